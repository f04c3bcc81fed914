using Chartroom.Store;
using Chartroom.Store.Projections;

namespace Chartroom.Server.Host;

/// <summary>
/// A <see cref="SqlProjection"/> on the feed. The store reads the changes that its tables lack and writes them with the place
/// reached, so what the feed hands over only says that there is something to do.
/// </summary>
internal sealed class TableProjection(IRecordStore store, SqlProjection tables) : Projection
{
    public override string Name => tables.Name;

    public override ValueTask<long> OpenAsync(CancellationToken cancel) => store.CatchUpAsync(tables, cancel);

    public override async ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel) =>
        await store.CatchUpAsync(tables, cancel);

    public override async ValueTask ResetAsync(CancellationToken cancel) => await store.RebuildAsync(tables, cancel);
}
