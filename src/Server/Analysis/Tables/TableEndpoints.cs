using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>The kept views: listed, kept, let go.</summary>
internal static class TableEndpoints
{
    private const int MostFaults = 200;

    public static void MapTables(this RouteGroupBuilder analysis)
    {
        analysis.MapGet("/tables", ListAsync);
        analysis.MapPut("/tables/{name}", KeepAsync);
        analysis.MapDelete("/tables/{name}", LetGoAsync);
        analysis.MapGet("/tables/{name}/faults", FaultsAsync);
    }

    private static async Task<Ok<TableList>> ListAsync(IRecordStore store, KeptViews kept, CancellationToken cancel)
    {
        var rows = new List<TableRow>();
        foreach (var view in (await kept.ViewsAsync(cancel)).OrderBy(v => ViewTable.Folded(v.Name), StringComparer.Ordinal))
            rows.Add(await RowAsync(store, kept, view, cancel));
        return TypedResults.Ok(new TableList(rows, store.CurrentT));
    }

    private static async Task<Results<Ok<TableRow>, ProblemHttpResult>> KeepAsync(
        string name, KeepForm form, Caller caller, IRecordStore store, KeptViews kept, ViewShelf shelf, CancellationToken cancel)
    {
        var issues = await shelf.KeepAsync(caller, name, form.Definition, form.Over, cancel);
        if (issues.Count > 0)
            return Problem(issues[0]);
        var view = (await kept.ViewsAsync(cancel)).First(v => v.Key == KeptView.KeyOf(name));
        return TypedResults.Ok(await RowAsync(store, kept, view, cancel));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LetGoAsync(
        string name, long over, Caller caller, ViewShelf shelf, CancellationToken cancel)
    {
        var issues = await shelf.LetGoAsync(caller, name, over, cancel);
        return issues.Count == 0 ? TypedResults.NoContent() : Problem(issues[0]);
    }

    private static async Task<Results<Ok<TableFault[]>, ProblemHttpResult>> FaultsAsync(
        string name, Caller caller, IRecordStore store, KeptViews kept, AuditTrail audit, CancellationToken cancel)
    {
        var view = (await kept.ViewsAsync(cancel)).FirstOrDefault(v => v.Key == KeptView.KeyOf(name));
        if (view is null || kept.TableOf(view) is not ({ } table, >= 0))
            return Problem(Issue.Error("not-found", "There is no such table, or it is being filled."));
        var resource = view.View.Value!.Resource;
        if (ViewShelf.Hidden(caller, resource) is { } hidden)
            return Problem(hidden);
        var faults = await store.QueryAsync(
            s => s.Rows(c => new TableFault($"{resource}/{c.Text(0)}", c.Text(1)), $"select _id, reason from {table.FaultTable} order by _id limit {MostFaults}"), cancel);
        await audit.RecordAsync([.. faults.Select(f => Sighting.Read(caller, "search-type", null, f.Resource, "analysis/faults"))], cancel);
        return TypedResults.Ok(faults.ToArray());
    }

    private static async ValueTask<TableRow> RowAsync(IRecordStore store, KeptViews kept, KeptView view, CancellationToken cancel)
    {
        if (kept.TableOf(view) is not var (table, t))
        {
            var problem = view.View.Succeeded ? "" : view.View.Issues[0].Text;
            return new TableRow(view.Name, ViewTable.NameOf(view.Name), "", "", [], view.Definition, view.Version, view.By, view.At, -1, 0, 0, problem);
        }
        var (rows, faults) = t < 0 ? (0, 0) : await store.QueryAsync(
            s => (s.Scalar($"select count(*) from {table.Name}") ?? 0, s.Scalar($"select count(*) from {table.FaultTable}") ?? 0), cancel);
        var resource = table.Types.First();
        TableColumn[] columns = [new("_id", "text"), .. table.Columns.Select(c => new TableColumn(c.Name, c.SqlType))];
        return new TableRow(view.Name, table.Name, table.FaultTable, resource, columns, view.Definition, view.Version, view.By, view.At, t, rows, faults, "");
    }

    /// <summary>An issue with its place, as a problem document that the page can point with.</summary>
    private static ProblemHttpResult Problem(Issue issue)
    {
        var status = issue.Code switch
        {
            "not-found" => 404,
            "forbidden" => 403,
            "lock-error" => 412,
            _ => 422,
        };
        var place = issue.Line > 0 ? $"Line {issue.Line}, column {issue.Column}: " : "";
        return TypedResults.Problem(place + issue.Text, statusCode: status);
    }
}
