using System.Collections.Concurrent;
using System.Collections.Frozen;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Units;

/// <summary>
/// UCUM codes: what they mean and how values convert. Reading a code is done once; after that it is a lookup.
/// Source: UCUM (ucum.org) §§2-11; the table comes from npm @lhncbc/ucum-lhc by <c>tools/Definitions</c>.
/// </summary>
public static class Ucum
{
    public const string System = "http://unitsofmeasure.org";

    private const int CacheLimit = 20_000;

    private static readonly FrozenDictionary<string, Scaled> PrefixTable;
    private static readonly FrozenDictionary<string, UnitAtom> AtomTable;
    private static readonly ConcurrentDictionary<string, Unit?> Known = new();

    static Ucum()
    {
        var prefixes = new Dictionary<string, Scaled>();
        var atoms = new Dictionary<string, UnitAtom>();
        foreach (var line in Table.Load("ucum.tsv").Lines())
        {
            if (line.Kind == 'X')
                prefixes.Add(line[1], Scaled.Parse(line[2]));
            else if (line.Kind == 'U')
                atoms.Add(line[1], new UnitAtom(line[1], line[2] == "m", line[3] == "a", line[4], line[5], line[6]));
        }
        (PrefixTable, AtomTable) = (prefixes.ToFrozenDictionary(), atoms.ToFrozenDictionary());
    }

    /// <summary>The unit of a code, or null when it is no UCUM code. Case matters.</summary>
    public static Unit? Parse(string code)
    {
        if (Known.TryGetValue(code, out var known))
            return known;
        var unit = code.Length is > 0 and <= 200 ? UnitParser.Parse(code) : null;
        if (Known.Count < CacheLimit)
            Known.TryAdd(code, unit);
        return unit;
    }

    /// <summary>A value converted from one code to another; null when a code is unknown or they measure different things.</summary>
    public static decimal? Convert(decimal value, string from, string to) =>
        Parse(from) is { } source && Parse(to) is { } target ? source.Convert(value, target) : null;

    internal static UnitAtom? Atom(string code) => AtomTable.GetValueOrDefault(code);

    internal static Scaled? Prefix(string code) => PrefixTable.TryGetValue(code, out var factor) ? factor : null;
}

/// <summary>One row of the table: an atom is <c>Factor</c> times <c>Definition</c>; a base unit has no definition.</summary>
internal sealed record UnitAtom(string Code, bool IsMetric, bool IsArbitrary, string Factor, string Definition, string Function);
