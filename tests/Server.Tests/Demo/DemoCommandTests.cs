using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Demo.Building;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed partial class DemoCommandTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chartroom-demo-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_small_hospital_is_built_without_one_refused_arrival_and_with_an_account_for_each_role()
    {
        var (code, output, error) = await RunAsync("--patients", "12", "--today", "2026-11-01");
        Assert.Equal(0, code);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal(12, summary.GetProperty("patients").GetInt32());
        Assert.Equal(0, summary.GetProperty("refused").GetInt32());
        Assert.True(summary.GetProperty("arrivals").GetProperty("mllp").GetInt32() > 12);
        await using var databases = await OpenAsync();
        var mark = DemoMark.Read(data)!;
        Assert.Contains(mark.Password, error, StringComparison.Ordinal);
        var book = new AccountBook(databases.Accounts, TimeProvider.System, new ServerSettings());
        foreach (var role in Role.Table.Where(r => r.Name != "system"))
            Assert.NotNull((await book.SignInAsync(role.Name, mark.Password)).Secret);
        Assert.True(await CountAsync(databases.Store, "Patient") >= 12);
    }

    [Fact]
    public async Task What_the_truth_points_at_is_in_the_record()
    {
        await RunAsync("--patients", "48", "--today", "2026-09-01");
        var references = File.ReadLines(Path.Combine(data.FullName, "truth.ndjson")).SelectMany(l => References(JsonNode.Parse(l))).ToHashSet();
        Assert.NotEmpty(references);
        await using var databases = await OpenAsync();
        foreach (var reference in references)
        {
            var parts = reference.Split('/');
            Assert.True(await databases.Store.ReadAsync(Access.System, new ResourceKey(parts[0], parts[1])) is { IsDeleted: false }, reference);
        }
        var journal = (await databases.Store.ReadJournalAsync(new JournalQuery(Door: "upload", Count: 1000))).Select(i => i.Key).ToHashSet();
        var truths = File.ReadLines(Path.Combine(data.FullName, "truth.ndjson")).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.All(truths.Select(t => (string?)t["where"]!["scan"]).OfType<string>(), scan => Assert.Contains(scan, journal));
        var neighbours = truths.Where(t => (string?)t["kind"] == "neighbour-record").ToList();
        Assert.NotEmpty(neighbours);
        foreach (var neighbour in neighbours)
            Assert.Equal(1, await CountAsync(databases.Store, "Patient", $"identifier={neighbour["where"]!["identifier"]}"));
    }

    [Fact]
    public async Task What_came_in_the_past_is_in_the_journal_with_its_time_and_documents_name_their_author()
    {
        await RunAsync("--patients", "6", "--today", "2026-09-01", "--flaw", "all=0");
        await using var databases = await OpenAsync();
        var items = await databases.Store.ReadJournalAsync(new JournalQuery(Count: 1000, OldestFirst: true));
        Assert.NotEmpty(items);
        Assert.All(items, i => Assert.True(i.ReceivedAt <= new DateTimeOffset(2026, 9, 2, 0, 0, 0, TimeSpan.Zero), i.Key));
        Assert.True(items[0].ReceivedAt < items[^1].ReceivedAt);
        var documents = await databases.Store.SearchAsync(Access.System, SearchQuery.Parse("DocumentReference", "_count=100").Value!);
        var written = documents.Matches.Where(m => m.Document!.Root["author"u8].Exists).ToList();
        Assert.NotEmpty(written);
        Assert.All(written, m => Assert.True(m.Document!.Root["author"u8][0]["display"u8].Text is { Length: > 3 }, m.Key.ToString()));
    }

    [Fact]
    public async Task The_first_day_sets_rates_and_leaves_those_that_are_set_alone()
    {
        await RunAsync("--patients", "2", "--today", "2026-09-01");
        await using (var databases = await OpenAsync())
        {
            var settings = new SettingsStore(databases.Store, TimeProvider.System);
            var (first, version) = await settings.ReadAsync(default);
            Assert.True(first is { AllowsProvisional: true, Rates.OperatingLabor: > 1000 });
            await settings.WriteAsync(new Caller("a", "A", Role.Table[0], Access.System, "", null), first with { BillHoldDays = 9 }, version, default);
        }
        await RunAsync("--patients", "3");
        await using (var databases = await OpenAsync())
            Assert.Equal(9, (await new SettingsStore(databases.Store, TimeProvider.System).ReadAsync(default)).Settings.BillHoldDays);
    }

    [Fact]
    public async Task A_stay_that_waits_to_be_coded_has_what_coding_needs_and_no_claim()
    {
        await RunAsync("--patients", "48", "--today", "2026-09-01", "--flaw", "all=0");
        var waiting = File.ReadLines(Path.Combine(data.FullName, "truth.ndjson")).Select(l => JsonNode.Parse(l)!)
            .Where(t => (string?)t["kind"] == "coding" && !(bool)t["where"]!["coded"]! && t["answer"]!["drg"] is not null).ToList();
        Assert.NotEmpty(waiting);
        await using var databases = await OpenAsync();
        var store = databases.Store;
        foreach (var stay in waiting)
        {
            var encounter = (await store.ReadAsync(Access.System, Key((string)stay["encounter"]!)))!.Document!.Root;
            Assert.True(encounter["class"u8]["code"u8].Is("IMP"u8));
            Assert.True(encounter["status"u8].Is("finished"u8));
            Assert.True(encounter["period"u8]["end"u8].Exists);
            Assert.True(encounter["hospitalization"u8]["dischargeDisposition"u8].Exists);
            Assert.True(encounter["account"u8][0]["reference"u8].Exists);
            Assert.True(HasAttending(encounter["participant"u8]));
            Assert.NotEqual(0, await CountAsync(store, "DocumentReference", $"encounter={stay["encounter"]}"));
            Assert.NotEqual(0, await CountAsync(store, "ChargeItem", $"context={stay["encounter"]}"));
            Assert.Equal(0, await CountAsync(store, "Claim", $"encounter={stay["encounter"]}"));
        }
    }

    private static bool HasAttending(Element participants)
    {
        foreach (var participant in participants.Items)
        {
            if (participant["type"u8][0]["coding"u8][0]["code"u8].Is("ATND"u8))
                return true;
        }
        return false;
    }

    private static ResourceKey Key(string reference) => new(reference.Split('/')[0], reference.Split('/')[1]);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => References(p.Value)),
        JsonArray a => a.SelectMany(References),
        JsonValue v when v.TryGetValue<string>(out var text) && Reference().IsMatch(text) => [text],
        _ => [],
    };

    [GeneratedRegex("^(Patient|Encounter|DocumentReference|Practitioner|AuditEvent|Task)/[0-9a-f-]{36}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on_and_leaves_nothing_twice()
    {
        await RunAsync("--patients", "8", "--today", "2026-11-01");
        var before = await CountsAsync();
        (DemoMark.Read(data)! with { Filed = 0 }).Write(data);
        var (code, _, _) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Equal(before, await CountsAsync());
        Assert.True(DemoMark.Read(data)!.Finished);
    }

    [Fact]
    public async Task A_hospital_grows_but_neither_shrinks_nor_becomes_another()
    {
        await RunAsync("--patients", "5", "--today", "2026-11-01");
        Assert.Equal(0, (await RunAsync("--patients", "7")).Code);
        Assert.Equal(7, DemoMark.Read(data)!.Filed);
        var (code, _, error) = await RunAsync("--patients", "6");
        Assert.Equal(2, code);
        Assert.Contains("can grow, not shrink", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--seed", "2")).Code);
    }

    [Fact]
    public async Task A_record_that_holds_something_else_is_left_alone()
    {
        await using (var databases = await OpenAsync())
        {
            var patient = ResourceDocument.Trusted("""{"resourceType":"Patient"}"""u8.ToArray());
            await databases.Store.CommitAsync(new RecordTransaction("Device/test", [new RecordWrite.Create(patient)]));
        }
        var (code, output, error) = await RunAsync("--patients", "5");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("holds something already", error, StringComparison.Ordinal);
        Assert.Null(DemoMark.Read(data));
    }

    [Fact]
    public async Task A_hospital_goes_on_live_without_a_refused_message_and_from_where_it_stood()
    {
        await RunAsync("--patients", "60", "--today", "2026-09-01");
        var before = await JournalledAsync();
        var first = await LiveAsync();
        var (mark, until) = (DemoMark.Read(data)!, DemoMark.Read(data)!.LiveUntil);
        Assert.True(until > mark.Now && mark.Finished, first);
        Assert.DoesNotContain("refused", first, StringComparison.Ordinal);
        Assert.True(await JournalledAsync() > before, first);
        var second = await LiveAsync();
        Assert.Contains($"goes on from {until:yyyy-MM-dd HH:mm}", second, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", second, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--patients", "70")).Code);
    }

    private async Task<int> JournalledAsync()
    {
        await using var databases = await OpenAsync();
        return (await databases.Store.ReadJournalAsync(new JournalQuery(Count: 100_000))).Count;
    }

    /// <summary>Lets the hospital go on until some days have passed in it; returns what it said.</summary>
    private async Task<string> LiveAsync()
    {
        var (output, error) = (new StringWriter(), new Spoken());
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var running = CommandLine.Root().Parse(["demo", "--data", data.FullName, "--live", "86400", "--port", "0", "--mllp=-1"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, stop.Token);
        while (!stop.IsCancellationRequested && !running.IsCompleted && error.Days < 3)
            await Task.Delay(100);
        await stop.CancelAsync();
        await running;
        return error.ToString();
    }

    /// <summary>Standard error that counts the days of the hospital told on it.</summary>
    private sealed class Spoken : StringWriter
    {
        private readonly Lock gate = new();

        private int days;

        public int Days => Volatile.Read(ref days);

        public override Task WriteLineAsync(string? value)
        {
            if (value?.EndsWith("so far", StringComparison.Ordinal) == true)
                Interlocked.Increment(ref days);
            lock (gate)
                base.WriteLine(value);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("--patients", "0", "1 to 1000000")]
    [InlineData("--patients", "1000001", "1 to 1000000")]
    [InlineData("--seed", "-1", "0 to 2147483647")]
    [InlineData("--today", "2026-13-01", "2000-01-01 to 2100-12-31")]
    [InlineData("--live", "0", "1 to 86400")]
    [InlineData("--flaw", "duplicate=7", "0 to 1")]
    [InlineData("--flaw", "nothing=0.1", "Flaws: all, document-missing")]
    public async Task What_is_out_of_range_is_refused_with_the_range(string option, string value, string range)
    {
        var (code, _, error) = await RunAsync(option, value);
        Assert.NotEqual(0, code);
        Assert.Contains(range, error, StringComparison.Ordinal);
        Assert.Empty(data.EnumerateFiles());
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Root().Parse(["demo", "--data", data.FullName, .. options])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private ValueTask<Databases> OpenAsync() => Databases.OpenAsync(new ServerSettings { Data = data });

    private async Task<Dictionary<string, long>> CountsAsync()
    {
        await using var databases = await OpenAsync();
        var counts = new Dictionary<string, long>();
        foreach (var type in (string[])["Patient", "Encounter", "Observation", "DocumentReference", "Condition", "MedicationRequest", "AllergyIntolerance"])
            counts[type] = await CountAsync(databases.Store, type);
        return counts;
    }

    private static async Task<long> CountAsync(SqlRecordStore store, string type, string criteria = "")
    {
        var query = SearchQuery.Parse(type, $"_total=accurate&_count=0&{criteria}".TrimEnd('&'));
        return (await store.SearchAsync(Access.System, query.Value!)).Total ?? -1;
    }
}
