using System.Text.Json.Nodes;

namespace Chartroom.Suites.UsCore;

/// <summary>
/// Finds the values of a search parameter in a resource by walking its JSON along the paths of the metadata: no schema, no
/// FHIRPath engine, nothing that the server uses.
/// </summary>
internal static class NaiveValues
{
    /// <summary>Endings of an element of several types, such as <c>effectiveDateTime</c>.</summary>
    private static readonly string[] Endings = ["", "DateTime", "Period", "Instant", "Date"];

    public static IReadOnlyList<JsonNode> Of(JsonNode resource, IReadOnlyList<string> paths)
    {
        var found = new List<JsonNode>();
        foreach (var path in paths)
        {
            const string Extension = ".extension.where(url='";
            if (path.IndexOf(Extension, StringComparison.Ordinal) is >= 0 and var at)
                found.AddRange(OfExtension(resource, path[(at + Extension.Length)..].Split('\'')[0]));
            else
                Walk(resource, path.Split('.').AsSpan(1), found);
        }
        return found;
    }

    private static IEnumerable<JsonNode> OfExtension(JsonNode resource, string url) =>
        from extension in resource["extension"]?.AsArray() ?? []
        where (string?)extension["url"] == url
        let value = extension["valueDateTime"]
        where value is not null
        select value;

    private static void Walk(JsonNode node, ReadOnlySpan<string> path, List<JsonNode> found)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Walk(item!, path, found);
            return;
        }
        if (path.Length == 0)
        {
            found.Add(node);
            return;
        }
        foreach (var ending in Endings)
        {
            if (node is JsonObject && node[path[0] + ending] is { } value)
                Walk(value, path[1..], found);
        }
    }
}
