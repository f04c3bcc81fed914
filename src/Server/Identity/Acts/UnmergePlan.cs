using Chartroom.Rules.Matching.Histories;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// An entry of the record in use and whose it is. <c>Before</c> is its version in the retired record before the merge, null
/// for one that was not in it. <c>IsOpen</c>: it came since the merge, so the steward may sort it otherwise.
/// </summary>
internal sealed record PlannedEntry(StoredVersion Version, Sorted Sorted, StoredVersion? Before, bool IsOpen)
{
    /// <summary>The write that gives the entry back. One that nobody changed since becomes again exactly what it was.</summary>
    public RecordWrite.Update? MoveBack(string root, IdentityAct merge)
    {
        if (Before is { } before && Version.Version == before.Version + 1)
            return new RecordWrite.Update(Version.Key, before.Document!, Version.Version);
        return Rereference.Move(Version, [root, merge.Kept], merge.Other!);
    }
}

/// <summary>
/// What taking back a merge would do. The sorting reads the record as it was: what was filed in the retired record just before
/// the merge goes back to it; what was in any other record of the tree before its merge stays; what came since is sorted by
/// the number it was addressed to and by the entries it belongs with (<see cref="EntrySorting"/>).
/// </summary>
internal sealed record UnmergePlan(
    IdentityAct Merge, StoredVersion Kept, StoredVersion Retired, StoredVersion RootPatient, bool? WasActive,
    IReadOnlyList<PlannedEntry> Entries, IReadOnlyList<DemographicEdit> Edits)
{
    /// <summary>The record in use in which the entries lie now.</summary>
    public string Root => RootPatient.Key.Id;

    public static async Task<UnmergePlan> MakeAsync(
        IRecordStore store, MergeForest forest, IReadOnlyList<IdentityAct> acts, IdentityAct merge, CancellationToken cancel)
    {
        var root = forest.RootOf(merge.Other!);
        merge = merge with { T = await LinkedAtAsync(store, merge, cancel) };
        var entries = await RecordEntries.ReadAsync(store, root, null, cancel);
        var retired = (await RecordEntries.ReadAsync(store, merge.Other!, merge.T - 1, cancel)).ToDictionary(e => e.Key);
        var stays = (await RecordEntries.ReadAsync(store, merge.Kept, merge.T - 1, cancel)).Select(e => e.Key).ToHashSet();
        // What came in later came from elsewhere. When it had been in the retired record once, both stories hold: a person says.
        var torn = new HashSet<ResourceKey>();
        foreach (var key in await CameLaterAsync(store, forest, acts, merge, root, cancel))
        {
            if (retired.Remove(key))
                torn.Add(key);
            else
                stays.Add(key);
        }
        var fresh = entries.Where(e => !retired.ContainsKey(e.Key) && !stays.Contains(e.Key)).ToList();
        var origins = await EntryOrigins.ReadAsync(store, fresh, cancel);
        var under = forest.Under(merge.Other!).ToHashSet();
        var sorted = EntrySorting.Sort([.. entries.Select(e => torn.Contains(e.Key)
            ? new SortedEntry(e.Key.ToString(), Side.Doubtful, "filed there once, and come in again with another record", [])
            : Known(e, retired.ContainsKey(e.Key), stays.Contains(e.Key), origins, under))]);
        var patients = await store.ReadManyAsync(Access.System, [.. new[] { merge.Kept, merge.Other!, root }.Distinct().Select(p => new ResourceKey("Patient", p))], null, cancel);
        StoredVersion Patient(string id) => patients.First(p => p.Key.Id == id);
        var before = await store.ReadAsync(Access.System, new ResourceKey("Patient", merge.Other!), merge.T - 1, cancel);
        return new UnmergePlan(
            merge, Patient(merge.Kept), Patient(merge.Other!), Patient(root), WasActiveIn(before),
            [.. entries.Select(e => new PlannedEntry(e, sorted[e.Key.ToString()], retired.GetValueOrDefault(e.Key), !retired.ContainsKey(e.Key) && !stays.Contains(e.Key)))],
            await EditsAsync(store, Patient(root), JoinedAt(acts, forest, merge), cancel));
    }

    /// <summary>
    /// The transaction in which the retired record got its link: the act's own, or, for a merge that a message began, an
    /// earlier one. From then on what came under its number was filed in the kept record.
    /// </summary>
    private static async Task<long> LinkedAtAsync(IRecordStore store, IdentityAct merge, CancellationToken cancel)
    {
        var history = await store.HistoryAsync(Access.System, new HistoryQuery(new ResourceKey("Patient", merge.Other!), Count: 200), cancel);
        var linked = merge.T;
        foreach (var version in history.Versions.Where(v => v.T <= merge.T))
        {
            if (version.Document is not { } document || PatientLinks.ReplacedByOf(document.Root) != merge.Kept)
                break;
            linked = version.T;
        }
        return linked;
    }

    /// <summary>The last merge on the way up to the record in use: from then on its demographics stood for this person too.</summary>
    private static long JoinedAt(IReadOnlyList<IdentityAct> acts, MergeForest forest, IdentityAct merge)
    {
        var path = Path(forest, merge.Kept);
        return acts.Where(a => a.Kind == ActKind.Merge && a.T > merge.T && a.Other is not null && path.Contains(a.Other) && forest.Into(a.Other) == a.Kept)
            .Select(a => a.T).Append(merge.T).Max();
    }

    /// <summary>A merge that a message began has set <c>active</c> before the act was written.</summary>
    private static bool? WasActiveIn(StoredVersion? before) =>
        before?.Document is { } document && PatientLinks.ReplacedByOf(document.Root) is null ? document.Root["active"u8].Flag : true;

    private static SortedEntry Known(
        StoredVersion entry, bool wasRetired, bool stays, IReadOnlyDictionary<ResourceKey, EntryOrigin> origins, HashSet<string> under)
    {
        var (side, why) = (wasRetired, stays, origins.GetValueOrDefault(entry.Key)) switch
        {
            (true, _, _) => (Side.Retired, "filed there before the merge"),
            (_, true, _) => (Side.Kept, "filed here before the merge"),
            (_, _, { AddressedTo: { } number }) when under.Contains(number) => (Side.Retired, "came under the retired number"),
            (_, _, { AddressedTo: not null }) => (Side.Kept, "came under another retired number"),
            (_, _, { ByMessage: true }) => (Side.Kept, "came under the kept number"),
            _ => (Side.Doubtful, "made since the merge, and nothing says for whom"),
        };
        return new SortedEntry(entry.Key.ToString(), side, why, RecordEntries.RefersTo(entry.Document!));
    }

    /// <summary>What came into this tree after the merge, with other records.</summary>
    private static async Task<HashSet<ResourceKey>> CameLaterAsync(
        IRecordStore store, MergeForest forest, IReadOnlyList<IdentityAct> acts, IdentityAct merge, string root, CancellationToken cancel)
    {
        var came = new HashSet<ResourceKey>();
        var path = Path(forest, merge.Other!);
        var under = forest.Under(merge.Other!).ToHashSet();
        foreach (var other in acts.Where(a => a.Kind == ActKind.Merge && a.Other is not null && a.Id != merge.Id && a.T > merge.T))
        {
            var inForce = forest.Into(other.Other!) == other.Kept;
            if (!inForce || forest.RootOf(other.Kept) != root || under.Contains(other.Other!))
                continue;
            // On the way up, what came in is the kept side; elsewhere, the retired side.
            var from = path.Contains(other.Other!) ? other.Kept : other.Other!;
            came.UnionWith((await RecordEntries.ReadAsync(store, from, other.T - 1, cancel)).Select(e => e.Key));
        }
        return came;
    }

    private static HashSet<string> Path(MergeForest forest, string from)
    {
        var path = new HashSet<string>();
        for (string? at = from; at is not null; at = forest.Into(at))
            path.Add(at);
        return path;
    }

    private static async Task<IReadOnlyList<DemographicEdit>> EditsAsync(IRecordStore store, StoredVersion root, long joined, CancellationToken cancel)
    {
        var versions = new List<StoredVersion>();
        string? cursor = null;
        do
        {
            var page = await store.HistoryAsync(Access.System, new HistoryQuery(root.Key, Count: 100, Cursor: cursor), cancel);
            versions.AddRange(page.Versions.Where(v => v.Document is not null));
            cursor = versions.Count > 0 && versions[^1].T < joined ? null : page.Next;
        }
        while (cursor is not null);
        versions.Reverse();
        var since = versions.FindLastIndex(v => v.T <= joined);
        var later = versions.Skip(Math.Max(0, since)).ToList();
        if (later.Count < 2)
            return [];
        var messages = await EntryOrigins.MessageTransactionsAsync(store, root.Key, cancel);
        return DemographicEdits.Find(later, messages.Contains);
    }
}
