using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Charts;

/// <summary>Lays chart entries out in time: lanes, clusters, and dates under them. Pure.</summary>
public static class Timelines
{
    private static readonly long Earliest = new DateTimeOffset(1850, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long MostAhead = (long)TimeSpan.FromDays(3652).TotalMilliseconds;
    private static readonly string[] Lanes = ["encounters", "problems", "procedures", "medications", "immunizations", "results", "documents"];

    /// <summary>The sections that have a lane, top first.</summary>
    public static IReadOnlyList<Section> Sections { get; } = [.. Lanes.Select(n => Section.Find(n)!)];

    /// <summary>
    /// The window from <paramref name="from"/> to <paramref name="until"/> (null = the whole chart) drawn in
    /// <paramref name="slots"/> steps: marks that begin in the same step become one cluster.
    /// </summary>
    public static Timeline Draw(
        IReadOnlyList<(Section Section, IReadOnlyList<ChartEntry> Lines)> lanes, long? from, long? until, int slots, DateTimeOffset now)
    {
        var present = now.ToUnixTimeMilliseconds();
        var latest = present + MostAhead;
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var entry in lanes.SelectMany(l => l.Lines))
        {
            // A year 0001 or 9999 stands for "unknown" in the systems that send it, and would leave no room for the chart.
            if (entry.At < Earliest || entry.At > latest || entry.At == 0)
                continue;
            first = Math.Min(first, entry.At);
            last = Math.Max(last, entry.Until > latest ? entry.At : Math.Max(entry.At, entry.Until));
        }
        if (first > last)
            (first, last) = (present - (long)TimeSpan.FromDays(365).TotalMilliseconds, present);
        // What lasts until today is drawn until today.
        last = Math.Max(last, Math.Min(present, last + (long)TimeSpan.FromDays(30).TotalMilliseconds));
        var (a, b) = (Math.Clamp(from ?? first, Earliest, latest), Math.Clamp(until ?? last, Earliest, latest));
        if (b <= a)
            b = a + (long)TimeSpan.FromDays(1).TotalMilliseconds;
        return new Timeline(a, b, first, last, Ticks(a, b), [.. lanes.Select(l => Lane(l.Section, l.Lines, a, b, slots, present))]);
    }

    private static TimelineLane Lane(Section section, IReadOnlyList<ChartEntry> lines, long from, long until, int slots, long present)
    {
        var step = Math.Max(1, (until - from) / slots);
        var clusters = new Dictionary<long, (ChartEntry Entry, long End, int Count, Tone Tone)>();
        var count = 0;
        foreach (var entry in lines)
        {
            var end = EndOf(entry, section, present);
            if (entry.At == 0 || end < from || entry.At > until)
                continue;
            count++;
            // What began before the window is one mark each only as long as it has a length of its own to be told by.
            var slot = (Math.Max(entry.At, from) - from) / step;
            clusters[slot] = clusters.TryGetValue(slot, out var there)
                ? (there.Entry, Math.Max(there.End, end), there.Count + 1, (Tone)Math.Max((byte)there.Tone, (byte)entry.Tone))
                : (entry, end, 1, entry.Tone);
        }
        var marks = clusters.Values.Select(c => c.Count == 1
            ? new TimelineMark(c.Entry.At, c.End, 1, c.Entry.Key, c.Entry.What, c.Entry.When, c.Tone)
            : new TimelineMark(c.Entry.At, c.End, c.Count, "", $"{c.Count} {section.Title.ToLowerInvariant()}", c.Entry.When, c.Tone));
        return new TimelineLane(section.Name, section.Title, count, [.. marks.OrderBy(m => m.At)]);
    }

    /// <summary>Only what has a duration by nature is drawn as a bar; an open problem or stay lasts until now.</summary>
    private static long EndOf(ChartEntry entry, Section section, long present) => section.Name switch
    {
        "encounters" or "problems" or "procedures" => entry.Until != 0 ? Math.Max(entry.Until, entry.At) : entry.Active ? Math.Max(present, entry.At) : entry.At,
        _ => entry.At,
    };

    private static List<TimelineTick> Ticks(long from, long until)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(from);
        var span = TimeSpan.FromMilliseconds(until - from);
        var (months, days, format) = span.TotalDays switch
        {
            > 365 * 40 => (120, 0, "yyyy"),
            > 365 * 16 => (60, 0, "yyyy"),
            > 365 * 5 => (24, 0, "yyyy"),
            > 365 * 2.5 => (12, 0, "yyyy"),
            > 365 => (3, 0, "yyyy-MM"),
            > 120 => (1, 0, "yyyy-MM"),
            > 40 => (0, 14, "MM-dd"),
            > 10 => (0, 3, "MM-dd"),
            _ => (0, 1, "MM-dd"),
        };
        var at = new DateTimeOffset(start.Year, months == 0 ? start.Month : 1, months == 0 ? start.Day : 1, 0, 0, 0, TimeSpan.Zero);
        if (months >= 24)
            at = at.AddYears(-(at.Year % (months / 12)));
        var ticks = new List<TimelineTick>();
        for (; at.ToUnixTimeMilliseconds() <= until && ticks.Count < 40; at = months > 0 ? at.AddMonths(months) : at.AddDays(days))
        {
            if (at.ToUnixTimeMilliseconds() >= from)
                ticks.Add(new TimelineTick(at.ToUnixTimeMilliseconds(), at.ToString(format)));
        }
        return ticks;
    }
}
