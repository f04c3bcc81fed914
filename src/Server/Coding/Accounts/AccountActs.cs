using System.ComponentModel.DataAnnotations;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Stays;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Coding.Accounts;

/// <summary>Takes an account; <c>Over</c> takes it from the coder who has it.</summary>
public sealed record TakeAccount(bool Over = false);

/// <summary>Puts an account on hold. <c>Reason</c> is a code of the list of hold reasons.</summary>
public sealed record HoldAccount([property: Required] string Reason, [property: MaxLength(500)] string Note = "");

/// <summary>How urgent an account is: routine, urgent, asap, stat.</summary>
public sealed record AccountPriority([property: Required] string Priority);

/// <summary>An act that wants a reason: reopen, set aside.</summary>
public sealed record ActReason([property: Required, MinLength(3), MaxLength(500)] string Reason);

/// <summary>Finishes an abstract. <c>Minutes</c> is the time on the account, when the coder chooses to keep it.</summary>
public sealed record FinishAbstract([property: Range(0, 6000)] int? Minutes = null);

/// <summary>The minutes that a coder keeps of an account; null takes them back.</summary>
public sealed record KeptMinutes([property: Range(0, 6000)] int? Minutes);

/// <summary>The bill that went out: the day, and the number under which the billing system knows it.</summary>
public sealed record SentBill([property: Required] string Day, [property: MaxLength(80)] string Number = "");

/// <summary>The acts on an account besides coding it: take, hold, finish, reopen. Each is one transaction with its audit event.</summary>
public sealed class AccountActs(CodingAccounts accounts, AccountCommits commits, Drafts drafts, Evaluator evaluator, PhysicianQueries queries, TimeProvider clock)
{
    private static readonly string[] Priorities = ["routine", "urgent", "asap", "stat"];

    public Task<Parsed<Account>> TakeAsync(Caller caller, string encounterId, TakeAccount body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account =>
        {
            if (account.Task.Owner == caller.Access.Who)
                return null;
            if (account.Task.Owner.Length > 0 && !body.Over)
                return Issue.Error("conflict", $"{account.Task.OwnerName} has this account. Take it over if you must.");
            return new AccountChange("take")
            {
                Task = account.Task with { Owner = caller.Access.Who, OwnerName = caller.Display, Begun = account.Task.Begun ?? clock.GetUtcNow() },
                Reason = account.Task.Owner.Length > 0 ? $"Taken over from {account.Task.OwnerName}" : null,
            };
        }, cancel);

    /// <summary>Gives an account back to the list.</summary>
    public Task<Parsed<Account>> ReleaseAsync(Caller caller, string encounterId, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => Owned(caller, account) is { } refused
            ? refused
            : new AccountChange("release") { Task = account.Task with { Owner = "", OwnerName = "" } }, cancel);

    public Task<Parsed<Account>> HoldAsync(Caller caller, string encounterId, HoldAccount body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account =>
        {
            if (HoldReason.Find(body.Reason) is null || body.Reason == HoldReason.Query)
                return Issue.Error("value", $"“{body.Reason}” is no reason to hold an account.");
            if (account.Task.IsFinished)
                return Issue.Error("conflict", "The account is finished; reopen it first.");
            if (Owned(caller, account) is { } refused)
                return refused;
            return new AccountChange("hold") { Task = account.Task with { Hold = body.Reason, HoldNote = body.Note.Trim(), HeldSince = clock.GetUtcNow() } };
        }, cancel);

    public Task<Parsed<Account>> ResumeAsync(Caller caller, string encounterId, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => Owned(caller, account) is { } refused
            ? refused
            : new AccountChange("resume") { Task = account.Task with { Hold = "", HoldNote = "", HeldSince = null } }, cancel);

    public Task<Parsed<Account>> PrioritizeAsync(Caller caller, string encounterId, AccountPriority body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => Priorities.Contains(body.Priority)
            ? new AccountChange("prioritize") { Task = account.Task with { Priority = body.Priority } }
            : Issue.Error("value", $"A priority is one of {string.Join(", ", Priorities)}."), cancel);

    /// <summary>Says that an encounter is not coded here, or takes that back (an empty reason).</summary>
    public Task<Parsed<Account>> SetAsideAsync(Caller caller, string encounterId, string reason, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => account.Task.IsFinished
            ? Issue.Error("conflict", "The account is finished; reopen it first.")
            : new AccountChange(reason.Length > 0 ? "set-aside" : "take-back") { Task = account.Task with { SetAside = reason }, Reason = reason.Length > 0 ? reason : null }, cancel);

    /// <summary>Sends a query to the physician and holds the account until it is answered.</summary>
    public async Task<Parsed<Account>> AskAsync(Caller caller, string encounterId, AskQuery query, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return opened;
        if (Drafts.MayChange(caller, account) is { } refused)
            return refused;
        var asked = queries.Ask(caller, account, query);
        if (asked.Value is not { } write)
            return new(asked.Issues);
        var now = clock.GetUtcNow();
        return await commits.CommitAsync(caller, account, new AccountChange("query")
        {
            Others = [write],
            Task = account.Task with
            {
                Owner = caller.Access.Who,
                OwnerName = caller.Display,
                Begun = account.Task.Begun ?? now,
                Hold = HoldReason.Query,
                HoldNote = query.Title,
                HeldSince = now,
            },
        }, cancel);
    }

