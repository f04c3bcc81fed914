using System.Text.Json.Nodes;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// How a merge is to be taken back. <c>Sides</c> gives entries, by key, that the plan leaves open (or sorts otherwise than the
/// steward), <c>Edits</c> the demographics that people changed, by element: <c>kept</c>, <c>retired</c> or <c>both</c>.
/// <c>Different</c>: the two are two people and are not to be proposed again.
/// </summary>
internal sealed record UnmergeOrder(
    string Merge, string? Reason, IReadOnlyDictionary<string, Side> Sides, IReadOnlyDictionary<string, string> Edits, bool Different);

/// <summary>
/// Takes a merge back, at any later time. Each entry goes to its person: what was in the retired record before the merge, and
/// of what came since what <see cref="UnmergePlan"/> can sort or the steward has sorted. The result is what the records would
/// be without the merge, with every edit made since. One transaction, with the act and the audit event.
/// </summary>
internal sealed class Unmerging(IRecordStore store, ActLedger ledger, EnterprisePersons persons, ServerSettings settings)
{
    public Task<ActOutcome> UnmergeAsync(Actor actor, UnmergeOrder order, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(() => TryAsync(actor, order, cancel));

    /// <summary>What taking the merge back would do, or the refusal.</summary>
    public async Task<(UnmergePlan? Plan, ActOutcome? Refusal)> PlanAsync(Actor actor, string merge, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        if (ledger.Find(merge) is not { Kind: ActKind.Merge, Other: not null } act)
            return (null, ActOutcome.Refused(404, "There is no such merge."));
        if (ledger.UndoneBy(merge) is not null)
            return (null, ActOutcome.Refused(409, "This merge was taken back already."));
        var seen = await store.ReadManyAsync(actor.Access, [new("Patient", act.Kept), new("Patient", act.Other)], null, cancel);
        if (seen.Count(s => !s.IsDeleted) != 2)
            return (null, ActOutcome.Refused(404, "One of the two records is not on file."));
        return (await UnmergePlan.MakeAsync(store, ledger.Forest(), ledger.All(), act, cancel), null);
    }

    private async Task<ActOutcome?> TryAsync(Actor actor, UnmergeOrder order, CancellationToken cancel)
    {
        var (plan, refusal) = await PlanAsync(actor, order.Merge, cancel);
        if (plan is null)
            return refusal;
        var sides = plan.Entries.ToDictionary(e => e.Version.Key, e => e.IsOpen && order.Sides.TryGetValue(e.Version.Key.ToString(), out var given) ? given : e.Sorted.Side);
        var doubtful = sides.Count(s => s.Value == Side.Doubtful);
        if (doubtful > 0)
            return ActOutcome.Refused(409, $"{doubtful} entries came since the merge and are not sorted yet. Nothing was changed.");
        var now = settings.Clock.GetUtcNow();
        var moves = plan.Entries.Where(e => sides[e.Version.Key] == Side.Retired).Select(e => e.MoveBack(plan.Root, plan.Merge)).OfType<RecordWrite.Update>().ToList();
        var act = new IdentityAct(
            ActDocument.NewId(now), ActKind.Unmerge, plan.Merge.Kept, plan.Merge.Other, actor.Who, actor.Name, now, 0, order.Reason, null, order.Merge,
            RecordEntries.Counted(moves.Select(m => m.Key)));
        var patients = Patients(plan, order);
        List<RecordWrite> writes =
        [
            .. patients.Values.Select(p => PatientPair.Write(p.Version, p.Json)), .. moves,
            .. await persons.PlanAsync(patients.ToDictionary(p => p.Key, p => p.Value.Json), actor, cancel),
            ActDocument.Write(act), .. ActDocument.WriteMoves(act, moves.ConvertAll(m => m.Key)),
            actor.Audit(now, [act.Kept, act.Other!], [$"Provenance/{act.Id}"]),
        ];
        if (order.Different)
            writes.Add(ActDocument.Write(act with { Id = ActDocument.NewId(now), Kind = ActKind.Different, Undoes = null, Moved = null }));
        return await ActOutcome.CommitAsync(store, actor, act, writes, cancel);
    }

    private static Dictionary<string, (StoredVersion Version, JsonObject Json)> Patients(UnmergePlan plan, UnmergeOrder order)
    {
        var (merge, retired) = (plan.Merge, PatientPair.Json(plan.Retired));
        var patients = new Dictionary<string, (StoredVersion, JsonObject)>
        {
            [merge.Other!] = (plan.Retired, retired),
            [merge.Kept] = (plan.Kept, PatientPair.Json(plan.Kept)),
        };
        if (plan.RootPatient.Key.Id != merge.Kept)
            patients[plan.RootPatient.Key.Id] = (plan.RootPatient, PatientPair.Json(plan.RootPatient));
        PatientLinks.Remove(retired, merge.Kept, PatientLinks.ReplacedBy);
        PatientLinks.Remove(patients[merge.Kept].Item2, merge.Other!, PatientLinks.Replaces);
        if (plan.WasActive is { } active)
            retired["active"] = active;
        else
            retired.Remove("active");
        foreach (var edit in plan.Edits)
        {
            if (order.Edits.TryGetValue(edit.Element, out var to) && to is "retired" or "both")
                DemographicEdits.Give(edit, patients[plan.RootPatient.Key.Id].Item2, retired, to == "both");
        }
        return patients;
    }
}
