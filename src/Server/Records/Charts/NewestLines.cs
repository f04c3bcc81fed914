using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Records.Charts;

/// <summary>
/// The first lines of a section that is not in memory yet, by the chart index of the store: only what a page shows is read, however
/// long the section. They are the same lines in the same order as <see cref="PatientChart.LinesAsync"/> gives; where that cannot be
/// known from the index, there is no answer.
/// </summary>
internal static class NewestLines
{
    /// <summary>A page that goes on further back than this is read from memory.</summary>
    public const int Most = 500;

    /// <summary>The index gives what it has no time for last, though the line may have one; of more than these the order is not known.</summary>
    private const int MostUndated = 200;
    private const int ReadAtOnce = 2_000;

    /// <summary>The first <paramref name="count"/> lines, and how many there are in all; null when the index cannot tell.</summary>
    public static async Task<(IReadOnlyList<ChartEntry> Lines, int Total)?> ReadAsync(
        IRecordStore store, Access access, string patientId, Section section, int count, CancellationToken cancel)
    {
        var (lines, total) = (new List<ChartEntry>(), 0);
        foreach (var source in section.Sources)
        {
            if (source.NewestBy is null || await OfSourceAsync(store, access, patientId, source, count, cancel) is not { } read)
                return null;
            lines.AddRange(read.Lines);
            total += read.Total;
        }
        lines.Sort(ChartEntry.NewestFirst);
        return (lines[..Math.Min(count, lines.Count)], total);
    }

    private static async Task<(List<ChartEntry> Lines, int Total)?> OfSourceAsync(
        IRecordStore store, Access access, string patientId, SectionSource source, int count, CancellationToken cancel)
    {
        var query = new SearchQuery(source.Type, [new("patient", null, [$"Patient/{patientId}"])]);
        var undated = await store.SearchAsync(access, query with { Undated = true, Count = MostUndated }, cancel);
        if (undated.Next is not null)
            return null;
        var keys = undated.Matches.Select(m => m.Key).ToHashSet();
        // Lines of one moment are ordered by their keys, so all of the last moment are needed.
        for (var ask = count + 1; ask <= ReadAtOnce; ask *= 2)
        {
            var newest = await store.SearchAsync(
                access, query with { Sort = [new(source.NewestBy!, Descending: true)], Count = ask, Total = TotalMode.Accurate, AsOf = undated.AsOf }, cancel);
            var dated = newest.Matches.Where(m => !keys.Contains(m.Key)).SelectMany(m => source.Lines(m.Document!.Root)).ToList();
            if (newest.Next is not null && (dated.Count <= count || dated[count - 1].At == dated[^1].At))
                continue;
            dated.AddRange(undated.Matches.SelectMany(m => source.Lines(m.Document!.Root)));
            return (dated, (int)newest.Total!.Value);
        }
        return null;
    }
}
