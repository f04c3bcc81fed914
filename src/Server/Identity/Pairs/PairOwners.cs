using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Identity.Acts;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>Whose work a pair is.</summary>
public sealed record PairOwner(string Who, string Name);

/// <summary>
/// The owners of pairs, kept as Tasks: one for each pair that was given to somebody, completed when the pair is answered.
/// <para>Source: FHIR R4 Task (owner, status).</para>
/// </summary>
internal sealed class PairOwners(IRecordStore store, ServerSettings settings) : Projection
{
    public const string CodeSystem = "urn:chartroom:task";
    public const string Code = "possible-duplicate";
    private readonly ConcurrentDictionary<string, PairOwner> owners = new();

    public override string Name => "owners of possible duplicates";

    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        if (t == 0)
            return 0;
        SearchCriterion[] open = [new("code", null, [$"{CodeSystem}|{Code}"]), new("status", null, ["in-progress"])];
        await foreach (var task in store.SearchAllAsync(Access.System, new SearchQuery("Task", open, AsOf: t), cancel))
            Apply(task);
        return t;
    }

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        foreach (var version in versions)
        {
            if (version.Key.Type == "Task")
                Apply(version);
        }
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        owners.Clear();
        return ValueTask.CompletedTask;
    }

    public PairOwner? Of(string a, string b) => owners.GetValueOrDefault(TaskId(a, b));

    /// <summary>Gives a pair to somebody, or to nobody.</summary>
    public async Task<bool> GiveAsync(Actor actor, string a, string b, PairOwner? owner, CancellationToken cancel)
    {
        var key = new ResourceKey("Task", TaskId(a, b));
        var onFile = await store.ReadAsync(Access.System, key, null, cancel);
        var now = settings.Clock.GetUtcNow();
        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["id"] = key.Id,
            ["status"] = owner is null ? "completed" : "in-progress",
            ["intent"] = "order",
            ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = CodeSystem, ["code"] = Code }) },
            ["focus"] = ActDocument.Reference($"Patient/{a}"),
            ["for"] = ActDocument.Reference($"Patient/{b}"),
            ["authoredOn"] = ActDocument.Instant(now),
        };
        if (owner is not null)
            task["owner"] = new JsonObject { ["reference"] = owner.Who, ["display"] = owner.Name };
        RecordWrite[] writes = [new RecordWrite.Update(key, ActDocument.ToDocument(task), onFile?.Version), actor.Audit(now, [a, b], [key.ToString()])];
        if (await store.CommitAsync(new RecordTransaction(actor.Who, writes), cancel) is not CommitResult.Done)
            return false;
        Set(key.Id, owner);
        return true;
    }

    /// <summary>Ends the work on a pair that was answered.</summary>
    public async Task CloseAsync(Actor actor, string a, string b, CancellationToken cancel)
    {
        if (Of(a, b) is not null)
            await GiveAsync(actor, a, b, null, cancel);
    }

    /// <summary>True for a task of this queue, which is no part of a chart.</summary>
    public static bool IsQueueTask(StoredVersion version) =>
        version.Key.Type == "Task" && version.Document?.Root["code"u8]["coding"u8][0]["code"u8].Is("possible-duplicate"u8) == true;

    private void Apply(StoredVersion task)
    {
        if (task.Document is null || !IsQueueTask(task))
            return;
        var root = task.Document.Root;
        var who = root["owner"u8]["reference"u8].Text;
        Set(task.Key.Id, root["status"u8].Is("in-progress"u8) && who is not null ? new PairOwner(who, root["owner"u8]["display"u8].Text ?? who) : null);
    }

    private void Set(string task, PairOwner? owner)
    {
        if (owner is null)
            owners.TryRemove(task, out _);
        else
            owners[task] = owner;
    }

    private static string TaskId(string a, string b)
    {
        if (string.CompareOrdinal(a, b) > 0)
            (a, b) = (b, a);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{a}\u001f{b}"));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
