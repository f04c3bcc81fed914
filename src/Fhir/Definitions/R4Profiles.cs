using System.Collections.Concurrent;
using System.Collections.Frozen;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Definitions;

/// <summary>
/// The profiles and extension definitions that R4 publishes with the standard, as StructureDefinitions with their differential.
/// Each is read when first asked for. Source: FHIR R4 profiles-others, extension-definitions.
/// </summary>
public static class R4Profiles
{
    private static readonly Table Profiles = Table.Load("r4.profiles.tsv");
    private static readonly FrozenDictionary<string, (int Start, int End)> Places = FindPlaces();
    private static readonly ConcurrentDictionary<string, ResourceDocument?> Read = new();

    public static IEnumerable<string> Urls => Places.Keys;

    /// <summary>The StructureDefinition of that URL, or null when R4 publishes none.</summary>
    public static ResourceDocument? Find(string url) => Read.GetOrAdd(url, static u =>
    {
        if (!Places.TryGetValue(u, out var place))
            return null;
        var lines = Profiles.Lines(place.Start, place.End);
        return lines.MoveNext() ? ResourceDocument.Trusted(lines.Current.Bytes(2).ToArray()) : null;
    });

    private static FrozenDictionary<string, (int Start, int End)> FindPlaces()
    {
        var places = new Dictionary<string, (int, int)>(500);
        foreach (var line in Profiles.Lines())
        {
            if (line.Kind == 'D')
                places.TryAdd(line[1], (line.Start, line.End));
        }
        return places.ToFrozenDictionary();
    }
}
