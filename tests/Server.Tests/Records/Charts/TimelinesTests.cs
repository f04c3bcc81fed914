using Chartroom.Server.Host.Work;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Entries;
using Xunit;

namespace Chartroom.Server.Tests.Records.Charts;

public sealed class TimelinesTests
{
    /// <summary>Systems that do not know a date send the year 0001 or 9999; the chart keeps its own measure.</summary>
    [Fact]
    public void A_date_that_stands_for_unknown_does_not_stretch_the_chart()
    {
        var problems = Section.Find("problems")!;
        var known = Entry("known", new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero));
        ChartEntry[] lines = [known, Entry("first", DateTimeOffset.MinValue), Entry("last", DateTimeOffset.MaxValue), known with { Key = "open", Until = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() }];
        var drawn = Timelines.Draw([(problems, lines)], null, null, 100, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(known.At, drawn.First);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(drawn.Last).Year, 2020, 2026);
        Timelines.Draw([(problems, lines)], long.MinValue, long.MaxValue, 100, DateTimeOffset.UnixEpoch);
    }

    private static ChartEntry Entry(string key, DateTimeOffset at) => new(key, "", at.ToUnixTimeMilliseconds(), "", 0, key, "", "", "", "", Tone.Plain, "", false);

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Section Encounters = Section.Find("encounters")!;

    [Fact]
    public void Entries_that_lie_together_are_one_mark_with_a_count()
    {
        var line = Timelines.Draw([(Encounters, [Entry("a", "2020-01-01"), Entry("b", "2020-01-02"), Entry("c", "2026-01-01")])], null, null, 20, Now);
        Assert.Equal([2, 1], Assert.Single(line.Lanes).Marks.Select(m => m.Count));
        Assert.Equal(3, line.Lanes[0].Count);
    }

    [Fact]
    public void A_window_leaves_out_what_is_outside()
    {
        var (from, until) = (Ms("2025-01-01"), Ms("2026-06-01"));
        var line = Timelines.Draw([(Encounters, [Entry("a", "2020-01-01"), Entry("c", "2026-01-01")])], from, until, 20, Now);
        Assert.Equal("Encounter/c", Assert.Single(line.Lanes[0].Marks).Key);
        Assert.True(line.First < line.From);
    }

    [Fact]
    public void A_stay_that_goes_on_is_drawn_until_now()
    {
        var line = Timelines.Draw([(Encounters, [Entry("a", "2026-11-20") with { Active = true }])], null, null, 20, Now);
        Assert.Equal(Now.ToUnixTimeMilliseconds(), Assert.Single(line.Lanes[0].Marks).Until);
    }

    [Fact]
    public void A_chart_without_dates_has_a_time_line_all_the_same()
    {
        var line = Timelines.Draw([(Encounters, [])], null, null, 20, Now);
        Assert.True(line.From < line.Until);
        Assert.NotEmpty(line.Ticks);
    }

    [Fact]
    public void Dates_under_the_time_line_are_in_the_window_and_few()
    {
        foreach (var days in new[] { 1, 8, 30, 100, 300, 800, 2_000, 9_000, 30_000 })
        {
            var line = Timelines.Draw([(Encounters, [])], Ms("1950-01-01"), Ms("1950-01-01") + (days * 86_400_000L), 20, Now);
            Assert.All(line.Ticks, t => Assert.InRange(t.At, line.From, line.Until));
            Assert.InRange(line.Ticks.Count, 0, 20);
        }
    }

    private static long Ms(string date) => ChartTime.Parse(date).Milliseconds;

    private static ChartEntry Entry(string id, string when) =>
        new($"Encounter/{id}", when, Ms(when), "", 0, "Visit", "", "", "ambulatory", "finished", Tone.Plain, "", false);
}
