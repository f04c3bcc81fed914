using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Journal;

/// <summary>
/// Files what the journal holds, in order of arrival. Many items share one transaction; an item that touches what an item before it in
/// the same batch touches waits for that batch's commit. A refused batch is filed item by item, and what cannot be filed is marked
/// failed with its reason: the queue goes on. After a crash the items still marked received are filed again, which changes nothing twice.
/// </summary>
internal sealed class JournalWorker(
    IRecordStore store, ItemReader reader, Filer filer, JournalSignal signal, ILogger<JournalWorker> log) : BackgroundService
{
    private const int Page = 512;
    private const int LargestBatch = 3_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await FileWaitingAsync(stoppingToken) == 0)
                    await signal.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The store may be out of reach for a while; the items are safe in it and wait.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.IntakeBroke(fault);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Files the oldest waiting items, at most a page of them; returns how many there were.</summary>
    public async Task<int> FileWaitingAsync(CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(JournalState.Received, Count: Page, OldestFirst: true), cancel);
        var batch = new List<FilingPlan>();
        var locks = new HashSet<string>();
        foreach (var item in items)
        {
            var read = await ReadAsync(item, cancel);
            if (read.Entries.Any(e => locks.Contains(Filer.LockOf(e))) || batch.Sum(p => p.Writes.Count) > LargestBatch)
                await CommitAsync(batch, locks, cancel);
            batch.Add(await PlanAsync(item, read, cancel));
            // What is only pointed at and is on file already is not written, so it holds up nobody.
            if (batch[^1].Writes.Count > 0)
                locks.UnionWith(read.Entries.Select(Filer.LockOf).Where(l => Touches(batch[^1], read, l)));
        }
        await CommitAsync(batch, locks, cancel);
        return items.Count;
    }

    private static bool Touches(FilingPlan plan, ReadItem read, string held) =>
        read.Entries.Any(e => Filer.LockOf(e) == held && plan.Writes.OfType<RecordWrite.Update>().Any(w => w.Key.Type == e.Type));

    private async Task<ReadItem> ReadAsync(JournalItem item, CancellationToken cancel)
    {
        var content = await store.GetContentAsync(item.Content, cancel);
        if (content is null)
            return new ReadItem([], "", "The content of the item is missing.");
        return Guarded(item, () => reader.Read(item, content));
    }

    private async Task<FilingPlan> PlanAsync(JournalItem item, ReadItem read, CancellationToken cancel) =>
        read.Reason is not null ? new FilingPlan(item, [], read.Reason) : await filer.PlanAsync(item, read, cancel);

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

    private async Task CommitAsync(List<FilingPlan> batch, HashSet<string> locks, CancellationToken cancel)
    {
        if (batch.Count == 0)
            return;
        var result = await store.CommitAsync(Transaction(batch), cancel);
        if (result is CommitResult.Refused refused)
            await CommitOneByOneAsync(batch, refused, cancel);
        batch.Clear();
        locks.Clear();
    }

    private async Task CommitOneByOneAsync(List<FilingPlan> batch, CommitResult.Refused refused, CancellationToken cancel)
    {
        if (batch.Count > 1)
            log.BatchRefused(batch.Count, refused.Status);
        foreach (var plan in batch)
        {
            // Planned anew: the plan may have been made before another writer changed what it found.
            var again = plan.Reason is null ? await PlanAsync(plan.Item, await ReadAsync(plan.Item, cancel), cancel) : plan;
            if (await store.CommitAsync(Transaction([again]), cancel) is not CommitResult.Refused fault)
                continue;
            var reason = fault.Issues.Count > 0 ? ItemReader.Reason(fault.Issues[0]) : $"The record refused it ({fault.Status}).";
            await store.CommitAsync(new RecordTransaction(Who, [], [new JournalMark(plan.Item.Number, JournalState.Failed, reason)]), cancel);
        }
    }

    private const string Who = "Device/intake";

    private static RecordTransaction Transaction(List<FilingPlan> batch) =>
        new(Who, [.. batch.SelectMany(p => p.Writes)], [.. batch.Select(p => p.Mark)]);
}
