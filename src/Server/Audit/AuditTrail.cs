using System.Buffers;
using System.Text.Json;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Audit;

/// <summary>
/// Takes every access and makes it an AuditEvent. <see cref="RecordAsync(Sighting, CancellationToken)"/> returns when the
/// sighting is in the spool, so that no answer leaves before its trace is kept; batches are gathered into events, one for
/// each caller, kind and person, and committed once a second. What a killed process left in the spool is
/// committed at the next start. When the spool cannot be written, not even into the room set aside for a
/// full disk, the access fails: nothing is seen unaudited.
/// Source: 45 CFR 164.312(b) audit controls.
/// </summary>
public sealed class AuditTrail : BackgroundService
{
    private const int LargestBatch = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastCommit = TimeSpan.FromSeconds(10);

    private readonly IRecordStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<AuditTrail> log;
    private readonly AuditSpool spool;
    private readonly Lock keeping = new();
    private readonly SemaphoreSlim hurry = new(0);
    private readonly Queue<Closed> closed = [];
    private List<Sighting> batch = [];
    private List<TaskCompletionSource> flushes = [];
    private volatile bool stopping;

    public AuditTrail(IRecordStore store, ServerSettings settings, ILogger<AuditTrail> log)
    {
        this.store = store;
        this.log = log;
        clock = settings.Clock;
        spool = new AuditSpool(new DirectoryInfo(Path.Combine(settings.Data.FullName, "audit")), clock);
    }

    /// <summary>Sightings that are in the spool and not yet in the record.</summary>
    public long Spooled
    {
        get
        {
            lock (keeping)
                return batch.Count + closed.Sum(c => (long)c.Seen.Count);
        }
    }

    /// <summary>Takes one sighting; it is kept when this returns.</summary>
    public ValueTask RecordAsync(Sighting sighting, CancellationToken cancel = default) => RecordAsync([sighting], cancel);

