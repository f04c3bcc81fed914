namespace Chartroom.Store.Accounts;

/// <summary>
/// A local account. <c>Password</c> is the hash text of the sign-in part, null for accounts that only have tokens.
/// <c>Failures</c> counts wrong passwords in a row; until <c>LockedUntil</c> no password is tried.
/// </summary>
public sealed record Account(
    string Name, string Display, string Role, string? Password, bool Disabled, int Failures, DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt);

/// <summary>
/// A session or a bearer token, known by the SHA-256 of its secret only. <c>Kind</c> is <c>session</c> or <c>token</c>.
/// A session that was last used before its idle limit is over as well.
/// </summary>
public sealed record Ticket(
    string Hash, string Kind, string Account, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset LastUsedAt);
