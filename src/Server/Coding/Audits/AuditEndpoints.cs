using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Audits;

/// <summary>The coding audit: samples, the list, one audit, the scorecard.</summary>
internal static class AuditEndpoints
{
    public static void MapAudits(this RouteGroupBuilder coding)
    {
        coding.MapGet("/audits", ListAsync);
        coding.MapPost("/audits", DrawAsync).Requires(Right.Administer);
        coding.MapGet("/scorecard", ScoreAsync);
        coding.MapGet("/audits/{id}/comparison", CompareAsync);
        coding.MapPost("/audits/{id}/finish", FinishAsync);
        coding.MapGroup("/audits/{id}").MapDesk((accounts, access, id, cancel) => accounts.OpenAuditAsync(access, id, cancel));
    }

    private static async Task<Ok<AuditList>> ListAsync(Caller caller, CodingAudits audits, CodingWorklist worklist, CancellationToken cancel, string status = "", string coder = "", string from = "", string to = "")
    {
        var read = Within(await audits.ListAsync(caller, cancel), from, to)
            .Where(a => (status.Length == 0 || (status == "open") == a.Task.IsOpen) && (coder.Length == 0 || a.Task.Coder == coder));
        var coders = worklist.Where(r => r.Finished is not null && r.Owner.Length > 0).Select(r => new Choice(r.Owner, r.OwnerName, "")).DistinctBy(c => c.Code).OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase);
        return TypedResults.Ok(new AuditList([.. read.Select(a => Shown(caller, a, worklist))], [.. coders], caller.Role.Rights.HasFlag(Right.Administer)));
    }

    private static async Task<Results<Ok<DrawnSample>, ProblemHttpResult>> DrawAsync(DrawSample body, Caller caller, CodingAudits audits, CancellationToken cancel)
    {
        var drawn = await audits.DrawAsync(caller, body, cancel);
        return drawn.Value is { } sample ? TypedResults.Ok(sample) : CodingAnswers.Problem(drawn.Issues);
    }

    private static async Task<Ok<Scorecard>> ScoreAsync(Caller caller, CodingAudits audits, CancellationToken cancel, string from = "", string to = "")
    {
        var done = Within(await audits.ListAsync(caller, cancel), from, to).Where(a => a.Agreement is not null).ToList();
        var rows = done.GroupBy(a => (a.Task.Coder, a.Task.CoderName)).Select(g => Score(g.Key.Coder, g.Key.CoderName, [.. g], from, to)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase);
        return TypedResults.Ok(new Scorecard(from, to, [.. rows], Score("", "All coders", done, from, to)));
    }

    private static async Task<Results<Ok<AuditView>, ProblemHttpResult>> CompareAsync(
        string id, Caller caller, CodingAccounts accounts, CodingAudits audits, CodingWorklist worklist, Evaluator evaluator, CancellationToken cancel)
    {
        var opened = await accounts.OpenAuditAsync(caller.Access, id, cancel);
        if (opened.Value is not { Audit: { } audit })
            return CodingAnswers.Problem(opened.Issues);
        if (!CodingAudits.MaySee(caller, audit))
            return TypedResults.Problem("This audit is of another coder’s work.", statusCode: 403);
        // The auditor of a blind audit sees the coder's codes when the own ones are final.
        var agreement = audit.IsOpen && audit.IsBlind ? null : await audits.CompareAsync(caller.Access, audit, cancel);
        var codes = agreement is null ? null : await accounts.AuditedAsync(caller.Access, audit, cancel);
        return TypedResults.Ok(new AuditView(
            Shown(caller, new CodingAudits.Read(audit, audit.IsOpen ? null : agreement), worklist),
            agreement is null ? null : agreement with { Codes = [.. agreement.Codes.Select(c => c with { Title = evaluator.TitleOf(c.Code) })] },
            codes is null ? "" : string.Join(" ", codes.Codes.Diagnoses.Select(d => d.Code).Concat(codes.Codes.Procedures.Select(p => p.Code)))));
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> FinishAsync(
        string id, Caller caller, CodingAudits audits, AccountViews views, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        if (over.Value is not { } version)
            return CodingAnswers.Problem(over.Issues);
        var finished = await audits.FinishAsync(caller, id, version.Item1, cancel);
        return finished.Value is { } account ? TypedResults.Ok(await views.OfAsync(caller, account, cancel)) : CodingAnswers.Problem(finished.Issues);
    }

    private static IEnumerable<CodingAudits.Read> Within(IEnumerable<CodingAudits.Read> audits, string from, string to)
    {
        var (first, last) = (Stay.Day(from), Stay.Day(to));
        return audits.Where(a => DateOnly.FromDateTime(a.Task.Drawn.UtcDateTime) is var day && (first is null || day >= first) && (last is null || day <= last));
    }

    private static AuditEntry Shown(Caller caller, CodingAudits.Read read, CodingWorklist worklist)
    {
        var (task, row) = (read.Task, worklist.Find(read.Task.EncounterId));
        return new AuditEntry(
            task.Id, task.EncounterId, row?.Patient ?? "", row?.Mrn ?? "", row?.Stay.DischargedAt ?? "", task.CoderName, task.AuditorName,
            task.Auditor == caller.Access.Who, task.IsBlind ? "blind" : "review", task.Sample, task.Status, AccountViews.Text(task.Drawn), AccountViews.Text(task.Done),
            // The DRG of a blind audit would say what the coder found.
            task.IsBlind && task.IsOpen ? "" : WorklistViews.Shown(row?.Drg), read.Agreement?.Percent, read.Agreement?.Principal, read.Agreement?.Drg);
    }

    private static ScoreRow Score(string coder, string name, List<CodingAudits.Read> audits, string from, string to)
    {
        var codes = audits.SelectMany(a => a.Agreement!.Codes).ToList();
        var agreed = Count(CodeVerdict.Same);
        var (principals, drgs) = (audits.Count(a => a.Agreement!.Principal), audits.Count(a => a.Agreement!.Drg));
        var link = $"/coding/audits?status=done{(coder.Length > 0 ? $"&coder={Uri.EscapeDataString(coder)}" : "")}{Part("from", from)}{Part("to", to)}";
        return new ScoreRow(
            coder, name, audits.Count, codes.Count, agreed, Percent(agreed, codes.Count), Count(CodeVerdict.Missed), Count(CodeVerdict.Extra), Count(CodeVerdict.Differs),
            principals, Percent(principals, audits.Count), drgs, Percent(drgs, audits.Count), link);

        int Count(CodeVerdict verdict) => codes.Count(c => c.Verdict == verdict);
    }

    private static string Part(string name, string value) => value.Length > 0 ? $"&{name}={Uri.EscapeDataString(value)}" : "";

    private static int Percent(int part, int whole) => whole == 0 ? 0 : part * 100 / whole;
}
