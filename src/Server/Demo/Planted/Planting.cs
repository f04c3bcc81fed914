using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>A second number that a registrar gave somebody: the record as written, from when, and when it was merged away if it was.</summary>
public sealed record SecondRecord(Person Written, DateTimeOffset Since, DateTimeOffset? MergedAt, IReadOnlyList<string> Errors, Registrar By);

/// <summary>
/// Plants the flaws of one life: it changes what registration and the documents say, and keeps the truth. Everything is drawn
/// from the person's own chance, so that a flaw in one chart changes no other.
/// </summary>
internal sealed class Planting
{
    private readonly Dictionary<(string Visit, int Document), DocumentFault> faults = [];
    private readonly List<Truth> truths = [];
    private readonly Life life;
    private readonly FlawRates rates;
    private readonly Hospital hospital;
    private readonly DateTimeOffset now;
    private DemoRandom random;

    public Planting(Life life, FlawRates rates, Hospital hospital, Town town, DateTimeOffset now, long seed)
    {
        (this.life, this.rates, this.hospital, this.now) = (life, rates, hospital, now);
        random = new DemoRandom(seed, life.Person.Number, "flaws");
        PlantSecond();
        PlantOverlay(town);
        foreach (var telling in life.Tellings)
        {
            PlantQuery(telling);
            PlantFaults(telling, town);
            TellOutcome(telling);
        }
        TellLookAlike(town);
        var codable = life.Tellings.Where(t => t.Story.Setting != StorySetting.Outpatient && t.Departure < now).ToList();
        Coded = [.. codable.Select(t => CodedStay.Of(t, rates, now, seed)).OfType<CodedStay>()];
        Uncoded = [.. codable.Where(t => !Coded.Any(c => c.Telling == t))];
        truths.AddRange(codable.Select(t => CodedStay.Right(t, Coded.FirstOrDefault(c => c.Telling == t))));
        truths.AddRange(Coded.Select(c => c.Truth).OfType<Truth>());
    }

    public IReadOnlyList<Truth> Truths => truths;

    /// <summary>The second record of the person; null for most.</summary>
    public SecondRecord? Second { get; private set; }

    /// <summary>The person to whom misfiled documents went.</summary>
    public Person? WrongChart { get; private set; }

    /// <summary>The stays that were coded before Chartroom came, or by others.</summary>
    public IReadOnlyList<CodedStay> Coded { get; }

    /// <summary>The stays and emergency visits that wait to be coded.</summary>
    public IReadOnlyList<Telling> Uncoded { get; }

    public DocumentFault FaultOf(Telling telling, int document) => faults.GetValueOrDefault((telling.Visit, document));

    public void Add(Truth truth) => truths.Add(truth);

    /// <summary>A later visit is registered under a new number because the registrar did not find the old one.</summary>
    private void PlantSecond()
    {
        if (life.Tellings.Count < 2 || life.Person.Mother is not null || !random.Chance(rates[Kinds.Duplicate] * 2))
            return;
        var telling = life.Tellings[random.Between(1, life.Tellings.Count - 1)];
        var by = random.Pick(hospital.Registrars);
        var written = Misregistration.Second(telling.Person, by.Habit, ref random, out var errors);
        var merged = random.Chance(0.25) ? telling.Departure.AddDays(random.Between(2, 9)) : default(DateTimeOffset?);
        Second = new SecondRecord(written, telling.Arrival.AddMinutes(-4), merged < now ? merged : null, errors, by);
        telling.Registered = written;
        truths.Add(new Truth(
            Second.MergedAt is null ? Kinds.Duplicate : Kinds.DuplicateMerged, life.Person, telling,
            new JsonObject { ["first"] = RecordIds.Patient(life.Person.Mrn), ["second"] = RecordIds.Patient(written.Mrn), ["errors"] = new JsonArray([.. errors.Select(e => (JsonNode)e)]) },
            new JsonObject { ["same"] = true, ["merge"] = Second.MergedAt is null, ["registrar"] = by.Number, ["habit"] = by.Habit.ToString() }));
    }

    /// <summary>A visit is registered under the number of somebody else of the household, whose name and birth date are overwritten.</summary>
    private void PlantOverlay(Town town)
    {
        if (Second is not null || life.Tellings.Count == 0 || life.Person.Mother is not null || !random.Chance(rates[Kinds.Overlay]))
            return;
        var other = town.Person(life.Person.Number / Household.Size * Household.Size + (life.Person.Number + 1) % Household.Size);
        var telling = life.Tellings[^1];
        telling.Registered = telling.Person with { Mrn = other.Mrn };
        truths.Add(new Truth(
            Kinds.Overlay, life.Person, telling,
            new JsonObject { ["record"] = RecordIds.Patient(other.Mrn), ["encounter"] = RecordIds.Encounter(telling.Visit) },
            new JsonObject { ["encounterBelongsTo"] = RecordIds.Patient(life.Person.Mrn), ["recordBelongsTo"] = $"{other.Given} {other.Family}, {other.BirthDate:yyyy-MM-dd}" }));
    }

