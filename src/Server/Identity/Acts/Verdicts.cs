using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// The answers that move nothing: two people, not sure, one person in two numberings (a link), one person in a chart that was
/// suspected, and taking an answer back. Each is an act with its audit event.
/// </summary>
internal sealed class Verdicts(IRecordStore store, ActLedger ledger, EnterprisePersons persons, ServerSettings settings)
{
    /// <summary>Different or unsure.</summary>
    public async Task<ActOutcome> GiveAsync(
        Actor actor, ActKind kind, string a, string b, string? reason, MatchEvidence? evidence, CancellationToken cancel)
    {
        var pair = await PatientPair.ReadAsync(store, actor, a, b, inUse: false, cancel);
        return pair.Refusal ?? await WriteAsync(actor, Act(actor, kind, a, b, reason) with { Evidence = evidence }, [], cancel);
    }

    /// <summary>Both records stay in use and see each other; the enterprise person holds both.</summary>
    public Task<ActOutcome> LinkAsync(Actor actor, string a, string b, string? reason, MatchEvidence? evidence, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(async () =>
        {
            var pair = await PatientPair.ReadAsync(store, actor, a, b, inUse: true, cancel);
            if (pair.Refusal is { } refusal)
                return refusal;
            var (first, second) = (pair.KeptJson(), pair.OtherJson());
            PatientLinks.Add(first, b, PatientLinks.SeeAlso);
            PatientLinks.Add(second, a, PatientLinks.SeeAlso);
            return await WriteAsync(actor, Act(actor, ActKind.Link, a, b, reason) with { Evidence = evidence }, pair, first, second, cancel);
        });

    public Task<ActOutcome> UnlinkAsync(Actor actor, IdentityAct link, string? reason, CancellationToken cancel) =>
        ActOutcome.RepeatAsync(async () =>
        {
            var pair = await PatientPair.ReadAsync(store, actor, link.Kept, link.Other!, inUse: false, cancel);
            if (pair.Refusal is { } refusal)
                return refusal;
            var (first, second) = (pair.KeptJson(), pair.OtherJson());
            PatientLinks.Remove(first, link.Other!, PatientLinks.SeeAlso);
            PatientLinks.Remove(second, link.Kept, PatientLinks.SeeAlso);
            return await WriteAsync(actor, Act(actor, ActKind.Unlink, link.Kept, link.Other, reason) with { Undoes = link.Id }, pair, first, second, cancel);
        });

    /// <summary>A suspected overlay is one person.</summary>
    public async Task<ActOutcome> OnePersonAsync(Actor actor, string patient, string? reason, CancellationToken cancel) =>
        await store.ReadAsync(actor.Access, new ResourceKey("Patient", patient), null, cancel) is { IsDeleted: false }
            ? await WriteAsync(actor, Act(actor, ActKind.OnePerson, patient, null, reason), [], cancel)
            : ActOutcome.Refused(404, "The record is not on file.");

    /// <summary>Takes an answer back that moved nothing; the pair or chart is open again.</summary>
    public async Task<ActOutcome> ReopenAsync(Actor actor, IdentityAct answer, string? reason, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        if (ledger.UndoneBy(answer.Id) is not null)
            return ActOutcome.Refused(409, "This was taken back already.");
        return await WriteAsync(actor, Act(actor, ActKind.Reopen, answer.Kept, answer.Other, reason) with { Undoes = answer.Id }, [], cancel);
    }

    private async Task<ActOutcome?> WriteAsync(
        Actor actor, IdentityAct act, PatientPair pair, JsonObject first, JsonObject second, CancellationToken cancel)
    {
        var changed = new Dictionary<string, JsonObject> { [act.Kept] = first, [act.Other!] = second };
        List<RecordWrite> writes =
        [
            PatientPair.Write(pair.Kept, first), PatientPair.Write(pair.Other, second),
            .. await persons.PlanAsync(changed, actor, cancel), ActDocument.Write(act), Audit(actor, act),
        ];
        return await ActOutcome.CommitAsync(store, actor, act, writes, cancel);
    }

    private async Task<ActOutcome> WriteAsync(Actor actor, IdentityAct act, IReadOnlyList<RecordWrite> further, CancellationToken cancel) =>
        await ActOutcome.CommitAsync(store, actor, act, [.. further, ActDocument.Write(act), Audit(actor, act)], cancel)
        ?? ActOutcome.Refused(409, "Somebody else was faster. Nothing was changed.");

    private static RecordWrite Audit(Actor actor, IdentityAct act) =>
        actor.Audit(act.At, act.Other is null ? [act.Kept] : [act.Kept, act.Other], [$"Provenance/{act.Id}"]);

    private IdentityAct Act(Actor actor, ActKind kind, string a, string? b, string? reason)
    {
        var now = settings.Clock.GetUtcNow();
        return new IdentityAct(ActDocument.NewId(now), kind, a, b, actor.Who, actor.Name, now, 0, reason, null, null, null);
    }
}
