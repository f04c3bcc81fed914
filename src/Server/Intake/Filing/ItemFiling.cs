using System.Runtime.CompilerServices;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Filing;

/// <summary>What became of an item: how many resources it wrote, or why it could not be filed.</summary>
internal sealed record FiledItem(JournalItem Item, int Resources, string? Reason);

/// <summary>
/// Files journal items in the order given. Many share one transaction; an item that touches what an item before it in the same batch
/// touches goes into the next, which is planned over what that batch will have written, while that batch is on its way. A refused batch is filed
/// item by item, and so is every batch that was planned over it; what cannot be filed is marked failed with its reason: the others go on.
/// </summary>
internal sealed class ItemFiling(IRecordStore store, ItemReader reader, Filer filer, TimeProvider clock, ILogger<ItemFiling> log)
{
    private const string Who = "Device/intake";
    private const int LargestBatch = 3_000;

    /// <summary>
    /// Times that an item is planned anew because somebody changes what it changes. Each time somebody else got on, so that only one who
    /// writes to the same record without pause can use them up.
    /// </summary>
    private const int MostAttempts = 5_000;

    /// <summary>Items that are read ahead of the one that is planned.</summary>
    private const int ReadAhead = 8;

    public async Task<IReadOnlyList<FiledItem>> FileAsync(IReadOnlyList<JournalItem> items, CancellationToken cancel)
    {
        var ahead = new FilingAhead();
        var onTheWay = new List<(List<FilingPlan> Batch, Task<CommitResult> Commit)>();
        var batch = new List<FilingPlan>();
        var (locks, writes) = (new HashSet<string>(), 0);
        await foreach (var (item, read) in ReadInOrderAsync(items, cancel))
        {
            if (writes > LargestBatch || read.Entries.Any(e => locks.Contains(Filer.LockOf(e))))
            {
                onTheWay.Add(Send(batch, ahead, cancel));
                (batch, locks, writes) = ([], [], 0);
            }
            var plan = await PlanAsync(item, read, ahead, cancel);
            batch.Add(plan);
            writes += plan.Writes.Count;
            // What is only pointed at and is on file already is not written, so it holds up nobody.
            if (plan.Writes.Count > 0)
                locks.UnionWith(Touched(plan, read));
        }
        if (batch.Count > 0)
            onTheWay.Add(Send(batch, ahead, cancel));
        return await SettleAsync(onTheWay, items.Count, cancel);
    }

    private async IAsyncEnumerable<(JournalItem Item, ReadItem Read)> ReadInOrderAsync(
        IReadOnlyList<JournalItem> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reading = new Queue<(JournalItem Item, Task<ReadItem> Read)>();
        foreach (var item in items)
        {
            if (reading.Count == ReadAhead)
            {
                var (first, read) = reading.Dequeue();
                yield return (first, await read);
            }
            reading.Enqueue((item, Task.Run(() => ReadAsync(item, cancel), cancel)));
        }
        foreach (var (item, read) in reading)
            yield return (item, await read);
    }

    /// <summary>Begins to commit a batch; what it writes lies ahead of those that are planned next.</summary>
    private (List<FilingPlan> Batch, Task<CommitResult> Commit) Send(List<FilingPlan> batch, FilingAhead ahead, CancellationToken cancel)
    {
        var link = ahead.Add(batch.SelectMany(p => p.Writes));
        return (batch, Task.Run(() => store.CommitAsync(Transaction(batch) with { Link = link }, cancel).AsTask(), cancel));
    }

    private async Task<IReadOnlyList<FiledItem>> SettleAsync(
        List<(List<FilingPlan> Batch, Task<CommitResult> Commit)> onTheWay, int count, CancellationToken cancel)
    {
        // All are answered before one is filed anew, so that nothing overtakes what came before it.
        var results = await Task.WhenAll(onTheWay.Select(o => o.Commit));
        var filed = new List<FiledItem>(count);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is CommitResult.Refused refused)
                await CommitOneByOneAsync(onTheWay[i].Batch, refused, filed, cancel);
            else
                filed.AddRange(onTheWay[i].Batch.Select(Filed));
        }
        return filed;
    }

    private static IEnumerable<string> Touched(FilingPlan plan, ReadItem read)
    {
        var types = plan.Writes.OfType<RecordWrite.Update>().Select(w => w.Key.Type).ToHashSet();
        return read.Entries.Where(e => types.Contains(e.Type)).Select(Filer.LockOf);
    }

    private async Task<ReadItem> ReadAsync(JournalItem item, CancellationToken cancel)
    {
        var content = await store.GetContentAsync(item.Content, cancel);
        if (content is null)
            return new ReadItem([], "", "The content of the item is missing.");
        return Guarded(item, () => reader.Read(item, content));
    }

    private async Task<FilingPlan> PlanAsync(JournalItem item, ReadItem read, FilingAhead ahead, CancellationToken cancel) =>
        read.Reason is not null ? new FilingPlan(item, [], read.Reason) : await filer.PlanAsync(item, read, ahead, cancel);

    /// <summary>A fault in a mapping is that of the one item, which is kept and named.</summary>
    private ReadItem Guarded(JournalItem item, Func<ReadItem> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever goes wrong in one item must not stop the others.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.ItemBroke(item.Number, fault.GetType().Name);
            return new ReadItem([], "", $"The item could not be mapped ({fault.GetType().Name}).");
        }
    }

    private async Task CommitOneByOneAsync(List<FilingPlan> batch, CommitResult.Refused refused, List<FiledItem> filed, CancellationToken cancel)
    {
        if (batch.Count > 1)
            log.BatchRefused(batch.Count, refused.Status);
        foreach (var plan in batch)
        {
            var (again, fault) = await CommitAloneAsync(plan, cancel);
            if (fault is null)
            {
                filed.Add(Filed(again));
                continue;
            }
            var reason = fault.Issues.Count > 0 ? ItemReader.Reason(fault.Issues[0]) : $"The record refused it ({fault.Status}).";
            await store.CommitAsync(new RecordTransaction(Who, [], [new JournalMark(plan.Item.Number, JournalState.Failed, reason)]), cancel);
            filed.Add(new FiledItem(plan.Item, 0, reason));
        }
    }

    /// <summary>Plans an item anew over what is on file now, and again when somebody else was faster; that is no fault of the item.</summary>
    private async Task<(FilingPlan Plan, CommitResult.Refused? Fault)> CommitAloneAsync(FilingPlan plan, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var again = plan.Reason is null ? await PlanAsync(plan.Item, await ReadAsync(plan.Item, cancel), new FilingAhead(), cancel) : plan;
            if (await store.CommitAsync(Transaction([again]), cancel) is not CommitResult.Refused refused)
                return (again, null);
            if (refused.Status != 412 || attempt == MostAttempts)
                return (again, refused);
        }
    }

    /// <summary>The Provenance that goes with the writes is no resource of the item's own.</summary>
    private static FiledItem Filed(FilingPlan plan) => new(plan.Item, Math.Max(0, plan.Writes.Count - 1), plan.Reason);

    private RecordTransaction Transaction(List<FilingPlan> batch)
    {
        var writes = batch.SelectMany(p => p.Writes).ToList();
        if (writes.Count > 0)
        {
            var patients = writes.OfType<RecordWrite.Update>().SelectMany(w => PatientsOf.Resource(w.Document)).ToHashSet();
            writes.Add(AuditEvents.Of(Who, "import", 'C', clock.GetUtcNow(), patients));
        }
        return new RecordTransaction(Who, writes, [.. batch.Select(p => p.Mark)]);
    }
}
