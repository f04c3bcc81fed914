using System.ComponentModel.DataAnnotations;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Acts;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Identity.Pairs;

/// <summary>A steward's answer to a pair: same, different or unsure. <c>Keep</c> is the record to keep; <c>Link</c>: both stay in use, linked.</summary>
public sealed record PairAnswer([Required] string Answer, string? Keep, bool? Link, [MaxLength(1_000)] string? Reason);

/// <summary>Whether the caller takes a pair as own work.</summary>
public sealed record PairAssignment(bool Mine);

/// <summary>Pairs to be merged in one go, each as <c>a~b</c>.</summary>
public sealed record BulkMerge([Required] IReadOnlyList<string> Pairs);

/// <summary>What became of one pair of a bulk: the act, or why it was left.</summary>
public sealed record BulkResult(string Pair, ActView? Act, string Left);

/// <summary>Pairs of possible duplicates, under <c>/api/identity/pairs</c>.</summary>
internal static class PairEndpoints
{
    private const int MostInBulk = 200;

    public static void MapPairs(this RouteGroupBuilder api)
    {
        api.MapGet("/duplicates", DuplicateQueue.AnswerAsync).Produces<DuplicatePage>();
        api.MapGet("/pairs/{a}/{b}", ReadAsync);
        api.MapPost("/pairs/{a}/{b}/lock", LockAsync);
        api.MapDelete("/pairs/{a}/{b}/lock", ReleaseAsync);
        api.MapPost("/pairs/{a}/{b}/owner", OwnAsync);
        api.MapPost("/pairs/{a}/{b}/answer", AnswerAsync);
        api.MapPost("/pairs/merge", BulkAsync);
    }

    private static async Task<Results<Ok<PairView>, NotFound>> ReadAsync(
        Caller caller, PairViews views, AuditTrail audit, string a, string b, CancellationToken cancel)
    {
        if (await views.ReadAsync(caller, a, b, cancel) is not { } view)
            return TypedResults.NotFound();
        await audit.RecordAsync([Sighting.Read(caller, "read", $"Patient/{a}", $"Patient/{a}"), Sighting.Read(caller, "read", $"Patient/{b}", $"Patient/{b}")], cancel);
        return TypedResults.Ok(view);
    }

    /// <summary>Takes or renews the lock; the answer says who holds the pair.</summary>
    private static Ok<PairLock> LockAsync(Caller caller, PairLocks locks, string a, string b) =>
        TypedResults.Ok(locks.Take(a, b, caller.Access.Who, caller.Display));

