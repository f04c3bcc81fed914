using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>Builds JSON without empty members: what is null, an empty object or an empty array is left out.</summary>
internal static class JsonParts
{
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var built = new JsonObject();
        foreach (var (name, value) in members)
        {
            built.Put(name, value);
        }
        return built;
    }

    /// <summary>Sets a member unless the value is null or empty; returns the object for chaining.</summary>
    public static JsonObject Put(this JsonObject target, string name, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
            return target;
        target[name] = value;
        return target;
    }

    /// <summary>Appends to an array member, making it at need; nothing happens for null or empty.</summary>
    public static void Append(this JsonObject target, string name, JsonNode? value)
    {
        if (value is null or JsonObject { Count: 0 })
            return;
        if (target[name] is JsonArray array)
            array.Add(value);
        else
            target[name] = new JsonArray(value);
    }

    /// <summary>An array of what is there; null when nothing is.</summary>
    public static JsonArray? Array(IEnumerable<JsonNode?> items)
    {
        JsonArray? array = null;
        foreach (var item in items)
        {
            if (item is null or JsonObject { Count: 0 })
                continue;
            (array ??= []).Add(item);
        }
        return array;
    }

    public static JsonArray? Array(JsonNode? item) => item is null or JsonObject { Count: 0 } ? null : new JsonArray(item);

    public static JsonObject? Reference(string? url, string? display = null) =>
        url is null ? null : Object(("reference", url), ("display", display));

    public static JsonObject Concept(string system, string code, string? display = null) =>
        Object(("coding", new JsonArray(Coding(system, code, display))));

    public static JsonObject Coding(string system, string code, string? display = null) =>
        Object(("system", system), ("code", code), ("display", display));

    /// <summary>The extension that says why a value is absent. Source: FHIR R4 extension data-absent-reason.</summary>
    public static JsonObject Absent(string reason) =>
        Object(("extension", new JsonArray(Object(
            ("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason"), ("valueCode", reason)))));
}
