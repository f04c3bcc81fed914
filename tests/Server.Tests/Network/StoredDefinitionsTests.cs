using Chartroom.Server.Host;
using Chartroom.Server.Network.Operations;
using Chartroom.Store;
using Xunit;

namespace Chartroom.Server.Tests.Network;

public sealed class StoredDefinitionsTests : IAsyncLifetime
{
    private const string Profile = "http://example.org/StructureDefinition/named";
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("chartroom-");
    private Databases databases = null!;
    private StoredDefinitions definitions = null!;

    private SqlRecordStore Store => databases.Store;

    public async ValueTask InitializeAsync()
    {
        databases = await Databases.OpenAsync(new ServerSettings { Data = directory });
        definitions = new StoredDefinitions(Store) { CurrentT = Store.CurrentT };
    }

    public async ValueTask DisposeAsync()
    {
        await databases.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task One_validator_serves_until_a_definition_changes()
    {
        await WriteProfileAsync(Profile);
        await FeedAsync();
        var first = await ValidatorAsync();
        Assert.True(first.Knows(Profile));
        await WriteAsync("Patient/ada", """{"resourceType":"Patient","id":"ada","active":true}""");
        await FeedAsync();
        Assert.Same(first, await ValidatorAsync());
        await WriteProfileAsync(Profile + "-2");
        await FeedAsync();
        var second = await ValidatorAsync();
        Assert.NotSame(first, second);
        Assert.True(second.Knows(Profile + "-2"));
        Assert.Same(second, await ValidatorAsync());
    }

    [Fact]
    public async Task While_the_feed_is_behind_what_is_stored_is_read_anew()
    {
        var before = await ValidatorAsync();
        await WriteProfileAsync(Profile);
        Assert.False(before.Knows(Profile));
        Assert.True((await ValidatorAsync()).Knows(Profile));
    }

    [Fact]
    public async Task A_deleted_definition_is_forgotten()
    {
        await WriteProfileAsync(Profile);
        await FeedAsync();
        Assert.True((await ValidatorAsync()).Knows(Profile));
        Assert.IsType<CommitResult.Done>(await Store.CommitAsync(new("Device/test", [new RecordWrite.Delete(new("StructureDefinition", "named"))])));
        await FeedAsync();
        Assert.False((await ValidatorAsync()).Knows(Profile));
    }

    [Fact]
    public async Task Who_may_not_see_profiles_is_not_given_those_kept_for_others()
    {
        await WriteProfileAsync(Profile);
        await FeedAsync();
        Assert.True((await ValidatorAsync()).Knows(Profile));
        var few = Access.System with { Scope = new AccessScope(new HashSet<string> { "Patient", "ValueSet" }) };
        Assert.False((await definitions.ValidatorAsync(few, default)).Knows(Profile));
        Assert.True((await ValidatorAsync()).Knows(Profile));
    }

    private async Task<Chartroom.Fhir.Validation.Validator> ValidatorAsync() => await definitions.ValidatorAsync(Access.System, default);

    private Task WriteProfileAsync(string url) => WriteAsync("StructureDefinition/named", $$$"""
        {"resourceType":"StructureDefinition","id":"named","url":"{{{url}}}","name":"Named","status":"active","kind":"resource","abstract":false,"type":"Patient",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient.name","path":"Patient.name","min":1}]}}
        """);

    private async Task WriteAsync(string address, string json)
    {
        var parts = address.Split('/');
        var document = Chartroom.Fhir.Documents.ResourceDocument.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Value!;
        Assert.IsType<CommitResult.Done>(await Store.CommitAsync(new("Device/test", [new RecordWrite.Update(new(parts[0], parts[1]), document)])));
    }

    /// <summary>What the feed does in a running server, at a moment of the test's own choosing.</summary>
    private async Task FeedAsync()
    {
        var versions = new List<StoredVersion>();
        await foreach (var version in Store.ChangesSinceAsync(definitions.CurrentT))
            versions.Add(version);
        await definitions.ApplyAsync(versions, default);
        definitions.CurrentT = Store.CurrentT;
    }
}
