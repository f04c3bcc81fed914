using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>A search that would run long is broken off with an issue that says what to do, and the store goes on as before.</summary>
public sealed class ExpensiveSearchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task On_SQLite()
    {
        var directory = Directory.CreateTempSubdirectory("chartroom-expensive-");
        await using (var store = SqliteRecordStore.Open(directory.FullName, SearchCatalog.Standard, searchLimit: Limit))
            await CheckAsync(store);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        await using var store = PostgresRecordStore.Open(PostgresCluster.NewDatabase(), SearchCatalog.Standard, searchLimit: Limit);
        await CheckAsync(store);
    }

    private static async Task CheckAsync(SqlRecordStore store)
    {
        var name = new string('x', 240);
        foreach (var chunk in Enumerable.Range(0, 6_000).Chunk(1_000))
        {
            RecordWrite[] writes = [.. chunk.Select(i => new RecordWrite.Update(new ResourceKey("Patient", $"p{i}"), Document(i, name)))];
            Assert.IsType<CommitResult.Done>(await store.CommitAsync(new RecordTransaction("Device/test", writes, ReturnsDocuments: false)));
        }
        // Forty looks into the middle of every name, none of which finds anything.
        var filter = string.Join(" or ", Enumerable.Range(0, 40).Select(i => $"family co \"x{i}y\" or given co \"{i}xz\"").Take(24));
        var page = await store.SearchAsync(Access.System, new SearchQuery("Patient", [new SearchCriterion("_filter", null, [filter])], Total: TotalMode.Accurate));
        Assert.Equal("too-costly", Assert.Single(page.Issues).Code);
        Assert.Empty(page.Matches);
        var after = await store.SearchAsync(Access.System, SearchQuery.Parse("Patient", "_id=p1").Value!);
        Assert.Equal("p1", Assert.Single(after.Matches).Key.Id);
    }

    private static ResourceDocument Document(int i, string name) => ResourceDocument.Trusted(System.Text.Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"Patient","id":"p{{i}}","name":[{"family":"{{name}}{{i}}","given":["{{name}}"]}]}"""));
}
