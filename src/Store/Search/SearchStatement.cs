using System.Text;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Search;

/// <summary>
/// The statement of a search: the most selective criterion gives the rows, the others test them, and keys order them.
/// Pages go on by key and row, never by offset.
/// </summary>
internal sealed class SearchStatement
{
    private const int ProbeLimit = 400;
    private const int MostSortedCodes = 64;
    private const long NoDate = long.MaxValue;

    private readonly SearchScope scope;
    private readonly SearchCatalog catalog;
    private readonly bool plansAsWritten;
    private readonly SearchQuery query;
    private readonly IReadOnlyList<SortKey> sort;
    private readonly Condition start;
    private readonly List<Condition> tests = [];
    private readonly bool byChart;

    public SearchStatement(SearchScope scope, SearchCatalog catalog, SearchQuery query, bool plansAsWritten)
    {
        (this.scope, this.catalog, this.query, this.plansAsWritten) = (scope, catalog, query, plansAsWritten);
        var compiler = new CriterionCompiler(scope, catalog, query.Types);
        sort = query.Sort ?? [];
        var criteria = query.Criteria.Where(c => !DocumentWords.Is(c)).ToList();
        if (ChartStart(criteria) is { } chart)
        {
            start = chart;
            byChart = IsNewestFirst();
        }
        var conditions = compiler.CompileAll(query.Type, criteria);
        start ??= Choose(conditions) ?? compiler.AllOf(query.Type);
        tests.AddRange(conditions.Where(c => !ReferenceEquals(c, start)));
    }

    /// <summary>Runs one page: at most <paramref name="count"/> rows with their keys.</summary>
    public List<(long Rid, SqlValue[] Keys)> Page(SearchCursor? cursor, int count)
    {
        var sql = new SqlText();
        var keys = byChart ? [] : sort.Select(s => Key(sql, s)).ToList();
        var text = Rows(sql, keys);
        var width = byChart ? 1 : keys.Count;
        var columns = string.Concat(Enumerable.Range(0, width).Select(i => $", k{i}"));
        var directions = Enumerable.Range(0, width).Select(i => !byChart && keys[i].Descending).ToList();
        var where = cursor is null ? "" : " where " + After(sql, cursor, directions);
        var order = string.Concat(directions.Select((d, i) => $"k{i}{(d ? " desc" : "")}, "));
        text = $"select rid{columns} from ({text}) q{where} order by {order}rid limit {sql.Add(count)}";
        return scope.Session.Rows(c => (c.Integer(0), ReadKeys(c, byChart ? [SqlKind.Integer] : keys.ConvertAll(k => k.Kind))), text, sql.Arguments);
    }

    public long Count(long? limit = null)
    {
        var sql = new SqlText();
        var text = Rows(sql, []);
        if (limit is { } most)
            text = $"{text} limit {sql.Add(most)}";
        return scope.Session.Scalar($"select count(*) from ({text}) q", sql.Arguments) ?? 0;
    }

    private static SqlValue[] ReadKeys(SqlCursor cursor, List<SqlKind> kinds)
    {
        var values = new SqlValue[kinds.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = kinds[i] switch
            {
                SqlKind.Integer => cursor.Integer(i + 1),
                SqlKind.Real => cursor.Real(i + 1),
                _ => cursor.Text(i + 1),
            };
        }
        return values;
    }

    /// <summary>What comes after the cursor, key by key.</summary>
    private static string After(SqlText sql, SearchCursor cursor, List<bool> directions)
    {
        var text = new StringBuilder();
        var equal = new StringBuilder();
        for (var i = 0; i < directions.Count && i < cursor.Keys.Count; i++)
        {
            var key = sql.Add(cursor.Keys[i]);
            text.Append($"({equal}k{i} {(directions[i] ? '<' : '>')} {key}) or ");
            equal.Append($"k{i} = {key} and ");
        }
        return $"({text}({equal}rid > {sql.Add(cursor.Rid)}))";
    }

    private string Rows(SqlText sql, List<SortColumn> keys)
    {
        var columns = byChart ? ", d.newest as k0" : string.Concat(keys.Select((k, i) => $", {k.Expression} as k{i}"));
        var text = $"select {(start.IsUnique ? "" : "distinct ")}d.rid as rid{columns} from ({start.Set!(sql)}) d where "
                   + scope.Visible(sql, query.Type, "d.rid", "d.compartment");
        return text + string.Concat(tests.ConvertAll(t => " and " + t.Test(sql, "d.rid")));
    }

