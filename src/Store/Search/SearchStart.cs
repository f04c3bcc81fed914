namespace Chartroom.Store.Search;

/// <summary>
/// Chooses where a search starts on a database that runs a statement as it is written: the condition with the fewest rows gives
/// them, and the others test each. Counting stops early, so that choosing costs little.
/// </summary>
internal static class SearchStart
{
    private const int Few = 20;
    private const int ProbeLimit = 400;
    private const int Many = 4_000;

    /// <summary>The condition to start from, one of those given or <paramref name="all"/>.</summary>
    /// <param name="all">All rows of the type, in their order.</param>
    /// <param name="inRowOrder">
    /// True when the rows are wanted in their own order: then a start that comes in that order ends with the page, however many rows
    /// there are, while any other has to be read and sorted whole.
    /// </param>
    public static Condition Choose(SearchScope scope, IReadOnlyList<Condition> conditions, Condition all, bool inRowOrder)
    {
        var able = conditions.Where(c => c.Set is not null).ToList();
        if (able.Find(c => ReferenceEquals(c, Condition.Nothing)) is { } nothing)
            return nothing;
        if (able.Count == 0)
            return all;
        if (scope.Session.IsServer || (able.Count == 1 && (able[0].InOrder || !inRowOrder)))
            return able[0];
        var (best, fewest) = Fewest(scope, able, ProbeLimit);
        if (fewest < ProbeLimit || !inRowOrder)
            return best;
        (best, fewest) = Fewest(scope, able, Many);
        return fewest < Many ? best : able.Find(c => c.InOrder) ?? all;
    }

    /// <summary>True when one of the conditions gives only some rows.</summary>
    public static bool AnyIsSmall(SearchScope scope, IReadOnlyList<Condition> conditions)
    {
        var able = conditions.Where(c => c.Set is not null).ToList();
        return able.Count > 0 && Fewest(scope, able, ProbeLimit).Rows < ProbeLimit;
    }

    private static (Condition Best, long Rows) Fewest(SearchScope scope, List<Condition> conditions, int limit)
    {
        var (best, fewest) = (conditions[0], long.MaxValue);
        foreach (var condition in conditions)
        {
            var sql = new SqlText();
            var rows = scope.Session.Scalar(
                $"select count(*) from (select 1 from ({condition.Set!(sql)}) s limit {limit})", sql.Arguments) ?? 0;
            if (rows < fewest)
                (best, fewest) = (condition, rows);
            if (fewest < Few)
                break;
        }
        return (best, fewest);
    }
}
