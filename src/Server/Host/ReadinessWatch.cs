using Chartroom.Store;
using Chartroom.Store.Upkeep;

namespace Chartroom.Server.Host;

/// <summary>How one projection stands: <c>T</c> is what it has applied, -1 before it first caught up.</summary>
public sealed record ProjectionHealth(string Name, long T);

/// <summary>
/// Whether the server may be given work, and how far everything that follows the record has come. <c>Reason</c> is null when it may, else
/// <c>away</c>, <c>read-only</c>, <c>disk-full</c>, <c>failing</c>, <c>busy</c> (the database did not answer in time) or <c>projections</c> (after
/// the start they are still far behind).
/// </summary>
public sealed record Readiness(bool Ready, string? Reason, long T, IReadOnlyList<ProjectionHealth> Projections);

/// <summary>
/// Looks whether the record can be read and written, and whether what follows it has caught up once since the start; a busy hour later on does
/// not take the server out of work. However many ask, the database is asked once in a while.
/// </summary>
internal sealed class ReadinessWatch(IRecordStore store, ProjectionFeed feed, ServerSettings settings) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim asking = new(1, 1);
    private string? reason;
    private long lookedAt;
    private bool hasCaughtUp;

    public async ValueTask<Readiness> LookAsync(CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            // The machine's own time: a clock that tests hold still must not hold up the answer.
            if (lookedAt == 0 || TimeProvider.System.GetElapsedTime(lookedAt) > Fresh)
            {
                reason = await ReasonAsync(cancel);
                lookedAt = TimeProvider.System.GetTimestamp();
            }
            return new Readiness(reason is null, reason, store.CurrentT, [.. feed.Projections.Select(p => new ProjectionHealth(p.Name, p.CurrentT))]);
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();

    private async ValueTask<string?> ReasonAsync(CancellationToken cancel)
    {
        try
        {
            var condition = await Task.Run(() => store.CheckAsync(cancel).AsTask(), cancel).WaitAsync(Longest, cancel);
            return condition switch
            {
                StoreCondition.Sound => await HaveCaughtUpAsync(cancel) ? null : "projections",
                StoreCondition.Away => "away",
                StoreCondition.ReadOnly => "read-only",
                StoreCondition.DiskFull => "disk-full",
                _ => "failing",
            };
        }
        catch (TimeoutException)
        {
            return "busy";
        }
    }

    private async ValueTask<bool> HaveCaughtUpAsync(CancellationToken cancel)
    {
        foreach (var projection in hasCaughtUp ? [] : feed.Projections)
        {
            if (await store.VersionsAfterAsync(projection.CurrentT, cancel) > settings.ReadyWithin)
                return false;
        }
        return hasCaughtUp = true;
    }
}
