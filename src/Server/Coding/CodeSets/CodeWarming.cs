namespace Chartroom.Server.Coding.CodeSets;

/// <summary>
/// Loads what the first coder of the day would wait for, once the server runs: tables, search and suggestions take seconds to
/// build. A release that is not there or damaged is the business of who asks for it.
/// </summary>
internal sealed class CodeWarming(CodeLibrary library, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var stopped = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // On a thread of its own: it works for seconds, and the pool has few threads, which requests would wait for.
        if (!stoppingToken.IsCancellationRequested)
            await Task.Factory.StartNew(Load, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Load()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        library.Grouping(today);
        library.Editing(today);
        library.Instructions();
        library.Suggester();
        library.Search(Rules.Terminology.CodeSystemNames.Icd10Cm);
        library.Search(Rules.Terminology.CodeSystemNames.Icd10Pcs);
    }
}
