using System.Collections.Concurrent;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>How a chart is used: is somebody in care under it, when was it last used, does it know allergies.</summary>
public sealed record ChartUse(bool OpenEncounter, DateTime LastUsed, int Allergies);

/// <summary>
/// The use of the charts that stand in the queue, read when they are first asked for and dropped when the change feed names
/// an encounter or an allergy of theirs.
/// </summary>
internal sealed class ChartUses(IRecordStore store) : Projection
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, ChartUse> uses = new();

    public override string Name => "use of charts";

    public override ValueTask<long> OpenAsync(CancellationToken cancel) => ValueTask.FromResult(store.CurrentT);

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        if (uses.IsEmpty)
            return ValueTask.CompletedTask;
        foreach (var version in versions)
        {
            if (version.Key.Type is not ("Encounter" or "AllergyIntolerance"))
                continue;
            if (version.Document is { } document && version.Version == 1)
            {
                foreach (var patient in PatientsOf.Resource(document))
                    uses.TryRemove(patient["Patient/".Length..], out _);
            }
            else
            {
                // It may have changed its patient, or be gone: whose it was is not said.
                uses.Clear();
            }
        }
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        uses.Clear();
        return ValueTask.CompletedTask;
    }

    public async ValueTask<ChartUse> OfAsync(string patient, CancellationToken cancel)
    {
        if (uses.TryGetValue(patient, out var known))
            return known;
        if (uses.Count > MostKept)
            uses.Clear();
        var use = await ReadAsync(patient, cancel);
        uses[patient] = use;
        return use;
    }

    private async Task<ChartUse> ReadAsync(string patient, CancellationToken cancel)
    {
        SearchCriterion own = new("patient", null, [$"Patient/{patient}"]);
        var encounters = await store.SearchAsync(Access.System, new SearchQuery("Encounter", [own], [new SortKey("date", Descending: true)], Count: 20), cancel);
        var allergies = await store.SearchAsync(Access.System, new SearchQuery("AllergyIntolerance", [own], Count: 20), cancel);
        var (open, last) = (false, default(DateTime));
        foreach (var encounter in encounters.Matches)
        {
            var root = encounter.Document!.Root;
            open |= root["status"u8].Text is "in-progress" or "arrived" or "triaged" or "onleave";
            var at = ChartTime.Of(root["period"u8]);
            if (at.Ticks > last.Ticks)
                last = new DateTime(at.Ticks, DateTimeKind.Utc);
        }
        return new ChartUse(open, last, allergies.Matches.Count);
    }
}
