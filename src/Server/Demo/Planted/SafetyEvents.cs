using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>A harm of care that a story tells of: its name, the code that stands for it, and whether it is a hospital-acquired condition of CMS.</summary>
public sealed record Harm(string Name, string Code, bool HospitalAcquired);

/// <summary>
/// Harms of care: those that stories tell of. Most come as event reports as well; the others stand in the notes alone, to be found.
/// Source: CMS HAC list (42 CFR 412.172); AHRQ Patient Safety Indicators.
/// </summary>
internal static class SafetyEvents
{
    private static readonly (string Code, string Name, bool Acquired)[] Harms =
    [
        ("T83.511A", "Catheter-associated urinary tract infection", true), ("L89.153", "Pressure injury stage 3", true), ("G97.41", "Accidental dural tear", false),
        ("K91.71", "Accidental puncture or laceration of the bowel", false), ("T81.42XA", "Deep surgical site infection", false), ("O72.1", "Postpartum hemorrhage", false),
    ];

    /// <summary>The harm of a telling; null when it tells of none.</summary>
    public static Harm? Of(Telling telling)
    {
        foreach (var (code, name, acquired) in Harms)
        {
            if (telling.Story.Codes.Any(c => c.Code == code))
                return new Harm(name, code, acquired);
        }
        return null;
    }

    /// <summary>Whether an event report was written.</summary>
    public static bool IsReported(Telling telling, FlawRates rates) =>
        !new DemoRandom(telling.Person.Number, 5, "reported" + telling.Visit).Chance(rates[Kinds.SafetyUnreported]);

    public static Truth TruthOf(Telling telling, Person person, Harm harm, bool reported) => new(
        reported ? Kinds.SafetyEvent : Kinds.SafetyUnreported, person, telling, new JsonObject { ["code"] = harm.Code },
        new JsonObject { ["event"] = harm.Name, ["hospitalAcquiredCondition"] = harm.HospitalAcquired, ["reported"] = reported });

    /// <summary>The event report of a telling, as the reporting system sends it.</summary>
    public static JsonObject Report(Telling telling, Harm harm)
    {
        var at = telling.Arrival + TimeSpan.FromTicks((telling.Departure - telling.Arrival).Ticks / 2);
        return new JsonObject
        {
            ["resourceType"] = "AdverseEvent",
            ["actuality"] = "actual",
            ["category"] = new JsonArray(new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/adverse-event-category", ["code"] = "incident", ["display"] = "Incident" }),
            }),
            ["event"] = new JsonObject { ["text"] = harm.Name },
            ["subject"] = new JsonObject { ["reference"] = RecordIds.Patient(telling.Registered.Mrn) },
            ["encounter"] = new JsonObject { ["reference"] = RecordIds.Encounter(telling.Visit) },
            ["date"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz"),
            ["recordedDate"] = (at.AddHours(9) < telling.Departure ? at.AddHours(9) : at.AddMinutes(20)).ToString("yyyy-MM-ddTHH:mm:sszzz"),
        };
    }
}
