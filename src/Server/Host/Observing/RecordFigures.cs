using Chartroom.Server.Audit;
using Chartroom.Store;

namespace Chartroom.Server.Host.Observing;

/// <summary>The figures of the store, of what follows it, and of the audit spool.</summary>
internal sealed class RecordFigures(IRecordStore store, ProjectionFeed feed, AuditTrail audit) : FigureSource
{
    public override async ValueTask<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancel)
    {
        var standing = await store.MeasureAsync(cancel);
        var figures = new List<Figure>
        {
            new("chartroom.store.queue", standing.WritesWaiting),
            new("chartroom.store.readers", standing.ReadersLent),
            new("chartroom.store.size", standing.Bytes),
            new("chartroom.store.versions", standing.Versions),
            new("chartroom.store.transactions", standing.T),
            new("chartroom.journal.items", standing.JournalWaiting, "state", "received"),
            new("chartroom.journal.items", standing.JournalFailed, "state", "failed"),
            new("chartroom.audit.spool", audit.Spooled),
        };
        foreach (var projection in feed.Projections)
        {
            var lag = await store.VersionsAfterAsync(projection.CurrentT, cancel);
            figures.Add(new("chartroom.projection.lag", lag, "projection", projection.Name));
        }
        return figures;
    }
}
