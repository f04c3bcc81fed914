using System.Security.Cryptography;
using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// The disk under the record is full: what cannot be kept is refused and nothing of it is there, reads go on, and with room again writes go on, in
/// the same open store.
/// </summary>
[Collection("small disks")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task On_SQLite()
    {
        using var disk = new SmallDisk(24);
        await using var store = SqliteRecordStore.Open(disk.Directory.FullName, SearchCatalog.Standard);
        await CheckAsync(store, disk);
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        using var disk = new SmallDisk(40);
        using var cluster = new PostgresCluster();
        await using var store = PostgresRecordStore.Open(cluster.Database(disk.Directory.CreateSubdirectory("tables").FullName), SearchCatalog.Standard);
        await CheckAsync(store, disk);
    }

    private static async Task CheckAsync(SqlRecordStore store, SmallDisk disk)
    {
        var kept = 0;
        for (; kept < 20; kept++)
            await WriteAsync(store, kept);
        disk.Fill();
        // What earlier writes left free inside the files still takes some.
        Exception? refusal = null;
        for (; refusal is null; kept += refusal is null ? 1 : 0)
            refusal = await Record.ExceptionAsync(() => WriteAsync(store, kept));
        Assert.Equal(StoreTrouble.Full, StoreTroubles.Of(refusal));
        Assert.Equal(StoreTrouble.Full, StoreTroubles.Of(await Record.ExceptionAsync(
            async () => await store.JournalAsync(new JournalArrival("mllp", "hl7v2", "full", RandomNumberGenerator.GetBytes(200_000))))));
        await CheckAsync(store, kept);
        Assert.Empty(await store.ReadJournalAsync(new JournalQuery()));
        disk.MakeRoom();
        for (var more = 0; more < 5; more++)
            await WriteAsync(store, kept++);
        await store.JournalAsync(new JournalArrival("mllp", "hl7v2", "full", RandomNumberGenerator.GetBytes(200_000)));
        await CheckAsync(store, kept);
        Assert.Null((await store.VerifyAsync()).First);
    }

    /// <summary>Two patients of 20 kB that no packing makes smaller, and a third one that has a version a transaction.</summary>
    private static async Task WriteAsync(SqlRecordStore store, int n)
    {
        var result = await store.CommitAsync(new RecordTransaction(
            "Device/test",
            [
                new RecordWrite.Create(Patient(n)),
                new RecordWrite.Create(Patient(n)),
                new RecordWrite.Update(new ResourceKey("Patient", "counter"), Document("\"id\":\"counter\"")),
            ]));
        Assert.IsType<CommitResult.Done>(result);
    }

    private static async Task CheckAsync(SqlRecordStore store, int kept)
    {
        Assert.Equal(kept, (await store.ReadAsync(Access.System, new ResourceKey("Patient", "counter")))!.Version);
        for (var n = 0; n <= kept; n++)
        {
            var found = await store.SearchAsync(Access.System, SearchQuery.Parse("Patient", $"identifier=urn:full|{n}").Value!);
            Assert.Equal(n < kept ? 2 : 0, found.Matches.Count);
        }
        Assert.Equal(kept * 3, (await store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("Patient", ""), Count: 10_000))).Versions.Count);
    }

    private static ResourceDocument Patient(int n) => Document(
        $$"""
        "identifier":[{"system":"urn:full","value":"{{n}}"}],"photo":[{"data":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(20_000))}}"}]
        """);

    private static ResourceDocument Document(string content) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Patient\",{content}}}"));
}
