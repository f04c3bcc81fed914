using System.Collections.Frozen;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Search;

/// <summary>
/// The search parameters of R4 and US Core by resource type and code. Those of Resource and DomainResource
/// (<c>_id</c>, <c>_lastUpdated</c>, <c>_profile</c>, <c>_security</c>, <c>_source</c>, <c>_tag</c>) are listed for every type.
/// Source: FHIR R4 search-parameters; US Core search parameters.
/// </summary>
public static class SearchParameters
{
    private static readonly (FrozenDictionary<string, SearchParameter[]> ByType, FrozenDictionary<string, string[]> Compartment) Loaded = Load();

    private static readonly FrozenDictionary<(string Type, string Code), SearchParameter> ByCode =
        Loaded.ByType.SelectMany(t => t.Value.Select(p => (t.Key, p))).ToFrozenDictionary(p => (p.Key, p.p.Code), p => p.p);

    /// <summary>All parameters of a resource type; none for an unknown type.</summary>
    public static IReadOnlyList<SearchParameter> Of(string type) => Loaded.ByType.GetValueOrDefault(type) ?? [];

    /// <summary>The parameter of a type, or null. With an empty type: a parameter that all types have.</summary>
    public static SearchParameter? Find(string type, string code) =>
        ByCode.GetValueOrDefault((type.Length == 0 ? "Resource" : type, code));

    /// <summary>The reference parameters through which a resource of the type belongs to a patient.</summary>
    public static IReadOnlyList<string> PatientCompartment(string type) => Loaded.Compartment.GetValueOrDefault(type) ?? [];

    private static (FrozenDictionary<string, SearchParameter[]>, FrozenDictionary<string, string[]>) Load()
    {
        var byType = new Dictionary<string, List<SearchParameter>>();
        var compartment = new Dictionary<string, string[]>();
        foreach (var line in Table.Load("r4.search.tsv").Lines())
        {
            if (line.Kind == 'K')
                compartment.Add(line[1], line[2].Split(','));
            if (line.Kind != 'P')
                continue;
            var parameter = Read(line);
            if (byType.TryGetValue(parameter.Resource, out var list))
                list.Add(parameter);
            else
                byType.Add(parameter.Resource, [parameter]);
        }
        var shared = byType["Resource"];
        foreach (var type in R4Definitions.ResourceTypes)
        {
            var own = byType.GetValueOrDefault(type) ?? [];
            var inherited = shared.Concat(byType["DomainResource"].Where(_ => R4Definitions.Type(type)!.BaseName == "DomainResource"));
            byType[type] = [.. own, .. inherited.Where(i => !own.Exists(o => o.Code == i.Code)).Select(i => i with { Resource = type })];
        }
        return (byType.ToFrozenDictionary(t => t.Key, t => t.Value.ToArray()), compartment.ToFrozenDictionary());
    }

    private static SearchParameter Read(TableLine line)
    {
        var f = line.Fields();
        string Field(int i) => i < f.Length ? f[i] : "";
        return new SearchParameter(
            Field(1),
            Field(2),
            Enum.Parse<SearchParameterType>(Field(3), ignoreCase: true),
            Field(4),
            Field(5).Length == 0 ? [] : Field(5).Split(','),
            Field(6).Length == 0 ? [] : Array.ConvertAll(Field(6).Split(';'), Component),
            Field(7));
    }

    private static SearchComponent Component(string text)
    {
        var colon = text.IndexOf(':');
        var equals = text.IndexOf('=');
        return new SearchComponent(
            text[..colon], Enum.Parse<SearchParameterType>(text[(colon + 1)..equals], ignoreCase: true), text[(equals + 1)..]);
    }
}
