using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Store;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>
/// The resources that <c>resolve()</c> leads to, read with what the asker may see, and only so many. Evaluation cannot wait for the store, so it
/// first runs for its references alone, those are read together, and it runs again; what was read may refer further, a few times over.
/// Only relative references (<c>Type/id</c>) lead into the store. Source: FHIR R4 §2.3.0 references; FHIRPath resolve().
/// </summary>
internal sealed class FollowedReferences(IRecordStore store, Access access, int most)
{
    /// <summary>How far references of references are followed.</summary>
    public const int Depth = 3;

    private readonly Dictionary<ResourceKey, ResourceDocument?> known = [];
    private readonly HashSet<ResourceKey> wanted = [];

    /// <summary>True when there were more references than may be followed.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Resources that were found and have not been told of since.</summary>
    public List<ResourceDocument> Found { get; } = [];

    /// <summary>What a reference leads to, as far as it has been read; else it is noted to be read next.</summary>
    public ResourceDocument? Find(string reference)
    {
        if (KeyOf(reference) is not { } key)
            return null;
        if (known.TryGetValue(key, out var document))
            return document;
        wanted.Add(key);
        return null;
    }

    /// <summary>Reads what was noted; false when there was nothing new.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancel)
    {
        IsFull |= known.Count + wanted.Count > most;
        ResourceKey[] keys = [.. wanted.Take(most - known.Count)];
        wanted.Clear();
        if (keys.Length == 0)
            return false;
        foreach (var key in keys)
            known[key] = null;
        foreach (var version in await store.ReadManyAsync(access, keys, cancel: cancel))
        {
            if (version.Document is not { } document)
                continue;
            known[version.Key] = document;
            Found.Add(document);
        }
        return true;
    }

    private static ResourceKey? KeyOf(string reference)
    {
        var parts = reference.Split('/');
        return (parts is [_, _] or [_, _, "_history", _]) && parts[1].Length > 0 && R4Definitions.IsResourceType(parts[0])
            ? new ResourceKey(parts[0], parts[1])
            : null;
    }
}
