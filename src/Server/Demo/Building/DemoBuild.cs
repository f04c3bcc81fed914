using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Demo.Building;

/// <summary>What a build let in: arrivals by door, lines of truth, and how many arrivals were refused, with the first reasons.</summary>
internal sealed record DemoCounts(Dictionary<Door, long> Arrivals, int Truths, long Refused, IReadOnlyList<string> Reasons);

/// <summary>
/// Fills the record with the hospital that a mark describes, some hundred patients at a time, and moves the mark on when
/// they are filed. Everything may be let in twice without harm, so an interrupted build goes on at the last mark.
/// </summary>
internal sealed class DemoBuild(IRecordStore store, ServerSettings settings)
{
    /// <summary>Patients whose arrivals are put in order of time together, whole households; bounds the memory.</summary>
    private const int Together = 100 * Household.Size;

    private const int ReasonsKept = 10;

    /// <summary>Years before the demo's day at which the staff office sends its list: before anybody comes.</summary>
    private const int StaffSince = 4;

    /// <summary>Builds what is missing; <paramref name="filed"/> is told how many patients are filed.</summary>
    public async Task<DemoCounts> RunAsync(DemoMark mark, Action<int> filed, CancellationToken cancel)
    {
        var feed = new DemoFeed(mark.Seed, mark.Now, FlawRates.Parse(mark.Flaws).Value);
        var counts = Enum.GetValues<Door>().ToDictionary(d => d, _ => 0L);
        var reasons = new List<string>();
        var refused = 0L;
        var doors = new DemoDoors(store, settings);
        using var truth = new TruthFile(settings.Data, mark.TruthLength);
        if (mark.Filed == 0)
            await LetInAsync([StaffDirectory.Of(new Hospital(mark.Seed), mark.Now.AddYears(-StaffSince))]);
        while (!mark.Finished)
        {
            var end = Math.Min(mark.Patients, mark.Filed + Together);
            var patients = feed.Of(mark.Filed, end).ToList();
            var arrivals = patients.SelectMany(p => p.Arrivals).OrderBy(a => a.At).ToList();
            await LetInAsync(arrivals);
            mark = mark with { Filed = end, TruthLength = truth.Append(patients.SelectMany(p => p.Truths)) };
            mark.Write(settings.Data);
            filed(end);
        }
        return new DemoCounts(counts, truth.Lines, refused, reasons);

        async Task LetInAsync(IReadOnlyList<Arrival> arrivals)
        {
            foreach (var arrival in arrivals)
                counts[arrival.Door]++;
            var failed = await doors.ReceiveAsync(arrivals, cancel);
            refused += failed.Count;
            reasons.AddRange(failed.Take(ReasonsKept - reasons.Count));
        }
    }
}
