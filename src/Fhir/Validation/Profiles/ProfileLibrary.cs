using System.Collections.Concurrent;
using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>All profiles and extension definitions that are known: those loaded, then those of R4. Each is made ready when first used.</summary>
internal sealed class ProfileLibrary(DefinitionSet loaded)
{
    private const int DeepestChain = 30;

    private readonly ConcurrentDictionary<string, Profile?> profiles = new();
    private readonly ConcurrentDictionary<byte[], Profile?> extensions = new(ByteKey.Comparer);

    [ThreadStatic]
    private static int depth;

    /// <summary>The profile of a canonical URL, or null when it is not known.</summary>
    public Profile? Find(string canonical)
    {
        if (profiles.TryGetValue(canonical, out var known))
            return known;
        // A definition derived from itself would be read for ever.
        if (depth > DeepestChain)
            return null;
        Deeper(1);
        try
        {
            var read = Read(canonical);
            if (read is not null || profiles.Count < 10_000)
                profiles.TryAdd(canonical, read);
            return profiles.GetValueOrDefault(canonical, read);
        }
        finally
        {
            Deeper(-1);
        }
    }

    /// <summary>The definition of an extension, by the bytes of its URL.</summary>
    public Profile? Extension(ReadOnlySpan<byte> url)
    {
        var lookup = extensions.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(url, out var known))
            return known;
        var found = Find(Encoding.UTF8.GetString(url)) is { Type.Name: "Extension" } profile ? profile : null;
        // URLs come from outside: what is not known is not remembered without bound.
        if (found is not null || extensions.Count < 10_000)
            lookup[url] = found;
        return found;
    }

    private static void Deeper(int by) => depth += by;

    private Profile? Read(string canonical)
    {
        var url = canonical.IndexOf('|') is var bar and > 0 ? canonical[..bar] : canonical;
        var definition = loaded.Find("StructureDefinition", canonical) ?? R4Profiles.Find(url);
        return definition is null ? null : new ProfileReader(definition, Find).Read();
    }
}
