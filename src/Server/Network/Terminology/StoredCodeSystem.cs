using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Network.Terminology;

/// <summary>Reads a CodeSystem resource: nested concepts, and parents and children that properties name. Source: FHIR R4 §4.8.</summary>
internal static class StoredCodeSystem
{
    public static CodeTable Read(ResourceDocument document)
    {
        var root = document.Root;
        var entries = new List<CodeEntry>();
        Add(root, null, entries);
        AddNamedParents(entries);
        return new CodeTable(root["url"u8].Text ?? "", root["name"u8].Text ?? root["title"u8].Text ?? "", entries, root["caseSensitive"u8].Flag != false)
        {
            Version = root["version"u8].Text,
            IsComplete = root["content"u8].Is("complete"u8),
        };
    }

    private static void Add(Element parent, string? parentCode, List<CodeEntry> entries)
    {
        foreach (var concept in parent["concept"u8].Items)
        {
            if (concept["code"u8].Text is not { } code)
                continue;
            var properties = new List<(string Name, string Value)>();
            foreach (var property in concept["property"u8].Items)
            {
                if (property["code"u8].Text is { } name && ValueOf(property) is { } value)
                    properties.Add((name, value));
            }
            var designations = new List<(string?, string)>();
            foreach (var designation in concept["designation"u8].Items)
                designations.Add((designation["language"u8].Text, designation["value"u8].Text ?? ""));
            entries.Add(new CodeEntry(code, concept["display"u8].Text ?? "")
            {
                Definition = concept["definition"u8].Text,
                Parents = [.. parentCode is null ? [] : new[] { parentCode }, .. properties.Where(p => p.Name is "parent" or "subsumedBy").Select(p => p.Value)],
                IsAbstract = properties.Contains(("notSelectable", "true")) || properties.Contains(("abstract", "true")),
                IsInactive = properties.Contains(("inactive", "true")) || properties.Exists(p => p is { Name: "status", Value: "retired" or "inactive" }),
                Designations = designations,
                Properties = properties,
            });
            Add(concept, code, entries);
        }
    }

    /// <summary>A child that is named by a property of its parent gets that parent.</summary>
    private static void AddNamedParents(List<CodeEntry> entries)
    {
        var named = entries.SelectMany(e => e.Properties.Where(p => p.Name == "child").Select(p => (Child: p.Value, Parent: e.Code))).ToLookup(p => p.Child, p => p.Parent);
        if (named.Count == 0)
            return;
        for (var i = 0; i < entries.Count; i++)
            entries[i] = entries[i] with { Parents = [.. entries[i].Parents.Union(named[entries[i].Code])] };
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
