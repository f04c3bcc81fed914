using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Audit;

/// <summary>Seals the record once a minute while it changes, in the file of seals and in the log. The last seal is set as the databases close.</summary>
internal sealed class AuditSealing(IRecordStore store, AuditSeals seals, TimeProvider clock, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SealAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            var seal = await store.SealAsync(cancel);
            if (seals.Add(seal, clock.GetUtcNow()))
                log.RecordSealed(seal.T, seal.Hash);
        }
#pragma warning disable CA1031 // Without a seal the record goes on; the log says that the seal is missing, and the next minute tries again.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.SealFailed(fault);
        }
    }
}
