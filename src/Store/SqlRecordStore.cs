using System.Diagnostics;
using System.Runtime.CompilerServices;
using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Documents;
using Chartroom.Store.Indexing;
using Chartroom.Store.Journal;
using Chartroom.Store.Reading;
using Chartroom.Store.Search;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;

namespace Chartroom.Store;

/// <summary>
/// The record store in SQL: everything but what a database does in its own way. See docs/guide/store.md for the tables.
/// Safe for any number of threads, and for other processes that write to the same database.
/// </summary>
public abstract partial class SqlRecordStore : IRecordStore
{
    private const int ChangePage = 500;
    private const int MostAttempts = 200;

    /// <summary>Reads that run at once; the next ones wait for a connection.</summary>
    private protected static readonly int ReadConnections = Math.Max(8, Environment.ProcessorCount * 4);

    private readonly Database database;
    private readonly SearchCatalog catalog;
    private readonly Writer writer;
    private readonly ReadPool pool;
    private readonly TransactionPreparer preparer;
    private readonly NameCache names = new();
    private readonly BodyCodec codec = new();
    private readonly RecentVersions recent = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Task watching;
    private readonly Task resuming;
    private readonly Lock publishing = new();
    private volatile Head head;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected SqlRecordStore(Database database, WriteSession writeSession, SearchCatalog catalog, TimeProvider clock)
    {
        this.database = database;
        this.catalog = catalog;
        head = Head.Read(writeSession);
        pool = new ReadPool(database, ReadConnections);
        preparer = new TransactionPreparer(catalog, codec, clock);
        foreach (var (number, dictionary) in writeSession.Rows(c => ((int)c.Integer(0), c.Blob(1)), "select id, dictionary from codec order by id"))
            codec.Use(number, dictionary);
        codec.Missing = LoadDictionary;
        writer = new Writer(writeSession, clock, Publish);
        watching = WatchAsync(clock, closing.Token);
        resuming = ResumeRebuildAsync();
    }

    public long CurrentT => head.T;

    public async ValueTask<CommitResult> CommitAsync(RecordTransaction transaction, CancellationToken cancel = default)
    {
        if (transaction.Link is not { } link)
            return await CommitAsync(transaction, null, cancel);
        try
        {
            return await CommitAsync(transaction, link, cancel);
        }
        finally
        {
            // Whatever became of it: those that follow must not wait for ever.
            link.HandedOver();
            link.Forget();
        }
    }

