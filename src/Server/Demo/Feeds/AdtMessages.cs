using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What registration sends: the person (A28, A08, A40) and the visits (A01 to A04, with their cancellations A11 and A13).
/// Source: HL7 v2.5.1 §3.3.
/// </summary>
internal sealed class AdtMessages(Life life, Planting planting, Hospital hospital, DateTimeOffset now)
{
    /// <summary>Shares of visits with a slip of registration that it takes back at once (assumed).</summary>
    private const double CancelledAdmissions = 0.015;

    private const double CancelledDischarges = 0.02;

    /// <summary>Minutes by which a slip comes before the right message.</summary>
    private const int SlipBefore = 25;

    /// <summary>The person: registered, named, married, moved, merged.</summary>
    public IEnumerable<Arrival> OfPerson()
    {
        yield return Person("A28", life.At(life.Registered), life.Registered, "A28");
        if (life.Named is { } named && named < now)
            yield return Person("A08", life.Person, named, "NAME");
        if (life.Person.Change is { } change && Day(change.Day) is var day && day > life.Registered && day < now)
            yield return Person("A08", life.At(day), day, "CHANGE");
        if (planting.Second is not { } second)
            yield break;
        yield return Person("A28", second.Written, second.Since, "A28", second.By);
        if (second.MergedAt is { } merged)
            yield return Merge(second, merged);
    }

    /// <summary>One visit from arrival to departure.</summary>
    public IEnumerable<Arrival> OfVisit(Telling telling)
    {
        var random = new DemoRandom(telling.Person.Number, telling.Visit[^1], "adt");
        var stay = telling.Story.IsStay;
        if (stay && random.Chance(CancelledAdmissions))
        {
            yield return Visit(telling, "A01", telling.Arrival.AddMinutes(-SlipBefore), "A01X", "9");
            yield return Visit(telling, "A11", telling.Arrival.AddMinutes(-20), "A11X", "9");
        }
        yield return Visit(telling, stay ? "A01" : "A04", telling.Arrival, stay ? "A01" : "A04");
        if (telling.Story.Setting == StorySetting.Inpatient && telling.Story.Stay >= 3)
            yield return Transfer(telling, telling.Arrival.AddHours(random.Between(20, 44)));
        if (stay && random.Chance(CancelledDischarges) && !telling.Story.Died)
        {
            yield return Visit(telling, "A03", telling.Departure.AddHours(-3), "A03X");
            yield return Visit(telling, "A13", telling.Departure.AddHours(-2), "A13X");
        }
        yield return Visit(telling, "A03", telling.Departure, "A03");
    }

    private Arrival Person(string trigger, Person person, DateTimeOffset at, string name, Registrar? by = null)
    {
        var id = $"{person.Mrn}-{name}";
        var message = Begin(trigger, id, at, Hospital.System, by ?? Registrar(at))
            .Ready(Sender.Pid(person, mother: life.Mother));
        if (life.Mother is { } mother)
        {
            message.Segment(
                "NK1", (1, "1"), (2, $"{Er7.Escape(mother.Family)}^{Er7.Escape(mother.Given)}^^^^^L"), (3, "MTH^Mother^HL70063"),
                (5, $"^PRN^PH^^1^302^{mother.Home.Phone[4..].Replace("-", "", StringComparison.Ordinal)}"));
        }
        message.Segment("PV1", (1, "1"), (2, "N")).Ready(Sender.In1(person));
        return Sender.Send(at, id, message);
    }

    private Arrival Merge(SecondRecord second, DateTimeOffset at)
    {
        var id = $"{second.Written.Mrn}-A40";
        var message = Begin("A40", id, at, Hospital.System, Registrar(at)).Ready(Sender.Pid(life.At(at)))
            .Segment("MRG", (1, $"{second.Written.Mrn}^^^{Sender.Authority}^MR"), (7, $"{Er7.Escape(second.Written.Family)}^{Er7.Escape(second.Written.Given)}^^^^^L"));
        return Sender.Send(at, id, message);
    }

