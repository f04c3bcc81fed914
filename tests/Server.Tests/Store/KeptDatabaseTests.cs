using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Store;
using Chartroom.Store.Search;
using Npgsql;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A database that each earlier step of the schema made, by the program of its day (tools/keep-database.mjs): it opens, is brought up to date,
/// verifies, and holds and finds what its own list says. Source: design.md §4 (a kept database file of each release must open for ever).
/// </summary>
public sealed class KeptDatabaseTests : IDisposable
{
    private static readonly string Kept = Path.Combine(Repository.Root, "tests", "Server.Tests", "Store", "Kept");

    private const string DirectoryVariable = "CHARTROOM_KEPT_DIRECTORY";

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-kept-");

    public static TheoryData<int> Steps => [.. Directory.GetFiles(Kept, "schema-*.json").Select(f => int.Parse(Path.GetFileNameWithoutExtension(f)[7..])).Order()];

    public void Dispose() => place.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_kept_SQLite_file_opens_with_all_it_holds(int step)
    {
        await UnpackAsync(step);
        Assert.Equal(step, StepOf(Path.Combine(place.FullName, "chartroom.db")));
        await using (var store = SqliteRecordStore.Open(place.FullName, StoreCatalog.Value))
            await CheckAsync(store, step);
        // Brought up to date once, and for good.
        await using var again = SqliteRecordStore.Open(place.FullName, StoreCatalog.Value);
        Assert.True((await again.VerifyAsync()).Clean);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_kept_PostgreSQL_database_opens_with_all_it_holds(int step)
    {
        await using var store = PostgresRecordStore.Open(await FilledAsync(step), StoreCatalog.Value);
        await CheckAsync(store, step);
    }

    [Fact]
    public async Task The_newest_step_has_a_kept_database()
    {
        await SqliteRecordStore.Open(place.FullName, StoreCatalog.Value).DisposeAsync();
        var newest = StepOf(Path.Combine(place.FullName, "chartroom.db"));
        Assert.True(Steps.Any(s => s.Data == newest), $"Step {newest} of the schema has none: node tools/keep-database.mjs {newest}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_in_the_middle_of_bringing_it_up_to_date_leaves_a_database_that_opens(bool isPostgres)
    {
        var oldest = Steps.Min(s => s.Data);
        await UnpackAsync(oldest);
        var connection = "";
        if (isPostgres)
            connection = await FilledAsync(oldest);
        await File.WriteAllTextAsync(Path.Combine(place.FullName, "connection"), connection);
        await DoomedProcess.RunAsync(typeof(KeptDatabaseTests), nameof(Stops_in_the_middle_until_it_is_killed), DirectoryVariable, place.FullName, TimeSpan.Zero);
        await using SqlRecordStore store = isPostgres
            ? PostgresRecordStore.Open(connection, StoreCatalog.Value)
            : SqliteRecordStore.Open(place.FullName, StoreCatalog.Value);
        await CheckAsync(store, oldest);
    }

    /// <summary>The process that is killed: started by the test above, and by nobody else.</summary>
    [Fact(Explicit = true)]
    public async Task Stops_in_the_middle_until_it_is_killed()
    {
        var at = Environment.GetEnvironmentVariable(DirectoryVariable) ?? throw new InvalidOperationException($"{DirectoryVariable} is not set.");
        var connection = await File.ReadAllTextAsync(Path.Combine(at, "connection"));
        var clock = new HaltingClock(Path.Combine(at, "acks"));
        await using SqlRecordStore store = connection.Length > 0
            ? PostgresRecordStore.Open(connection, StoreCatalog.Value, clock)
            : SqliteRecordStore.Open(at, StoreCatalog.Value, clock);
    }

    /// <summary>The time is asked for after each step, before its row is written: there this one stops for ever, and says so.</summary>
    private sealed class HaltingClock(string acknowledged) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++asked == 2)
            {
                File.WriteAllText(acknowledged, "halted");
                Thread.Sleep(Timeout.Infinite);
            }
            return base.GetUtcNow();
        }
    }

