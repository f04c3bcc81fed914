using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Chartroom.Fhir.Definitions;

/// <summary>One code with its display and, in a hierarchy, the code above it.</summary>
public sealed record CodeConcept(string Code, string Display, string? Parent);

/// <summary>
/// The code systems and value sets that FHIR R4 itself publishes, v2 and v3 tables included. Each is read when first asked for.
/// Source: FHIR R4 §4.2, §4.4; the definitions' <c>valuesets</c>, <c>v3-codesystems</c> and <c>v2-tables</c>.
/// </summary>
public static class R4Codes
{
    private static readonly Table Codes = Table.Load("r4.codes.tsv");
    private static readonly FrozenDictionary<string, (int Start, int End)> Places = FindPlaces();
    private static readonly ConcurrentDictionary<string, CodeSystemTable?> Systems = new();
    private static readonly ConcurrentDictionary<string, ValueSetTable?> ValueSets = new();

    /// <summary>The code system with that canonical URL, or null when R4 does not publish it.</summary>
    public static CodeSystemTable? System(string url) =>
        Systems.GetOrAdd(url, u => Places.TryGetValue("S" + u, out var p) ? new CodeSystemTable(Codes, p.Start, p.End) : null);

    /// <summary>The value set with that canonical URL (a <c>|version</c> is ignored), or null when R4 does not publish it.</summary>
    public static ValueSetTable? ValueSet(string url) => ValueSets.GetOrAdd(
        url.IndexOf('|') is var bar and > 0 ? url[..bar] : url,
        u => Places.TryGetValue("V" + u, out var p) ? new ValueSetTable(Codes, p.Start, p.End) : null);

    private static FrozenDictionary<string, (int, int)> FindPlaces()
    {
        var places = new Dictionary<string, (int, int)>(2600);
        var (key, start) = ("", 0);
        foreach (var line in Codes.Lines())
        {
            if (line.Kind is not ('S' or 'V'))
                continue;
            if (key.Length > 0)
                places.TryAdd(key, (start, line.Start));
            (key, start) = (line.Kind + line[1], line.Start);
        }
        places.TryAdd(key, (start, 0));
        return places.ToFrozenDictionary();
    }
}
