using System.Text.Json.Nodes;
using static Chartroom.Tools.Definitions.R4Files;

namespace Chartroom.Tools.Definitions;

/// <summary>
/// Search parameters, one line for each type they apply to. Records: <c>P base code type expression targets components
/// url</c>, where a component is <c>code=expression</c> and components are parted by <c>;</c>; <c>K type codes</c> for
/// the patient compartment.
/// </summary>
internal sealed class SearchTable(R4Files r4)
{
    public IEnumerable<string> Lines()
    {
        yield return $"# FHIR R4 4.0.1 and US Core search parameters, from npm {Packages.Definitions} by tools/Definitions";
        var parameters = r4.SearchParameters().ToList();
        var byUrl = parameters.GroupBy(p => Text(p, "url")).ToDictionary(g => g.Key, g => g.First());
        var lines = new Dictionary<string, string>();
        foreach (var parameter in parameters)
        {
            foreach (var type in Items(parameter, "base").Select(b => b.ToString()))
                lines.TryAdd($"{type}\t{Text(parameter, "code")}", Parameter(parameter, type, byUrl));
        }
        foreach (var line in lines.OrderBy(l => l.Key, StringComparer.Ordinal))
            yield return line.Value;
        foreach (var resource in Items(r4.PatientCompartment(), "resource").Where(r => Items(r, "param").Any()))
            yield return Tables.Line("K", Text(resource, "code"), string.Join(',', Items(resource, "param")));
    }

    private static string Parameter(JsonObject parameter, string type, Dictionary<string, JsonObject> byUrl) => Tables.Line(
        "P",
        type,
        Text(parameter, "code"),
        Text(parameter, "type"),
        ForType(Text(parameter, "expression"), type),
        string.Join(',', Items(parameter, "target")),
        string.Join(';', Items(parameter, "component").Select(c => Component(c, byUrl))),
        Text(parameter, "url"));

    private static string Component(JsonNode component, Dictionary<string, JsonObject> byUrl)
    {
        var definition = byUrl[Text(component, "definition")];
        return $"{Text(definition, "code")}:{Text(definition, "type")}={Text(component, "expression")}";
    }

    /// <summary>The alternatives of a union that begin with the type, or the whole when none names another type.</summary>
    private static string ForType(string expression, string type)
    {
        var parts = expression.Split(" | ").Select(p => p.Trim()).ToList();
        var own = parts.Where(p => Root(p) == type).ToList();
        return own.Count > 0 && own.Count < parts.Count && parts.TrueForAll(p => char.IsAsciiLetterUpper(Root(p).FirstOrDefault()))
            ? string.Join(" | ", own)
            : expression;
    }

    private static string Root(string part) => new([.. part.TrimStart('(').TakeWhile(char.IsAsciiLetterOrDigit)]);
}
