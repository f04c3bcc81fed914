using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Journal;

/// <summary>
/// Files what the journal holds, in order of arrival, as long as the server runs. After a crash the items still marked received are
/// filed again, which changes nothing twice.
/// </summary>
internal sealed class JournalWorker(IRecordStore store, ItemFiling filing, JournalSignal signal, TimeProvider clock, ILogger<JournalWorker> log) : BackgroundService
{
    private const int Page = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Messages that come one upon the other are filed together: a commit costs the same for one as for fifty.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>What has waited longer than this is filed without giving way.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private DateTimeOffset oldest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (started, raised) = (TimeProvider.System.GetTimestamp(), signal.Raised);
                var filed = await FileWaitingAsync(stoppingToken);
                if (filed == 0)
                    await signal.WaitAsync(Pause, stoppingToken);
                else if (signal.Raised > raised)
                    await GiveWayAsync(TimeProvider.System.GetElapsedTime(started), stoppingToken);
                else if (filed < Page)
                    await Task.Delay(Breath, stoppingToken);
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

    /// <summary>
    /// More came in while a page was filed: senders wait for their acknowledgments, and what is acknowledged is safe. So filing takes a quarter of the
    /// time until they pause, or until something has waited too long.
    /// </summary>
    private async Task GiveWayAsync(TimeSpan filing, CancellationToken cancel)
    {
        if (clock.GetUtcNow() - oldest > LongestWait)
            return;
        var rest = TimeSpan.FromTicks(Math.Clamp(3 * filing.Ticks, Breath.Ticks, LongestRest.Ticks));
        await Task.Delay(rest, cancel);
    }

    /// <summary>Files the oldest waiting items, at most a page of them; returns how many there were.</summary>
    public async Task<int> FileWaitingAsync(CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(JournalState.Received, Count: Page, OldestFirst: true), cancel);
        if (items.Count > 0)
            oldest = items[0].ReceivedAt;
        if (items.Count > 0)
            await FileAsync(items, cancel);
        return items.Count;
    }

    private async Task FileAsync(IReadOnlyList<JournalItem> items, CancellationToken cancel)
    {
        using var span = Telemetry.Activities.StartActivity("file page");
        span?.SetTag("chartroom.items", items.Count);
        var began = clock.GetUtcNow();
        signal.Traces.Filed(await filing.FileAsync(items, cancel), began, clock.GetUtcNow());
    }
}
