using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Journal;
using Chartroom.Store.Projections;
using Chartroom.Store.Search;
using Chartroom.Store.Sql;
using Chartroom.Store.Upkeep;

namespace Chartroom.Store;

/// <summary>
/// The one seam to the record: every department reads and writes through it, on SQLite and on PostgreSQL alike.
/// <para>A version is written once and never changed. Each transaction gets the next <c>t</c>; a read is of a snapshot
/// <c>t</c>, and every page of a search uses the <c>t</c> of its first page.</para>
/// <para>Every call that shows data carries <see cref="Access"/>: the filter is part of the query, so that no search,
/// count, include, chain, history or export can pass around it.</para>
/// </summary>
public interface IRecordStore : IAsyncDisposable
{
    /// <summary>The <c>t</c> of the last committed transaction; 0 in an empty store.</summary>
    long CurrentT { get; }

    /// <summary>
    /// Commits all writes or none, durably: when it returns the writes survive a power cut. Conditional writes, version
    /// checks and <c>urn:uuid:</c> references are resolved inside the transaction. A broken condition (412, 409, 404…)
    /// comes back as a <see cref="CommitResult.Refused"/>, with nothing written.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(RecordTransaction transaction, CancellationToken cancel = default);

    /// <summary>The resource as of <paramref name="asOf"/> (default: now); null when it never was. A deleted one says so.</summary>
    ValueTask<StoredVersion?> ReadAsync(Access access, ResourceKey key, long? asOf = null, CancellationToken cancel = default);

    /// <summary>The current versions of many resources in one go, in the order of the keys; absent ones are left out.</summary>
    ValueTask<IReadOnlyList<StoredVersion>> ReadManyAsync(
        Access access, IReadOnlyCollection<ResourceKey> keys, long? asOf = null, CancellationToken cancel = default);

    /// <summary>One version, by the number in <c>meta.versionId</c>.</summary>
    ValueTask<StoredVersion?> ReadVersionAsync(
        Access access, ResourceKey key, long version, CancellationToken cancel = default);

    /// <summary>Versions newest first: of one resource, a type, or everything.</summary>
    ValueTask<HistoryPage> HistoryAsync(Access access, HistoryQuery query, CancellationToken cancel = default);

    /// <summary>One page of a search.</summary>
    ValueTask<SearchPage> SearchAsync(Access access, SearchQuery query, CancellationToken cancel = default);

    /// <summary>
    /// The change feed: every version written after <paramref name="t"/>, in order of commit; ends at the last commit.
    /// Follow it with <see cref="WaitForChangeAsync"/>.
    /// </summary>
    IAsyncEnumerable<StoredVersion> ChangesSinceAsync(long t, CancellationToken cancel = default);

    /// <summary>Returns as soon as <see cref="CurrentT"/> is above <paramref name="t"/>.</summary>
    ValueTask<long> WaitForChangeAsync(long t, CancellationToken cancel = default);

    /// <summary>Keeps bytes by their SHA-256; the same bytes are kept once. Durable when the transaction that names them is.</summary>
    ValueTask<ContentHash> PutContentAsync(ReadOnlyMemory<byte> content, CancellationToken cancel = default);

    /// <summary>The bytes of a hash, or null.</summary>
    ValueTask<byte[]?> GetContentAsync(ContentHash hash, CancellationToken cancel = default);

    /// <summary>
    /// Keeps an inbound item; when it returns the item is durable and may be acknowledged. Concurrent calls share one
    /// commit. An item that came before (same door, key and bytes) is returned as it stands, not kept twice.
    /// </summary>
    ValueTask<JournalItem> JournalAsync(JournalArrival arrival, CancellationToken cancel = default);

    ValueTask<IReadOnlyList<JournalItem>> ReadJournalAsync(JournalQuery query, CancellationToken cancel = default);

    /// <summary>
    /// Lends a reading connection for a department's own tables (<see cref="SqlProjection"/>). The record itself is read by
    /// the other methods, which carry what the asker may see. The function must not keep the session.
    /// </summary>
    ValueTask<T> QueryAsync<T>(Func<SqlSession, T> read, CancellationToken cancel = default);

    /// <summary>Applies what a projection has not yet seen; returns the transaction up to which it is current.</summary>
    ValueTask<long> CatchUpAsync(SqlProjection projection, CancellationToken cancel = default);

    /// <summary>Makes a projection's tables anew and applies everything again.</summary>
    ValueTask<long> RebuildAsync(SqlProjection projection, CancellationToken cancel = default);

    /// <summary>Takes a projection away with its tables; nothing happens when they are not there.</summary>
    ValueTask RemoveAsync(string projection, IReadOnlyList<string> tables, CancellationToken cancel = default);

    /// <summary>Whether the record can be read and written now: asks the database, and writes to it unless something was just written.</summary>
    ValueTask<StoreCondition> CheckAsync(CancellationToken cancel = default);

    /// <summary>How the store stands: sizes, queues and the journal. For those who run it; asks the database.</summary>
    ValueTask<StoreFigures> MeasureAsync(CancellationToken cancel = default);

    /// <summary>How many versions were written after a transaction: how far behind is what has seen everything up to it.</summary>
    ValueTask<long> VersionsAfterAsync(long t, CancellationToken cancel = default);

    /// <summary>The end of the hash chain as it is now, to be kept outside the database.</summary>
    ValueTask<RecordSeal> SealAsync(CancellationToken cancel = default);
}

/// <summary>A resource's address: type and logical id.</summary>
public readonly record struct ResourceKey(string Type, string Id)
{
    public override string ToString() => $"{Type}/{Id}";
}

/// <summary>
/// One written version. <c>Document</c> is null for a deletion. <c>Version</c> counts from 1 within the resource;
/// <c>T</c> is the transaction; <c>Method</c> is POST, PUT, PATCH or DELETE, as history shows it.
/// </summary>
public sealed record StoredVersion(
    ResourceKey Key, long Version, long T, DateTimeOffset LastUpdated, string Method, ResourceDocument? Document)
{
    public bool IsDeleted => Document is null;
}

/// <summary>SHA-256 of content, 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash(string Hex)
{
    public override string ToString() => Hex;
}

/// <summary>What history to read. <c>Key.Id</c> empty = of the type; <c>Key.Type</c> empty too = of everything.</summary>
public sealed record HistoryQuery(ResourceKey Key, int Count = 50, long? AsOf = null, DateTimeOffset? Since = null, string? Cursor = null);

/// <summary><c>Next</c> is the cursor of the following page, null on the last.</summary>
public sealed record HistoryPage(IReadOnlyList<StoredVersion> Versions, long AsOf, string? Next);

/// <summary>
/// <c>Matches</c> in order, <c>Included</c> each once and never also a match; <c>Total</c> only when asked for;
/// <c>Next</c> the cursor of the following page (it carries the snapshot), null on the last.
/// </summary>
public sealed record SearchPage(
    IReadOnlyList<StoredVersion> Matches, IReadOnlyList<StoredVersion> Included, long? Total, long AsOf, string? Next,
    IReadOnlyList<Issue> Issues);
