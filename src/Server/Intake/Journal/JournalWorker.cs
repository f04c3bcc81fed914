using Chartroom.Server.Host;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;

namespace Chartroom.Server.Intake.Journal;

/// <summary>
/// Files what the journal holds, in order of arrival, as long as the server runs. After a crash the items still marked received are
/// filed again, which changes nothing twice.
/// </summary>
internal sealed class JournalWorker(IRecordStore store, ItemFiling filing, JournalSignal signal, ILogger<JournalWorker> log) : BackgroundService
{
    private const int Page = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Messages that come one upon the other are filed together: a commit costs the same for one as for fifty.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var filed = await FileWaitingAsync(stoppingToken);
                if (filed == 0)
                    await signal.WaitAsync(Pause, stoppingToken);
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

    /// <summary>Files the oldest waiting items, at most a page of them; returns how many there were.</summary>
    public async Task<int> FileWaitingAsync(CancellationToken cancel)
    {
        var items = await store.ReadJournalAsync(new JournalQuery(JournalState.Received, Count: Page, OldestFirst: true), cancel);
        await filing.FileAsync(items, cancel);
        return items.Count;
    }
}
