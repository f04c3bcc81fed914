using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Filing;

/// <summary>What became of an item: how many resources it wrote, or why it could not be filed.</summary>
internal sealed record FiledItem(JournalItem Item, int Resources, string? Reason);

/// <summary>
/// Files journal items in the order given. Many share one transaction; an item that touches what an item before it in the same batch
/// touches waits for that batch's commit. A refused batch is filed item by item, and what cannot be filed is marked failed with its
/// reason: the others go on.
/// </summary>
internal sealed class ItemFiling(IRecordStore store, ItemReader reader, Filer filer, TimeProvider clock, ILogger<ItemFiling> log)
{
    private const string Who = "Device/intake";
    private const int LargestBatch = 3_000;

    public async Task<IReadOnlyList<FiledItem>> FileAsync(IReadOnlyList<JournalItem> items, CancellationToken cancel)
    {
        var filed = new List<FiledItem>(items.Count);
        var batch = new List<FilingPlan>();
        var (locks, writes) = (new HashSet<string>(), 0);
        foreach (var item in items)
        {
            var read = await ReadAsync(item, cancel);
            if (writes > LargestBatch || read.Entries.Any(e => locks.Contains(Filer.LockOf(e))))
            {
                await CommitAsync(batch, filed, cancel);
                (locks, writes) = ([], 0);
            }
            var plan = await PlanAsync(item, read, cancel);
            batch.Add(plan);
            writes += plan.Writes.Count;
            // What is only pointed at and is on file already is not written, so it holds up nobody.
            if (plan.Writes.Count > 0)
                locks.UnionWith(Touched(plan, read));
        }
        await CommitAsync(batch, filed, cancel);
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

    private async Task CommitAsync(List<FilingPlan> batch, List<FiledItem> filed, CancellationToken cancel)
    {
        if (batch.Count == 0)
            return;
        var result = await store.CommitAsync(Transaction(batch), cancel);
        if (result is CommitResult.Refused refused)
            await CommitOneByOneAsync(batch, refused, filed, cancel);
        else
            filed.AddRange(batch.Select(Filed));
        batch.Clear();
    }

    private async Task CommitOneByOneAsync(List<FilingPlan> batch, CommitResult.Refused refused, List<FiledItem> filed, CancellationToken cancel)
    {
        if (batch.Count > 1)
            log.BatchRefused(batch.Count, refused.Status);
        foreach (var plan in batch)
        {
            // Planned anew: the plan may have been made before another writer changed what it found.
            var again = plan.Reason is null ? await PlanAsync(plan.Item, await ReadAsync(plan.Item, cancel), cancel) : plan;
            if (await store.CommitAsync(Transaction([again]), cancel) is not CommitResult.Refused fault)
            {
                filed.Add(Filed(again));
                continue;
            }
            var reason = fault.Issues.Count > 0 ? ItemReader.Reason(fault.Issues[0]) : $"The record refused it ({fault.Status}).";
            await store.CommitAsync(new RecordTransaction(Who, [], [new JournalMark(plan.Item.Number, JournalState.Failed, reason)]), cancel);
            filed.Add(new FiledItem(plan.Item, 0, reason));
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
