using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Loading;
using Chartroom.Server.Intake;
using Chartroom.Server.Intake.Filing;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// The hospital's doors without the network: messages, documents and scans go into the journal and are filed as intake files
/// them, with the time at which they came in the hospital's past; FHIR transactions are committed like those of <c>load</c>. What came before is
/// not taken twice.
/// </summary>
internal sealed class DemoDoors(IRecordStore store, ServerSettings settings)
{
    private const int AtOnce = 500;

    private readonly ItemFiling filing = new(store, new ItemReader(settings), new Filer(store, settings), settings.Clock, NullLogger<ItemFiling>.Instance);
    private readonly RecordLoader loader = new(store, settings.Clock, new IntakeLoader(store, settings));

    /// <summary>Lets the arrivals in and files them; returns the reasons of those that were refused, each with its key.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAsync(IEnumerable<Arrival> arrivals, CancellationToken cancel)
    {
        var refused = new List<string>();
        foreach (var some in arrivals.Chunk(AtOnce))
        {
            // Begun one after another, so that the journal's order is the feed's, and kept by one commit.
            var kept = await Task.WhenAll(some.Where(a => a.Door != Door.Fhir).SelectMany(Kept).Select(a => store.JournalAsync(a, cancel).AsTask()));
            var filed = await filing.FileAsync([.. kept.Where(i => i.State != JournalState.Processed)], cancel);
            refused.AddRange(filed.Where(f => f.Reason is not null).Select(f => f.Reason!));
            // The clinic's bundles name patients by number: these must be there first.
            var loaded = await Task.WhenAll(some.Where(a => a.Door == Door.Fhir).Select(a => LoadAsync(a, cancel)));
            refused.AddRange(loaded.SelectMany(l => l.Failures).Select(f => $"{f.Path}: {f.Reason}"));
        }
        return refused;
    }

    private static IEnumerable<JournalArrival> Kept(Arrival arrival) => Uploads.Arrivals(arrival.Content, arrival.Key).Value!
        .Select(a => (arrival.Door == Door.Mllp ? a with { Door = "mllp" } : a) with { ReceivedAt = arrival.At });

    private Task<LoadOutcome> LoadAsync(Arrival arrival, CancellationToken cancel) =>
        loader.LoadAsync(new LoadPiece(0, arrival.Key, LoadForm.Json, 1, arrival.Content), cancel);
}
