using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>The coding page of an account: the desk, and the acts on the account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder coding)
    {
        coding.MapGet("/choices", Choices);
        var account = coding.MapGroup("/accounts/{id}");
        account.MapDesk((accounts, access, id, cancel) => accounts.OpenAsync(access, id, cancel));
        account.MapPost("/take", (string id, TakeAccount body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.TakeAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/release", (string id, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.ReleaseAsync(caller, id, cancel), caller, views, cancel));
        account.MapPost("/hold", (string id, HoldAccount body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.HoldAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/resume", (string id, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.ResumeAsync(caller, id, cancel), caller, views, cancel));
        account.MapPost("/priority", (string id, AccountPriority body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.PrioritizeAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/set-aside", (string id, ActReason body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.SetAsideAsync(caller, id, body.Reason, cancel), caller, views, cancel));
        account.MapPost("/take-back", (string id, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.SetAsideAsync(caller, id, "", cancel), caller, views, cancel));
        account.MapPost("/reopen", (string id, ActReason body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.ReopenAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/minutes", (string id, KeptMinutes body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.KeepMinutesAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/bill", (string id, SentBill body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.BillAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/unbill", (string id, ActReason body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.UnbillAsync(caller, id, body, cancel), caller, views, cancel));
        account.MapPost("/finish", FinishAsync);
        account.MapPost("/queries/check", (string id, AskQuery body) => TypedResults.Ok(new QueryCheckAnswer(QueryChecks.Of(body))));
        account.MapPost("/queries", (string id, AskQuery body, Caller caller, AccountActs acts, AccountViews views, CancellationToken cancel) =>
            DeskEndpoints.AnswerAsync(acts.AskAsync(caller, id, body, cancel), caller, views, cancel));
    }

    private static Ok<CodingChoices> Choices() => TypedResults.Ok(new CodingChoices(
        [.. HoldReason.All.Where(r => r.Code != HoldReason.Query).Select(r => new Choice(r.Code, r.Title, $"Waits for {r.Waits}"))],
        [.. DischargeStatuses.All.Select(s => new Choice(s.Code, s.Title, ""))],
        [
            new("Y", "Yes", "Present at the time of inpatient admission"), new("N", "No", "Not present at the time of inpatient admission"),
            new("U", "Unknown", "The documentation does not say"), new("W", "Clinically undetermined", "The provider cannot tell"), new("1", "Exempt", "Exempt from reporting"),
        ]));

    private static async Task<Results<Ok<FinishAnswer>, ProblemHttpResult>> FinishAsync(
        string id, FinishAbstract body, Caller caller, AccountActs acts, AccountViews views, WorklistQueue queue, HttpRequest request, CancellationToken cancel)
    {
        var over = CodingAnswers.IfMatch(request);
        if (over.Value is not { } version)
            return CodingAnswers.Problem(over.Issues);
        var finished = await acts.FinishAsync(caller, id, body, version.Item1, cancel);
        if (finished.Value is not { } account)
            return CodingAnswers.Problem(finished.Issues);
        var next = await queue.NextAsync(caller, id, cancel);
        return TypedResults.Ok(new FinishAnswer(await views.OfAsync(caller, account, cancel), next?.Id, next?.Patient ?? ""));
    }
}
