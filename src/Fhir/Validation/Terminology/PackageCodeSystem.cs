using System.Collections.Frozen;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>A concept of a CodeSystem resource: all words for it, the concepts right above it, and its properties as text.</summary>
internal sealed record PackageConcept(string Code, IReadOnlyList<string> Displays, List<string> Parents, IReadOnlyList<(string Code, string Value)> Properties);

/// <summary>A CodeSystem resource as a table. Source: FHIR R4 §4.8 CodeSystem.</summary>
internal sealed class PackageCodeSystem
{
    private readonly FrozenDictionary<string, PackageConcept> byCode;

    public PackageCodeSystem(ResourceDocument document)
    {
        var root = document.Root;
        Content = root["supplements"u8].Exists ? "supplement" : root["content"u8].Text ?? "complete";
        var concepts = new Dictionary<string, PackageConcept>(root["caseSensitive"u8].Flag == false ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var concept in root["concept"u8].Items)
            Read(concept, null, concepts, 0);
        foreach (var concept in concepts.Values)
            Relate(concept, concepts);
        byCode = concepts.ToFrozenDictionary(concepts.Comparer);
    }

    /// <summary>How much of the system is here: complete, fragment, example, not-present or supplement.</summary>
    public string Content { get; }

    public int Count => byCode.Count;

    public bool IsComplete => Content == "complete" && byCode.Count > 0;

    public IEnumerable<PackageConcept> Concepts => byCode.Values;

    public PackageConcept? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>True when a code is the other or below it.</summary>
    public bool IsA(string code, string ancestor) => IsA(code, ancestor, 0);

    private bool IsA(string code, string ancestor, int depth)
    {
        if (Find(code) is not { } concept || depth > 100)
            return false;
        return concept.Code == ancestor || concept.Parents.Exists(p => IsA(p, ancestor, depth + 1));
    }

    private static void Read(Element concept, string? parent, Dictionary<string, PackageConcept> into, int depth)
    {
        if (concept["code"u8].Text is not { } code || depth > 100)
            return;
        var displays = new List<string>();
        if (concept["display"u8].Text is { } display)
            displays.Add(display);
        foreach (var designation in concept["designation"u8].Items)
        {
            if (designation["value"u8].Text is { } value)
                displays.Add(value);
        }
        var properties = new List<(string, string)>();
        foreach (var property in concept["property"u8].Items)
        {
            if (property["code"u8].Text is { } name && ValueOf(property) is { } value)
                properties.Add((name, value));
        }
        if (into.TryGetValue(code, out var known))
        {
            if (parent is not null)
                known.Parents.Add(parent);
        }
        else
        {
            into[code] = new PackageConcept(code, displays, parent is null ? [] : [parent], properties);
        }
        foreach (var child in concept["concept"u8].Items)
            Read(child, code, into, depth + 1);
    }

    /// <summary>Hierarchies may be told by properties instead of nesting.</summary>
    private static void Relate(PackageConcept concept, Dictionary<string, PackageConcept> all)
    {
        foreach (var (code, value) in concept.Properties)
        {
            if (code is "parent" or "subsumedBy")
                concept.Parents.Add(value);
            else if (code == "child" && all.TryGetValue(value, out var child))
                child.Parents.Add(concept.Code);
        }
    }

    private static string? ValueOf(Element property)
    {
        foreach (var member in property.Members)
        {
            if (member.Name.StartsWith("value"u8))
                return member.Kind == ElementKind.Object ? member["code"u8].Text : member.Text;
        }
        return null;
    }
}
