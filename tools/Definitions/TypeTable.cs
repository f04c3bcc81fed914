using System.Text.Json.Nodes;
using static Chartroom.Tools.Definitions.R4Files;

namespace Chartroom.Tools.Definitions;

/// <summary>
/// Types and elements. Records: <c>I key severity expression human</c> (numbered from 0 in order);
/// <c>T name kind base invariants regex</c> with kind p primitive, c complex, r resource, b backbone, and upper case
/// when abstract; <c>E name min max flags types binding invariants maxLength path</c> of the type before it, with flags
/// s summary, m modifier, a XML attribute, x choice, r content reference, o ordered.
/// </summary>
internal sealed class TypeTable(R4Files r4)
{
    private readonly List<string> invariants = [];
    private readonly Dictionary<string, int> invariantNumbers = [];
    private readonly List<string> types = [];

    public IEnumerable<string> Lines()
    {
        foreach (var definition in r4.StructureDefinitions().Where(d => Text(d, "derivation") != "constraint"))
            AddType(definition);
        return [$"# FHIR R4 4.0.1 types, from npm {Packages.Definitions} by tools/Definitions", .. invariants, .. types];
    }

    private void AddType(JsonObject definition)
    {
        var elements = Items(definition["snapshot"], "element").ToList();
        var parents = elements.Select(e => Parent(Text(e, "path"))).ToHashSet();
        parents.Remove("");
        foreach (var root in elements.Where(e => parents.Contains(Text(e, "path"))))
        {
            var path = Text(root, "path");
            types.Add(path.Contains('.', StringComparison.Ordinal) ? Backbone(root) : Named(definition, root, elements));
            types.AddRange(elements.Where(e => Parent(Text(e, "path")) == path && !IsValue(definition, e)).Select(e => Element(definition, e)));
        }
    }

    private string Named(JsonObject definition, JsonNode root, List<JsonNode> elements)
    {
        var kind = Text(definition, "kind") switch { "primitive-type" => "p", "complex-type" => "c", _ => "r" };
        var value = elements.FirstOrDefault(e => IsValue(definition, e));
        return Tables.Line(
            "T",
            Text(definition, "name"),
            Text(definition, "abstract") == "true" ? kind.ToUpperInvariant() : kind,
            Text(definition, "baseDefinition").Split('/')[^1],
            Invariants(root),
            value is null ? "" : Extension(Items(value, "type").First(), "regex"),
            value is null ? "" : Text(value, "maxLength"));
    }

    private string Backbone(JsonNode root) =>
        Tables.Line("T", Text(root, "path"), "b", Text(Items(root, "type").First(), "code"), Invariants(root));

    private string Element(JsonObject definition, JsonNode e)
    {
        var path = Text(e, "path");
        var name = path[(path.LastIndexOf('.') + 1)..];
        var isChoice = name.EndsWith("[x]", StringComparison.Ordinal);
        var flags = (Text(e, "isSummary") == "true" ? "s" : "") + (Text(e, "isModifier") == "true" ? "m" : "")
            + (Items(e, "representation").Any(r => r.ToString() == "xmlAttr") ? "a" : "") + (isChoice ? "x" : "")
            + (e["contentReference"] is null ? "" : "r") + (e["orderMeaning"] is null ? "" : "o");
        return Tables.Line(
            "E",
            isChoice ? name[..^3] : name,
            Text(e, "min"),
            Text(e, "max"),
            flags,
            e["contentReference"] is { } reference ? reference.ToString().TrimStart('#') : string.Join('|', Items(e, "type").Select(t => Type(definition, path, t))),
            Binding(e),
            Invariants(e),
            Text(e, "maxLength"));
    }

    private static string Type(JsonObject definition, string path, JsonNode type)
    {
        var code = Text(type, "code");
        if (code.StartsWith("http:", StringComparison.Ordinal))
            code = path.EndsWith(".id", StringComparison.Ordinal) && Text(definition, "kind") == "resource" && path.Count(c => c == '.') == 1
                ? "id"
                : Extension(type, "structuredefinition-fhir-type") is { Length: > 0 } named ? named : "string";
        if (code is "BackboneElement" or "Element" && path != "Extension.extension")
            code = path;
        var targets = Items(type, "targetProfile").Select(p => p.ToString().Split('/')[^1]).ToList();
        var profiles = Items(type, "profile").Select(p => p.ToString().Split('/')[^1]).ToList();
        return code + (targets.Count > 0 ? ">" + string.Join(',', targets) : "") + (profiles.Count > 0 ? "@" + string.Join(',', profiles) : "");
    }

    private static string Binding(JsonNode e) => e["binding"] is { } binding && Text(binding, "valueSet") is { Length: > 0 } set
        ? Text(binding, "strength")[..2] + " " + set.Split('|')[0]
        : "";

    private string Invariants(JsonNode e) => string.Join(',', Items(e, "constraint").Select(Number).Distinct());

    private int Number(JsonNode constraint)
    {
        var line = Tables.Line(
            "I", Text(constraint, "key"), Text(constraint, "severity")[..1], Text(constraint, "expression"), Text(constraint, "human"));
        if (invariantNumbers.TryGetValue(line, out var number))
            return number;
        invariants.Add(line);
        return invariantNumbers[line] = invariants.Count - 1;
    }

    private static bool IsValue(JsonObject definition, JsonNode e) =>
        Text(definition, "kind") == "primitive-type" && Text(e, "path").EndsWith(".value", StringComparison.Ordinal);

    private static string Extension(JsonNode type, string name)
    {
        var found = Items(type, "extension").FirstOrDefault(x => Text(x, "url").EndsWith("/" + name, StringComparison.Ordinal));
        return Text(found, "valueUrl") + Text(found, "valueString");
    }

    private static string Parent(string path) => path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : "";
}
