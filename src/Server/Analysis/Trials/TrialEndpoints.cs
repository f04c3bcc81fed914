using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Analysis.Trials;

/// <summary>Trying, and taking the rows along.</summary>
internal static class TrialEndpoints
{
    public static void MapTrials(this RouteGroupBuilder analysis)
    {
        analysis.MapPost("/try", TryAsync);
        analysis.MapPost("/rows", DownloadAsync).Produces<string>(200, "application/x-ndjson", "text/csv", "application/vnd.apache.parquet");
    }

    private static async Task<Ok<TrialAnswer>> TryAsync(TrialForm form, Caller caller, Trial trial, CancellationToken cancel)
    {
        var shown = new ShownRows();
        var outcome = await trial.RunAsync(caller, form, form.IsFirstLook ? TrialLimits.FirstLook : TrialLimits.Shown, shown, cancel);
        return TypedResults.Ok(new TrialAnswer(
            [.. outcome.Columns.Select(c => new TrialColumn(c.Name, c.Type ?? c.ResultType ?? ""))], shown.Rows, outcome.Resources, outcome.Failed, outcome.Limit,
            outcome.Issues, outcome.Milliseconds));
    }

    /// <summary>All rows as a file. What is not whole is refused: half a file looks like a whole one.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DownloadAsync(
        TrialForm form, string format, Caller caller, Trial trial, CancellationToken cancel)
    {
        await using var rows = FileRows.Of(format, namesResource: form.Kind == TrialKind.Path);
        if (rows is null)
            return TypedResults.Problem("The format is csv, ndjson or parquet.", statusCode: 422);
        var outcome = await trial.RunAsync(caller, form, TrialLimits.Downloaded, rows, cancel);
        var reason = outcome switch
        {
            { Failed: > 0 } => $"{outcome.Failed:#,0} resources give an error instead of rows, the first of them {outcome.Issues[0].Resource}: {outcome.Issues[0].Text}",
            { Issues: [var wrong, ..] } => wrong.Text,
            _ when rows.Fault is { } fault => fault.Text,
            { Limit.Length: > 0 } => $"{outcome.Limit} A file would not be whole. A view that is kept as a table can be read with SQL, however long.",
            _ => null,
        };
        return reason is null
            ? TypedResults.File(await rows.EndAsync(cancel), rows.MediaType, $"rows.{format}")
            : TypedResults.Problem(reason, statusCode: 422);
    }
}
