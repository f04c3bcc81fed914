using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Patching;

/// <summary>A value that a patch brings: the property name it gets, its content and what stands beside a primitive.</summary>
internal sealed record PatchValue(string Name, JsonNode? Content, JsonNode? Beside)
{
    /// <summary>
    /// Reads the part named <c>value</c>: a <c>value[x]</c>, a resource, or (for an element whose type has no name) nested parts.
    /// Null when it has none.
    /// </summary>
    public static PatchValue? Read(Element part, ElementDefinition element)
    {
        if (part["part"u8].Count > 0)
            return new PatchValue(element.Name, FromParts(part, element.Types[0].Type), null);
        if (part["resource"u8] is { Exists: true } resource)
            return new PatchValue(element.Name, Parse(resource), null);
        foreach (var member in part.Members)
        {
            var isBeside = member.Name.StartsWith("_value"u8);
            if (!isBeside && !member.Name.StartsWith("value"u8))
                continue;
            var suffix = Encoding.UTF8.GetString(member.Name[(isBeside ? 6 : 5)..]);
            var name = element.IsChoice ? element.Name + suffix : element.Name;
            if (!element.JsonNames.Contains(name))
                return null;
            var value = part[$"value{suffix}"];
            var beside = part[$"_value{suffix}"];
            return new PatchValue(name, value.Exists ? Parse(value) : null, beside.Exists ? Parse(beside) : null);
        }
        return null;
    }

    public void AddTo(JsonObject target, bool isList)
    {
        if (isList)
        {
            var list = target[Name] as JsonArray;
            if (list is null)
                target[Name] = list = [];
            InsertInto(target, list, Name, list.Count);
            return;
        }
        target.Remove(Name);
        target.Remove("_" + Name);
        if (Content is not null)
            target[Name] = Content;
        if (Beside is not null)
            target["_" + Name] = Beside;
    }

    public void InsertInto(JsonObject owner, JsonArray list, string name, int index)
    {
        list.Insert(index, Content);
        if (Beside is not null)
            Besides(owner, name).Insert(index, Beside);
        else if (owner["_" + name] is JsonArray besides && index < besides.Count)
            besides.Insert(index, null);
    }

    public void ReplaceIn(JsonObject owner, string name, int position)
    {
        owner[name]![position] = Content;
        if (Beside is not null)
            Besides(owner, name)[position] = Beside;
        else if (owner["_" + name] is JsonArray besides && position < besides.Count)
            besides[position] = null;
    }

    /// <summary>The list beside a list of primitives, as long as that list.</summary>
    public static JsonArray Besides(JsonObject owner, string name)
    {
        if (owner["_" + name] is not JsonArray besides)
        {
            besides = [];
            owner["_" + name] = besides;
        }
        while (besides.Count < (owner[name] as JsonArray)?.Count)
            besides.Add(null);
        return besides;
    }

    private static JsonObject FromParts(Element part, TypeDefinition type)
    {
        var built = new JsonObject();
        foreach (var inner in part["part"u8].Items)
        {
            if (inner["name"u8].Text is { } name && type.Element(name) is { } element && Read(inner, element) is { } value)
                value.AddTo(built, element.IsList);
        }
        return built;
    }

    private static JsonNode? Parse(Element element) => element.Kind == ElementKind.String
        ? JsonValue.Create(element.Text)
        : JsonNode.Parse(element.Raw);
}
