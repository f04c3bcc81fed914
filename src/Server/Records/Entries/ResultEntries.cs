using System.Globalization;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Records.Entries;

/// <summary>Observations with their values, components, ranges and flags. Source: FHIR R4 Observation.</summary>
internal static class ResultEntries
{
    public static IEnumerable<ChartEntry> Read(Element root)
    {
        var at = ChartTime.First(
            root["effectiveDateTime"u8], root["effectivePeriod"u8], root["effectiveInstant"u8], root["effectiveTiming"u8], root["issued"u8]);
        var measurements = new List<Measurement>(1);
        var whole = root["code"u8];
        if (Measure(root, whole, null) is { } own)
            measurements.Add(own);
        foreach (var component in root["component"u8].Items)
        {
            if (Measure(component, component["code"u8], whole) is { } part)
                measurements.Add(part);
        }
        var status = root["status"u8].Text ?? "";
        var tone = status is "entered-in-error" or "cancelled" ? Tone.Warning : measurements.Select(m => m.Tone).DefaultIfEmpty(Tone.Plain).Max();
        yield return new ChartEntry(
            $"Observation/{root["id"u8].Text}", at.Text, at.Milliseconds, "", 0, whole.Concept(), whole.CodeWithSystem(),
            Value(root, measurements), root["category"u8][0].FirstCode(), Status(status, measurements), tone,
            root["performer"u8][0].Referred(), status is "preliminary" or "registered")
        {
            Encounter = root["encounter"u8].Target(),
            Measurements = status is "entered-in-error" or "cancelled" ? [] : measurements,
            Labels = Reading.Labels(root),
        };
    }

    private static string Status(string status, List<Measurement> measurements)
    {
        var flag = measurements.Find(m => m.Flag.Length > 0)?.Flag;
        return flag is null ? status : $"{status}, {flag}";
    }

    private static string Value(Element root, List<Measurement> measurements) => measurements switch
    {
        [] => root["dataAbsentReason"u8].Concept(),
        [var only] => only.Text,
        // A blood pressure is read as one value: systolic over diastolic.
        [{ Number: { } high } a, { Number: { } low } b] when a.Unit == b.Unit && a.Code is "LOINC 8480-6" && b.Code is "LOINC 8462-4" => $"{Plain(high)}/{Plain(low)} {a.Unit}",
        [{ Number: { } low } b, { Number: { } high } a] when a.Unit == b.Unit && a.Code is "LOINC 8480-6" && b.Code is "LOINC 8462-4" => $"{Plain(high)}/{Plain(low)} {a.Unit}",
        _ => string.Join("; ", measurements.Select(m => $"{m.Test} {m.Text}")),
    };

    private static string Plain(decimal number) => Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture);

    private static Measurement? Measure(Element at, Element code, Element? whole)
    {
        var quantity = at["valueQuantity"u8];
        var text = quantity.Exists ? quantity.Quantity() : OtherValue(at);
        if (text.Length == 0)
            return null;
        var range = at["referenceRange"u8][0];
        var number = Number(quantity["value"u8]) ?? Number(at["valueInteger"u8]);
        var low = Number(range["low"u8]["value"u8]);
        var high = Number(range["high"u8]["value"u8]);
        var flag = at["interpretation"u8][0].FirstCode();
        var name = code.Concept();
        var coded = code.CodeWithSystem();
        var test = coded.Length > 0 ? coded : name;
        return new Measurement(
            whole is { } group ? $"{group.CodeWithSystem()}·{test}" : test, name, coded, text, number,
            quantity["unit"u8].Text ?? quantity["code"u8].Text ?? "", low, high, flag, ToneOf(flag, number, low, high));
    }

    private static string OtherValue(Element at)
    {
        foreach (var member in at.Members)
        {
            if (!member.Name.StartsWith("value"u8))
                continue;
            if (member.Name.SequenceEqual("valueCodeableConcept"u8))
                return member.Concept();
            if (member.Name.SequenceEqual("valueRange"u8))
                return $"{member["low"u8].Quantity()} to {member["high"u8].Quantity()}";
            if (member.Name.SequenceEqual("valueRatio"u8))
                return $"{member["numerator"u8].Quantity()}:{member["denominator"u8].Quantity()}";
            if (member.Name.SequenceEqual("valuePeriod"u8))
                return $"{ChartTime.Of(member).Text} to {ChartTime.EndOf(member).Text}";
            if (member.Name.SequenceEqual("valueSampledData"u8))
                return "waveform";
            return member.Name.SequenceEqual("valueDateTime"u8) ? ChartTime.Of(member).Text : member.Text ?? "";
        }
        return "";
    }

    /// <summary>
    /// The source's own flag decides; only without one is the value held against the range that came with it.
    /// Source: HL7 v3 ObservationInterpretation.
    /// </summary>
    private static Tone ToneOf(string flag, decimal? number, decimal? low, decimal? high) => flag switch
    {
        "HH" or "LL" or "AA" or "HU" or "LU" or ">" or "<" => Tone.Stop,
        "H" or "L" or "A" or "POS" or "DET" or "R" => Tone.Warning,
        "" when number < low || number > high => Tone.Warning,
        _ => Tone.Plain,
    };

    private static decimal? Number(Element element) =>
        element.Kind == ElementKind.Number
        && decimal.TryParse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
