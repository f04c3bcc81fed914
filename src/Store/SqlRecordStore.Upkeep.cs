using Chartroom.Store.Indexing;
using Chartroom.Store.Journal;
using Chartroom.Store.Sql;
using Chartroom.Store.Upkeep;
using Chartroom.Store.Writing;

namespace Chartroom.Store;

/// <content>Upkeep: verify, rebuild, and the dictionary of the bodies.</content>
public abstract partial class SqlRecordStore
{
    /// <inheritdoc/>
    public ValueTask<RecordSeal> SealAsync(CancellationToken cancel = default) => SessionAsync(
        session =>
        {
            var sealing = Head.Read(session);
            return new RecordSeal(sealing.T, Convert.ToHexStringLower(sealing.Hash));
        },
        cancel);

    /// <inheritdoc/>
    public async ValueTask<StoreCondition> CheckAsync(CancellationToken cancel = default)
    {
        try
        {
            await SessionAsync(Head.Read, cancel);
            if (writer.HasJustWritten)
                return StoreCondition.Sound;
            var probe = new ProbeOperation();
            await writer.EnqueueAsync(probe, cancel);
            await probe.Task;
            return StoreCondition.Sound;
        }
#pragma warning disable CA1031 // Whatever went wrong is what is asked for.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return StoreConditions.Of(fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoreFigures> MeasureAsync(CancellationToken cancel = default) => SessionAsync(
        session =>
        {
            var standing = head;
            return new StoreFigures(
                standing.T, standing.Rid, database.SizeOf(session), writer.Waiting, pool.Lent - 1,
                Counted(session, JournalState.Received), Counted(session, JournalState.Failed));
        },
        cancel);

    /// <inheritdoc/>
    public async ValueTask<long> VersionsAfterAsync(long t, CancellationToken cancel = default)
    {
        var standing = head;
        if (t >= standing.T)
            return 0;
        var seen = t <= 0 ? 0 : recent.LastRid(t) ?? await SessionAsync(s => LastRid(s, t), cancel);
        return Math.Max(0, standing.Rid - seen);
    }

    private static long Counted(SqlSession session, JournalState state) => session.Scalar(
        "select count(*) from (select 1 from journal where state = $1 limit $2) counted", (long)state, (long)StoreFigures.MostCounted) ?? 0;

    /// <summary>
    /// Compares every version, every transaction and every content with its hash, in one state of the database and beside
    /// running writers. Names the first row that is not what was written.
    /// </summary>
    public ValueTask<Verification> VerifyAsync(CancellationToken cancel = default) => VerifyAsync(VerifyScope.Whole, cancel);

    /// <summary>The same, of a part, and against seals kept outside the database.</summary>
    public ValueTask<Verification> VerifyAsync(VerifyScope scope, CancellationToken cancel = default) => SessionAsync(
        _ => database.Verify(codec, scope), cancel);

    /// <summary>
    /// Derives all search rows anew from the versions. Searches find little while it runs; a rebuild that is broken off
    /// goes on when the store is opened again. Returns the number of versions.
    /// </summary>
    public async ValueTask<long> RebuildSearchAsync(CancellationToken cancel = default)
    {
        long done = 0;
        for (var first = true; ; first = false)
        {
            var operation = new RebuildOperation(catalog, codec, fromTheBeginning: first);
            await writer.EnqueueAsync(operation, cancel);
            var step = await operation.Task;
            if (step.Versions == 0)
                return done;
            done += step.Versions;
        }
    }

    /// <summary>
    /// Copies the whole database, as it is at one moment, into a new file while the store goes on working. The file
    /// appears under its name only when it is complete.
    /// </summary>
    public abstract ValueTask BackupAsync(string file, CancellationToken cancel = default);

    /// <summary>Goes on with a rebuild that was broken off; when the database is away, as soon as it is back.</summary>
    private async Task ResumeRebuildAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                if (await SessionAsync(s => s.Scalar("select 1 from projection where name = $1", RebuildOperation.Name), CancellationToken.None) is null)
                    return;
                var operation = new RebuildOperation(catalog, codec, fromTheBeginning: false);
                await writer.EnqueueAsync(operation, CancellationToken.None);
                await operation.Task;
            }
            catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Collects bodies while there is no dictionary; trains and keeps one when there are enough.</summary>
    private async ValueTask SampleAsync(PreparedTransaction prepared)
    {
        var complete = false;
        foreach (var write in prepared.Writes)
            complete |= write.Body is { } body && codec.Sample(body);
        if (!complete || codec.Train() is not { } dictionary)
            return;
        try
        {
            var operation = new DictionaryOperation(dictionary);
            await writer.EnqueueAsync(operation, CancellationToken.None);
            var (number, kept) = await operation.Task;
            codec.Use(number, kept);
        }
        catch (Exception fault) when (StoreTroubles.Of(fault) is not null)
        {
            // The transaction is written, and that is what its caller must hear; bodies go without a dictionary until the next start.
        }
    }

    private byte[]? LoadDictionary(int number)
    {
        using var session = database.OpenRead();
        using var cursor = session.Query("select dictionary from codec where id = $1", (long)number);
        return cursor.Read() ? cursor.Blob(0) : null;
    }
}
