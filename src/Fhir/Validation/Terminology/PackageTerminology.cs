using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Validation.Packages;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// The code systems and value sets of loaded packages; what they do not have, another terminology is asked. URLs come from outside: what is not known is
/// not remembered.
/// </summary>
public sealed class PackageTerminology(DefinitionSet definitions, ITerminology rest) : ITerminology
{
    private readonly ConcurrentDictionary<string, PackageCodeSystem> systems = new();
    private readonly ConcurrentDictionary<string, PackageValueSet> sets = new();
    private readonly Lazy<Dictionary<string, string>> wholeSystems = new(() => WholeSystems(definitions));
    private readonly Lazy<ILookup<string, string>> supplements = new(() => Supplements(definitions));

    public CodeAnswer Code(string system, string? version, string code)
    {
        var table = Table(version is null ? system : $"{system}|{version}") ?? Table(system);
        if (table is { Content: "supplement" })
            return new CodeAnswer(CodeStanding.IsSupplement, []);
        if (table?.Find(code) is { } concept)
            return new CodeAnswer(CodeStanding.Valid, [.. concept.Displays, .. Added(system, code)]);
        var elsewhere = rest.Code(system, version, code);
        if (elsewhere.Standing != CodeStanding.NotKnown)
            return elsewhere.Standing == CodeStanding.Valid && table is not { IsComplete: true } ? elsewhere with { Displays = [.. elsewhere.Displays, .. Added(system, code)] }
                : table is { IsComplete: true } ? CodeAnswer.Invalid : elsewhere;
        if (table is { IsComplete: true })
            return CodeAnswer.Invalid;
        return table is null && definitions.Find("ValueSet", system) is not null ? new CodeAnswer(CodeStanding.IsValueSet, []) : CodeAnswer.NotKnown;
    }

    public bool Knows(string system) => Table(system) is not null || definitions.Find("ValueSet", system) is not null || rest.Knows(system);

    public Membership Contains(string valueSet, string? system, string code) => Contains(valueSet, system, code, 0);

    public string? NameOf(string valueSet) => Set(valueSet)?.Name ?? rest.NameOf(valueSet);

    internal Membership Contains(string valueSet, string? system, string code, int depth)
    {
        if (Set(valueSet) is { } set)
            return set.Contains(system, code, depth);
        if (wholeSystems.Value.TryGetValue(Plain(valueSet), out var whole))
        {
            return system is not null && system != whole ? Membership.Out : Code(whole, null, code).Standing switch
            {
                CodeStanding.Valid => Membership.In,
                CodeStanding.Invalid => Membership.Out,
                _ => Membership.NotKnown,
            };
        }
        return rest.Contains(valueSet, system, code);
    }

    /// <summary>The table of a loaded code system, or null.</summary>
    internal PackageCodeSystem? Table(string system) => systems.TryGetValue(system, out var known) ? known
        : definitions.Find("CodeSystem", system) is { } found ? systems.GetOrAdd(system, new PackageCodeSystem(found)) : null;

    /// <summary>Whether a code of a system that is not loaded passes a filter; null when that cannot be told.</summary>
    internal static bool? PassesElsewhere(string system, string code, string op, string value) => R4Codes.System(system) is not { Concepts.Count: > 0 } table ? null : op switch
    {
        "is-a" => table.IsA(code, value),
        "descendent-of" => code != value && table.IsA(code, value),
        "is-not-a" => !table.IsA(code, value),
        "=" or "in" => value.Split(',').Contains(code),
        _ => null,
    };

    private PackageValueSet? Set(string url) => sets.TryGetValue(url, out var known) ? known
        : definitions.Find("ValueSet", url) is { } found ? sets.GetOrAdd(url, new PackageValueSet(found, this)) : null;

    /// <summary>Words that supplements give a code.</summary>
    private IEnumerable<string> Added(string system, string code) =>
        supplements.Value[system].Select(Table).Select(t => t?.Find(code)).SelectMany(c => c?.Displays ?? []);

    private static string Plain(string canonical) => canonical.IndexOf('|') is var bar and > 0 ? canonical[..bar] : canonical;

    private static Dictionary<string, string> WholeSystems(DefinitionSet definitions)
    {
        var whole = new Dictionary<string, string>();
        foreach (var system in definitions.All("CodeSystem"))
        {
            if (system.Root["valueSet"u8].Text is { } set && system.Root["url"u8].Text is { } url)
                whole[Plain(set)] = url;
        }
        return whole;
    }

    private static ILookup<string, string> Supplements(DefinitionSet definitions) => definitions.All("CodeSystem")
        .Where(s => s.Root["content"u8].Text == "supplement" && s.Root["supplements"u8].Text is not null)
        .ToLookup(s => Plain(s.Root["supplements"u8].Text!), s => s.Root["url"u8].Text!);
}
