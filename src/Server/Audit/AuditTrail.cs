using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Audit;

/// <summary>
/// Takes every access and makes it an AuditEvent. <see cref="RecordAsync(Sighting, CancellationToken)"/> returns when the
/// sighting is in the spool, so that no answer leaves before its trace is kept; batches are gathered into events, one for
/// each caller, kind and person, and committed several times a second. What a killed process left in the spool is
/// committed at the next start. When the spool cannot be written the access fails: nothing is seen unaudited.
/// Source: 45 CFR 164.312(b) audit controls.
/// </summary>
public sealed class AuditTrail : BackgroundService
{
    private const int LargestBatch = 5_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly IRecordStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<AuditTrail> log;
    private readonly AuditSpool spool;
    private readonly Channel<Arrival> arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });
    private readonly List<Sighting> batch = [];
    private readonly Queue<(string Name, IReadOnlyList<Sighting> Seen)> closed = [];

    public AuditTrail(IRecordStore store, ServerSettings settings, ILogger<AuditTrail> log)
    {
        this.store = store;
        this.log = log;
        clock = settings.Clock;
        spool = new AuditSpool(new DirectoryInfo(Path.Combine(settings.Data.FullName, "audit")), clock);
    }

    /// <summary>Takes one sighting; returns when it is kept.</summary>
    public ValueTask RecordAsync(Sighting sighting, CancellationToken cancel = default) =>
        KeepAsync([sighting with { At = clock.GetUtcNow() }], cancel);

    /// <summary>Takes several sightings; returns when all are kept.</summary>
    public ValueTask RecordAsync(IReadOnlyList<Sighting> sightings, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        return sightings.Count == 0 ? ValueTask.CompletedTask : KeepAsync([.. sightings.Select(s => s with { At = now })], cancel);
    }

    private async ValueTask KeepAsync(Sighting[] sightings, CancellationToken cancel)
    {
        var arrival = new Arrival(sightings);
        if (!arrivals.Writer.TryWrite(arrival))
            throw new InvalidOperationException("The server is stopping; nothing is shown without an audit event.");
        Telemetry.AuditEvents.Add(sightings.Length);
        await arrival.Kept.Task.WaitAsync(cancel);
    }

    /// <summary>Waits until everything that was recorded before is committed; for tests, exports and <c>verify</c>.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel = default)
    {
        var arrival = new Arrival([], Committed: true);
        if (arrivals.Writer.TryWrite(arrival))
            await arrival.Kept.Task.WaitAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        arrivals.Writer.TryComplete();
        if (ExecuteTask is { } running)
            await running.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        spool.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RecoverAsync();
        var opened = clock.GetTimestamp();
        var goOn = true;
        while (goOn)
        {
            goOn = await WaitAsync();
            if (batch.Count == 0)
                opened = clock.GetTimestamp();
            var flush = Take();
            if (!goOn || flush.Count > 0 || batch.Count >= LargestBatch || clock.GetElapsedTime(opened) >= Pause)
                await CommitAsync();
            flush.ForEach(a => a.Kept.TrySetResult());
        }
    }

    private async Task<bool> WaitAsync()
    {
        if (batch.Count == 0 && closed.Count == 0)
            return await arrivals.Reader.WaitToReadAsync();
        using var pause = new CancellationTokenSource(Pause, clock);
        try
        {
            return await arrivals.Reader.WaitToReadAsync(pause.Token);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Writes what has arrived to the spool in one go, and releases those who wait; returns those who wait for the commit.</summary>
    private List<Arrival> Take()
    {
        var taken = new List<Arrival>();
        var lines = new ArrayBufferWriter<byte>();
        while (batch.Count < LargestBatch && arrivals.Reader.TryRead(out var arrival))
        {
            foreach (var seen in arrival.Seen)
            {
                lines.Write(JsonSerializer.SerializeToUtf8Bytes(seen, SightingJson.Default.Sighting));
                lines.Write("\n"u8);
            }
            batch.AddRange(arrival.Seen);
            taken.Add(arrival);
        }
        try
        {
            if (lines.WrittenCount > 0)
                spool.Append(lines.WrittenSpan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            foreach (var arrival in taken)
                arrival.Kept.TrySetException(new IOException("The audit spool cannot be written.", fault));
            batch.RemoveRange(batch.Count - taken.Sum(a => a.Seen.Length), taken.Sum(a => a.Seen.Length));
            return [];
        }
        foreach (var arrival in taken.Where(a => !a.Committed))
            arrival.Kept.TrySetResult();
        return taken.FindAll(a => a.Committed);
    }

    private async Task CommitAsync()
    {
        if (batch.Count > 0 && spool.Close() is { } name)
        {
            closed.Enqueue((name, batch.ToArray()));
            batch.Clear();
        }
        while (closed.TryPeek(out var next))
        {
            if (!await CommitAsync(next.Name, next.Seen))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock);
                return;
            }
            spool.Remove(next.Name);
            closed.Dequeue();
        }
    }

    private async Task<bool> CommitAsync(string name, IReadOnlyList<Sighting> seen)
    {
        try
        {
            var groups = seen.GroupBy(s => (s.Who, s.Role, s.Purpose, s.Address, s.Interaction, s.Action, s.Patient, s.Failure));
            RecordWrite[] writes = [.. groups.Select((alike, n) => ToWrite($"{name}-{n}", [.. alike]))];
            var result = await store.CommitAsync(new RecordTransaction(Access.System.Who, writes, ReturnsDocuments: false));
            if (result is not CommitResult.Refused refused)
                return true;
            log.AuditRefused(string.Join(" ", refused.Issues.Select(i => i.Text)));
            return false;
        }
        catch (Exception fault)
        {
            log.AuditWaits(closed.Sum(c => (long)c.Seen.Count), fault);
            return false;
        }
    }

    private static RecordWrite.Update ToWrite(string id, List<Sighting> alike) =>
        new RecordWrite.Update(new ResourceKey("AuditEvent", id), AuditEvents.Of(id, alike));

    /// <summary>Queues what an earlier run left; a batch whose first event is in the record was committed whole.</summary>
    private async Task RecoverAsync()
    {
        var found = 0;
        foreach (var name in spool.LeftBehind())
        {
            var seen = spool.Read(name);
            var first = await store.ReadAsync(Access.System, new ResourceKey("AuditEvent", $"{name}-0"));
            if (seen.Count == 0 || first is not null)
            {
                spool.Remove(name);
                continue;
            }
            closed.Enqueue((name, seen));
            found += seen.Count;
        }
        if (found == 0)
            return;
        log.AuditRecovered(found);
        await CommitAsync();
    }

    private sealed record Arrival(Sighting[] Seen, bool Committed = false)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
