using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>PQ, IVL_PQ, INT, REAL and RTO to Quantity, Range and Ratio. Source: HL7 v3 Data Types R1; FHIR R4 §2.24.0.6.</summary>
internal static class Quantities
{
    /// <summary>A Quantity of a PQ, INT, REAL or MO; null when there is no number.</summary>
    public static JsonObject? Of(CdaElement? quantity, string? comparator = null)
    {
        if (quantity is null)
            return null;
        if (CdaValues.Number(quantity["value"]) is not { } number)
            return quantity.Child("translation") is { } other && !ReferenceEquals(other, quantity) ? Translated(other, comparator) : null;
        return WithUnit(number, quantity["unit"], comparator);
    }

    private static JsonObject? Translated(CdaElement translation, string? comparator) =>
        CdaValues.Number(translation["value"]) is { } number
            ? JsonParts.Object(("value", number), ("comparator", comparator), ("unit", translation.Child("originalText")?.Text ?? translation["displayName"]))
            : null;

    private static JsonObject WithUnit(JsonNode number, string? unit, string? comparator)
    {
        var quantity = JsonParts.Object(("value", number), ("comparator", comparator), ("unit", unit));
        if (unit is not null && LooksLikeUcum(unit))
        {
            quantity["system"] = CodeSystems.Ucum;
            quantity["code"] = unit;
        }
        return quantity;
    }

    /// <summary>
    /// A Range of both ends, or a Quantity with comparator of one: <c>low</c> alone is ≥ (&gt; when not inclusive),
    /// <c>high</c> alone ≤ (&lt;). The name says which: <c>Range</c> or <c>Quantity</c>.
    /// </summary>
    public static (string Kind, JsonObject Value)? OfInterval(CdaElement? interval)
    {
        if (interval is null)
            return null;
        if (interval["value"] is not null)
            return Of(interval) is { } plain ? ("Quantity", plain) : null;
        var (low, high) = (Of(interval.Child("low")), Of(interval.Child("high")));
        if (low is not null && high is not null)
            return ("Range", JsonParts.Object(("low", low), ("high", high)));
        if (low is not null)
            return ("Quantity", Of(interval.Child("low"), interval.Child("low")!["inclusive"] == "false" ? ">" : ">=")!);
        if (high is not null)
            return ("Quantity", Of(interval.Child("high"), interval.Child("high")!["inclusive"] == "false" ? "<" : "<=")!);
        return Of(interval.Child("center")) is { } center ? ("Quantity", center) : null;
    }

    /// <summary>A Range with whatever ends are known, for reference ranges and doses; null when none is.</summary>
    public static JsonObject? Range(CdaElement? interval)
    {
        var range = JsonParts.Object(("low", Of(interval?.Child("low"))), ("high", Of(interval?.Child("high"))));
        return range.Count == 0 ? null : range;
    }

    public static JsonObject? Ratio(CdaElement? ratio)
    {
        var (above, below) = (Of(ratio?.Child("numerator")), Of(ratio?.Child("denominator")));
        return above is null || below is null ? null : JsonParts.Object(("numerator", above), ("denominator", below));
    }

    /// <summary>UCUM codes hold no white space and only ASCII from ! to ~; what else stands in <c>unit</c> is kept as text.</summary>
    private static bool LooksLikeUcum(string unit)
    {
        foreach (var c in unit)
        {
            if (c is <= ' ' or > '~')
                return false;
        }
        return true;
    }
}
