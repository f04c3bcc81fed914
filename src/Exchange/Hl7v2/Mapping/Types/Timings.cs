using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>TQ1 and TQ as Timing. Source: HL7 v2-to-FHIR TQ1[ServiceRequest], TQ[ServiceRequest], RPT[Timing].</summary>
internal static class Timings
{
    public static JsonObject? FromTq1(MessageWalk walk, Segment tq1)
    {
        var timing = new JsonObject();
        var repeat = new JsonObject();
        repeat.Put("boundsPeriod", Periods.Between(walk, tq1[7], tq1[8]));
        repeat.Put("count", FhirJson.PositiveInt(tq1[14]));
        foreach (var time in tq1[4].Repetitions)
            repeat.Append("timeOfDay", TimeOfDay(time.Text));
        if (FhirJson.Decimal(tq1[13][1]) is { } duration && V2.TimeUnit.GetValueOrDefault(tq1[13][2].Text ?? "") is { } unit)
        {
            repeat["duration"] = duration;
            repeat["durationUnit"] = unit;
        }
        AddPattern(timing, repeat, tq1[3]);
        timing.Put("repeat", repeat);
        return timing.Count == 0 ? null : timing;
    }

    /// <summary>TQ, the field of versions before 2.5.</summary>
    public static JsonObject? FromTq(MessageWalk walk, Hl7Value tq)
    {
        var timing = new JsonObject();
        var repeat = new JsonObject();
        repeat.Put("boundsPeriod", Periods.Between(walk, tq[4], tq[5]));
        repeat.Put("count", FhirJson.PositiveInt(tq[12]));
        timing.Put("repeat", repeat);
        if (tq[2][1].Text is { } pattern)
            timing["code"] = FhirJson.Concept(V2.Table("0335"), pattern);
        return timing.Count == 0 ? null : timing;
    }

    /// <summary>A TM as FHIR time; null when it has no minutes.</summary>
    public static string? TimeOfDay(string? text)
    {
        var digits = (text ?? "").Replace(":", "", StringComparison.Ordinal).Split('+', '-', '.')[0];
        if (digits.Length is not (4 or 6) || !digits.All(char.IsAsciiDigit))
            return null;
        var parsed = TimeOnly.TryParseExact(digits, digits.Length == 4 ? "HHmm" : "HHmmss", out var time);
        return parsed ? time.ToString("HH:mm:ss", null) : null;
    }

    private static void AddPattern(JsonObject timing, JsonObject repeat, Hl7Value rpt)
    {
        if (Codes.Concept(rpt[1], "0335") is { } code)
            timing["code"] = code;
        if (FhirJson.Decimal(rpt[5]) is { } period && V2.TimeUnit.GetValueOrDefault(rpt[6].Text ?? "") is { } unit)
        {
            repeat["period"] = period;
            repeat["periodUnit"] = unit;
        }
        if (rpt[8].Text is { } when && V2.TimingEvents.Contains(when))
            repeat.Append("when", when);
    }
}
