using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>Small ways to fill a resource: what is empty is never written.</summary>
internal static class FhirJson
{
    public static void Put(this JsonObject to, string name, JsonNode? value)
    {
        if (value is not null && value is not JsonObject { Count: 0 } && value is not JsonArray { Count: 0 })
            to[name] = value;
    }

    /// <summary>Adds one item to a repeating element.</summary>
    public static void Append(this JsonObject to, string name, JsonNode? value)
    {
        if (value is null or JsonObject { Count: 0 })
            return;
        if (to[name] is not JsonArray items)
            to[name] = items = [];
        items.Add(value);
    }

    /// <summary>Adds one item unless an equal one is there.</summary>
    public static void AppendOnce(this JsonObject to, string name, JsonNode? value)
    {
        if (value is not null && (to[name] is not JsonArray items || !items.Any(i => JsonNode.DeepEquals(i, value))))
            to.Append(name, value);
    }

    public static void Extend(this JsonObject to, string url, string element, JsonNode? value)
    {
        if (value is not null and not JsonObject { Count: 0 })
            to.Append("extension", new JsonObject { ["url"] = url, [element] = value });
    }

    public static JsonObject Coding(string? system, string? code, string? display = null)
    {
        var coding = new JsonObject();
        coding.Put("system", system);
        coding.Put("code", code);
        coding.Put("display", display);
        return coding;
    }

    public static JsonObject Concept(string? system, string? code, string? display = null) =>
        new() { ["coding"] = new JsonArray(Coding(system, code, display)) };

    public static JsonObject Text(string text) => new() { ["text"] = text };

    public static JsonNode? Child(this JsonObject of, string name) => of[name] ?? (of[name] = new JsonObject());

    /// <summary>A number as written, or null when the text is none.</summary>
    public static JsonNode? Decimal(Hl7Value value) =>
        decimal.TryParse(value.Text, System.Globalization.NumberStyles.Float, null, out var number) ? JsonValue.Create(number) : null;

    public static JsonNode? PositiveInt(Hl7Value value) =>
        int.TryParse(value.Text, out var number) && number > 0 ? JsonValue.Create(number) : null;
}
