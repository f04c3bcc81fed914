using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Audit;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Documents;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>How a desk opens what is coded at it: an account by its encounter, or an audit by its own id.</summary>
internal delegate ValueTask<Parsed<Account>> OpenAtDesk(CodingAccounts accounts, Access access, string id, CancellationToken cancel);

/// <summary>
/// What the coding page needs wherever codes are worked on, the account's own or an auditor's: open, keep, bring back, why,
/// what if, documents.
/// </summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this RouteGroupBuilder desk, OpenAtDesk open)
    {
        desk.MapGet("/", (string id, Caller caller, CodingAccounts accounts, AccountViews views, AuditTrail audit, HttpResponse response, CancellationToken cancel) =>
            OpenAsync(open(accounts, caller.Access, id, cancel), caller, views, audit, response, cancel));
        desk.MapPut("/codes", (string id, AbstractCodes codes, Caller caller, CodingAccounts accounts, Drafts drafts, AccountViews views, HttpRequest request, CancellationToken cancel) =>
            ChangeAsync(open(accounts, caller.Access, id, cancel), (account, over) => drafts.SaveAsync(caller, account, codes, over, cancel), caller, views, request, cancel));
        desk.MapPost("/restore/{version:long}", (string id, long version, Caller caller, CodingAccounts accounts, Drafts drafts, AccountViews views, HttpRequest request, CancellationToken cancel) =>
            ChangeAsync(open(accounts, caller.Access, id, cancel), (account, over) => drafts.RestoreAsync(caller, account, version, over, cancel), caller, views, request, cancel));
        desk.MapGet("/versions", (string id, Caller caller, CodingAccounts accounts, IRecordStore store, CancellationToken cancel) =>
            VersionsAsync(open(accounts, caller.Access, id, cancel), caller, store, cancel));
        desk.MapGet("/why", (string id, Caller caller, CodingAccounts accounts, Evaluator evaluator, AccountViews views, CancellationToken cancel) =>
            ExplainAsync(open(accounts, caller.Access, id, cancel), evaluator, views));
        desk.MapPost("/what-if", (string id, AskWhatIf body, Caller caller, CodingAccounts accounts, Evaluator evaluator, AccountViews views, EncounterDocuments documents, CodeLibrary library, CancellationToken cancel) =>
            WhatIfAsync(open(accounts, caller.Access, id, cancel), body, caller, evaluator, views, documents, library, cancel));
        desk.MapCodingDocuments(open);
    }

    /// <summary>The answer of an act that gives an account.</summary>
    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> AnswerAsync(
        Task<Parsed<Account>> act, Caller caller, AccountViews views, CancellationToken cancel)
    {
        var acted = await act;
        return acted.Value is { } account ? TypedResults.Ok(await views.OfAsync(caller, account, cancel)) : CodingAnswers.Problem(acted.Issues);
    }

    /// <summary>Opening is told to the audit trail before anything is shown.</summary>
    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> OpenAsync(
        ValueTask<Parsed<Account>> opening, Caller caller, AccountViews views, AuditTrail audit, HttpResponse response, CancellationToken cancel)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        await audit.RecordAsync(Sighting.ChartOpened(caller, $"Patient/{account.Stay.PatientId}"), cancel);
        response.Headers.ETag = account.Abstract.ETag;
        return TypedResults.Ok(await views.OfAsync(caller, account, cancel));
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> ChangeAsync(
        ValueTask<Parsed<Account>> opening, Func<Account, long, Task<Parsed<Account>>> change, Caller caller, AccountViews views, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        if (over.Value is not { } version)
            return CodingAnswers.Problem(over.Issues);
        var opened = await opening;
        return opened.Value is { } account ? await AnswerAsync(change(account, version.Item1), caller, views, cancel) : CodingAnswers.Problem(opened.Issues);
    }

    private static async Task<Results<Ok<IReadOnlyList<AbstractVersion>>, ProblemHttpResult>> VersionsAsync(
        ValueTask<Parsed<Account>> opening, Caller caller, IRecordStore store, CancellationToken cancel)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var history = await store.HistoryAsync(caller.Access, new HistoryQuery(account.Abstract.Key, Count: 200), cancel);
        return TypedResults.Ok(AbstractHistory.Of(history.Versions));
    }

    private static async Task<Results<Ok<DrgExplanation>, ProblemHttpResult>> ExplainAsync(ValueTask<Parsed<Account>> opening, Evaluator evaluator, AccountViews views)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var judged = AccountActs.CaseOf(account, views.Today);
        return TypedResults.Ok(Why.Of(evaluator.Evaluate(judged), evaluator.Group(judged)));
    }

    private static async Task<Results<Ok<WhatIfAnswer>, ProblemHttpResult>> WhatIfAsync(
        ValueTask<Parsed<Account>> opening, AskWhatIf body, Caller caller, Evaluator evaluator, AccountViews views, EncounterDocuments documents, CodeLibrary library,
        CancellationToken cancel)
    {
        var opened = await opening;
        if (opened.Value is not { } account)
            return CodingAnswers.Problem(opened.Issues);
        var judged = AccountActs.CaseOf(account, views.Today);
        var evaluation = evaluator.Evaluate(judged);
        var candidates = body.Candidates;
        if (candidates is null)
        {
            var read = await documents.ReadAsync(caller, account, judged.Day, cancel);
            var suggested = Suggestions.Of(read, judged.Codes, null, library.Grouping(judged.Day).Value, judged.Stay).Where(s => s.State == SuggestionState.Open);
            candidates = WhatIfs.Usual(evaluation, suggested.Select(s => s.Code));
        }
        return TypedResults.Ok(WhatIfs.Of(judged, evaluator.Group(judged), evaluation.NoDrg, candidates, evaluator.TitleOf));
    }
}