    private void PlantQuery(Telling telling)
    {
        if (telling.Story.Flaws.Count == 0)
            return;
        var flaw = telling.Story.Flaws[0];
        if (!random.Chance(rates[flaw.Kind]))
            return;
        telling.Flaw = flaw;
        var answer = new JsonObject
        {
            ["ask"] = flaw.Ask,
            ["codesAsWritten"] = CodedStay.CodesOf(telling.Codes),
            ["codesWhenAnswered"] = CodedStay.CodesOf(telling.Story.Codes),
        };
        if (flaw.Drg is { } drg)
            (answer["drgAsWritten"], answer["drgWhenAnswered"]) = (drg, telling.Story.Drg);
        truths.Add(new Truth(flaw.Kind, life.Person, telling, new JsonObject { ["to"] = RecordIds.Practitioner(telling.Attending) }, answer));
    }

    private void PlantFaults(Telling telling, Town town)
    {
        for (var i = 0; i < telling.Story.Documents.Count; i++)
        {
            var fault = DocumentFaults.Draw(telling, i, rates, ref random);
            if (fault == DocumentFault.None || DocumentFaults.ArrivesAt(telling, i, fault) > now)
                continue;
            if (fault == DocumentFault.Misfiled)
                WrongChart ??= town.Person(life.Person.Number > Household.Size ? life.Person.Number - Household.Size - 1 : life.Person.Number + 1);
            faults[(telling.Visit, i)] = fault;
            truths.Add(new Truth(KindOf(fault), life.Person, telling, Where(telling, i, fault), Answer(telling, i, fault)));
        }
    }

    private static string KindOf(DocumentFault fault) => fault switch
    {
        DocumentFault.Missing => Kinds.DocumentMissing,
        DocumentFault.Late => Kinds.DocumentLate,
        DocumentFault.Unsigned => Kinds.DocumentUnsigned,
        DocumentFault.Contradictory => Kinds.DocumentContradictory,
        DocumentFault.CopiedForward => Kinds.DocumentCopiedForward,
        _ => Kinds.DocumentMisfiled,
    };

    private JsonObject Where(Telling telling, int number, DocumentFault fault)
    {
        var document = telling.Story.Documents[number];
        var where = new JsonObject { ["type"] = document.Type, ["title"] = DocumentTypes.Title(document.Type) };
        if (fault != DocumentFault.Missing)
            where["document"] = RecordIds.Document(RecordIds.DocumentNumber(telling.Visit, number));
        if (fault == DocumentFault.Misfiled)
            where["filedUnder"] = RecordIds.Patient(WrongChart!.Mrn);
        if (fault == DocumentFault.CopiedForward)
            where["copiedFrom"] = RecordIds.Document(RecordIds.DocumentNumber(telling.Visit, DocumentFaults.Before(telling, number)!.Value));
        return where;
    }

    private static JsonObject Answer(Telling telling, int number, DocumentFault fault)
    {
        var document = telling.Story.Documents[number];
        var answer = new JsonObject { ["owner"] = RecordIds.Practitioner(telling.Clinician(document.Author)) };
        if (DocumentFaults.DueAt(telling, document) is { } due)
            answer["due"] = due.ToString("yyyy-MM-ddTHH:mm:sszzz");
        if (fault == DocumentFault.Misfiled)
            (answer["belongsTo"], answer["encounter"]) = (RecordIds.Patient(telling.Registered.Mrn), RecordIds.Encounter(telling.Visit));
        if (fault == DocumentFault.Contradictory)
            answer["contradicts"] = "laterality of the other documents";
        return answer;
    }

    private void TellOutcome(Telling telling)
    {
        if (telling.Story.Id == "salmonella-gastroenteritis")
        {
            truths.Add(new Truth(
                Kinds.Outbreak, life.Person, telling, new JsonObject { ["city"] = Outbreak.Town },
                new JsonObject { ["organism"] = "Salmonella", ["exposure"] = now.AddDays(-Outbreak.DaysAgo).ToString("yyyy-MM-dd"), ["reportable"] = true }));
        }
        if (telling.Story.Id == "heart-failure")
        {
            truths.Add(new Truth(
                Kinds.TreatmentEffect, life.Person, telling, new JsonObject { ["called"] = TreatmentEffect.IsCalled(telling) },
                new JsonObject
                {
                    ["outcome"] = "readmission within 28 days",
                    ["returned"] = life.Tellings.Any(t => t.Story.Id == "heart-failure-return"),
                    ["rateWhenCalled"] = TreatmentEffect.ReturnsWhenCalled,
                    ["rateOtherwise"] = TreatmentEffect.ReturnsOtherwise,
                }));
        }
        if (SafetyEvents.Of(telling) is { } harm)
            truths.Add(SafetyEvents.TruthOf(telling, life.Person, harm, SafetyEvents.IsReported(telling, rates)));
    }

    /// <summary>Fathers and sons of one name, and twins: alike on paper, and never to be merged.</summary>
    private void TellLookAlike(Town town)
    {
        var person = life.Person;
        Person? like = person.Suffix == "Jr" ? town.Person(person.Mother!.Value + 1) : person.BirthOrder == 2 ? town.Person(person.Number - 1) : null;
        if (like is null)
            return;
        truths.Add(new Truth(
            Kinds.LookAlike, person, null, new JsonObject { ["first"] = RecordIds.Patient(like.Mrn), ["second"] = RecordIds.Patient(person.Mrn) },
            new JsonObject { ["same"] = false, ["why"] = person.Suffix == "Jr" ? "father and son of one name" : "twins" }));
    }
}
