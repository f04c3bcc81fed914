using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Entries;

namespace Chartroom.Server.Records.Results;

/// <summary>Lays results out by test: lines with a curve, flowsheet, trend. Pure.</summary>
public static class ResultLayout
{
    private const int CurveLength = 24;

    /// <summary>One line a test, the most recently measured first. <paramref name="entries"/> are newest first.</summary>
    public static IReadOnlyList<ResultLine> Lines(IReadOnlyList<ChartEntry> entries) =>
        [.. ByTest(entries).Select(g => Line(g.Key, g.Value))];

    /// <summary>A flowsheet of <paramref name="count"/> moments after skipping <paramref name="skip"/>, newest first.</summary>
    public static Flowsheet Sheet(IReadOnlyList<ChartEntry> entries, int skip, int count)
    {
        var moments = entries.Where(e => e.Measurements is { Count: > 0 }).Select(e => e.When).Distinct().ToList();
        var columns = moments.Skip(skip).Take(count).ToList();
        var places = columns.Select((when, i) => (when, i)).ToDictionary(c => c.when, c => c.i);
        var rows = new Dictionary<string, (Measurement Newest, FlowsheetCell?[] Cells)>();
        foreach (var entry in entries)
        {
            if (!places.TryGetValue(entry.When, out var place))
                continue;
            foreach (var measured in entry.Measurements ?? [])
            {
                rows.TryAdd(measured.TestKey, (measured, new FlowsheetCell?[columns.Count]));
                rows[measured.TestKey].Cells[place] ??= new FlowsheetCell(entry.Key, Bare(measured), measured.Flag, measured.Tone);
            }
        }
        var laid = rows.Select(r => new FlowsheetRow(r.Key, r.Value.Newest.Test, r.Value.Newest.Unit, Range(r.Value.Newest), r.Value.Cells))
            .OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase);
        int? next = skip + columns.Count < moments.Count ? skip + columns.Count : null;
        return new Flowsheet(columns, [.. laid], moments.Count, next);
    }

    /// <summary>All values of a test, oldest first; null when the chart has none.</summary>
    public static Trend? Trend(IReadOnlyList<ChartEntry> entries, string test)
    {
        var points = new List<TrendPoint>();
        Measurement? newest = null;
        foreach (var entry in entries)
        {
            foreach (var m in (entry.Measurements ?? []).Where(m => m.TestKey == test))
            {
                newest ??= m;
                // A value in another unit would draw a false curve; it stands in the table only.
                var number = m.Unit == newest.Unit ? m.Number : null;
                points.Add(new TrendPoint(entry.Key, entry.When, entry.At, m.Text, number, m.Low, m.High, m.Flag, m.Tone));
            }
        }
        points.Reverse();
        return newest is null ? null : new Trend(test, newest.Test, newest.Code, newest.Unit, Range(newest), newest.Low, newest.High, points);
    }

    private static Dictionary<string, List<(ChartEntry Entry, Measurement Measured)>> ByTest(IReadOnlyList<ChartEntry> entries)
    {
        var tests = new Dictionary<string, List<(ChartEntry, Measurement)>>();
        foreach (var entry in entries)
        {
            foreach (var measured in entry.Measurements ?? [])
            {
                tests.TryAdd(measured.TestKey, []);
                tests[measured.TestKey].Add((entry, measured));
            }
        }
        return tests;
    }

    private static ResultLine Line(string test, List<(ChartEntry Entry, Measurement Measured)> values)
    {
        var (entry, latest) = values[0];
        var numbers = values.Where(v => v.Measured.Unit == latest.Unit).Select(v => v.Measured.Number).OfType<decimal>().Take(CurveLength).ToList();
        return new ResultLine(
            test, latest.Test, latest.Code, entry.Kind, entry.Key, latest.Text, entry.When, entry.At, Range(latest), latest.Flag, latest.Tone,
            Direction(latest.Number is null ? [] : numbers), values.Count, Curve(numbers));
    }

    private static string Direction(List<decimal> newestFirst) => newestFirst switch
    {
        [var now, var before, ..] when now > before => "up",
        [var now, var before, ..] when now < before => "down",
        [_, _, ..] => "same",
        _ => "",
    };

    private static List<double> Curve(List<decimal> newestFirst)
    {
        if (newestFirst.Count < 2)
            return [];
        var (least, greatest) = (newestFirst.Min(), newestFirst.Max());
        var span = greatest - least;
        var curve = newestFirst.ConvertAll(n => span == 0 ? 0.5 : Math.Round((double)((n - least) / span), 3));
        curve.Reverse();
        return curve;
    }

    private static string Range(Measurement m) => (m.Low, m.High) switch
    {
        ({ } low, { } high) => $"{low}–{high}",
        ({ } low, null) => $"≥ {low}",
        (null, { } high) => $"≤ {high}",
        _ => "",
    };

    /// <summary>The value without its unit, which stands at the row.</summary>
    private static string Bare(Measurement m) =>
        m.Unit.Length > 0 && m.Text.EndsWith(" " + m.Unit, StringComparison.Ordinal) ? m.Text[..^(m.Unit.Length + 1)] : m.Text;
}
