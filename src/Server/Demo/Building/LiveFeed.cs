using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// What reaches the department after the demo's day: those who are in hospital go on, and new patients come, as many a day as the
/// hospital's size asks for. New patients are drawn for windows of some weeks, each window when the one before it is over.
/// </summary>
internal sealed class LiveFeed(DemoMark mark)
{
    private const int WindowDays = 24;

    private const int LastYear = 2200;

    /// <summary>The most patients of the hospital whose stays go on; bounds the memory.</summary>
    private const int MostGoingOn = 20_000;

    /// <summary>The most new patients drawn for a window; bounds the memory.</summary>
    private const int MostComing = 12_000;

    /// <summary>Arrivals in order of time, for longer than any server runs. What a new patient brings from before comes just before their first arrival.</summary>
    public IEnumerable<Arrival> Arrivals()
    {
        var first = Math.Max(0, mark.Patients - MostGoingOn);
        var going = new DemoFeed(mark.Seed, mark.Now, FlawRates.Parse(mark.Flaws).Value);
        var waiting = Enumerable.Range(first, mark.Patients - first).SelectMany(n => going.After(n)).OrderBy(a => a.At).ToList();
        var from = mark.Now;
        long next = (mark.Patients + Household.Size - 1) / Household.Size * Household.Size;
        while (from.Year < LastYear)
        {
            var to = from.AddDays(WindowDays);
            waiting.AddRange(New(next, from, to, out next));
            foreach (var arrival in waiting.Where(a => a.At <= to).OrderBy(a => a.At))
                yield return arrival;
            waiting.RemoveAll(a => a.At <= to);
            from = to;
        }
    }

    private List<Arrival> New(long first, DateTimeOffset from, DateTimeOffset to, out long next)
    {
        // Half as many as the hospital has are drawn: as in its last weeks, about half of these come within the window.
        next = first + Math.Clamp(mark.Patients / 2 / Household.Size, 2, MostComing / Household.Size) * Household.Size;
        var feed = new DemoFeed(mark.Seed, to, FlawRates.Parse(mark.Flaws).Value);
        var arrivals = new List<Arrival>();
        for (var number = first; number < next; number++)
        {
            var all = feed.Of(number).Arrivals;
            if (all.FirstOrDefault(a => a.At > from) is not { } visible)
                continue;
            // Who is in hospital when the window ends stays there into the next one.
            arrivals.AddRange(feed.After(number));
            // The past of a new patient is told at once when they come.
            arrivals.AddRange(all.Select(a => a.At > from ? a : a with { At = visible.At }));
        }
        return arrivals;
    }
}
