using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Documents;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>The coding page: open an account, keep its codes, act on it.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder coding)
    {
        coding.MapGet("/choices", Choices);
        var account = coding.MapGroup("/accounts/{encounterId}");
        account.MapGet("/", OpenAsync);
        account.MapPut("/codes", SaveAsync);
        account.MapPost("/restore/{version:long}", RestoreAsync);
        account.MapGet("/versions", VersionsAsync);
        account.MapGet("/why", ExplainAsync);
        account.MapPost("/what-if", WhatIfAsync);
        account.MapPost("/take", (string encounterId, TakeAccount body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.TakeAsync(caller, encounterId, body, cancel), caller, views, cancel));
        account.MapPost("/release", (string encounterId, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.ReleaseAsync(caller, encounterId, cancel), caller, views, cancel));
        account.MapPost("/hold", (string encounterId, HoldAccount body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.HoldAsync(caller, encounterId, body, cancel), caller, views, cancel));
        account.MapPost("/resume", (string encounterId, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.ResumeAsync(caller, encounterId, cancel), caller, views, cancel));
        account.MapPost("/priority", (string encounterId, AccountPriority body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.PrioritizeAsync(caller, encounterId, body, cancel), caller, views, cancel));
        account.MapPost("/set-aside", (string encounterId, ActReason body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.SetAsideAsync(caller, encounterId, body.Reason, cancel), caller, views, cancel));
        account.MapPost("/take-back", (string encounterId, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.SetAsideAsync(caller, encounterId, "", cancel), caller, views, cancel));
        account.MapPost("/reopen", (string encounterId, ActReason body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            AnswerAsync(acts.ReopenAsync(caller, encounterId, body, cancel), caller, views, cancel));
        account.MapPost("/finish", FinishAsync);
        account.MapPost("/queries/check", (string encounterId, AskQuery body) => TypedResults.Ok(new QueryCheckAnswer(QueryChecks.Of(body))));
        account.MapPost("/queries", AskAsync);
    }

    private static Ok<CodingChoices> Choices() => TypedResults.Ok(new CodingChoices(
        [.. HoldReason.All.Where(r => r.Code != HoldReason.Query).Select(r => new Choice(r.Code, r.Title, $"Waits for {r.Waits}"))],
        [.. DischargeStatuses.All.Select(s => new Choice(s.Code, s.Title, ""))],
        [
            new("Y", "Yes", "Present at the time of inpatient admission"), new("N", "No", "Not present at the time of inpatient admission"),
            new("U", "Unknown", "The documentation does not say"), new("W", "Clinically undetermined", "The provider cannot tell"), new("1", "Exempt", "Exempt from reporting"),
        ]));

    /// <summary>Opens an account; told to the audit trail before it is shown.</summary>
    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> OpenAsync(
        string encounterId, Caller caller, CodingAccounts accounts, AccountViews views, AuditTrail audit, HttpResponse response, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        await audit.RecordAsync(Sighting.ChartOpened(caller, $"Patient/{account.Stay.PatientId}"), cancel);
        response.Headers.ETag = account.Abstract.ETag;
        return TypedResults.Ok(await views.OfAsync(caller, account, cancel));
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> SaveAsync(
        string encounterId, AbstractCodes codes, Caller caller, Drafts drafts, AccountViews views, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        return over.Value is not { } version
            ? CodingAnswers.Problem(over.Issues)
            : await AnswerAsync(drafts.SaveAsync(caller, encounterId, codes, version.Item1, cancel), caller, views, cancel);
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> RestoreAsync(
        string encounterId, long version, Caller caller, Drafts drafts, AccountViews views, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        return over.Value is not { } now
            ? CodingAnswers.Problem(over.Issues)
            : await AnswerAsync(drafts.RestoreAsync(caller, encounterId, version, now.Item1, cancel), caller, views, cancel);
    }

    private static async Task<Results<Ok<IReadOnlyList<AbstractVersion>>, ProblemHttpResult>> VersionsAsync(
        string encounterId, Caller caller, IRecordStore store, CodingAccounts accounts, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var history = await store.HistoryAsync(caller.Access, new HistoryQuery(account.Abstract.Key, Count: 200), cancel);
        return TypedResults.Ok(AbstractHistory.Of(history.Versions));
    }

    private static async Task<Results<Ok<DrgExplanation>, ProblemHttpResult>> ExplainAsync(
        string encounterId, Caller caller, CodingAccounts accounts, Evaluator evaluator, AccountViews views, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var judged = AccountActs.CaseOf(account, views.Today);
        return TypedResults.Ok(Why.Of(evaluator.Evaluate(judged), evaluator.Group(judged)));
    }

    private static async Task<Results<Ok<WhatIfAnswer>, ProblemHttpResult>> WhatIfAsync(
        string encounterId, AskWhatIf body, Caller caller, CodingAccounts accounts, Evaluator evaluator, AccountViews views, EncounterDocuments documents,
        CodeLibrary library, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var judged = AccountActs.CaseOf(account, views.Today);
        var evaluation = evaluator.Evaluate(judged);
        var candidates = body.Candidates;
        if (candidates is null)
        {
            var read = await documents.ReadAsync(caller, account, judged.Day, cancel);
            var suggested = Suggestions.Of(read, judged.Codes, library.Grouping(judged.Day).Value).Where(s => s.State == SuggestionState.Open);
            candidates = WhatIfs.Usual(evaluation, suggested.Select(s => s.Code));
        }
        return TypedResults.Ok(WhatIfs.Of(judged, evaluator.Group(judged), evaluation.NoDrg, candidates, evaluator.TitleOf));
    }

    private static async Task<Results<Ok<FinishAnswer>, ProblemHttpResult>> FinishAsync(
        string encounterId, FinishAbstract body, Caller caller, AccountActs acts, AccountViews views, WorklistQueue queue, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        if (over.Value is not { } version)
            return CodingAnswers.Problem(over.Issues);
        var finished = await acts.FinishAsync(caller, encounterId, body, version.Item1, cancel);
        if (finished.Value is not { } account)
            return CodingAnswers.Problem(finished.Issues);
        var next = await queue.NextAsync(caller, encounterId, cancel);
        return TypedResults.Ok(new FinishAnswer(await views.OfAsync(caller, account, cancel), next?.Id, next?.Patient ?? ""));
    }

    private static Task<Results<Ok<AccountView>, ProblemHttpResult>> AskAsync(
        string encounterId, AskQuery body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
        AnswerAsync(acts.AskAsync(caller, encounterId, body, cancel), caller, views, cancel);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> AnswerAsync(
        Task<Parsed<Account>> act, Caller caller, AccountViews views, CancellationToken cancel)
    {
        var acted = await act;
        return acted.Value is { } account ? TypedResults.Ok(await views.OfAsync(caller, account, cancel)) : CodingAnswers.Problem(acted.Issues);
    }
}
