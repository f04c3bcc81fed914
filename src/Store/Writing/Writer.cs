using System.Diagnostics;
using System.Threading.Channels;
using Chartroom.Store.Reading;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Writing;

/// <summary>
/// The one writer: a thread that takes all that waits, applies it inside one database transaction, commits once, and
/// then answers everyone. Callers wait for room when the queue is full, so that memory stays bounded.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const long GroupWeight = 48 << 20;
    private const int Slots = 1536;
    private const long SlotWeight = 96 << 10;

    /// <summary>How long a group waits for those who have just been answered: 0.4 ms, less than a durable commit takes.</summary>
    private static readonly long Patience = Stopwatch.Frequency / 2_500;

    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(5);

    private readonly Channel<WriteOperation> queue = Channel.CreateUnbounded<WriteOperation>(new() { SingleReader = true });
    private readonly SemaphoreSlim room = new(Slots, Slots);
    private readonly SemaphoreSlim entrance = new(1, 1);
    private readonly WriteSession session;
    private readonly WriteContext context;
    private readonly Action<Head, IReadOnlyList<RecentVersion>> published;
    private readonly Thread thread;
    private long written;
    private int waiting;

    /// <summary>Starts the writer's thread.</summary>
    /// <param name="session">The writer's connection; the writer closes it.</param>
    /// <param name="published">Told the new head and what was written after each commit, before anyone is answered.</param>
    public Writer(WriteSession session, TimeProvider clock, Action<Head, IReadOnlyList<RecentVersion>> published)
    {
        this.session = session;
        this.published = published;
        context = new WriteContext(session, clock);
        thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>Hands an operation to the writer, waiting for room first. Await the operation's own task for the result.</summary>
    public async ValueTask EnqueueAsync(WriteOperation operation, CancellationToken cancel)
    {
        var slots = SlotsOf(operation);
        // One at a time through the entrance: two that each hold half of the room would wait for each other.
        await entrance.WaitAsync(cancel);
        var taken = 0;
        try
        {
            for (; taken < slots; taken++)
                await room.WaitAsync(cancel);
            Interlocked.Increment(ref waiting);
            if (!queue.Writer.TryWrite(operation))
                throw new ObjectDisposedException(nameof(Writer), "The store is closed.");
            taken = 0;
        }
        finally
        {
            if (taken > 0)
                room.Release(taken);
            entrance.Release();
        }
    }

    /// <summary>True when a group has been committed in the last seconds and none has failed since.</summary>
    public bool HasJustWritten => Volatile.Read(ref written) is var last and > 0 && Stopwatch.GetElapsedTime(last) < Lately;

    /// <summary>Operations that have been handed over and are not yet taken up.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(thread.Join);
        session.Dispose();
        room.Dispose();
        entrance.Dispose();
    }

    private static int SlotsOf(WriteOperation operation) =>
        (int)Math.Clamp(1 + (operation.Weight / SlotWeight), 1, Slots / 2);

    private void Run()
    {
        var group = new List<WriteOperation>();
        var reader = queue.Reader;
        var remembers = false;
        var (last, before) = (0, 0);
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Gather(group, Math.Max(last, before));
            Interlocked.Add(ref waiting, -group.Count);
            remembers = CommitGroup(group, remembers);
            room.Release(group.Sum(SlotsOf));
            (last, before) = (group.Count, last);
            group.Clear();
        }
    }

    /// <summary>
    /// Takes all that waits. A few callers who each wait for their answer would fall into two groups that are answered in turn,
    /// two commits for what one can do; so a group that is smaller than the ones before gives the others a moment to come back.
    /// </summary>
    private void Gather(List<WriteOperation> group, int expected)
    {
        long weight = 0;
        var until = Stopwatch.GetTimestamp() + Patience;
        while (true)
        {
            while (weight < GroupWeight && queue.Reader.TryRead(out var operation))
            {
                group.Add(operation);
                weight += operation.Weight;
            }
            if (group.Count >= expected || weight >= GroupWeight || Stopwatch.GetTimestamp() >= until)
                return;
            Thread.Yield();
        }
    }

    /// <summary>Ends the failed transaction. When that fails too the connection is gone, and the next group begins with a new one.</summary>
    private void Recover()
    {
        try
        {
            session.Rollback();
        }
#pragma warning disable CA1031 // The first failure has been kept for the callers; this one says nothing new.
        catch (Exception)
#pragma warning restore CA1031
        {
            session.Reopen();
        }
    }

    /// <summary>True when what the writer remembers is still right afterwards.</summary>
    private bool CommitGroup(List<WriteOperation> group, bool remembers)
    {
        context.Staged.Clear();
        var started = StoreTelemetry.CommitDuration.Enabled ? Stopwatch.GetTimestamp() : 0;
        try
        {
            if (session.Begin() || !remembers)
                context.Reload();
            context.Interning.Trim();
            var before = context.Head;
            foreach (var operation in group)
                operation.Apply(context);
            var head = context.Finish(before);
            session.Commit();
            published(head, context.Staged);
            Volatile.Write(ref written, Stopwatch.GetTimestamp());
            if (started > 0)
                StoreTelemetry.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
            StoreTelemetry.CommitGroup.Record(group.Count);
        }
#pragma warning disable CA1031 // Whatever went wrong is handed to everyone whose write was in the group.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Volatile.Write(ref written, 0);
            Recover();
            foreach (var operation in group)
                operation.Fail(e);
            return false;
        }
        foreach (var operation in group)
        {
            operation.Group = group.Count;
            operation.Complete();
        }
        return true;
    }
}
