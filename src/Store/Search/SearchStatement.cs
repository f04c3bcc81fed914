using System.Text;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;
using Chartroom.Store.Reading;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Search;

/// <summary>
/// The statement of a search: the most selective criterion gives the rows, the others test them, and keys order them.
/// Pages go on by key and row, never by offset.
/// </summary>
internal sealed class SearchStatement
{
    private const int MostSortedCodes = 64;
    private const int FewPatients = 64;
    private const long NoDate = long.MaxValue;

    private readonly SearchScope scope;
    private readonly SearchCatalog catalog;
    private readonly SearchQuery query;
    private readonly CriterionCompiler compiler;
    private readonly IReadOnlyList<SortKey> sort;
    private readonly bool newestRowFirst;
    private readonly Condition? start;
    private readonly List<Condition> tests;
    private readonly PatientWalk? walk;
    private readonly bool inChart;
    private readonly bool byChart;
    private readonly bool inChartOrder;
    private readonly bool ofOnePatient;

    public SearchStatement(SearchScope scope, SearchCatalog catalog, SearchQuery query)
    {
        (this.scope, this.catalog, this.query) = (scope, catalog, query);
        compiler = new CriterionCompiler(scope, catalog, query.Types);
        // Rows are numbered in the order of writing.
        newestRowFirst = query.Sort is [{ Parameter: "_lastUpdated", Descending: true }];
        sort = query.Sort is [{ Parameter: "_lastUpdated" }] ? [] : query.Sort ?? [];
        var criteria = query.Criteria.Where(c => !DocumentWords.Is(c)).ToList();
        var chart = new ChartStart(scope, catalog, query);
        if (chart.Named(criteria) is { } patients)
        {
            start = chart.Of(patients, criteria);
            ofOnePatient = patients.Count == 1;
        }
        else
            (start, walk) = ByPatientChain(chart, criteria);
        inChart = start is not null && !ReferenceEquals(start, Condition.Nothing);
        byChart = inChart && IsNewestFirst();
        inChartOrder = inChart && query is { Sort: null, Type.Length: > 0 };
        var conditions = walk is null ? compiler.CompileAll(query.Type, criteria) : [];
        start ??= walk is null ? SearchStart.Choose(scope, conditions, compiler.AllOf(query.Type), InRowOrder) : null;
        tests = conditions.FindAll(c => !ReferenceEquals(c, start));
    }

    private bool InRowOrder => sort.Count == 0;

    /// <summary>Runs one page: at most <paramref name="count"/> rows with their keys.</summary>
    public List<(RowPlace Place, SqlValue[] Keys)> Page(SearchCursor? cursor, int count)
    {
        var sql = new SqlText();
        var keys = Keys(sql);
        var text = Rows(sql, keys);
        var columns = string.Concat(keys.Select((_, i) => $", k{i}"));
        var where = cursor is null ? "" : " where " + After(sql, cursor, keys);
        var order = string.Concat(keys.Select((k, i) => $"k{i}{(k.Descending ? " desc" : "")}, "));
        text = $"select rid, compartment{columns} from ({text}) q{where} order by {order}rid{(newestRowFirst ? " desc" : "")} limit {sql.Add(count)}";
        return scope.Session.Rows(c => (new RowPlace(c.Integer(0), c.Integer(1)), ReadKeys(c, keys)), text, sql.Arguments);
    }

    public long Count(long? limit = null)
    {
        if (limit is null && CountOfSet() is { } count)
            return count;
        var sql = new SqlText();
        var text = Rows(sql, []);
        if (limit is { } most)
            text = $"{text} limit {sql.Add(most)}";
        return scope.Session.Scalar($"select count(*) from ({text}) q", sql.Arguments) ?? 0;
    }

    /// <summary>
    /// Where one set is all that is asked for, its range is counted and what has ended of it is taken off: far cheaper than to ask of each
    /// row whether it has, as long as little has. Null when it is not so.
    /// </summary>
    private long? CountOfSet()
    {
        if (scope.Session.IsServer || walk is not null || tests.Count > 0 || start is not { IsUnique: true, InOrder: true })
            return null;
        var sql = new SqlText();
        if (scope.Permitted(sql, query.Type, "d").Length > 0)
            return null;
        var rows = scope.Session.Scalar($"select count(*) from ({start.Set!(sql)}) d where d.rid <= {sql.Add(scope.LastRid)}", sql.Arguments) ?? 0;
        var ended = scope.Session.Scalar("select count(*) from (select 1 from ended limit $1)", (rows / 2) + 1);
        if (ended > rows / 2)
            return null;
        sql = new SqlText();
        return rows - scope.Session.Scalar(
            $"select count(*) from ended e where e.next <= {sql.Add(scope.LastRid)} and {start.Test(sql, "e")}", sql.Arguments);
    }

