using Chartroom.Store;
using Chartroom.Store.Projections;

namespace Chartroom.Server.Host;

/// <summary>
/// Carries the change feed to every <see cref="Projection"/> and <see cref="SqlProjection"/> of the departments; none holds up
/// another, and readiness says which one lags.
/// </summary>
internal sealed class ProjectionFeed(IRecordStore store, IEnumerable<Projection> projections, IEnumerable<SqlProjection> tables, FeedFollower follower)
    : BackgroundService
{
    public IReadOnlyList<Projection> Projections { get; } = [.. projections, .. tables.Select(t => new TableProjection(store, t))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Projections.Select(p => Task.Run(() => follower.FollowAsync(p, stoppingToken), stoppingToken)));
}
