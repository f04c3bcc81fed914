using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Host;
using Chartroom.Server.Identity.Acts;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Chartroom.Server.Tests.Identity;

/// <summary>The identity department on a real store in a directory of its own, without HTTP.</summary>
internal sealed class IdentityRig : IAsyncDisposable
{
    private readonly DirectoryInfo directory;
    private readonly bool removes;
    private readonly ProjectionFeed feed;
    private readonly MergeUpkeep upkeep;

    private IdentityRig(DirectoryInfo directory, IRecordStore store, bool removes)
    {
        (this.directory, this.removes) = (directory, removes);
        Settings = new ServerSettings { Data = directory };
        Store = store;
        Ledger = new ActLedger(Store);
        Persons = new EnterprisePersons(Store, Settings);
        Merging = new Merging(Store, Persons, Settings);
        Unmerging = new Unmerging(Store, Ledger, Persons, Settings);
        Splitting = new Splitting(Store, Merging, Settings);
        Verdicts = new Verdicts(Store, Ledger, Persons, Settings);
        Undoing = new Undoing(Ledger, Merging, Unmerging, Splitting, Verdicts);
        upkeep = new MergeUpkeep(Store, Ledger, Merging, Persons, Settings);
        feed = new ProjectionFeed(Store, [Ledger, upkeep], [], new FeedFollower(Store, TimeProvider.System, NullLogger<FeedFollower>.Instance));
    }

    public static Actor Steward { get; } = new("Practitioner/steward", "S. Steward", Access.System, null);

    public ServerSettings Settings { get; }

    public IRecordStore Store { get; }

    public ActLedger Ledger { get; }

    public EnterprisePersons Persons { get; }

    public Merging Merging { get; }

    public Unmerging Unmerging { get; }

    public Splitting Splitting { get; }

    public Verdicts Verdicts { get; }

    public Undoing Undoing { get; }

    /// <summary>Starts on a new database: the embedded one, or one of the tests' PostgreSQL server.</summary>
    public static async Task<IdentityRig> StartAsync(bool postgres = false)
    {
        var created = Directory.CreateTempSubdirectory("chartroom-identity-");
        IRecordStore store = postgres
            ? PostgresRecordStore.Open(PostgresCluster.NewDatabase(), StoreCatalog.Value)
            : SqliteRecordStore.Open(created.FullName, StoreCatalog.Value);
        return await StartAsync(new IdentityRig(created, store, removes: true));
    }

    /// <summary>Starts on the embedded database of a directory, which stays.</summary>
    public static Task<IdentityRig> StartAsync(string directory) =>
        StartAsync(new IdentityRig(new DirectoryInfo(directory), SqliteRecordStore.Open(directory, StoreCatalog.Value), removes: false));

    private static async Task<IdentityRig> StartAsync(IdentityRig rig)
    {
        await rig.feed.StartAsync(default);
        return rig;
    }

    public async Task PutAsync(params string[] resources)
    {
        var result = await Store.CommitAsync(new RecordTransaction("Device/test", [.. resources.Select(Write)]));
        Assert.IsType<CommitResult.Done>(result);
    }

    /// <summary>Waits until what was written has been taken in, and what that makes to be written too.</summary>
    public async Task SettledAsync()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var t = Store.CurrentT;
            if (Ledger.CurrentT >= t && upkeep.CurrentT >= t && Store.CurrentT == t)
                return;
            await Task.Delay(2);
        }
        Assert.Fail("The projections do not catch up.");
    }

    public async Task<string> MergeAsync(string kept, string other)
    {
        var outcome = await Merging.MergeAsync(Steward, new MergeOrder(kept, other, "the same person"), default);
        Assert.True(outcome.Act is not null, outcome.Reason);
        await SettledAsync();
        return outcome.Act.Id;
    }

    public async Task<ActOutcome> UnmergeAsync(string merge, params (string Entry, Side Side)[] sides)
    {
        var order = new UnmergeOrder(merge, "two people", sides.ToDictionary(s => s.Entry, s => s.Side), new Dictionary<string, string>(), Different: false);
        var outcome = await Unmerging.UnmergeAsync(Steward, order, default);
        await SettledAsync();
        return outcome;
    }

    public async Task<ActOutcome> UndoAsync(string act)
    {
        var outcome = await Undoing.UndoAsync(Steward, act, null, new Dictionary<string, Side>(), new Dictionary<string, string>(), different: false, default);
        await SettledAsync();
        return outcome;
    }

    public async Task<JsonObject> ReadAsync(string reference)
    {
        var parts = reference.Split('/');
        var version = await Store.ReadAsync(Access.System, new ResourceKey(parts[0], parts[1]));
        return (JsonObject)JsonNode.Parse(version!.Document!.Utf8.Span)!;
    }

    /// <summary>Whose an entry is now: the id of its subject.</summary>
    public async Task<string> SubjectAsync(string reference)
    {
        var entry = await ReadAsync(reference);
        return ((string)(entry["subject"] ?? entry["patient"] ?? entry["for"])!["reference"]!)["Patient/".Length..];
    }

    public async Task<IReadOnlyList<StoredVersion>> FindAsync(string type, string parameter, string value) =>
        (await Store.SearchAsync(Access.System, new SearchQuery(type, [new SearchCriterion(parameter, null, [value])]))).Matches;

    public static string Patient(string id, string family = "Okafor", string more = "") =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:mrn","value":"{{id}}"}],"name":[{"family":"{{family}}","given":["Ada"]}]{{more}}}""";

    public static string Observation(string id, string patient, string note = "", string? encounter = null) =>
        $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"text":"{{{note}}}"},"subject":{"reference":"Patient/{{{patient}}}"}{{{(encounter is null ? "" : $$$""","encounter":{"reference":"Encounter/{{{encounter}}}"}""")}}}}
        """;

    public static string Encounter(string id, string patient) =>
        $$$"""{"resourceType":"Encounter","id":"{{{id}}}","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/{{{patient}}}"}}""";

    public async ValueTask DisposeAsync()
    {
        await feed.StopAsync(default);
        feed.Dispose();
        await Store.DisposeAsync();
        if (removes)
            directory.Delete(recursive: true);
    }

    private static RecordWrite Write(string json)
    {
        var document = ResourceDocument.Parse(Encoding.UTF8.GetBytes(json)).Value!;
        return new RecordWrite.Update(new ResourceKey(document.ResourceType, document.Id), document);
    }
}
