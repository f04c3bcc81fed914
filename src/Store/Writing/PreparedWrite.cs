using Chartroom.Store.Indexing;
using Chartroom.Store.Search;

namespace Chartroom.Store.Writing;

/// <summary>One write, ready to be numbered and inserted: all that can be done without the writer is done.</summary>
internal sealed class PreparedWrite
{
    public required ResourceKey Key { get; init; }

    public required WriteMethod Method { get; init; }

    /// <summary>The version that must be current, or null.</summary>
    public long? IfMatch { get; init; }

    /// <summary>True when the store made the id just now, so that it cannot be there yet.</summary>
    public bool IsFresh { get; init; }

    /// <summary>True when a condition found the resource there already: nothing is written.</summary>
    public bool IsFound { get; init; }

    /// <summary>The bytes to keep, unpacked (null when nothing is written); see <see cref="Documents.CanonicalBody"/>.</summary>
    public byte[]? Body { get; init; }

    public byte[] Packed { get; init; } = [];

    /// <summary>SHA-256 of <see cref="Body"/>.</summary>
    public byte[] BodyHash { get; init; } = [];

    public IndexDraft? Index { get; init; }
}

/// <summary>A condition that was true when the transaction was prepared, and must be true still when it is written.</summary>
internal sealed record PreparedCondition(int Write, SearchQuery Query, IReadOnlyList<ResourceKey> Found);

/// <summary>A transaction whose writes are prepared against the snapshot <c>T</c>.</summary>
internal sealed record PreparedTransaction(
    string Who, long T, IReadOnlyList<PreparedWrite> Writes, IReadOnlyList<PreparedCondition> Conditions,
    IReadOnlyList<Journal.JournalMark> Marks)
{
    /// <summary>Roughly the bytes that it occupies while it waits.</summary>
    public long Weight { get; } = 1_000 + Writes.Sum(w => 2_000L + (w.Body?.Length ?? 0) * 2L);
}
