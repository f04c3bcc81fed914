using System.Text.Json.Nodes;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// Lays what a message says over what is on file: what it does not mention is kept, what it says replaces, JSON null deletes. Identifiers,
/// links and extensions are united; periods, stays and collections are merged element by element; another type of a choice
/// (<c>valueString</c> for <c>valueQuantity</c>) takes the place of the one before.
/// Source: HL7 v2.5.1 §2.5.3 (absent and deleted fields); FHIR R4 §2.1.3 (choice of data types).
/// </summary>
internal static class RecordMerge
{
    private static readonly string[] Choices =
        ["value", "effective", "onset", "abatement", "deceased", "multipleBirth", "occurrence", "performed", "medication", "collected"];

    /// <summary>The new content of the resource; equal to <paramref name="onFile"/> when nothing changes.</summary>
    public static JsonObject Over(JsonObject onFile, FilingEntry entry)
    {
        var result = (JsonObject)onFile.DeepClone();
        foreach (var (name, value) in entry.Resource)
        {
            if (name is "resourceType" or "id")
                continue;
            if (entry.Referenced && result.ContainsKey(name) && name is not "identifier")
                continue;
            Lay(result, name, value);
        }
        AddDefaults(result, entry.Defaults);
        return result;
    }

    /// <summary>The content of a resource that is not on file: deletions have nothing to delete.</summary>
    public static JsonObject New(FilingEntry entry)
    {
        var result = WithoutNulls(entry.Resource);
        if (result["link"] is JsonArray links)
        {
            result.Remove("link");
            LayLinks(result, links);
        }
        AddDefaults(result, entry.Defaults);
        result["id"] = entry.Id;
        return result;
    }

    private static void Lay(JsonObject to, string name, JsonNode? value)
    {
        if (value is null)
        {
            to.Remove(name);
            to.Remove("_" + name);
            return;
        }
        DropOtherChoices(to, name);
        switch (name)
        {
            case "link" when value is JsonArray items:
                LayLinks(to, items);
                break;
            case "identifier" when value is JsonArray items && to[name] is JsonArray before:
                Unite(before, items, Same);
                break;
            case "extension" when value is JsonArray items && to[name] is JsonArray before:
                Unite(before, items, (a, b) => (string?)a["url"] == (string?)b["url"]);
                break;
            case "period" or "hospitalization" or "collection" when value is JsonObject part && to[name] is JsonObject before:
                foreach (var (inner, innerValue) in part)
                    Lay(before, inner, innerValue);
                break;
            default:
                to[name] = WithoutNulls(value);
                break;
        }
    }

    /// <summary>Links are united; one that is marked as ended (A37) is taken off where it is a <c>seealso</c>.</summary>
    private static void LayLinks(JsonObject to, JsonArray links)
    {
        var before = to["link"] as JsonArray ?? [];
        Unite(before, [.. links.OfType<JsonNode>().Where(l => !IsEnded(l)).Select(l => l.DeepClone())], Same);
        foreach (var ended in links.OfType<JsonNode>().Where(IsEnded))
        {
            for (var i = before.Count - 1; i >= 0; i--)
            {
                if (before[i] is { } link && (string?)link["type"] == "seealso" && Same(link, ended))
                    before.RemoveAt(i);
            }
        }
        if (before.Count == 0)
            to.Remove("link");
        else if (before.Parent is null)
            to["link"] = before;
    }

    private static bool IsEnded(JsonNode link) => (string?)link["extension"]?[0]?["url"] == "urn:chartroom:extension:ended";

    private static void DropOtherChoices(JsonObject to, string name)
    {
        foreach (var choice in Choices)
        {
            if (name.Length <= choice.Length || !name.StartsWith(choice, StringComparison.Ordinal) || !char.IsAsciiLetterUpper(name[choice.Length]))
                continue;
            var others = to.Select(p => p.Key).Where(k => k != name && k.Length > choice.Length
                && k.StartsWith(choice, StringComparison.Ordinal) && char.IsAsciiLetterUpper(k[choice.Length])).ToList();
            others.ForEach(k => to.Remove(k));
        }
    }

    /// <summary>The same number, or the same link: the later one takes its place.</summary>
    private static bool Same(JsonNode a, JsonNode b) =>
        a["other"] is not null || b["other"] is not null
            ? (string?)a["other"]?["reference"] == (string?)b["other"]?["reference"]
            : (string?)a["value"] == (string?)b["value"] && (string?)a["system"] == (string?)b["system"];

    private static void Unite(JsonArray before, JsonArray now, Func<JsonNode, JsonNode, bool> same)
    {
        foreach (var item in now.OfType<JsonNode>())
        {
            var at = -1;
            for (var i = 0; i < before.Count && at < 0; i++)
            {
                if (before[i] is { } known && same(known, item))
                    at = i;
            }
            if (at < 0)
                before.Add(item.DeepClone());
            else if (!JsonNode.DeepEquals(before[at], item))
                before[at] = item.DeepClone();
        }
    }

    private static void AddDefaults(JsonObject to, JsonObject? defaults)
    {
        foreach (var (name, value) in defaults ?? [])
        {
            if (to[name] is null)
                to[name] = value?.DeepClone();
        }
    }

    private static JsonObject WithoutNulls(JsonObject of)
    {
        var result = new JsonObject();
        foreach (var (name, value) in of)
        {
            if (value is not null)
                result[name] = WithoutNulls(value);
        }
        return result;
    }

    private static JsonNode WithoutNulls(JsonNode of) => of is JsonObject inner ? WithoutNulls(inner) : of.DeepClone();
}
