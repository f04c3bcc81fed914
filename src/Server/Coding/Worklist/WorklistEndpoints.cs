using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Worklist;

/// <summary>The worklist and what comes next.</summary>
internal static class WorklistEndpoints
{
    public static void MapWorklist(this RouteGroupBuilder coding)
    {
        coding.MapGet("/worklist", ListAsync);
        coding.MapGet("/next", NextAsync);
    }

    /// <summary>
    /// The rows of a view; nothing (204) to a page that names the state it shows in <c>known</c> while that is still the state.
    /// Names in a queue are told to the audit trail as one search; opening an account is told as opening that person's chart.
    /// </summary>
    private static async Task<Results<Ok<WorklistAnswer>, NoContent>> ListAsync(
        [AsParameters] WorklistFilterQuery query, Caller caller, CodingWorklist worklist, WorklistQueue queue, AuditTrail audit, HttpResponse response,
        CancellationToken cancel, string? known = null)
    {
        response.Headers.CacheControl = "no-store";
        await worklist.CatchUpAsync(cancel);
        if (known is not null && worklist.IsReady && known == queue.State)
            return TypedResults.NoContent();
        var filter = query.Filter;
        await audit.RecordAsync(Sighting.Read(caller, "search-type", null, null, $"coding/worklist?view={filter.View}"), cancel);
        return TypedResults.Ok(await queue.ListAsync(caller, filter, cancel));
    }

    private static async Task<Results<Ok<WorklistEntry>, NoContent>> NextAsync(Caller caller, WorklistQueue queue, CancellationToken cancel, string after = "") =>
        await queue.NextAsync(caller, after, cancel) is { } next ? TypedResults.Ok(next) : TypedResults.NoContent();
}

/// <summary>The filter of a list as a query string.</summary>
internal sealed record WorklistFilterQuery(
    string? View, string? Hold, string? Ages, string? Coder, string? Payer, string? From, string? To, string? Drg, string? Stage)
{
    public WorklistFilter Filter => new(
        View ?? "work", Hold ?? "", Ages ?? "", Coder ?? "", Payer ?? "", From ?? "", To ?? "", Drg ?? "", Stage ?? "");
}
