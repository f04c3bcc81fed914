using System.Collections.Frozen;

namespace Chartroom.Fhir.Definitions;

/// <summary>
/// The types of FHIR R4 (4.0.1), read from the table that <c>tools/Definitions</c> writes. Loaded on first use in a few
/// milliseconds, then immutable and shared.
/// Source: FHIR R4 StructureDefinitions of all types and resources.
/// </summary>
public static class R4Definitions
{
    private static readonly (FrozenDictionary<string, TypeDefinition> Types, Invariant[] Invariants) Loaded = Load();

    /// <summary>Every type by name; backbone types are named by their path.</summary>
    public static IReadOnlyDictionary<string, TypeDefinition> Types => Loaded.Types;

    public static IReadOnlyList<Invariant> Invariants => Loaded.Invariants;

    /// <summary>The names of the resource types that can be instantiated, sorted.</summary>
    public static IReadOnlyList<string> ResourceTypes { get; } =
        [.. Loaded.Types.Values.Where(t => t is { IsResource: true, IsAbstract: false }).Select(t => t.Name).Order(StringComparer.Ordinal)];

    private static readonly Utf8Map<TypeDefinition> ResourcesByName =
        new([.. ResourceTypes.Select(n => KeyValuePair.Create(n, Loaded.Types[n]))]);

    /// <summary>The type of that name, or null.</summary>
    public static TypeDefinition? Type(string name) => Loaded.Types.GetValueOrDefault(name);

    /// <summary>The resource type of that name, or null when R4 has no such resource.</summary>
    public static TypeDefinition? Resource(ReadOnlySpan<byte> name) =>
        ResourcesByName.TryGetValue(name, out var type) ? type : null;

    public static bool IsResourceType(string name) => Type(name) is { IsResource: true, IsAbstract: false };

    internal static IReadOnlyList<Invariant> InvariantsOf(string numbers) =>
        numbers.Length == 0 ? [] : [.. numbers.Split(',').Select(n => Loaded.Invariants[int.Parse(n)])];

    private static (FrozenDictionary<string, TypeDefinition>, Invariant[]) Load()
    {
        var table = Table.Load("r4.types.tsv");
        var types = new Dictionary<string, TypeDefinition>(800);
        var invariants = new List<Invariant>(300);
        TypeDefinition? last = null;
        foreach (var line in table.Lines())
        {
            if (line.Kind == 'I')
                invariants.Add(new Invariant(invariants.Count, line[1], line.Bytes(2)[0] == 'e', line[3], line[4]));
            if (line.Kind != 'T')
                continue;
            last?.ElementsEnd = line.Start;
            last = new TypeDefinition(table, line, line.End);
            types.Add(last.Name, last);
        }
        return (types.ToFrozenDictionary(), [.. invariants]);
    }
}
