using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Accounts;

namespace Chartroom.Server.Host.SignIn;

/// <summary>What came of a sign-in: a session's secret, or why not (for the log and the audit, never for the asker).</summary>
public sealed record SignInResult(Account? Account, string? Secret, string? Reason);

/// <summary>
/// The rules of local accounts: who may sign in, when guessing locks an account, what a token is good for.
/// Five wrong passwords in a row lock an account for fifteen minutes.
/// Source: 45 CFR 164.312(a)(2)(i) unique user identification, (d) authentication; NIST SP 800-63B §5.2.2 rate limiting.
/// </summary>
public sealed class AccountBook(AccountTable table, TimeProvider clock, ServerSettings settings)
{
    private const int GuessLimit = 5;
    private const int ShortestPassword = 8;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Adds an account; the issue says what is wrong with name, role or password, or that the name is taken.</summary>
    public async ValueTask<Parsed<Account>> AddAsync(
        string name, string role, string? password, string? display = null, CancellationToken cancel = default)
    {
        if (Check(name, role, password) is { } issue)
            return issue;
        var account = new Account(
            name, display ?? name, role, password is null ? null : PasswordHash.Of(password), Disabled: false, 0, null, clock.GetUtcNow());
        if (!await table.AddAsync(account, cancel))
            return Issue.Error("duplicate", $"There is an account named '{name}' already.");
        return account;
    }

    /// <summary>Shuts an account out and ends its sessions and tokens; false when there is none of that name.</summary>
    public async ValueTask<bool> DisableAsync(string name, CancellationToken cancel = default)
    {
        if (await table.FindAsync(name, cancel) is not { } account)
            return false;
        await table.UpdateAsync(account with { Disabled = true }, cancel);
        await table.RemoveTicketsOfAsync(name, cancel);
        return true;
    }

    public ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken cancel = default) => table.ListAsync(cancel);

    /// <summary>A bearer token for scripts; null when there is no such account or it is disabled.</summary>
    public async ValueTask<string?> IssueTokenAsync(string name, TimeSpan life, CancellationToken cancel = default)
    {
        if (await table.FindAsync(name, cancel) is not { Disabled: false })
            return null;
        return await IssueAsync(name, "token", life, cancel);
    }

    /// <summary>Checks a password and opens a session.</summary>
    public async ValueTask<SignInResult> SignInAsync(string name, string password, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var account = await table.FindAsync(name, cancel);
        if (account?.LockedUntil > now)
            return new(null, null, "locked after wrong passwords");
        // An unknown name costs the same time as a known one, so that names cannot be found out.
        var matches = PasswordHash.Matches(password, account?.Password ?? PasswordHash.OfNobody);
        if (account is null)
            return new(null, null, "no such account");
        if (!matches)
        {
            await table.CountFailureAsync(name, GuessLimit, now + Lockout, cancel);
            return new(null, null, "wrong password");
        }
        if (account.Disabled)
            return new(null, null, "disabled");
        await table.ClearFailuresAsync(name, cancel);
        await table.RemoveExpiredTicketsAsync(now, cancel);
        return new(account, await IssueAsync(name, "session", settings.WholeSession, cancel), null);
    }

    /// <summary>The account and ticket behind a secret; null when it is unknown, over, idle too long, or the account is shut.</summary>
    public async ValueTask<(Account Account, Ticket Ticket)?> OpenAsync(string hash, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        if (await table.FindTicketAsync(hash, cancel) is not { } ticket || ticket.ExpiresAt <= now)
            return null;
        if (ticket.Kind == "session" && ticket.LastUsedAt + settings.IdleSession <= now)
            return null;
        if (await table.FindAsync(ticket.Account, cancel) is not { Disabled: false } account)
            return null;
        return (account, ticket);
    }

    public ValueTask TouchAsync(string hash, CancellationToken cancel = default) =>
        table.TouchTicketAsync(hash, clock.GetUtcNow(), cancel);

    public ValueTask SignOutAsync(string secret, CancellationToken cancel = default) =>
        table.RemoveTicketAsync(Secret.Hash(secret), cancel);

    private async ValueTask<string> IssueAsync(string name, string kind, TimeSpan life, CancellationToken cancel)
    {
        var secret = Secret.New();
        var now = clock.GetUtcNow();
        await table.AddTicketAsync(new Ticket(Secret.Hash(secret), kind, name, now, now + life, now), cancel);
        return secret;
    }

    private static Issue? Check(string name, string role, string? password)
    {
        if (name.Length is 0 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            return Issue.Error("value", "A name is 1 to 64 letters, digits, '-' and '.'.");
        if (Role.Find(role) is null)
            return Issue.Error("value", $"There is no role '{role}'. Roles: {string.Join(", ", Role.Table.Select(r => r.Name))}.");
        if (password is { Length: < ShortestPassword })
            return Issue.Error("value", $"A password has at least {ShortestPassword} characters.");
        return null;
    }
}
