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
        await filing.FileAsync(items, cancel);
        return items.Count;
    }
}