    private static NoContent ReleaseAsync(Caller caller, PairLocks locks, string a, string b)
    {
        locks.Release(a, b, caller.Access.Who);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> OwnAsync(
        Caller caller, PairOwners owners, IRecordStore store, string a, string b, PairAssignment body, CancellationToken cancel)
    {
        var pair = await PatientPair.ReadAsync(store, Actor.Of(caller), a, b, inUse: false, cancel);
        if (pair.Refusal is { } refusal)
            return ActEndpoints.Problem(refusal);
        var owner = body.Mine ? new PairOwner(caller.Access.Who, caller.Display) : null;
        return await owners.GiveAsync(Actor.Of(caller), a, b, owner, cancel)
            ? TypedResults.NoContent() : TypedResults.Problem("Somebody else was faster.", statusCode: 409);
    }

    private static async Task<Results<Ok<ActView>, ProblemHttpResult>> AnswerAsync(
        Caller caller, PairDecisions decisions, ActViews views, ActLedger ledger, string a, string b, PairAnswer body, CancellationToken cancel) =>
        await ActEndpoints.AnswerAsync(caller, await decisions.AnswerAsync(caller, a, b, body, cancel), views, ledger, cancel);

    /// <summary>Merges certain pairs one after the other; each is an act of its own, and one that is not certain any more is left.</summary>
    private static async Task<Results<Ok<IReadOnlyList<BulkResult>>, ProblemHttpResult>> BulkAsync(
        Caller caller, PairDecisions decisions, ActViews views, ActLedger ledger, BulkMerge body, CancellationToken cancel)
    {
        if (body.Pairs.Count > MostInBulk)
            return TypedResults.Problem($"At most {MostInBulk} pairs are merged in one go.", statusCode: 422);
        var results = new List<BulkResult>();
        foreach (var pair in body.Pairs)
        {
            var outcome = pair.Split('~') is [var a, var b] ? await decisions.MergeIfCertainAsync(caller, a, b, cancel) : ActOutcome.Refused(422, "A pair is a~b.");
            await ledger.CatchUpAsync(cancel);
            results.Add(new BulkResult(pair, outcome.Act is { } act ? await views.OneAsync(caller, act, cancel) : null, outcome.Reason ?? ""));
        }
        return TypedResults.Ok<IReadOnlyList<BulkResult>>(results);
    }
}

/// <summary>Carries out a steward's answers.</summary>
internal sealed class PairDecisions(
    PossibleDuplicates duplicates, PairViews views, Merging merging, Verdicts verdicts, PairOwners owners, PairLocks locks, ActLedger ledger, IRecordStore store)
{
    public async Task<ActOutcome> AnswerAsync(Caller caller, string a, string b, PairAnswer answer, CancellationToken cancel)
    {
        if (locks.HeldByOther(a, b, caller.Access.Who) is { } held)
            return ActOutcome.Refused(409, $"{held.Name} is working this pair. Nothing was changed.");
        var actor = Actor.Of(caller);
        var evidence = await EvidenceAsync(actor, a, b, cancel);
        var other = answer.Keep == b ? a : b;
        var outcome = answer.Answer switch
        {
            "same" when answer.Link == true => await verdicts.LinkAsync(actor, a, b, answer.Reason, evidence, cancel),
            "same" when answer.Keep == a || answer.Keep == b =>
                await merging.MergeAsync(actor, new MergeOrder(answer.Keep, other, answer.Reason, evidence), cancel),
            "same" => ActOutcome.Refused(422, "Say which of the two records is kept."),
            "different" => await verdicts.GiveAsync(actor, ActKind.Different, a, b, answer.Reason, evidence, cancel),
            "unsure" => await verdicts.GiveAsync(actor, ActKind.Unsure, a, b, answer.Reason, evidence, cancel),
            _ => ActOutcome.Refused(422, "An answer is same, different or unsure."),
        };
        if (outcome.Act is not null && answer.Answer != "unsure")
            await owners.CloseAsync(actor, a, b, cancel);
        if (outcome.Act is not null)
            locks.Release(a, b, caller.Access.Who);
        return outcome;
    }

    /// <summary>Merges a pair that is certain and contradicts nothing; any other is left with the reason.</summary>
    public async Task<ActOutcome> MergeIfCertainAsync(Caller caller, string a, string b, CancellationToken cancel)
    {
        await ledger.CatchUpAsync(cancel);
        if (ledger.Standing(a, b) is not null)
            return ActOutcome.Refused(409, "It was answered already.");
        if (await views.ReadAsync(caller, a, b, cancel) is not { } view)
            return ActOutcome.Refused(404, "One of the two records is not on file.");
        if (view.Decision != "match" || view.Score < DuplicateQueue.CertainFrom)
            return ActOutcome.Refused(409, "It is not certain enough to be merged unseen.");
        if (view.Conflicts.Count > 0)
            return ActOutcome.Refused(409, $"Look before you merge: {view.Conflicts[0]}.");
        if (!view.SameNumbering)
            return ActOutcome.Refused(409, "The two records are of different sources; look whether they are to be merged or linked.");
        return await AnswerAsync(caller, a, b, new PairAnswer("same", view.Keep, false, "Certain pair, merged with others."), cancel);
    }

    private async Task<MatchEvidence?> EvidenceAsync(Actor actor, string a, string b, CancellationToken cancel)
    {
        var pair = await PatientPair.ReadAsync(store, actor, a, b, inUse: false, cancel);
        if (pair.Refusal is not null)
            return null;
        var account = duplicates.Explain(PatientDemographics.Read(a, pair.Kept.Document!.Root), PatientDemographics.Read(b, pair.Other.Document!.Root));
        return new MatchEvidence(
            account.WeightsVersion, Math.Round(account.Bits, 2), Math.Round(account.Probability, 6),
            account.Decision switch { MatchDecision.Match => "match", MatchDecision.Review => "review", _ => "no" });
    }
}
