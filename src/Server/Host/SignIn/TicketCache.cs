using System.Collections.Concurrent;
using Chartroom.Store;
using Chartroom.Store.Accounts;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// Secrets that were looked up a moment ago, so that a request costs no query. A disabled account, a changed role or an
/// ended session is noticed after <see cref="Fresh"/> at the latest; the use of a session is written down as often.
/// </summary>
internal sealed class TicketCache(AccountBook accounts, TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Entry> entries = new();

    /// <summary>The caller behind a secret, or null.</summary>
    public async ValueTask<Known?> FindAsync(string secret, CancellationToken cancel)
    {
        var now = clock.GetTimestamp();
        if (entries.TryGetValue(secret, out var entry) && clock.GetElapsedTime(entry.At, now) < Fresh)
            return entry.Known;
        var known = await LookUpAsync(secret, cancel);
        if (entries.Count >= Most)
            entries.Clear();
        if (known is null)
            entries.TryRemove(secret, out _);
        else
            entries[secret] = new Entry(known, now);
        return known;
    }

    public void Forget(string secret) => entries.TryRemove(secret, out _);

    private async ValueTask<Known?> LookUpAsync(string secret, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        if (await accounts.OpenAsync(hash, cancel) is not var (account, ticket) || Role.Find(account.Role) is not { } role)
            return null;
        if (ticket.Kind == "session")
            await accounts.TouchAsync(hash, cancel);
        var access = new Access($"Practitioner/{account.Name}", role.Name, role.Purpose, role.Scope);
        return new Known(account, role, access, ticket.Kind, ticket.Kind == "session" ? Secret.Csrf(secret) : null);
    }

    /// <summary>What a secret stands for.</summary>
    public sealed record Known(Account Account, Role Role, Access Access, string Kind, string? Csrf);

    private readonly record struct Entry(Known Known, long At);
}
