namespace Chartroom.Store.Search;

/// <summary>
/// One criterion in SQL, in two forms: as the set of rows that meet it (<c>select rid, compartment …</c>), from which a
/// search may start, and as a test of one row, given by the name of a table or subquery that has its <c>rid</c> and <c>compartment</c>.
/// </summary>
/// <param name="Set">Null when the criterion only excludes, so that a search cannot start from it.</param>
/// <param name="IsUnique">True when the set holds no row twice.</param>
/// <param name="InOrder">True when the set is read in the order of its rows.</param>
internal sealed record Condition(
    Func<SqlText, string>? Set, Func<SqlText, string, string> Test, bool IsUnique = false, bool InOrder = false)
{
    /// <summary>What no row meets, such as a code that was never seen.</summary>
    public static Condition Nothing { get; } =
        new(_ => "select rid, compartment from version where 1 = 0", (_, _) => "1 = 0", IsUnique: true);

    /// <summary>A test alone.</summary>
    public static Condition Only(Func<SqlText, string, string> test) => new(null, test);

    /// <summary>The rows of a set, tested by being among them; for sets that are read once and looked up often.</summary>
    public static Condition OfSet(Func<SqlText, string> set, bool unique = false) =>
        new(set, (sql, row) => $"{row}.rid in (select rid from ({set(sql)}) s)", unique);

    public static Condition Any(IReadOnlyList<Condition> alternatives)
    {
        if (alternatives.Count == 1)
            return alternatives[0];
        return new Condition(
            alternatives.All(a => a.Set is not null) ? sql => string.Join(" union ", alternatives.Select(a => a.Set!(sql))) : null,
            (sql, row) => "(" + string.Join(" or ", alternatives.Select(a => a.Test(sql, row))) + ")",
            IsUnique: true);
    }

    /// <summary>All of them: the rows of the first that is a set, tested by the others.</summary>
    public static Condition All(IReadOnlyList<Condition> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var start = parts.FirstOrDefault(p => p.Set is not null);
        string Tests(SqlText sql, string row) =>
            "(" + string.Join(" and ", parts.Where(p => !ReferenceEquals(p, start)).Select(p => p.Test(sql, row))) + ")";
        return new Condition(
            start is null ? null : sql =>
            {
                var row = sql.Alias("a");
                return $"select {row}.rid, {row}.compartment from ({start.Set!(sql)}) {row} where {Tests(sql, row)}";
            },
            (sql, row) => start is null ? Tests(sql, row) : $"({start.Test(sql, row)} and {Tests(sql, row)})",
            start?.IsUnique == true);
    }

    public Condition Not() => Only((sql, row) => $"not ({Test(sql, row)})");
}
