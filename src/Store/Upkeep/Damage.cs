namespace Chartroom.Store.Upkeep;

/// <summary>
/// What <c>verify</c> found. <c>Events</c> counts the versions of AuditEvent among the versions, <c>Seals</c> the seals that
/// were compared. <c>First</c> is the first damage in order of writing, null when every row is what was written.
/// </summary>
public sealed record Verification(long Transactions, long Versions, long Events, long Contents, int Seals, Damage? First)
{
    public bool Clean => First is null;
}

/// <summary>A damaged row: its table, its number (row of <c>version</c>, transaction of <c>tx</c>, hash of <c>content</c>), and what is wrong with it.</summary>
public sealed record Damage(string Table, string Row, string Reason)
{
    /// <summary>The resource whose row it is, such as <c>AuditEvent/…</c>; null when none can be told.</summary>
    public string? Resource { get; init; }
}

/// <summary>
/// What to verify beside the chain of versions and transactions. <c>Seals</c> are ends of the chain kept elsewhere, in order of
/// <c>t</c>; <c>Contents</c> and <c>Rows</c> ask for the content's hashes and for the rows that say which versions are current.
/// </summary>
public sealed record VerifyScope(IReadOnlyList<RecordSeal> Seals, bool Contents, bool Rows)
{
    /// <summary>Everything, without seals.</summary>
    public static VerifyScope Whole { get; } = new([], Contents: true, Rows: true);
}