    /// <summary>Takes several sightings; all are kept when this returns.</summary>
    public ValueTask RecordAsync(IReadOnlyList<Sighting> sightings, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (sightings.Count > 0)
            Keep(sightings);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until everything that was recorded before is committed; for tests, exports and <c>verify</c>.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (keeping)
        {
            if (stopping)
                return;
            flushes.Add(done);
        }
        hurry.Release();
        await done.Task.WaitAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (keeping)
            stopping = true;
        hurry.Release();
        // Not the host's patience: it may be used up by requests, and what they saw is to be committed. The spool keeps the rest for the next start.
        if (ExecuteTask is { } running)
            await running.WaitAsync(LastCommit, TimeProvider.System, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        spool.Dispose();
        hurry.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RecoverAsync();
        for (var isLast = false; !isLast;)
        {
            await hurry.WaitAsync(Pause, CancellationToken.None);
            List<TaskCompletionSource> waiting;
            lock (keeping)
            {
                (waiting, flushes) = (flushes, []);
                isLast = stopping;
            }
            await CommitAsync();
            waiting.ForEach(w => w.TrySetResult());
        }
    }

    /// <summary>
    /// Writes the sightings to the spool on the caller's own thread: the way to another one and back costs more than the few hundred bytes do,
    /// and a request that need not wait stays on one thread from its first byte to its last.
    /// </summary>
    private void Keep(IReadOnlyList<Sighting> sightings)
    {
        var now = clock.GetUtcNow();
        var taken = new List<Sighting>(sightings.Count);
        var lines = new ArrayBufferWriter<byte>(512 * sightings.Count);
        using (var json = new Utf8JsonWriter(lines))
        {
            foreach (var sighting in sightings)
            {
                taken.Add(sighting with { At = now });
                JsonSerializer.Serialize(json, taken[^1], SightingJson.Default.Sighting);
                json.Flush();
                json.Reset();
                lines.Write("\n"u8);
            }
        }
        var isFull = false;
        lock (keeping)
        {
            if (stopping)
                throw new InvalidOperationException("The server is stopping; nothing is shown without an audit event.");
            try
            {
                Append(lines.WrittenSpan);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                CloseBatch();
                throw new IOException("The audit spool cannot be written.", fault);
            }
            batch.AddRange(taken);
            if (batch.Count >= LargestBatch)
            {
                CloseBatch();
                isFull = true;
            }
        }
        if (isFull)
            hurry.Release();
        Telemetry.AuditEvents.Add(taken.Count);
    }

    /// <summary>Lines that the disk does not take are written where room was set aside, as a batch of their own.</summary>
    private void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            spool.Append(lines);
        }
        catch (IOException)
        {
            CloseBatch();
            if (!spool.TryBeginInReserve())
                throw;
            spool.Append(lines);
        }
    }

    /// <summary>Puts the current batch in line to be committed. Called with the lock held.</summary>
    private void CloseBatch()
    {
        if (spool.Take() is not { } file)
            return;
        if (batch.Count == 0)
        {
            // The disk took no line of it.
            file.Dispose();
            spool.Remove(AuditSpool.NameOf(file));
            return;
        }
        closed.Enqueue(new Closed(AuditSpool.NameOf(file), batch, file));
        batch = [];
    }

    /// <summary>Commits what waits, and then the current batch. As long as one waits the current one is filled further: a full disk may hold no other.</summary>
    private async Task CommitAsync()
    {
        for (var isClosed = false; ;)
        {
            Closed? next;
            lock (keeping)
            {
                if (closed.Count == 0 && !isClosed)
                {
                    CloseBatch();
                    isClosed = true;
                }
                if (!closed.TryPeek(out next))
                    break;
            }
            if (!await CommitAsync(next))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock);
                return;
            }
            spool.Remove(next.Name);
            lock (keeping)
                closed.Dequeue();
        }
        spool.SetAside();
    }

    private async Task<bool> CommitAsync(Closed next)
    {
        try
        {
            next.Settle();
            if (next.Seen.Count == 0)
                return true;
            // A commit whose answer was lost on the way from the database may have been written all the same.
            if (next.WasTried && await IsCommittedAsync(next.Name))
                return true;
            next.WasTried = true;
            var groups = next.Seen.GroupBy(s => (s.Who, s.Role, s.Purpose, s.Address, s.Interaction, s.Action, s.Patient, s.Failure));
            RecordWrite[] writes = [.. groups.Select((alike, n) => ToWrite($"{next.Name}-{n}", [.. alike]))];
            var result = await store.CommitAsync(new RecordTransaction(Access.System.Who, writes, ReturnsDocuments: false));
            if (result is not CommitResult.Refused refused)
                return true;
            log.AuditRefused(string.Join(" ", refused.Issues.Select(i => i.Text)));
            return false;
        }
        catch (Exception fault)
        {
            log.AuditWaits(Spooled, fault);
            return false;
        }
    }

    private static RecordWrite.Update ToWrite(string id, List<Sighting> alike) =>
        new RecordWrite.Update(new ResourceKey("AuditEvent", id), AuditEvents.Of(id, alike));

    /// <summary>A batch whose first event is in the record was committed whole.</summary>
    private async Task<bool> IsCommittedAsync(string name) =>
        await store.ReadAsync(Access.System, new ResourceKey("AuditEvent", $"{name}-0")) is not null;

    /// <summary>Queues what an earlier run left; waits while the record cannot be read.</summary>
    private async Task RecoverAsync()
    {
        var found = 0;
        foreach (var name in spool.LeftBehind())
        {
            var seen = spool.Read(name);
            bool? isCommitted = seen.Count == 0 ? true : null;
            while (isCommitted is null)
            {
                try
                {
                    isCommitted = await IsCommittedAsync(name);
                }
                catch (Exception fault) when (StoreTroubles.Of(fault) is not null && !stopping)
                {
                    log.AuditWaits(seen.Count, fault);
                    await Task.Delay(Pause, TimeProvider.System);
                }
            }
            if (isCommitted == true)
            {
                spool.Remove(name);
                continue;
            }
            lock (keeping)
                closed.Enqueue(new Closed(name, seen, null));
            found += seen.Count;
        }
        if (found == 0)
            return;
        log.AuditRecovered(found);
        await CommitAsync();
    }

    /// <summary>A batch that waits for its commit.</summary>
    private sealed class Closed(string name, IReadOnlyList<Sighting> seen, FileStream? file)
    {
        private FileStream? file = file;

        public string Name => name;

        public bool WasTried { get; set; }

        public IReadOnlyList<Sighting> Seen => seen;

        /// <summary>Brings the file to disk, so that it outlives the machine too while its commit has to wait.</summary>
        public void Settle()
        {
            file?.Flush(flushToDisk: true);
            file?.Dispose();
            file = null;
        }
    }
}
