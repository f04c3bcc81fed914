using Chartroom.Store.Documents;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Reading;

/// <summary>
/// The last versions that this process committed, so that everybody who follows the record has them without reading and
/// unpacking them again. Bounded; what is not here is read from the database.
/// </summary>
internal sealed class RecentVersions
{
    private const int Most = 4_000;
    private const long MostBytes = 16 << 20;

    private readonly Lock gate = new();
    private readonly List<RecentVersion> kept = [];
    private int first;
    private long bytes;

    /// <summary>Adds what one commit wrote, in order of rows.</summary>
    public void Add(IReadOnlyList<RecentVersion> committed)
    {
        if (committed.Count == 0)
            return;
        lock (gate)
        {
            // Another process wrote in between: what is kept must be without gaps.
            if (first < kept.Count && kept[^1].Rid + 1 != committed[0].Rid)
                Clear();
            kept.AddRange(committed);
            bytes += committed.Sum(c => (long)c.Body.Length);
            while (kept.Count - first > Most || (bytes > MostBytes && first < kept.Count))
                bytes -= kept[first++].Body.Length;
            if (first > Most)
            {
                kept.RemoveRange(0, first);
                first = 0;
            }
        }
    }

    /// <summary>The versions after a row up to <paramref name="last"/>, at most so many; null when not all of them are kept.</summary>
    public List<FoundVersion>? After(long rid, long last, int count)
    {
        List<RecentVersion> found;
        lock (gate)
        {
            if (first == kept.Count || kept[first].Rid > rid + 1 || kept[^1].Rid < last)
                return null;
            var start = first + (int)Math.Max(0, rid + 1 - kept[first].Rid);
            var end = first + (int)(last + 1 - kept[first].Rid);
            found = kept.GetRange(start, Math.Min(count, Math.Max(0, end - start)));
        }
        return found.ConvertAll(f => f.Found);
    }

    /// <summary>The last row of a transaction; null when the beginning of the next one is not kept.</summary>
    public long? LastRid(long t)
    {
        lock (gate)
        {
            if (first == kept.Count || kept[first].T > t)
                return null;
            var (low, high) = (first, kept.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (kept[middle].T <= t)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low < kept.Count ? kept[low].Rid - 1 : null;
        }
    }

    private void Clear()
    {
        kept.Clear();
        (first, bytes) = (0, 0);
    }
}

/// <summary>One committed version by its parts; it becomes a document when somebody asks.</summary>
internal sealed class RecentVersion(long rid, long lid, long compartment, long number, long t, long at, PreparedWrite write)
{
    private readonly ResourceKey key = write.Key;
    private readonly WriteMethod method = write.Method;
    private FoundVersion? found;

    public long Rid => rid;

    public long T => t;

    public byte[] Body { get; } = write.Body ?? [];

    public FoundVersion Found => found ??= new FoundVersion(rid, lid, compartment, new StoredVersion(
        key,
        number,
        t,
        DateTimeOffset.FromUnixTimeMilliseconds(at),
        method.Text(),
        method == WriteMethod.Delete ? null : CanonicalBody.Stamp(Body, number, at)));
}
