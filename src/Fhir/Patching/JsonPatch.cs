using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Patching;

/// <summary>Applies a JSON Patch to a resource. Source: RFC 6902 JSON Patch, RFC 6901 JSON Pointer.</summary>
public static class JsonPatch
{
    /// <summary>
    /// The document with all operations applied, or the issue of the first that cannot be. Code <c>structure</c>: the patch
    /// is malformed; <c>processing</c>: it does not fit the resource.
    /// </summary>
    public static Parsed<ResourceDocument> Apply(ResourceDocument document, ReadOnlyMemory<byte> patch)
    {
        JsonNode? root;
        JsonArray operations;
        try
        {
            if (JsonNode.Parse(patch.Span) is not JsonArray array)
                return Issue.Error("structure", "A JSON Patch is an array of operations.");
            operations = array;
            root = JsonNode.Parse(document.Utf8.Span);
        }
        catch (JsonException e)
        {
            return Issue.Error("structure", "The patch is not well-formed JSON.", null, (int)(e.LineNumber ?? 0) + 1);
        }
        for (var i = 0; i < operations.Count; i++)
        {
            if (Apply(ref root, operations[i]) is { } problem)
                return problem with { Path = $"[{i}]" };
        }
        return root is JsonObject
            ? ResourceDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(root))
            : Issue.Error("processing", "The patch leaves no resource.");
    }

    private static Issue? Apply(ref JsonNode? root, JsonNode? step)
    {
        if (step is not JsonObject operation || Text(operation, "op") is not { } op || Text(operation, "path") is not { } path)
            return Issue.Error("structure", "An operation has op and path.");
        if (op is "add" or "replace" or "test" && !operation.ContainsKey("value"))
            return Issue.Error("structure", $"The operation {op} needs a value.");
        switch (op)
        {
            case "add":
                return Add(ref root, path, operation["value"]?.DeepClone());
            case "remove":
                return Remove(ref root, path, out _);
            case "replace":
                return path.Length == 0 ? Add(ref root, path, operation["value"]?.DeepClone()) : Replace(ref root, path, operation["value"]);
            case "move" when Text(operation, "from") is { } from:
                if (path.StartsWith(from + "/", StringComparison.Ordinal))
                    return Issue.Error("processing", "A value cannot be moved into itself.");
                return Remove(ref root, from, out var moved) ?? Add(ref root, path, moved);
            case "copy" when Text(operation, "from") is { } from:
                return Find(root, from, out var copied) ? Add(ref root, path, copied?.DeepClone()) : NotThere();
            case "test":
                return Find(root, path, out var found) && JsonNode.DeepEquals(found, operation["value"])
                    ? null
                    : Issue.Error("processing", "A test of the patch failed: the value is another one.");
            default:
                return Issue.Error("structure", "op is add, remove, replace, move, copy or test; move and copy need from.");
        }
    }

    private static string? Text(JsonObject operation, string name) =>
        operation[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Issue? Replace(ref JsonNode? root, string path, JsonNode? value)
    {
        if (!Find(root, path, out _) || !FindParent(root, path, out var parent, out var last))
            return NotThere();
        if (parent is JsonObject container)
            container[last] = value?.DeepClone();
        else
            ((JsonArray)parent!)[int.Parse(last)] = value?.DeepClone();
        return null;
    }

    private static Issue? Add(ref JsonNode? root, string path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            root = value;
            return null;
        }
        if (!FindParent(root, path, out var parent, out var last))
            return NotThere();
        if (parent is JsonObject container)
        {
            container[last] = value;
            return null;
        }
        if (parent is not JsonArray array)
            return NotThere();
        var at = last == "-" ? array.Count : Index(last);
        if (at is not { } position || position > array.Count)
            return NotThere();
        array.Insert(position, value);
        return null;
    }

    private static Issue? Remove(ref JsonNode? root, string path, out JsonNode? removed)
    {
        removed = null;
        if (!Find(root, path, out removed) || !FindParent(root, path, out var parent, out var last))
            return NotThere();
        if (parent is JsonObject container)
            container.Remove(last);
        else
            ((JsonArray)parent!).RemoveAt(int.Parse(last));
        return null;
    }

    private static bool FindParent(JsonNode? root, string path, out JsonNode? parent, out string last)
    {
        var slash = path.LastIndexOf('/');
        last = slash < 0 ? "" : Unescape(path[(slash + 1)..]);
        parent = null;
        return slash >= 0 && Find(root, path[..slash], out parent) && parent is JsonObject or JsonArray;
    }

    private static bool Find(JsonNode? root, string path, out JsonNode? found)
    {
        found = root;
        if (path.Length == 0)
            return true;
        if (path[0] != '/')
            return false;
        foreach (var part in path[1..].Split('/'))
        {
            switch (found)
            {
                case JsonObject container when container.TryGetPropertyValue(Unescape(part), out var value):
                    found = value;
                    break;
                case JsonArray array when Index(part) is { } at && at < array.Count:
                    found = array[at];
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    /// <summary>An array position: digits without leading zeros.</summary>
    private static int? Index(string text) =>
        text.Length is > 0 and < 9 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0') ? int.Parse(text) : null;

    private static string Unescape(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static Issue NotThere() => Issue.Error("processing", "The patch names a place that the resource does not have.");
}
