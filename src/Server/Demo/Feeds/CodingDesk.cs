using System.Text.Json.Nodes;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the coders did about stays that are not coded yet, as the encoder before this one hands it over: accounts on hold for a document that is
/// missing, and queries to physicians, some of them answered. In the shape in which coding keeps its Tasks. Source: FHIR R4 Task.
/// </summary>
internal static class CodingDesk
{
    /// <summary>Shares of the stays that could have it (assumed).</summary>
    private const double Held = 0.75;

    private const double Asked = 0.6;

    private const double Answered = 0.45;

    private const double DaysUntilSeen = 2.2;

    /// <summary>The state of an account that waits to be coded; null when nobody has looked at it. A query is noted in its line of the truth.</summary>
    public static Arrival? Of(Telling telling, Planting planting, DateTimeOffset now)
    {
        var at = telling.Departure.AddDays(DaysUntilSeen);
        if (at > now)
            return null;
        var random = new DemoRandom(telling.Person.Number, telling.Visit[^1], "desk");
        var (held, asked, answered) = (random.Chance(Held), random.Chance(Asked), random.Chance(Answered));
        var bundle = new FhirBundle();
        if (Missing(telling, planting) is { } document && held)
            Hold(bundle, telling, "documentation", $"{document} not on file", at);
        else if (telling.Flaw is { Kind: Kinds.QueryUnspecific } flaw && asked)
            Ask(bundle, telling, flaw, planting, at, answered && at.AddDays(1.5) < now ? at.AddDays(1.4) : null);
        return bundle.Count > 0 ? bundle.Send(at.AddDays(1.5) < now ? at.AddDays(1.5) : at, $"desk-{telling.Visit}") : null;
    }

    private static string? Missing(Telling telling, Planting planting) => telling.Story.Documents
        .Where((_, i) => planting.FaultOf(telling, i) == DocumentFault.Missing).Select(d => DocumentTypes.Title(d.Type)).FirstOrDefault();

    private static void Hold(FhirBundle bundle, Telling telling, string reason, string note, DateTimeOffset at)
    {
        var (encounter, patient) = Ids(telling);
        var task = new AccountTask { Hold = reason, HoldNote = note, HeldSince = at }.Write(encounter, patient, at);
        bundle.PutUnder((JsonObject)JsonNode.Parse(task.Utf8.Span)!, AccountTask.KeyOf(encounter).Id);
    }

    /// <summary>The account is held by its query; coding lifts the hold by itself when it finds the answer.</summary>
    private static void Ask(FhirBundle bundle, Telling telling, StoryFlaw flaw, Planting planting, DateTimeOffset at, DateTimeOffset? answered)
    {
        Hold(bundle, telling, HoldReason.Query, "", at);
        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["status"] = answered is null ? "requested" : "completed",
            ["intent"] = "order",
            ["priority"] = "routine",
            ["code"] = FhirBundle.Coded("urn:chartroom:task", "physician-query", "Physician query"),
            ["description"] = "Please specify the diagnosis",
            ["focus"] = FhirBundle.Reference(RecordIds.Encounter(telling.Visit)),
            ["for"] = FhirBundle.Reference(RecordIds.Patient(telling.Registered.Mrn)),
            ["encounter"] = FhirBundle.Reference(RecordIds.Encounter(telling.Visit)),
            ["authoredOn"] = Time(at),
            ["lastModified"] = Time(answered ?? at),
            ["requester"] = new JsonObject { ["display"] = "Coding" },
            ["owner"] = new JsonObject { ["reference"] = RecordIds.Practitioner(telling.Attending), ["display"] = telling.Attending.Shown },
            ["input"] = new JsonArray(Said("question", flaw.Ask)),
        };
        if (answered is not null)
            task["output"] = new JsonArray(Said("answer", string.Join("; ", flaw.Says.Select(s => telling.Fill(s.Words)).Distinct())));
        var reference = bundle.Put(task, $"query|{telling.Visit}");
        var where = planting.Truths.First(t => t.Kind == flaw.Kind && t.Telling == telling).Where;
        (where["asked"], where["answered"]) = (reference, answered is not null);
    }

    private static (string Encounter, string Patient) Ids(Telling telling) =>
        (RecordIds.Encounter(telling.Visit)["Encounter/".Length..], RecordIds.Patient(telling.Registered.Mrn)["Patient/".Length..]);

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz");

    private static JsonObject Said(string type, string words) => new() { ["type"] = new JsonObject { ["text"] = type }, ["valueString"] = words };
}
