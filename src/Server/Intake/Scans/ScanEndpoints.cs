using Chartroom.Server.Audit;
using Chartroom.Server.Host.Showing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Intake.Scans;

/// <summary>The worklist of scans, and the acts on documents.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this RouteGroupBuilder api)
    {
        api.MapGet("/scans", ListAsync);
        api.MapGet("/scans/{id}", ShowAsync);
        api.MapGet("/scans/{id}/pages", PagesAsync);
        api.MapGet("/document-types", () => TypedResults.Ok(DocumentTypes.All));
        api.MapPost("/scans/{id}/index", IndexAsync);
        api.MapPost("/scans/{id}/check", CheckAsync);
        api.MapPost("/documents/{id}/move", MoveAsync);
        api.MapPost("/documents/{id}/move-back", MoveBackAsync);
    }

    private static async Task<Ok<ScanPage>> ListAsync(
        ScanWorklist scans, AuditTrail audit, Caller caller, string? step, int? count, CancellationToken cancel)
    {
        var page = await scans.ListAsync(caller, step ?? ScannedPages.ToIndex, Math.Clamp(count ?? 200, 1, 500), cancel);
        var people = page.Documents.Select(d => d.Patient).OfType<string>().Distinct();
        await audit.RecordAsync([.. people.Select(p => Sighting.Read(caller, "search-type", p, null, "scans"))], cancel);
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<ScanDetail>, NotFound>> ShowAsync(ScanWorklist scans, AuditTrail audit, Caller caller, string id, CancellationToken cancel)
    {
        if (await scans.ShowAsync(caller, id, cancel) is not { } detail)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.Read(caller, "read", detail.Document.Patient, $"DocumentReference/{id}"), cancel);
        return TypedResults.Ok(detail);
    }

    /// <summary>The pages as a browser can show them: TIFF, which none can, as PDF.</summary>
    private static async Task<IResult> PagesAsync(
        IRecordStore store, ScanWorklist scans, AuditTrail audit, Caller caller, HttpContext context, string id, CancellationToken cancel)
    {
        if (await scans.ShowAsync(caller, id, cancel) is not { Document: { Content.Length: 64 } document }
            || await store.GetContentAsync(new ContentHash(document.Content), cancel) is not { } content)
            return TypedResults.NotFound();
        await audit.RecordAsync(Sighting.Read(caller, "read", document.Patient, $"DocumentReference/{id}"), cancel);
        return ShownContent.AsPages(context, content, MediaTypes.Of(content), document.Title ?? id);
    }

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> IndexAsync(
        ScanIndexing scans, Caller caller, string id, ScanIndex body, CancellationToken cancel) =>
        Answer(await scans.IndexAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> CheckAsync(
        ScanIndexing scans, Caller caller, string id, ScanCheck body, CancellationToken cancel) =>
        !body.Accept && string.IsNullOrWhiteSpace(body.Reason)
            ? TypedResults.Problem("Say why the pages go back.", statusCode: 422)
            : Answer(await scans.CheckAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> MoveAsync(
        ScanIndexing scans, Caller caller, string id, DocumentMove body, CancellationToken cancel) =>
        Answer(await scans.MoveAsync(caller, id, body, cancel));

    private static async Task<Results<Ok<ScanDocument>, ProblemHttpResult>> MoveBackAsync(
        ScanIndexing scans, Caller caller, string id, MoveBack body, CancellationToken cancel) =>
        Answer(await scans.MoveBackAsync(caller, id, body.Reason, cancel));

    private static Results<Ok<ScanDocument>, ProblemHttpResult> Answer(ScanOutcome outcome) => outcome.Document is { } document
        ? TypedResults.Ok(document) : TypedResults.Problem(outcome.Issue?.Text ?? "The record refused it.", statusCode: outcome.Status);
}