    /// <summary>Makes the draft final. A stop among the findings holds it back; the answer then names every stop.</summary>
    public async Task<Parsed<Account>> FinishAsync(Caller caller, string encounterId, FinishAbstract body, long over, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return opened;
        if (Drafts.MayChange(caller, account) is { } refused)
            return refused;
        if (account.Abstract.Version != over)
            return AccountCommits.Stale(account.Abstract);
        var now = clock.GetUtcNow();
        if (!account.Stay.IsDischarged)
            return Issue.Error("business-rule", "The patient is not discharged. The draft is kept as the working abstract.");
        if (account.Task.Hold.Length > 0)
            return Issue.Error("business-rule", $"The account is on hold ({HoldReason.Find(account.Task.Hold)?.Title}). Take it off hold first.");
        var evaluation = evaluator.Evaluate(CaseOf(account, DateOnly.FromDateTime(now.UtcDateTime)));
        var stops = evaluation.Findings.Where(f => f.Level == FindingLevel.Stop).Select(f => Issue.Error("business-rule", $"{f.Title}: {f.Reason}")).ToList();
        if (stops.Count > 0)
            return new(stops);
        var change = new AccountChange("finish")
        {
            IsTold = true,
            Claim = drafts.Written(caller, account, account.Abstract.Codes, AbstractStatus.Final),
            Task = account.Task with
            {
                Owner = caller.Access.Who,
                OwnerName = caller.Display,
                Begun = account.Task.Begun ?? now,
                Finished = now,
                KeptMinutes = body.Minutes ?? account.Task.KeptMinutes,
            },
        };
        return await commits.CommitAsync(caller, account, change, cancel);
    }

    /// <summary>Makes a final abstract a draft again; the reason stays with it.</summary>
    public Task<Parsed<Account>> ReopenAsync(Caller caller, string encounterId, ActReason body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => account.Abstract.Status != AbstractStatus.Final
            ? Issue.Error("conflict", "The abstract is not final.")
            : new AccountChange("reopen")
            {
                Claim = drafts.Written(caller, account, account.Abstract.Codes, AbstractStatus.Draft),
                Task = account.Task with { Owner = caller.Access.Who, OwnerName = caller.Display, Finished = null, Reopened = body.Reason },
                Reason = body.Reason,
            }, cancel);

    /// <summary>Keeps, changes or takes back the minutes on an account that the caller finished: they are nobody else's.</summary>
    public Task<Parsed<Account>> KeepMinutesAsync(Caller caller, string encounterId, KeptMinutes body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => !account.Task.IsFinished || account.Task.Owner != caller.Access.Who
            ? Issue.Error("forbidden", "Only who finished an account keeps minutes of it.")
            : new AccountChange("minutes") { Task = account.Task with { KeptMinutes = body.Minutes } }, cancel);

    /// <summary>Says that the bill of a final abstract went out: the account leaves the unbilled board.</summary>
    public Task<Parsed<Account>> BillAsync(Caller caller, string encounterId, SentBill body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account =>
        {
            if (account.Abstract.Status != AbstractStatus.Final)
                return Issue.Error("conflict", "The abstract is not final: there is nothing to bill yet.");
            if (account.Bill is { IsSent: true })
                return Issue.Error("conflict", "The bill went out already.");
            if (Stay.Day(body.Day) is not { } day || day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) || day < account.Stay.Discharged)
                return Issue.Error("value", "The bill's day is a day, yyyy-MM-dd, from the discharge to today.");
            return new AccountChange("bill") { IsTold = true, Others = [Bill.Write(caller, account, new BillFacts(day, body.Number.Trim(), true))] };
        }, cancel);

    /// <summary>Takes back that the bill went out; the reason stays in the record.</summary>
    public Task<Parsed<Account>> UnbillAsync(Caller caller, string encounterId, ActReason body, CancellationToken cancel) =>
        ActAsync(caller, encounterId, account => account.Bill is not { IsSent: true, IsOurs: true } sent
            ? Issue.Error("conflict", account.Bill is { IsSent: true } ? "The billing system filed this bill; it takes it back there." : "No bill went out.")
            : new AccountChange("unbill") { Reason = body.Reason, Others = [Bill.Write(caller, account, sent with { IsSent = false })] }, cancel);

    public static CodingCase CaseOf(Account account, DateOnly today) =>
        new(account.Stay, account.Abstract.Codes, account.Settings, account.Payer.Name, account.Payer.IsMedicare, account.Abstract.WorkingDrg, today);

    private static Issue? Owned(Caller caller, Account account) => account.Task.Owner.Length == 0 || account.Task.Owner == caller.Access.Who
        ? null
        : Issue.Error("conflict", $"{account.Task.OwnerName} has this account. Take it over first.");

    /// <summary>Opens, decides, commits. A decision is a change, an issue, or null where there is nothing to do.</summary>
    private async Task<Parsed<Account>> ActAsync(Caller caller, string encounterId, Func<Account, Decision?> decide, CancellationToken cancel)
    {
        var opened = await accounts.OpenAsync(caller.Access, encounterId, cancel);
        if (opened.Value is not { } account)
            return opened;
        return decide(account) switch
        {
            null => account,
            { Issue: { } issue } => issue,
            var decision => await commits.CommitAsync(caller, account, decision.Change!, cancel),
        };
    }

    /// <summary>What an act comes to: a change, or why not.</summary>
    private sealed record Decision(AccountChange? Change, Issue? Issue)
    {
        public static implicit operator Decision(AccountChange change) => new(change, null);

        public static implicit operator Decision(Issue issue) => new(null, issue);
    }
}
