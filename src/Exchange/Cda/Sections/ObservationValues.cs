using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>A CDA <c>value</c> of any data type to the fitting <c>value[x]</c>. Source: C-CDA on FHIR §Results (value).</summary>
internal static class ObservationValues
{
    /// <summary>Sets one <c>value[x]</c> member; false when the element has no value to say.</summary>
    public static bool Put(CdaValues values, JsonObject target, CdaElement? value)
    {
        if (value is null)
            return false;
        var (name, node) = (value["type"] ?? Guess(value)) switch
        {
            "PQ" or "REAL" or "MO" => ("valueQuantity", Quantities.Of(value) ?? Words(values, value, target)),
            "INT" => Integer(value),
            "IVL_PQ" or "IVL_INT" or "IVL_REAL" => Interval(value),
            "CD" or "CE" or "CO" or "CV" or "CS" or "SC" => ("valueCodeableConcept", values.Concept(value)),
            "RTO" or "RTO_PQ_PQ" or "RTO_QTY_QTY" => ("valueRatio", Quantities.Ratio(value)),
            "TS" => ("valueDateTime", values.DateTime(value) is { } time ? JsonValue.Create(time) : null),
            "IVL_TS" => ("valuePeriod", values.Period(value)),
            "BL" => ("valueBoolean", value["value"] is "true" or "false" ? JsonValue.Create(value["value"] == "true") : null),
            "II" => ("valueString", Text(value["extension"] ?? value["root"])),
            "TEL" => ("valueString", Text(value["value"])),
            _ => ("valueString", Text(values.Text(value) ?? value["value"])),
        };
        if (node is null && !value.IsNull && values.Text(value) is { } text)
            (name, node) = ("valueString", JsonValue.Create(text));
        if (node is null or JsonObject { Count: 0 })
            return target.Any(m => m.Key.StartsWith("value", StringComparison.Ordinal));
        target[name] = node;
        return true;
    }

    /// <summary>A physical quantity that is only words (<c>translation/originalText</c>) is a string.</summary>
    private static JsonNode? Words(CdaValues values, CdaElement value, JsonObject target)
    {
        if ((values.Original(value) ?? values.Original(value.Child("translation"))) is { } words)
            target["valueString"] = words;
        else if (value["value"] is { } odd)
            target["valueString"] = value["unit"] is { } unit ? $"{odd} {unit}" : odd;
        return null;
    }

    private static (string, JsonNode?) Integer(CdaElement value)
    {
        if (int.TryParse(value["value"], out var whole))
            return ("valueInteger", JsonValue.Create(whole));
        return ("valueQuantity", Quantities.Of(value));
    }

    private static (string, JsonNode?) Interval(CdaElement value) =>
        Quantities.OfInterval(value) is { } found ? ("value" + found.Kind, found.Value) : ("valueQuantity", null);

    private static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(text);

    private static string Guess(CdaElement value)
    {
        if (value["code"] is not null)
            return "CD";
        if (value.Child("low") is not null || value.Child("high") is not null)
            return "IVL_PQ";
        return value["value"] is not null && CdaValues.Number(value["value"]) is not null ? "PQ" : "ST";
    }
}
