using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Entries;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Server.Tests.Records.Charts;

/// <summary>The first lines from the index are the first lines of the whole section, whatever the resources say of their time.</summary>
public sealed class NewestLinesTests
{
    private static readonly string[] Times =
    [
        "\"effectiveDateTime\":\"DAYT08:00:00Z\"", "\"effectiveDateTime\":\"DAY\"", "\"effectiveDateTime\":\"DAYT23:30:00-05:00\"", "\"effectiveDateTime\":\"1970\"",
        "\"effectivePeriod\":{\"start\":\"DAYT01:00:00Z\"}", "\"effectivePeriod\":{\"end\":\"DAY\"}", "\"effectivePeriod\":{\"end\":\"DAY\"},\"issued\":\"DAYT09:00:00Z\"",
        "\"effectiveTiming\":{\"event\":[\"DAYT12:00:00Z\",\"2001-01-01\"]},\"issued\":\"DAYT09:00:00Z\"", "\"effectiveInstant\":\"DAYT10:00:00Z\"",
        "\"issued\":\"DAYT10:00:00Z\"", "\"status\":\"final\"",
    ];

    /// <summary>How each result tells its time, on which day, and how many lines are asked for.</summary>
    private static readonly Arbitrary<((int Time, int Day)[] Results, int Count)> Charts = (
        from results in Gen.ArrayOf(from time in Gen.Choose(0, Times.Length - 1) from day in Gen.Choose(0, 12) select (time, day), 40)
        from count in Gen.Choose(1, 45)
        select (results, count)).ToArbitrary();

    [Fact]
    public async Task They_are_the_first_of_the_section_in_its_order()
    {
        await using var server = await RunningServer.StartAsync();
        var round = 0;
        Prop.ForAll(Charts, c => HoldsAsync(server.Store, $"p{round++}", c.Results, c.Count).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task What_the_asker_may_not_see_is_neither_among_them_nor_counted()
    {
        await using var server = await RunningServer.StartAsync();
        await CommitAsync(server.Store, "p", [.. Enumerable.Range(0, 10).Select(i => Result("p", i, Times[0], i, i < 4 ? "\"meta\":{\"security\":[{\"system\":\"s\",\"code\":\"R\"}]}," : ""))]);
        var all = await ReadAsync(server.Store, Access.System, "p", 20);
        Assert.Equal(10, all.Total);
        var seen = await ReadAsync(server.Store, new Access("Practitioner/test", "coder", "HPAYMT", new AccessScope(WithheldLabels: new HashSet<string> { "s|R" })), "p", 20);
        Assert.Equal(6, seen.Total);
        Assert.Equal(all.Lines.Where(e => e.Labels is null or []).Select(e => e.Key), seen.Lines.Select(e => e.Key));
    }

    [Fact]
    public async Task Where_many_have_no_time_there_is_no_answer()
    {
        await using var server = await RunningServer.StartAsync();
        await CommitAsync(server.Store, "p", [.. Enumerable.Range(0, 250).Select(i => Result("p", i, Times[9], i % 13))]);
        Assert.Null(await NewestLines.ReadAsync(server.Store, Access.System, "p", Section.Find("results")!, 10, CancellationToken.None));
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("careteam")]
    public async Task Where_lines_are_not_ordered_by_a_parameter_there_is_no_answer(string section)
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Null(await NewestLines.ReadAsync(server.Store, Access.System, "p", Section.Find(section)!, 10, CancellationToken.None));
    }

    /// <summary>The page that a browser gets is the same whether the section was in memory or not.</summary>
    [Fact]
    public async Task A_page_is_the_same_before_and_after_the_section_is_in_memory()
    {
        await using var server = await RunningServer.StartAsync();
        await CommitAsync(server.Store, "p", [.. Enumerable.Range(0, 700).Select(i => Result("p", i, Times[i % Times.Length], i % 13))]);
        var client = await server.ClientAsync("him-technician");
        var first = await client.GetStringAsync("/api/chart/p/sections/results?count=150");
        await client.GetStringAsync("/api/chart/p/sections/results?from=600&count=100");
        Assert.Equal(first, await client.GetStringAsync("/api/chart/p/sections/results?count=150"));
    }

    private static async Task<bool> HoldsAsync(IRecordStore store, string patient, (int Time, int Day)[] results, int count)
    {
        await CommitAsync(store, patient, [.. results.Select((r, i) => Result(patient, i, Times[r.Time], r.Day))]);
        var section = Section.Find("results")!;
        var whole = await new PatientCharts(store, TimeProvider.System).OpenAsync(patient, Access.System.Scope, CancellationToken.None);
        var expected = (await whole.LinesAsync(section)).Take(count).Select(e => e.Key);
        var (lines, total) = await ReadAsync(store, Access.System, patient, count);
        return total == results.Length && lines.Select(e => e.Key).SequenceEqual(expected);
    }

    private static async Task<(IReadOnlyList<ChartEntry> Lines, int Total)> ReadAsync(IRecordStore store, Access access, string patient, int count) =>
        (await NewestLines.ReadAsync(store, access, patient, Section.Find("results")!, count, CancellationToken.None))!.Value;

    private static async Task CommitAsync(IRecordStore store, string patient, string[] results)
    {
        string[] resources = [$$"""{"resourceType":"Patient","id":"{{patient}}"}""", .. results];
        Assert.IsType<CommitResult.Done>(await store.CommitAsync(new RecordTransaction("Device/test", [.. resources.Select(Write)])));
    }

    private static RecordWrite Write(string json)
    {
        var document = ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!;
        return new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document);
    }

    private static string Result(string patient, int number, string time, int day, string meta = "")
    {
        var on = new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $$$"""{"resourceType":"Observation","id":"{{{patient}}}-{{{number}}}",{{{meta}}}{{{time.Replace("DAY", on, StringComparison.Ordinal)}}},"subject":{"reference":"Patient/{{{patient}}}"},"code":{"text":"Test"}}""";
    }
}