    /// <summary>
    /// A search of one type within patients reads the chart index, with the code too when one is given. The criteria that
    /// the index answers whole are taken out of the list.
    /// </summary>
    private Condition? ChartStart(List<SearchCriterion> criteria)
    {
        if (ChartShape.Of(query.Type) is not { } shape || scope.Names.Type(scope.Session, query.Type) is not { } type)
            return null;
        var keys = new KeyConditions(scope);
        var subject = criteria.Find(c => c.Parameter == "patient" || (c.Parameter == "subject" && catalog.Find(query.Type, "patient") is not null));
        if (subject is null || keys.Patients(subject) is not { } patients)
            return null;
        criteria.Remove(subject);
        if (patients.Count == 0)
            return Condition.Nothing;
        List<long> codes = [0];
        var coded = criteria.Find(c => c.Parameter == shape.Code && c.Modifier is null && c.Chain is null);
        if (coded is not null && catalog.Find(query.Type, shape.Code)?.Type == SearchParameterType.Token)
        {
            codes = keys.Codes(coded.Values);
            criteria.Remove(coded);
        }
        var columns = IsNewestFirst() ? "rid, compartment, newest" : "rid, compartment";
        return new Condition(
            sql => $"select {columns} from chart_ix where compartment {sql.Among(patients)} and type = {sql.Add(type)} and code {sql.Among(codes)}",
            (_, _) => throw new InvalidOperationException("The chart index is only a start."),
            IsUnique: codes.Count == 1);
    }

    private bool IsNewestFirst() =>
        sort is [{ Descending: true } only] && ChartShape.Of(query.Type) is { } shape && shape.Date == only.Parameter;

    /// <summary>The condition with the fewest rows. Counting stops early, so that choosing costs little.</summary>
    private Condition? Choose(List<Condition> conditions)
    {
        var able = conditions.FindAll(c => c.Set is not null);
        if (able.Count < 2 || !plansAsWritten)
            return able.Find(c => ReferenceEquals(c, Condition.Nothing)) ?? (able.Count > 0 ? able[0] : null);
        Condition? best = null;
        long fewest = long.MaxValue;
        foreach (var condition in able)
        {
            var sql = new SqlText();
            var rows = scope.Session.Scalar(
                $"select count(*) from (select 1 from ({condition.Set!(sql)}) s limit {ProbeLimit})", sql.Arguments) ?? 0;
            if (rows < fewest)
                (best, fewest) = (condition, rows);
            if (fewest < 20)
                break;
        }
        return best;
    }

    /// <summary>What a row is ordered by; a row without a value comes last.</summary>
    private SortColumn Key(SqlText sql, SortKey key)
    {
        if (key.Parameter == "_lastUpdated")
            return new SortColumn("d.rid", key.Descending, SqlKind.Integer);
        var shape = catalog.Find(query.Type, key.Parameter) ?? throw SearchFault.Unknown(query.Type, key.Parameter);
        var parameters = scope.Names.Parameters(scope.Session, query.Type, key.Parameter);
        string Value(string column, string table) =>
            $"(select {(key.Descending ? "max" : "min")}({column}) from {table} s where s.rid = d.rid and s.param {sql.Among(parameters)})";
        string Else(string value, SqlValue none) => $"coalesce({value}, {sql.Add(none)})";
        var (last, lastNumber) = key.Descending ? (-NoDate, double.MinValue) : (NoDate, double.MaxValue);
        return shape.Type switch
        {
            SearchParameterType.Date => new(Else(Value("low", "date_ix"), last), key.Descending, SqlKind.Integer),
            SearchParameterType.String => new(Else(Value("text", "string_ix"), key.Descending ? "" : "\U0010FFFF"), key.Descending, SqlKind.Text),
            SearchParameterType.Number or SearchParameterType.Quantity =>
                new(Else(Value("value", "number_ix"), lastNumber), key.Descending, SqlKind.Real),
            SearchParameterType.Reference => new(Else(Value("value", "reference_ix"), last), key.Descending, SqlKind.Integer),
            SearchParameterType.Token or SearchParameterType.Uri => TokenKey(sql, parameters, key),
            _ => throw SearchFault.Unsupported($"the order of {key.Parameter}"),
        };
    }

    /// <summary>
    /// Tokens have no index by row. A parameter with few values (a status, a category) is ordered by asking for each value
    /// in its order; one with many (an identifier) is not ordered.
    /// </summary>
    private SortColumn TokenKey(SqlText sql, List<long> parameters, SortKey key)
    {
        var codes = new List<(long Id, string Code)>();
        foreach (var parameter in parameters)
        {
            // From value to value through the index, not through all rows.
            for (var value = Next(parameter, 0); value is { } id; value = Next(parameter, id))
            {
                using var cursor = scope.Session.Query("select code from code where id = $1", id);
                codes.Add((id, cursor.Read() ? cursor.Text(0) : ""));
                if (codes.Count > MostSortedCodes)
                    throw SearchFault.Unsupported($"the order of {key.Parameter}, which has too many values,");
            }
        }
        codes.Sort((a, b) => key.Descending ? string.CompareOrdinal(b.Code, a.Code) : string.CompareOrdinal(a.Code, b.Code));
        var cases = codes.ConvertAll(c =>
            $" when exists (select 1 from token_ix s where s.param {sql.Among(parameters)} and s.value = {sql.Add(c.Id)} and s.rid = d.rid) then {sql.Add(c.Code)}");
        var none = sql.Add(key.Descending ? "" : "\U0010FFFF");
        return new SortColumn(codes.Count == 0 ? none : $"case{string.Concat(cases)} else {none} end", key.Descending, SqlKind.Text);
    }

    private long? Next(long parameter, long after) =>
        scope.Session.Scalar("select min(value) from token_ix where param = $1 and value > $2", parameter, after);

    private readonly record struct SortColumn(string Expression, bool Descending, SqlKind Kind);
}
