using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>What is to be merged: <c>Other</c> goes up in <c>Kept</c>. <c>Undoes</c> is the unmerge or split that this takes back.</summary>
internal sealed record MergeOrder(string Kept, string Other, string? Reason, MatchEvidence? Evidence = null, string? Undoes = null);

/// <summary>
/// Merges two records: the retired one points to the kept one and stays on file with its numbers, and everything filed in it
/// becomes part of the kept record, each entry as a new version. One transaction, with the act and the audit event; nothing
/// is deleted, so that <see cref="Unmerging"/> can take it back at any time.
/// <para>Source: FHIR R4 Patient.link; HL7 v2.5.1 §3.5.2.1.1 (merge of patient identifiers).</para>
/// </summary>
internal sealed class Merging(IRecordStore store, EnterprisePersons persons, ServerSettings settings)
{
    public Task<ActOutcome> MergeAsync(Actor actor, MergeOrder order, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(() => TryAsync(actor, order, null, cancel));

    /// <summary>
    /// The same with other content for the kept patient, as taking back a split has it: <paramref name="keptAs"/> makes both
    /// documents from those on file.
    /// </summary>
    public Task<ActOutcome> MergeAsync(Actor actor, MergeOrder order, Action<JsonObject, JsonObject> keptAs, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(() => TryAsync(actor, order, keptAs, cancel));

    /// <summary>
    /// Carries out what a message already said by its links: what is filed moves to <paramref name="root"/>, the record in use
    /// at the end of the chain, and the act is written.
    /// </summary>
    public Task<ActOutcome> CompleteAsync(Actor actor, MergeOrder order, string root, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(async () =>
        {
            var act = Act(actor, order);
            var (writes, moved) = await MovesAsync(order with { Kept = root }, cancel);
            writes.AddRange(await persons.PlanAsync([order.Other], actor, cancel));
            return await CommitAsync(actor, act with { Moved = RecordEntries.Counted(moved) }, moved, writes, cancel);
        });

    private async Task<ActOutcome?> TryAsync(Actor actor, MergeOrder order, Action<JsonObject, JsonObject>? keptAs, CancellationToken cancel)
    {
        var pair = await PatientPair.ReadAsync(store, actor, order.Kept, order.Other, inUse: true, cancel);
        if (pair.Refusal is { } refusal)
            return refusal;
        var (kept, other) = (pair.KeptJson(), pair.OtherJson());
        keptAs?.Invoke(kept, other);
        Link(kept, other, order);
        var changed = new Dictionary<string, JsonObject> { [order.Kept] = kept, [order.Other] = other };
        var (moves, moved) = await MovesAsync(order, cancel);
        List<RecordWrite> writes =
        [
            PatientPair.Write(pair.Kept, kept), PatientPair.Write(pair.Other, other), .. moves,
            .. await persons.PlanAsync(changed, actor, cancel),
        ];
        return await CommitAsync(actor, Act(actor, order) with { Moved = RecordEntries.Counted(moved) }, moved, writes, cancel);
    }

    private static void Link(JsonObject kept, JsonObject other, MergeOrder order)
    {
        PatientLinks.Remove(kept, order.Other, PatientLinks.SeeAlso);
        PatientLinks.Remove(other, order.Kept, PatientLinks.SeeAlso);
        PatientLinks.Add(kept, order.Other, PatientLinks.Replaces);
        PatientLinks.Add(other, order.Kept, PatientLinks.ReplacedBy);
        other["active"] = false;
    }

    private async Task<(List<RecordWrite> Writes, List<ResourceKey> Moved)> MovesAsync(MergeOrder order, CancellationToken cancel)
    {
        var entries = await RecordEntries.ReadAsync(store, order.Other, null, cancel);
        var writes = entries.Select(e => Rereference.Move(e, [order.Other], order.Kept)).OfType<RecordWrite.Update>().ToList();
        return ([.. writes], writes.ConvertAll(w => w.Key));
    }

    private Task<ActOutcome?> CommitAsync(Actor actor, IdentityAct act, List<ResourceKey> moved, List<RecordWrite> writes, CancellationToken cancel)
    {
        writes.Add(ActDocument.Write(act));
        writes.AddRange(ActDocument.WriteMoves(act, moved));
        writes.Add(actor.Audit(act.At, [act.Kept, act.Other!], [$"Provenance/{act.Id}"]));
        return ActOutcome.CommitAsync(store, actor, act, writes, cancel);
    }

    private IdentityAct Act(Actor actor, MergeOrder order)
    {
        var now = settings.Clock.GetUtcNow();
        return new IdentityAct(
            ActDocument.NewId(now), ActKind.Merge, order.Kept, order.Other, actor.Who, actor.Name, now, 0, order.Reason, order.Evidence, order.Undoes, null);
    }
}
