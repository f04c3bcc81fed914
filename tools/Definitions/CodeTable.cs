using System.Text.Json.Nodes;
using static Chartroom.Tools.Definitions.R4Files;

namespace Chartroom.Tools.Definitions;

/// <summary>
/// Code systems and value sets that R4 itself publishes. Records: <c>S url content name caseSensitive</c> followed by its concepts
/// <c>C depth code display</c>; <c>V url name</c> followed by its parts <c>i system</c> (all codes), <c>l system codes</c>,
/// <c>f system property op value</c>, <c>v valueset</c>; a part of exclusion has an upper-case letter.
/// </summary>
internal sealed class CodeTable(R4Files r4)
{
    public IEnumerable<string> Lines()
    {
        yield return $"# FHIR R4 4.0.1 code systems and value sets, from npm {Packages.Definitions} by tools/Definitions";
        var resources = r4.Terminology().GroupBy(r => Text(r, "resourceType") + Text(r, "url")).Select(g => g.First()).ToList();
        foreach (var system in resources.Where(r => Text(r, "resourceType") == "CodeSystem"))
        {
            yield return Tables.Line("S", Text(system, "url"), Text(system, "content"), Text(system, "name"), Text(system, "caseSensitive"));
            foreach (var concept in Concepts(system, 0))
                yield return concept;
        }
        foreach (var set in resources.Where(r => Text(r, "resourceType") == "ValueSet"))
        {
            yield return Tables.Line("V", Text(set, "url"), Text(set, "name"));
            foreach (var part in Items(set["compose"], "include").SelectMany(i => Parts(i, exclude: false)))
                yield return part;
            foreach (var part in Items(set["compose"], "exclude").SelectMany(i => Parts(i, exclude: true)))
                yield return part;
        }
    }

    private static IEnumerable<string> Concepts(JsonNode parent, int depth)
    {
        foreach (var concept in Items(parent, "concept"))
        {
            yield return Tables.Line("C", depth.ToString(), Text(concept, "code"), Text(concept, "display"));
            foreach (var child in Concepts(concept, depth + 1))
                yield return child;
        }
    }

    private static IEnumerable<string> Parts(JsonNode include, bool exclude)
    {
        var system = Text(include, "system");
        string Kind(string letter) => exclude ? letter.ToUpperInvariant() : letter;
        foreach (var set in Items(include, "valueSet"))
            yield return Tables.Line(Kind("v"), set.ToString().Split('|')[0]);
        if (Items(include, "concept").Any())
            yield return Tables.Line([Kind("l"), system, .. Items(include, "concept").Select(c => Text(c, "code"))]);
        else if (Items(include, "filter").Any())
            yield return Tables.Line([Kind("f"), system, .. Items(include, "filter").SelectMany(f => new[] { Text(f, "property"), Text(f, "op"), Text(f, "value") })]);
        else if (system.Length > 0)
            yield return Tables.Line(Kind("i"), system);
    }
}
