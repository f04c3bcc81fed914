using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Audits;
using Chartroom.Server.Demo.Planted;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// The coding audits of the months before: each month some coded stays and visits are drawn for a second coder, who codes them again, carefully, in the
/// course of the month; the newest sample waits. In the shape in which coding keeps its audits. Source: AHIMA, Benchmarking to Improve Coding Accuracy (code-over-code method).
/// </summary>
internal static class AuditDesk
{
    /// <summary>Share of the coded stays and visits (assumed).</summary>
    private const double Drawn = 0.4;

    /// <summary>Months back to which samples were drawn.</summary>
    private const int Months = 6;

    private const string Coder = "Encoder before Chartroom";
    private const string Auditor = "Audit before Chartroom";

    /// <summary>The audit of a coded stay; null for most stays.</summary>
    public static Arrival? Of(CodedStay coded, DateTimeOffset now)
    {
        var telling = coded.Telling;
        var random = new DemoRandom(telling.Person.Number, telling.Visit[^1], "audit");
        var drawn = random.Chance(Drawn);
        // The sample of a month is drawn on the first of the next, of what was coded in it.
        var coding = telling.Departure.AddDays(AbstractBundle.DaysUntilCoded);
        var month = new DateTimeOffset(coding.Year, coding.Month, 1, 9, 0, 0, coding.Offset);
        var at = month.AddMonths(1);
        if (!drawn || at > now || at < now.AddMonths(-Months))
            return null;
        var finished = at.AddDays(random.Between(1, 8)).AddHours(random.Between(0, 7));
        var isDone = at.AddMonths(1) <= now;
        var encounter = RecordIds.Encounter(telling.Visit);
        var id = EntryKeys.MakeId("Task", $"audit|{telling.Visit}");
        var task = new AuditTask(
            id, 0, encounter["Encounter/".Length..], RecordIds.Patient(telling.Registered.Mrn)["Patient/".Length..], 1, "", Coder, "", isDone ? Auditor : "",
            IsBlind: false, $"{month:yyyy-MM}, monthly", isDone ? "completed" : "requested", at, isDone ? finished : null);
        var bundle = new FhirBundle();
        bundle.PutUnder((JsonObject)JsonNode.Parse(task.Write().Utf8.Span)!, id);
        if (isDone)
            bundle.PutUnder(AbstractBundle.Recode(coded, AbstractClaim.KeyOf(id, "recode").Id, finished, Auditor), AbstractClaim.KeyOf(id, "recode").Id);
        return bundle.Send(isDone ? finished : at, $"audit-{telling.Visit}");
    }
}
