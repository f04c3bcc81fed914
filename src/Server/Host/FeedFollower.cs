using Chartroom.Store;

namespace Chartroom.Server.Host;

/// <summary>
/// Carries the change feed to one <see cref="Projection"/> until it is cancelled. When the projection breaks it is tried again, with
/// a growing pause.
/// </summary>
internal sealed class FeedFollower(IRecordStore store, TimeProvider clock, ILogger<FeedFollower> log)
{
    private const int BatchSize = 1_000;

    /// <summary>
    /// While changes come one upon the other they are taken up together: a dozen projections that each looked after every message
    /// cost more than the messages. A change after a pause is taken up at once.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);

    public async Task FollowAsync(Projection projection, CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!cancel.IsCancellationRequested)
        {
            var reached = projection.CurrentT;
            try
            {
                if (reached < 0)
                    reached = projection.CurrentT = await projection.OpenAsync(cancel);
                await FollowAsync(projection, reached, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.ProjectionBroke(projection.Name, reached, pause.TotalSeconds, fault);
                await Task.Delay(pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = TimeSpan.FromSeconds(Math.Min(60, pause.TotalSeconds * 2));
            }
        }
    }

    private async Task FollowAsync(Projection projection, long t, CancellationToken cancel)
    {
        var batch = new List<StoredVersion>(BatchSize);
        while (!cancel.IsCancellationRequested)
        {
            var end = store.CurrentT;
            await foreach (var version in store.ChangesSinceAsync(t, cancel))
            {
                // A batch ends between transactions, so that CurrentT never stands for half of one.
                if (batch.Count >= BatchSize && version.T != batch[^1].T)
                    await ApplyAsync(projection, batch, cancel);
                batch.Add(version);
            }
            if (batch.Count > 0)
                await ApplyAsync(projection, batch, cancel);
            t = projection.CurrentT = Math.Max(end, projection.CurrentT);
            log.ProjectionCurrent(projection.Name, t);
            var ended = TimeProvider.System.GetTimestamp();
            await store.WaitForChangeAsync(t, cancel);
            // The machine's own time: this is about load, and a clock that tests hold still must not hold up the feed.
            if (TimeProvider.System.GetElapsedTime(ended) < Breath)
                await Task.Delay(Breath, TimeProvider.System, cancel);
        }
    }

    private static async Task ApplyAsync(Projection projection, List<StoredVersion> batch, CancellationToken cancel)
    {
        await projection.ApplyAsync(batch, cancel);
        projection.CurrentT = batch[^1].T;
        batch.Clear();
    }
}
