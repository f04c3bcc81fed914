using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// All decisions about identity in the order in which they were made, and what follows from them: the merges in force, what
/// stands about each pair, what was taken back. Made from the record at start and kept up by the change feed.
/// </summary>
internal sealed class ActLedger(IRecordStore store) : Projection
{
    private readonly Lock gate = new();
    private readonly List<IdentityAct> acts = [];
    private readonly Dictionary<string, IdentityAct> byId = [];
    private readonly Dictionary<string, List<IdentityAct>> byPatient = [];
    private readonly Dictionary<string, string> undoneBy = [];

    public override string Name => "identity decisions";

    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var t = store.CurrentT;
        if (t == 0)
            return 0;
        var found = new List<IdentityAct>();
        SearchCriterion[] tagged = [new("_tag", null, [$"{ActDocument.TagSystem}|{ActDocument.ActTag}"])];
        await foreach (var provenance in store.SearchAllAsync(Access.System, new SearchQuery("Provenance", tagged, AsOf: t), cancel))
        {
            if (ActDocument.Read(provenance) is { } act)
                found.Add(act);
        }
        lock (gate)
        {
            foreach (var act in found.OrderBy(a => a.T).ThenBy(a => a.Id, StringComparer.Ordinal))
                Add(act);
        }
        return t;
    }

    public override ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var version in versions)
            {
                if (version.Key.Type == "Provenance" && ActDocument.Read(version) is { } act)
                    Add(act);
            }
        }
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResetAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            acts.Clear();
            byId.Clear();
            byPatient.Clear();
            undoneBy.Clear();
        }
        return ValueTask.CompletedTask;
    }

    public IdentityAct? Find(string id)
    {
        lock (gate)
            return byId.GetValueOrDefault(id);
    }

    /// <summary>The act that took this one back, or null while it stands.</summary>
    public string? UndoneBy(string id)
    {
        lock (gate)
            return undoneBy.GetValueOrDefault(id);
    }

    /// <summary>All acts, oldest first.</summary>
    public IReadOnlyList<IdentityAct> All()
    {
        lock (gate)
            return [.. acts];
    }

    /// <summary>The acts that concern a patient, oldest first.</summary>
    public IReadOnlyList<IdentityAct> Of(string patient)
    {
        lock (gate)
            return byPatient.TryGetValue(patient, out var own) ? [.. own] : [];
    }

    /// <summary>Waits, at most two seconds, until what was committed before this call has been taken in.</summary>
    public async ValueTask CatchUpAsync(CancellationToken cancel) => await ReachesAsync(store.CurrentT, TimeSpan.FromSeconds(2), cancel);

    /// <summary>What stands about two records: the last answer, unless it was taken back.</summary>
    public IdentityAct? Standing(string a, string b)
    {
        lock (gate)
        {
            return byPatient.GetValueOrDefault(a)?.FindLast(
                act => act.Kind is ActKind.Merge or ActKind.Link or ActKind.Different or ActKind.Unsure or ActKind.Split
                    && Concerns(act, a, b) && !undoneBy.ContainsKey(act.Id));
        }
    }

    /// <summary>The last answer that a chart is one person's, unless it was taken back.</summary>
    public IdentityAct? OnePerson(string patient)
    {
        lock (gate)
            return byPatient.GetValueOrDefault(patient)?.FindLast(a => a.Kind == ActKind.OnePerson && !undoneBy.ContainsKey(a.Id));
    }

    /// <summary>The merge in force by which a record was retired, or null.</summary>
    public IdentityAct? MergeOf(string retired)
    {
        lock (gate)
            return byPatient.GetValueOrDefault(retired)?.FindLast(a => a.Kind == ActKind.Merge && a.Other == retired && !undoneBy.ContainsKey(a.Id));
    }

    /// <summary>The merges in force.</summary>
    public MergeForest Forest()
    {
        var forest = new MergeForest();
        lock (gate)
        {
            foreach (var act in acts)
            {
                if (act is { Kind: ActKind.Merge, Other: { } retired } && !undoneBy.ContainsKey(act.Id))
                    forest.Add(retired, act.Kept);
            }
        }
        return forest;
    }

    private static bool Concerns(IdentityAct act, string a, string b) => (act.Kept == a && act.Other == b) || (act.Kept == b && act.Other == a);

    private void Add(IdentityAct act)
    {
        if (!byId.TryAdd(act.Id, act))
            return;
        acts.Add(act);
        if (act.Undoes is { } undone)
            undoneBy[undone] = act.Id;
        foreach (var patient in act.Other is null || act.Other == act.Kept ? new[] { act.Kept } : [act.Kept, act.Other])
        {
            if (!byPatient.TryGetValue(patient, out var own))
                byPatient[patient] = own = [];
            own.Add(act);
        }
    }
}
