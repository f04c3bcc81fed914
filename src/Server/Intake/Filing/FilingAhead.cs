using Chartroom.Store;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// What the batches that are on their way will have made of the record. Items are planned over it, so that one that touches what an item before it
/// touches need not wait until that one is durable. Should a batch be refused, the store refuses all that were planned over it.
/// </summary>
internal sealed class FilingAhead
{
    private readonly Dictionary<ResourceKey, StoredVersion> versions = [];
    private CommitLink? last;

    /// <summary>The version that a resource will have; null when no batch on its way writes it.</summary>
    public StoredVersion? Find(ResourceKey key) => versions.GetValueOrDefault(key);

    /// <summary>Takes a batch's writes in; returns the link of its transaction.</summary>
    public CommitLink Add(IEnumerable<RecordWrite> writes)
    {
        foreach (var write in writes.OfType<RecordWrite.Update>())
            versions[write.Key] = new StoredVersion(write.Key, (write.IfMatch ?? 0) + 1, 0, default, write.Method, write.Document);
        return last = new CommitLink(last);
    }
}
