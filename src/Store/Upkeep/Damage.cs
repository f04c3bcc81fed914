namespace Chartroom.Store.Upkeep;

/// <summary>
/// What <c>verify</c> found. <c>First</c> is the first damage in order of writing, null when every row is what was written.
/// </summary>
public sealed record Verification(long Transactions, long Versions, long Contents, Damage? First)
{
    public bool Clean => First is null;
}

/// <summary>A damaged row: its table, its number (row of <c>version</c>, transaction of <c>tx</c>, hash of <c>content</c>), and what is wrong with it.</summary>
public sealed record Damage(string Table, string Row, string Reason);
