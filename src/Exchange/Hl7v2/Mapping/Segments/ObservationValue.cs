using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// OBX-5 by the data type that OBX-2 names, with the units of OBX-6. A value that is not what OBX-2 says is kept as text; more than one
/// value becomes components. Source: HL7 v2-to-FHIR OBX[Observation], OBX[Observation-Component].
/// </summary>
internal static class ObservationValue
{
    public static void Set(MessageWalk walk, Segment obx, JsonObject observation)
    {
        var values = obx[5].Repetitions.ToList();
        var type = obx[2].Text ?? "ST";
        if (values.Count == 0)
            return;
        if (values.Count == 1 || type is "TX" or "FT" or "ST" or "NA" or "MA")
        {
            if (values.Count > 1)
                observation["valueString"] = string.Join('\n', values.Select(v => v.Whole));
            else if (Read(walk, obx, type, values[0]) is { } one)
                observation[one.Element] = one.Value;
            return;
        }
        foreach (var value in values)
        {
            if (Read(walk, obx, type, value) is not { } part)
                continue;
            observation.Append("component", new JsonObject { ["code"] = Codes.Concept(obx[3]), [part.Element] = part.Value });
        }
    }

    private static (string Element, JsonNode Value)? Read(MessageWalk walk, Segment obx, string type, Hl7Value value)
    {
        (string Element, JsonNode? Value) read = type switch
        {
            "NM" => ("valueQuantity", Quantities.Of(value, obx[6].Part(1))),
            "SN" => Structured(value, obx[6].Part(1)),
            "CWE" or "CE" or "CNE" or "CF" or "IS" or "ID" => ("valueCodeableConcept", Codes.Concept(value)),
            "DT" or "DTM" or "TS" => ("valueDateTime", walk.DateTime(value)),
            "TM" => ("valueTime", Timings.TimeOfDay(value.Text)),
            "DR" => ("valuePeriod", Periods.FromRange(walk, value)),
            "NR" => ("valueRange", Quantities.Range(value[1], value[2], obx[6].Part(1))),
            "CQ" => ("valueQuantity", Quantities.FromCq(value)),
            "VR" => ("valueString", value[1].Text + "-" + value[2].Text),
            "ED" or "RP" => ("", null),
            _ => ("valueString", value.Whole),
        };
        if (read.Value is not null)
            return (read.Element, read.Value);
        // Not what OBX-2 says: "< 0.5", "POSITIVE" in an NM. The text is the result all the same.
        return type is "ED" or "RP" || value.Whole is not { } text ? null : ("valueString", JsonValue.Create(text));
    }

    /// <summary>SN: comparator, number, separator, number. Source: HL7 v2.5.1 §2.A.68 SN.</summary>
    private static (string, JsonNode?) Structured(Hl7Value value, Hl7Value unit)
    {
        var (comparator, separator) = (value[1].Text, value[3].Text);
        if (comparator == "<>" || separator == "+")
            return ("valueString", Plain(value));
        if (separator is ":" or "/")
        {
            var numerator = Quantities.Of(value[2], unit);
            if (numerator is not null && comparator is "<" or ">" or "<=" or ">=")
                numerator["comparator"] = comparator;
            var ratio = new JsonObject();
            ratio.Put("numerator", numerator);
            ratio.Put("denominator", Quantities.Of(value[4], unit));
            return ("valueRatio", ratio.Count == 2 ? ratio : Plain(value));
        }
        if (separator == "-")
            return ("valueRange", Quantities.Range(value[2], value[4], unit));
        var quantity = Quantities.Of(value[2], unit);
        if (quantity is not null && comparator is "<" or ">" or "<=" or ">=")
            quantity["comparator"] = comparator;
        return quantity is null ? ("valueString", Plain(value)) : ("valueQuantity", quantity);
    }

    private static JsonValue? Plain(Hl7Value value)
    {
        var text = string.Join(' ', Enumerable.Range(1, 4).Select(n => value[n].Text).Where(t => t is not null));
        return text.Length == 0 ? null : JsonValue.Create(text);
    }
}
