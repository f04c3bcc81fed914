using System.Globalization;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A writing process is killed at random moments: what it acknowledged is there, nothing is there by half, and the store
/// opens at once and verifies. <c>CHARTROOM_KILLS</c> sets how often (20 by default).
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Writers = 8;
    private const string DirectoryVariable = "CHARTROOM_CRASH_DIRECTORY";

    private readonly string directory = Directory.CreateTempSubdirectory("chartroom-crash-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_process_is_killed()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_KILLS") ?? "20", CultureInfo.InvariantCulture);
        for (var kill = 0; kill < kills; kill++)
        {
            await RunAndKillAsync(TimeSpan.FromMilliseconds(20 + (kill * 7919 % 400)));
            await using var store = SqliteRecordStore.Open(directory, SearchCatalog.Standard);
            for (var writer = 0; writer < Writers; writer++)
                await CheckAsync(store, writer);
            var verified = await store.VerifyAsync();
            Assert.True(verified.Clean, verified.First?.ToString());
        }
    }

    /// <summary>The process that is killed: started by the test above, and by nobody else.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        var at = Environment.GetEnvironmentVariable(DirectoryVariable) ?? throw new InvalidOperationException($"{DirectoryVariable} is not set.");
        await using var store = SqliteRecordStore.Open(at, SearchCatalog.Standard);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(store, at, w))));
    }

    private static async Task WriteAsync(SqliteRecordStore store, string at, int writer)
    {
        await using var acknowledged = new StreamWriter(Path.Combine(at, $"acks{writer}"), append: true);
        var counter = new ResourceKey("Patient", $"w{writer}");
        var n = (await store.ReadAsync(Access.System, counter))?.Version ?? 0;
        while (true)
        {
            n++;
            var item = await store.JournalAsync(new JournalArrival("mllp", "hl7v2", $"{writer}-{n}", Encoding.UTF8.GetBytes($"MSH {writer} {n}")));
            var result = await store.CommitAsync(new RecordTransaction(
                "Device/crash",
                [
                    new RecordWrite.Update(counter, Patient($"w{writer}", $"counter-{writer}")),
                    new RecordWrite.Create(Patient(null, $"{writer}-{n}")),
                    new RecordWrite.Create(Patient(null, $"{writer}-{n}")),
                ],
                [new JournalMark(item.Number, JournalState.Processed)]));
            if (result is not CommitResult.Done)
                throw new InvalidOperationException("Refused.");
            await acknowledged.WriteLineAsync(n.ToString(CultureInfo.InvariantCulture));
            await acknowledged.FlushAsync();
        }
    }

    private static ResourceDocument Patient(string? id, string identifier) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(
        $"{{\"resourceType\":\"Patient\",{(id is null ? "" : $"\"id\":\"{id}\",")}\"identifier\":[{{\"system\":\"urn:crash\",\"value\":\"{identifier}\"}}]}}"));

    private async Task CheckAsync(SqliteRecordStore store, int writer)
    {
        var path = Path.Combine(directory, $"acks{writer}");
        var acknowledged = File.Exists(path) ? File.ReadLines(path).Count() : 0;
        var written = (await store.ReadAsync(Access.System, new ResourceKey("Patient", $"w{writer}")))?.Version ?? 0;
        Assert.InRange(written, acknowledged, long.MaxValue);
        for (var n = Math.Max(1, written - 20); n <= written + 1; n++)
        {
            var query = SearchQuery.Parse("Patient", $"identifier=urn:crash|{writer}-{n}").Value! with { Total = TotalMode.Accurate };
            Assert.Equal(n <= written ? 2 : 0, (await store.SearchAsync(Access.System, query)).Total);
        }
        // A commit that nobody heard of before the kill is acknowledged late: the count of both is level again.
        if (written > acknowledged)
            await File.AppendAllLinesAsync(path, Enumerable.Range(acknowledged + 1, (int)written - acknowledged).Select(i => i.ToString(CultureInfo.InvariantCulture)));
    }

    private Task RunAndKillAsync(TimeSpan after) =>
        DoomedProcess.RunAsync(typeof(CrashTests), nameof(Writes_until_it_is_killed), DirectoryVariable, directory, after);
}
