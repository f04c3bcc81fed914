using System.ComponentModel.DataAnnotations;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// How an act is to be taken back. <c>Sides</c>: kept or retired for entries by key; <c>Edits</c>: kept, retired or both for
/// demographics by element; <c>Different</c>: the two are two people.
/// </summary>
public sealed record UndoRequest(
    [MaxLength(1_000)] string? Reason, IReadOnlyDictionary<string, string>? Sides, IReadOnlyDictionary<string, string>? Edits, bool? Different);

/// <summary>Decisions: who did what, and taking it back.</summary>
internal static class ActEndpoints
{
    public static void MapActs(this RouteGroupBuilder api)
    {
        api.MapGet("/acts", ListAsync);
        api.MapGet("/acts/{id}/undo", PreviewAsync);
        api.MapPost("/acts/{id}/undo", UndoAsync);
        api.MapGet("/persons/{patient}", PersonAsync);
    }

    private static async Task<Ok<ActPage>> ListAsync(
        Caller caller, ActViews views, CancellationToken cancel, string? patient = null, string? kind = null, int count = 200) =>
        TypedResults.Ok(await views.PageAsync(caller, patient, kind, count, cancel));

    /// <summary>What taking back a merge would do.</summary>
    private static async Task<Results<Ok<UndoView>, ProblemHttpResult>> PreviewAsync(
        Caller caller, Unmerging unmerging, ActViews views, string id, CancellationToken cancel)
    {
        var (plan, refusal) = await unmerging.PlanAsync(Actor.Of(caller), id, cancel);
        return plan is null ? Problem(refusal!) : TypedResults.Ok(UndoView.Of(plan, await views.OneAsync(caller, plan.Merge, cancel)));
    }

    private static async Task<Results<Ok<ActView>, ProblemHttpResult>> UndoAsync(
        Caller caller, Undoing undoing, ActViews views, ActLedger ledger, string id, UndoRequest body, CancellationToken cancel)
    {
        var sides = new Dictionary<string, Side>();
        foreach (var (key, side) in body.Sides ?? new Dictionary<string, string>())
        {
            if (side is not ("kept" or "retired"))
                return TypedResults.Problem("A side is kept or retired.", statusCode: 422);
            sides[key] = side == "kept" ? Side.Kept : Side.Retired;
        }
        var outcome = await undoing.UndoAsync(
            Actor.Of(caller), id, body.Reason, sides, body.Edits ?? new Dictionary<string, string>(), body.Different == true, cancel);
        return await AnswerAsync(caller, outcome, views, ledger, cancel);
    }

    /// <summary>All records of the person of a record.</summary>
    private static async Task<Ok<IReadOnlyList<PersonRecord>>> PersonAsync(
        Caller caller, EnterprisePersons persons, Pairs.DuplicateQueue queue, string patient, CancellationToken cancel)
    {
        var records = await persons.RecordsAsync(patient, cancel);
        var faces = await queue.FacesAsync(caller, records.Select(r => r.Patient), cancel);
        return TypedResults.Ok<IReadOnlyList<PersonRecord>>([.. records.Where(r => faces.ContainsKey(r.Patient)).Select(r => new PersonRecord(faces[r.Patient], r.Type))]);
    }

    /// <summary>The act as the caller sees it, once the ledger holds it; or why it was not done.</summary>
    public static async Task<Results<Ok<ActView>, ProblemHttpResult>> AnswerAsync(
        Caller caller, ActOutcome outcome, ActViews views, ActLedger ledger, CancellationToken cancel)
    {
        if (outcome.Act is not { } act)
            return Problem(outcome);
        await ledger.CatchUpAsync(cancel);
        return TypedResults.Ok(await views.OneAsync(caller, act, cancel));
    }

    public static ProblemHttpResult Problem(ActOutcome outcome) => TypedResults.Problem(outcome.Reason, statusCode: outcome.Status);
}

/// <summary>One record of an enterprise person; <c>Type</c> is source, alternate or historical (linkage-type).</summary>
public sealed record PersonRecord(Pairs.RecordFace Face, string Type);