    private static async Task CheckAsync(SqlRecordStore store, int step)
    {
        Assert.Null((await store.VerifyAsync()).First);
        await RebuiltAsync(store);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Kept, $"schema-{step}.json")))!;
        await CheckVersionsAsync(store, expected["versions"]!.AsObject());
        foreach (var search in expected["searches"]!.AsArray())
        {
            var query = SearchQuery.Parse((string)search!["type"]!, (string)search["query"]!);
            var found = await store.SearchAsync(Access.System, query.Value!);
            Assert.Empty(found.Issues);
            var ids = found.Matches.Select(m => m.Key.Id);
            var isSorted = ((string)search["query"]!).Contains("_sort", StringComparison.Ordinal);
            Assert.Equal(search["ids"]!.AsArray().Select(i => (string)i!), isSorted ? ids : ids.Order(StringComparer.Ordinal));
        }
        // What was brought up to date goes on: a write, its version number and its search rows follow on the old ones.
        var patient = new ResourceKey("Patient", "kept-bo");
        var before = await store.ReadAsync(Access.System, patient);
        var document = Chartroom.Fhir.Documents.ResourceDocument.Parse("""{"resourceType":"Patient","id":"kept-bo","name":[{"family":"Neuling"}]}"""u8.ToArray()).Value!;
        await store.CommitAsync(new RecordTransaction("Device/test", [new RecordWrite.Update(patient, document)]));
        var after = Assert.Single((await store.SearchAsync(Access.System, SearchQuery.Parse("Patient", "family=neuling").Value!)).Matches);
        Assert.Equal(before!.Version + 1, after.Version);
        Assert.Empty((await store.SearchAsync(Access.System, SearchQuery.Parse("Patient", "family=lindqvist").Value!)).Matches);
        Assert.Null((await store.VerifyAsync()).First);
    }

    /// <summary>Waits until search rows that an old step asks for anew are there; on its own, as the store does it beside its work.</summary>
    private static async Task RebuiltAsync(SqlRecordStore store)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await store.QueryAsync(s => s.Scalar("select 1 from projection where name = 'search'")) is null)
                return;
            await Task.Delay(50);
        }
        Assert.Fail("The search rows were not derived anew.");
    }

    private static async Task CheckVersionsAsync(SqlRecordStore store, JsonObject expected)
    {
        var history = await store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("", ""), Count: 1_000));
        var held = history.Versions.Where(v => v.Key.Type != "AuditEvent").GroupBy(v => v.Key.ToString()).ToDictionary(g => g.Key, g => g.OrderBy(v => v.Version).ToList());
        Assert.Equal(expected.Select(e => e.Key).Order(StringComparer.Ordinal), held.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, versions) in expected)
        {
            Assert.Equal(versions!.AsArray().Select(Text), held[key].Select(v => v.Document is null ? "" : Text(JsonNode.Parse(v.Document.Utf8.Span))));
            Assert.Equal(Enumerable.Range(1, held[key].Count).Select(n => (long)n), held[key].Select(v => v.Version));
        }
    }

    /// <summary>A resource without what the store adds to it, with its numbers to the digit and its properties in one order; nothing for a deletion.</summary>
    private static string Text(JsonNode? resource)
    {
        (resource as JsonObject)?.Remove("meta");
        return resource is null ? "" : Sorted(resource)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Sorted(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private async Task UnpackAsync(int step) =>
        await File.WriteAllBytesAsync(Path.Combine(place.FullName, "chartroom.db"), Unpacked($"schema-{step}.db.gz"));

    /// <summary>A new database with what was dumped; the connection that filled it has another search path, and is not used again.</summary>
    private static async Task<string> FilledAsync(int step)
    {
        var connection = PostgresCluster.NewDatabase();
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false;Command Timeout=0");
        await using var fill = source.CreateCommand(Encoding.UTF8.GetString(Unpacked($"schema-{step}.sql.gz")));
        await fill.ExecuteNonQueryAsync();
        return connection;
    }

    private static byte[] Unpacked(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Kept, name)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static long StepOf(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select max(number) from migration";
        return (long)command.ExecuteScalar()!;
    }
}