    private Arrival Transfer(Telling telling, DateTimeOffset at)
    {
        var id = $"{telling.Visit}-A02";
        var message = Begin("A02", id, at, Sender.Facility(telling), Registrar(at)).Ready(Sender.Pid(telling.Registered, RecordIds.AccountNumber(telling.Visit)))
            .Ready(Sender.Pv1(telling, left: false, ward: Sender.Ward(telling), from: "OBS"));
        return Sender.Send(at, id, message);
    }

    /// <summary>One event of a visit.</summary>
    /// <param name="telling">The visit.</param>
    /// <param name="trigger">The event.</param>
    /// <param name="at">When.</param>
    /// <param name="name">The message's name within the visit.</param>
    /// <param name="slip">Put behind the visit number of a visit that never was.</param>
    private Arrival Visit(Telling telling, string trigger, DateTimeOffset at, string name, string slip = "")
    {
        var id = $"{telling.Visit}-{name}";
        var left = trigger is "A03";
        var mother = telling.Story.Setting == StorySetting.Newborn ? life.Mother : null;
        var written = telling.Registered == telling.Person ? life.At(at) : telling.Registered;
        var message = Begin(trigger, id, at, Sender.Facility(telling), Registrar(at))
            .Ready(Sender.Pid(written, RecordIds.AccountNumber(telling.Visit + slip), mother, left && telling.Story.Died ? telling.Departure : null));
        // Who stays long begins on the observation ward and is moved.
        var ward = trigger is "A01" && telling.Story is { Setting: StorySetting.Inpatient, Stay: >= 3 } ? "OBS" : null;
        // What is taken back was said with the time at which it was said.
        var begun = slip.Length > 0 ? telling.Arrival.AddMinutes(-SlipBefore) : telling.Arrival;
        var pv1 = Sender.Pv1(telling, left, ward, null, begun, left && at < telling.Departure ? at : null);
        message.Ready(slip.Length == 0 ? pv1 : pv1.Replace($"|{telling.Visit}^", $"|{telling.Visit}{slip}^", StringComparison.Ordinal));
        message.Segment("PV2", (3, $"^{Er7.Escape(telling.Story.Reason)}"));
        foreach (var (allergy, i) in life.Allergies.Select((a, i) => (a, i)))
            message.Segment("AL1", (1, $"{i + 1}"), (2, allergy.Substance == "Peanut" ? "FA" : "DA"), (3, $"^{Er7.Escape(allergy.Substance)}"), (4, Severity(allergy)), (5, Er7.Escape(allergy.Reaction)));
        if (telling.Story.Setting != StorySetting.Outpatient)
            message.Segment("DG1", (1, "1"), (3, $"^{Er7.Escape(telling.Story.Reason)}"), (5, Er7.Time(begun)), (6, "A"));
        message.Ready(Sender.In1(written));
        return Sender.Send(at, id, message);
    }

    private static Er7 Begin(string trigger, string id, DateTimeOffset at, string facility, Registrar by) =>
        new Er7($"ADT^{trigger}^{Structure(trigger)}", id, at, "REGISTRATION", facility)
            .Segment("EVN", (1, trigger), (2, Er7.Time(at)), (5, $"{by.Number}^{Er7.Escape(by.Family)}^{Er7.Escape(by.Given)}"));

    /// <summary>Who sits at the desk at that hour.</summary>
    private Registrar Registrar(DateTimeOffset at) => hospital.Registrars[(at.DayOfYear * 3 + at.Hour / 8) % hospital.Registrars.Count];

    private DateTimeOffset Day(DateOnly day) => new(day.ToDateTime(new TimeOnly(11, 0)), now.Offset);

    private static string Structure(string trigger) => trigger switch
    {
        "A28" => "ADT_A05",
        "A02" => "ADT_A02",
        "A03" => "ADT_A03",
        "A11" => "ADT_A09",
        "A40" => "ADT_A39",
        _ => "ADT_A01",
    };

    private static string Severity(StoryAllergy allergy) => allergy.Severity switch { "severe" => "SV", "moderate" => "MO", _ => "MI" };
}
