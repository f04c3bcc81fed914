using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Results;

/// <summary>Results of a chart by test.</summary>
internal static class ResultEndpoints
{
    private static readonly Section Observations = Section.Find("results")!;

    public static void MapResults(this RouteGroupBuilder chart)
    {
        chart.MapGet("/results", ListAsync);
        chart.MapGet("/results/flowsheet", SheetAsync);
        chart.MapGet("/results/trend", TrendAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<ResultLine>>, NotFound>> ListAsync(
        string patientId, Caller caller, IRecordStore store, PatientCharts charts, CancellationToken cancel) =>
        await LinesAsync(patientId, caller, store, charts, cancel) is { } lines
            ? TypedResults.Ok(ResultLayout.Lines(lines))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Flowsheet>, NotFound>> SheetAsync(
        string patientId, Caller caller, IRecordStore store, PatientCharts charts, CancellationToken cancel, int skip = 0, int count = 8) =>
        await LinesAsync(patientId, caller, store, charts, cancel) is { } lines
            ? TypedResults.Ok(ResultLayout.Sheet(lines, Math.Max(0, skip), Math.Clamp(count, 1, 60)))
            : TypedResults.NotFound();

    /// <summary>All values of one test; <c>test</c> is the key from a line or row.</summary>
    private static async Task<Results<Ok<Trend>, NotFound>> TrendAsync(
        string patientId, string test, Caller caller, IRecordStore store, PatientCharts charts, CancellationToken cancel) =>
        await LinesAsync(patientId, caller, store, charts, cancel) is { } lines && ResultLayout.Trend(lines, test) is { } trend
            ? TypedResults.Ok(trend)
            : TypedResults.NotFound();

    private static async Task<IReadOnlyList<ChartEntry>?> LinesAsync(
        string patientId, Caller caller, IRecordStore store, PatientCharts charts, CancellationToken cancel)
    {
        if (await store.ReadAsync(caller.Access, new ResourceKey("Patient", patientId), cancel: cancel) is not { IsDeleted: false })
            return null;
        var chart = await charts.OpenAsync(patientId, caller.Access.Scope, cancel);
        return await chart.LinesAsync(Observations);
    }
}