    private async ValueTask<CommitResult> CommitAsync(RecordTransaction transaction, CommitLink? link, CancellationToken cancel)
    {
        using var span = StoreTelemetry.Start("commit");
        span?.SetTag("chartroom.writes", transaction.Writes.Count);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (prepared, refused) = await PrepareAsync(transaction, cancel);
            if (prepared is null)
                return refused!;
            var operation = new CommitOperation(prepared, (context, query) => Find(context, query, transaction.Scope), link);
            if (link is not null)
                await link.TurnAsync(cancel);
            await writer.EnqueueAsync(operation, cancel);
            link?.HandedOver();
            // From here on the writer has it: a cancelled caller no longer changes what is written.
            var committed = await operation.Task;
            span?.SetTag("chartroom.group", operation.Group).SetTag("chartroom.attempts", attempt + 1);
            switch (committed)
            {
                case Committed.Refused r:
                    span?.SetTag("chartroom.status", r.Status);
                    return new CommitResult.Refused(r.Write, r.Status, [r.Issue]);
                case Committed.Written written:
                    await SampleAsync(prepared);
                    return Done(transaction, prepared, written);
            }
        }
        return new CommitResult.Refused(0, 409, [Issue.Error("conflict", "Other writers keep changing what the conditions find. Try again.")]);
    }

    public ValueTask<StoredVersion?> ReadAsync(Access access, ResourceKey key, long? asOf = null, CancellationToken cancel = default) =>
        ReadingAsync(access, asOf, (scope, _) => VersionReader.Current(scope, key), cancel, isOneStatement: true);

    public ValueTask<IReadOnlyList<StoredVersion>> ReadManyAsync(
        Access access, IReadOnlyCollection<ResourceKey> keys, long? asOf = null, CancellationToken cancel = default) =>
        ReadingAsync<IReadOnlyList<StoredVersion>>(access, asOf, (scope, _) => VersionReader.CurrentOfMany(scope, keys), cancel);

    public ValueTask<StoredVersion?> ReadVersionAsync(
        Access access, ResourceKey key, long version, CancellationToken cancel = default) =>
        ReadingAsync(access, null, (scope, _) => VersionReader.Numbered(scope, key, version), cancel, isOneStatement: true);

    public ValueTask<HistoryPage> HistoryAsync(Access access, HistoryQuery query, CancellationToken cancel = default)
    {
        var cursor = query.Cursor is null ? null : SearchCursor.Read(query.Cursor);
        return ReadingAsync(
            access,
            cursor?.T ?? query.AsOf,
            (scope, t) =>
            {
                var rows = VersionReader.History(
                    scope, query.Key, cursor?.Rid ?? long.MaxValue, query.Since?.ToUnixTimeMilliseconds(), query.Count + 1);
                var more = rows.Count > query.Count;
                if (more)
                    rows.RemoveAt(rows.Count - 1);
                var next = more && rows.Count > 0 ? new SearchCursor(t, [], rows[^1].Rid).Write() : null;
                return new HistoryPage(rows.ConvertAll(r => r.Version), t, next);
            },
            cancel);
    }

    public async ValueTask<SearchPage> SearchAsync(Access access, SearchQuery query, CancellationToken cancel = default)
    {
        if (!StoreTelemetry.SearchDuration.Enabled)
            return await FindAsync(access, query, cancel);
        var kind = StoreTelemetry.KindOf(query);
        using var span = StoreTelemetry.Start("search");
        var began = Stopwatch.GetTimestamp();
        var page = await FindAsync(access, query, cancel);
        StoreTelemetry.SearchDuration.Record(
            Stopwatch.GetElapsedTime(began).TotalSeconds, new("fhir.type", query.Type), new("chartroom.search.kind", kind));
        span?.SetTag("fhir.type", query.Type).SetTag("chartroom.search.kind", kind).SetTag("chartroom.matches", page.Matches.Count);
        return page;
    }

    private async ValueTask<SearchPage> FindAsync(Access access, SearchQuery query, CancellationToken cancel)
    {
        var cursor = query.Cursor is null ? null : SearchCursor.Read(query.Cursor);
        if (query.Cursor is not null && cursor is null)
            return Faulty(Issue.Error("invalid", "The page cannot be found: its cursor is not one of this server.", "_cursor"));
        try
        {
            return await ReadingAsync(
                access,
                cursor?.T ?? query.AsOf,
                (scope, t) => new SearchRun(scope, catalog, t).Run(query, cursor),
                cancel);
        }
        catch (SearchFault fault)
        {
            return Faulty(fault.Issue);
        }
        catch (Exception e) when (database.IsTimeout(e))
        {
            return Faulty(Issue.Error("too-costly", "The search takes too long and was broken off. Narrow it by a patient, a code or a date."));
        }
    }

    public async IAsyncEnumerable<StoredVersion> ChangesSinceAsync(long t, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var end = head;
        if (t >= end.T)
            yield break;
        var rid = recent.LastRid(t) ?? await SessionAsync(s => LastRid(s, t), cancel);
        while (rid < end.Rid)
        {
            var page = await ChangesAsync(rid, end.Rid, cancel);
            if (page.Count == 0)
                yield break;
            foreach (var found in page)
                yield return found.Version;
            rid = page[^1].Rid;
        }
    }

    public async ValueTask<long> WaitForChangeAsync(long t, CancellationToken cancel = default)
    {
        while (true)
        {
            var next = Volatile.Read(ref changed).Task;
            if (head.T > t)
                return head.T;
            await next.WaitAsync(cancel);
        }
    }

    public async ValueTask<ContentHash> PutContentAsync(ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        var operation = new ContentOperation(content, codec);
        await writer.EnqueueAsync(operation, cancel);
        return await operation.Task;
    }

    public ValueTask<byte[]?> GetContentAsync(ContentHash hash, CancellationToken cancel = default) =>
        SessionAsync(s => ContentParts.Load(s, codec, hash), cancel);

    public async ValueTask<JournalItem> JournalAsync(JournalArrival arrival, CancellationToken cancel = default)
    {
        using var span = StoreTelemetry.Start("journal");
        var operation = new JournalOperation(arrival, codec);
        await writer.EnqueueAsync(operation, cancel);
        var item = await operation.Task;
        span?.SetTag("chartroom.group", operation.Group).SetTag("chartroom.item", item.Number);
        return item;
    }

    public ValueTask<IReadOnlyList<JournalItem>> ReadJournalAsync(JournalQuery query, CancellationToken cancel = default) =>
        SessionAsync<IReadOnlyList<JournalItem>>(s => JournalRows.Query(s, query), cancel);

    public virtual async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await watching;
        await resuming;
        await writer.DisposeAsync();
        pool.Dispose();
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a reading function on a pooled connection, without a snapshot of its own.</summary>
    private protected async ValueTask<T> SessionAsync<T>(Func<SqlSession, T> read, CancellationToken cancel)
    {
        var (session, isKept) = await pool.TakeAsync(cancel);
        var broken = true;
        try
        {
            var result = read(session);
            broken = false;
            return result;
        }
        catch (Exception fault) when (isKept && session.IsServer && StoreTroubles.Of(fault) == StoreTrouble.Away)
        {
            // The server was started anew since the connection was last used, and so are all the others that wait here.
            pool.Forget();
        }
        finally
        {
            pool.Return(session, broken);
        }
        return await SessionAsync(read, cancel);
    }

    private static SearchPage Faulty(Issue issue) => new([], [], null, 0, null, [issue]);

    private static long LastRid(SqlSession session, long t) =>
        session.Scalar("select last_rid from tx where t <= $1 order by t desc limit 1", t) ?? 0;

    /// <summary>
    /// Reads as of a snapshot. That needs no transaction, because a row that was written never changes and the snapshot is a row number;
    /// but several statements of one take SQLite's locks only once.
    /// </summary>
    private async ValueTask<T> ReadingAsync<T>(
        Access access, long? asOf, Func<SearchScope, long, T> read, CancellationToken cancel, bool isOneStatement = false)
    {
        var now = head;
        return await SessionAsync(
            session =>
            {
                var locks = !session.IsServer && !isOneStatement;
                if (locks)
                    session.Execute("begin");
                try
                {
                    var t = asOf is { } past ? Math.Min(past, now.T) : now.T;
                    var last = t == now.T ? now.Rid : LastRid(session, t);
                    return read(new SearchScope(session, names, codec, access.Scope, last), t);
                }
                finally
                {
                    if (locks)
                        session.Execute("rollback");
                }
            },
            cancel);
    }

    private async ValueTask<(PreparedTransaction? Prepared, CommitResult.Refused? Refused)> PrepareAsync(
        RecordTransaction transaction, CancellationToken cancel)
    {
        try
        {
            if (!transaction.Writes.Any(Asks))
                return preparer.Prepare(transaction, head.T, _ => throw new InvalidOperationException("Nothing asks for a search."));
            return await ReadingAsync(
                Access.System with { Scope = transaction.Scope ?? AccessScope.Everything },
                null,
                (scope, t) => preparer.Prepare(transaction, t, q => new SearchRun(scope, catalog, t).Keys(q, 2)),
                cancel);
        }
        catch (SearchFault fault)
        {
            return (null, new CommitResult.Refused(0, 400, [fault.Issue]));
        }
    }

    private static bool Asks(RecordWrite write) => write switch
    {
        RecordWrite.Create c => c.IfNoneExist is not null || c.Document.Utf8.Span.IndexOf((byte)'?') >= 0,
        RecordWrite.Update u => u.Where is not null || u.Document.Utf8.Span.IndexOf((byte)'?') >= 0,
        RecordWrite.Delete d => d.Where is not null,
        _ => true,
    };

    /// <summary>The same search as in preparation, inside the writer's transaction.</summary>
    private IReadOnlyList<ResourceKey> Find(WriteContext context, SearchQuery query, AccessScope? seen)
    {
        var scope = new SearchScope(context.Session, new NameCache(), codec, seen ?? AccessScope.Everything, context.Head.Rid);
        return new SearchRun(scope, catalog, context.Head.T).Keys(query, 2);
    }

    private static CommitResult.Done Done(RecordTransaction transaction, PreparedTransaction prepared, Committed.Written written)
    {
        var outcomes = new WriteOutcome[prepared.Writes.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var write = prepared.Writes[i];
            var status = write.Method == WriteMethod.Delete ? 204 : write.IsFound || written.Existed[i] ? 200 : 201;
            if (transaction.Writes[i] is RecordWrite.Delete)
                status = 204;
            var document = write.Body is null || status == 204 || !transaction.ReturnsDocuments
                ? null
                : CanonicalBody.Stamp(write.Body, written.Numbers[i], written.At);
            outcomes[i] = new WriteOutcome(write.Key, written.Numbers[i], status, document);
        }
        return new CommitResult.Done(written.T, DateTimeOffset.FromUnixTimeMilliseconds(written.At), outcomes);
    }

    /// <summary>The next page of changes, from memory where it is there.</summary>
    private async ValueTask<List<FoundVersion>> ChangesAsync(long rid, long last, CancellationToken cancel) =>
        recent.After(rid, last, ChangePage) ?? await SessionAsync(s => VersionReader.After(s, codec, rid, last, ChangePage), cancel);

    private void Publish(Head next, IReadOnlyList<RecentVersion> written)
    {
        recent.Add(written);
        Publish(next);
    }

    private void Publish(Head next)
    {
        lock (publishing)
        {
            if (next.T <= head.T && next.Rid <= head.Rid)
                return;
            head = next;
        }
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Sees what other processes commit, within half a second.</summary>
    private async Task WatchAsync(TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), clock);
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (await TryAsync(Head.Read, cancel) is { } seen)
                    Publish(seen);
            }
        }
        catch (OperationCanceledException)
        {
            // The store is closing.
        }
    }

    /// <summary>The same as <see cref="SessionAsync"/>; null while the database is away.</summary>
    private async ValueTask<T?> TryAsync<T>(Func<SqlSession, T> read, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await SessionAsync(read, cancel);
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
        {
            return null;
        }
    }
}