    private static SqlValue[] ReadKeys(SqlCursor cursor, List<SortColumn> keys)
    {
        var values = new SqlValue[keys.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = keys[i].Kind switch
            {
                SqlKind.Integer => cursor.Integer(i + 2),
                SqlKind.Real => cursor.Real(i + 2),
                _ => cursor.Text(i + 2),
            };
        }
        return values;
    }

    /// <summary>What comes after the cursor, key by key. The first key alone bounds the range that is read.</summary>
    private string After(SqlText sql, SearchCursor cursor, List<SortColumn> keys)
    {
        if (keys.Count == 0 || cursor.Keys.Count == 0)
            return $"rid {(newestRowFirst ? '<' : '>')} {sql.Add(cursor.Rid)}";
        var text = new StringBuilder($"k0 {(keys[0].Descending ? "<=" : ">=")} {sql.Add(cursor.Keys[0])} and (");
        var equal = new StringBuilder();
        for (var i = 0; i < keys.Count && i < cursor.Keys.Count; i++)
        {
            var key = sql.Add(cursor.Keys[i]);
            text.Append($"({equal}k{i} {(keys[i].Descending ? '<' : '>')} {key}) or ");
            equal.Append($"k{i} = {key} and ");
        }
        return $"{text}({equal}rid > {sql.Add(cursor.Rid)}))";
    }

    private string Rows(SqlText sql, List<SortColumn> keys)
    {
        var columns = string.Concat(keys.Select((k, i) => $", {k.Expression} as k{i}"));
        if (walk is not null)
            return walk.Rows(sql, columns);
        // The whole chart is read by the types that may be seen.
        var typeIsAllowed = query.Type.Length == 0 && inChart;
        var text = $"select {(start!.IsUnique ? "" : "distinct ")}d.rid as rid, d.compartment as compartment{columns} from ({start.Set!(sql)}) d "
                   + $"where {scope.Visible(sql, query.Type, "d", typeIsAllowed)}";
        return text + string.Concat(tests.Select(t => " and " + RowByRow(t.Test(sql, "d"))));
    }

    /// <summary>
    /// The rows of a few charts are tested one by one, each by its key. A database server would take a test for a join and, knowing little of the values,
    /// read all that a status or a category has; it takes no join out of a case.
    /// </summary>
    private string RowByRow(string test) => scope.Session.IsServer && inChart ? $"case when {test} then true else false end" : test;

    private List<SortColumn> Keys(SqlText sql)
    {
        if (walk is not null)
            return [new(PatientWalk.Patient, Descending: false, SqlKind.Integer), new(PatientWalk.Place, Descending: false, SqlKind.Integer)];
        if (byChart)
            return [new("d.newest", Descending: false, SqlKind.Integer)];
        // Nobody asked for an order: that of the charts ends with the page. In one chart the patient tells nothing, and would hide
        // from the database that the range of the next page begins at its time.
        if (inChartOrder && ofOnePatient)
            return [new("d.newest", Descending: false, SqlKind.Integer)];
        return inChartOrder
            ? [new("d.compartment", Descending: false, SqlKind.Integer), new("d.newest", Descending: false, SqlKind.Integer)]
            : [.. sort.Select(s => Key(sql, s))];
    }

    /// <summary>
    /// A start for criteria that go through the patient of a chart's resource: the charts of the patients, when they are few, or a walk
    /// through all patients. Neither when another criterion has few rows: the chain tests those.
    /// </summary>
    private (Condition? Start, PatientWalk? Walk) ByPatientChain(ChartStart chart, List<SearchCriterion> criteria)
    {
        if (compiler.FindPatientChain(query.Type, criteria) is not { } chain)
            return (null, null);
        var others = criteria.Except(chain.Asked).ToList();
        if (!scope.Session.IsServer && SearchStart.AnyIsSmall(scope, compiler.CompileAll(query.Type, others)))
            return (null, null);
        var found = new SearchStatement(scope, catalog, new SearchQuery("Patient", chain.OfPatient)).Page(null, FewPatients + 1);
        if (found.Count <= FewPatients)
        {
            criteria.RemoveAll(chain.Asked.Contains);
            return (chart.Of(found.ConvertAll(f => f.Place.Compartment), criteria), null);
        }
        if (scope.Session.IsServer || !InRowOrder || newestRowFirst)
            return (null, null);
        var code = chart.Codes(others) is { } codes ? codes : [0];
        return code.Count == 1
            ? (null, new PatientWalk(scope, query.Type, code[0], compiler.CompileAll("Patient", chain.OfPatient), compiler.CompileAll(query.Type, others)))
            : (null, null);
    }

    private bool IsNewestFirst() =>
        sort is [{ Descending: true } only] && ChartShape.Of(query.Type) is { } shape && shape.Date == only.Parameter;

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
