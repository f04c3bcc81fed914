using Chartroom.Fhir.Units;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>Conditions on ordered values: strings, dates, numbers, quantities. Source: FHIR R4 §3.1.1.4.6 to §3.1.1.4.11.</summary>
internal sealed class RangeConditions(SearchScope scope)
{
    private readonly KeyConditions keys = new(scope);

    public Condition Strings(List<long> parameters, IReadOnlyList<string> values, string? modifier)
    {
        if (parameters.Count == 0)
            return Condition.Nothing;
        return Condition.Any(values.Select(v => Text(parameters, SearchText.Unescape(v), modifier)).ToList());
    }

    /// <summary>Times of writing follow the order of rows, so a time is a range of row numbers.</summary>
    public Condition LastUpdated(string type, string value)
    {
        var (comparison, text) = Ordered.Split(value);
        var (low, high) = Ordered.Date(text) ?? throw SearchFault.Invalid("_lastUpdated", "is not a date");
        if (comparison == Comparison.Approximate)
            (low, high) = Widened(low, high);
        var (first, last) = comparison switch
        {
            Comparison.Greater or Comparison.StartsAfter => (RowBefore(high), long.MaxValue),
            Comparison.GreaterOrEqual => (RowBefore(low), long.MaxValue),
            Comparison.Less or Comparison.EndsBefore => (0, RowBefore(low)),
            Comparison.LessOrEqual => (0, RowBefore(high)),
            _ => (RowBefore(low), RowBefore(high)),
        };
        string Test(SqlText sql, string row) => $"({row}.rid > {sql.Add(first)} and {row}.rid <= {sql.Add(last)})";
        if (comparison == Comparison.NotEqual)
            return Condition.Only((sql, row) => "not " + Test(sql, row));
        var number = type.Length > 0 ? scope.Names.Type(scope.Session, type) ?? -1 : 0;
        return new Condition(
            sql => "select rid, compartment from version v where "
                   + (number != 0 ? $"type = {sql.Add(number)} and " : "") + $"method <> 3 and {Test(sql, "v")}",
            Test,
            IsUnique: true);
    }

    public Condition Date(List<long> parameters, string value)
    {
        if (parameters.Count == 0)
            return Condition.Nothing;
        return new Condition(
            sql => DateSet(sql, parameters, value),
            (sql, row) => $"exists (select 1 from date_ix x where x.rid = {row}.rid{scope.Beside("x", row)} and x.param {sql.Among(parameters)} and {DateTest(sql, value, "x.low", "x.high")})",
            IsUnique: Ordered.Split(value).Comparison is Comparison.Greater or Comparison.GreaterOrEqual);
    }

    /// <summary>Numbers that meet a comparison; with <paramref name="converted"/> the value is given in that unit, and the index holds base units.</summary>
    public Condition Number(List<long> parameters, string value, Func<SqlText, string>? unit, Unit? converted = null)
    {
        if (parameters.Count == 0)
            return Condition.Nothing;
        return new Condition(
            sql => $"select rid, compartment from number_ix where param {sql.Among(parameters)} and {NumberTest(sql, value, "value", converted)}{unit?.Invoke(sql)}",
            (sql, row) => $"exists (select 1 from number_ix x where x.rid = {row}.rid{scope.Beside("x", row)} and x.param {sql.Among(parameters)} and {NumberTest(sql, value, "x.value", converted)}{unit?.Invoke(sql)})");
    }

    /// <summary><c>number</c>, <c>number|system|code</c> or <c>number||unit</c>.</summary>
    public Condition Quantity(string type, string code, List<long> parameters, string value)
    {
        var parts = SearchText.Split(value, '|');
        if (parts.Count == 1 || parts.Count == 3 && parts[2].Length == 0)
            return Number(parameters, parts[0], unit: null);
        if (parts.Count != 3)
            throw SearchFault.Invalid(code, "is not a number, nor number|system|code");
        if (parts[1].Length > 0)
        {
            var units = keys.Codes([parts[1] + "|" + parts[2]]);
            var written = Number(parameters, parts[0], sql => $" and unit {sql.Among(units)}");
            return Canonical(type, code, parts) is { } canonical ? Condition.Any([written, canonical]) : written;
        }
        var any = keys.Codes([parts[2]]);
        List<long> shown = [.. parameters, .. scope.Names.Parameters(scope.Session, type, code + ":unit")];
        return Number(shown, parts[0], sql => $" and unit {sql.Among(any)}");
    }

    /// <summary>The same amount in other units of UCUM: 5.4 g finds 5400 mg. Source: FHIR R4 §3.1.1.4.11 quantity.</summary>
    private Condition? Canonical(string type, string code, List<string> parts)
    {
        var canonical = scope.Names.Parameters(scope.Session, type, code + ":canonical");
        if (parts[1] != Ucum.System || canonical.Count == 0 || Ucum.Parse(SearchText.Unescape(parts[2])) is not { } unit)
            return null;
        var dimension = keys.Codes(["|" + unit.Dimension]);
        return dimension.Count == 0 ? null : Number(canonical, parts[0], sql => $" and unit {sql.Among(dimension)}", unit);
    }

    /// <summary>
    /// What must hold of the bounds of an indexed interval. Source: FHIR R4 §3.1.1.4.7 date and §3.1.1.4.5 Prefixes.
    /// </summary>
    public static string DateTest(SqlText sql, string value, string low, string high)
    {
        var (comparison, text) = Ordered.Split(value);
        var (from, to) = Ordered.Date(text) ?? throw SearchFault.Invalid("a date", "is not a date");
        string From() => sql.Add(from);
        string To() => sql.Add(to);
        return comparison switch
        {
            Comparison.Equal => $"({low} >= {From()} and {high} <= {To()})",
            Comparison.NotEqual => $"not ({low} >= {From()} and {high} <= {To()})",
            Comparison.Greater => $"{high} > {To()}",
            Comparison.Less => $"{low} < {From()}",
            Comparison.GreaterOrEqual => $"{high} > {From()}",
            Comparison.LessOrEqual => $"{low} < {To()}",
            Comparison.StartsAfter => $"{low} >= {To()}",
            Comparison.EndsBefore => $"{high} <= {From()}",
            _ => Approximate(sql, from, to, low, high),
        };
    }

    public static string NumberTest(SqlText sql, string value, string column, Unit? converted = null)
    {
        var (comparison, text) = Ordered.Split(value);
        var (exact, low, high) = Ordered.Number(text) ?? throw SearchFault.Invalid("a number", "is not a number");
        if (converted is not null)
            (exact, low, high) = (InBase(converted, exact), InBase(converted, low), InBase(converted, high));
        return comparison switch
        {
            Comparison.Equal => $"({column} >= {sql.Add(low)} and {column} < {sql.Add(high)})",
            Comparison.NotEqual => $"not ({column} >= {sql.Add(low)} and {column} < {sql.Add(high)})",
            Comparison.Greater or Comparison.StartsAfter => $"{column} > {sql.Add(exact)}",
            Comparison.Less or Comparison.EndsBefore => $"{column} < {sql.Add(exact)}",
            Comparison.GreaterOrEqual => $"{column} >= {sql.Add(exact)}",
            Comparison.LessOrEqual => $"{column} <= {sql.Add(exact)}",
            _ => $"({column} >= {sql.Add(exact - Math.Abs(exact) * 0.1)} and {column} <= {sql.Add(exact + Math.Abs(exact) * 0.1)})",
        };
    }

    /// <summary>Source: FHIR R4 §3.1.1.4.5: the recommended approximation is 10 % of the stated value, for a date of the gap to now.</summary>
    private static string Approximate(SqlText sql, long from, long to, string low, string high)
    {
        (from, to) = Widened(from, to);
        return $"({low} < {sql.Add(to)} and {high} > {sql.Add(from)})";
    }

    private static (long From, long To) Widened(long from, long to)
    {
        var slack = (long)(Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - from) * 0.1);
        return (from - slack, to + slack);
    }

    private static double InBase(Unit unit, double value) =>
        Math.Abs(value) < 1e15 && unit.ToBase((decimal)value) is { } converted ? (double)converted : double.NaN;

    private Condition Text(List<long> parameters, string text, string? modifier)
    {
        var folded = TextFold.Fold(text);
        string Test(SqlText sql) => modifier switch
        {
            null => $"text >= {sql.Add(folded)} and text < {sql.Add(KeyConditions.After(folded))}",
            "exact" => $"text = {sql.Add(folded)} and exact = {sql.Add(text)}",
            "contains" => $"text like {sql.Add($"%{KeyConditions.Pattern(folded)}%")} escape '\\'",
            "ends" => $"text like {sql.Add($"%{KeyConditions.Pattern(folded)}")} escape '\\'",
            "whole" => $"text = {sql.Add(folded)}",
            _ => throw SearchFault.Unsupported($"a string with :{modifier}"),
        };
        return new Condition(
            sql => $"select rid, compartment from string_ix where param {sql.Among(parameters)} and {Test(sql)}",
            (sql, row) => $"exists (select 1 from string_ix x where x.rid = {row}.rid{scope.Beside("x", row)} and x.param {sql.Among(parameters)} and {Test(sql)})");
    }

    /// <summary>
    /// The rows whose interval meets the comparison. One that asks for ends after a moment reads the beginnings from a
    /// while before it, and the long intervals by their end.
    /// </summary>
    private static string DateSet(SqlText sql, List<long> parameters, string value)
    {
        var (comparison, text) = Ordered.Split(value);
        var (from, to) = Ordered.Date(text) ?? throw SearchFault.Invalid("a date", "is not a date");
        string Rows(string table, string more) =>
            $"select rid, compartment from {table} where param {sql.Among(parameters)} and {more}{DateTest(sql, value, "low", "high")}";
        var moment = comparison == Comparison.Greater ? to : from;
        return comparison switch
        {
            Comparison.Equal => Rows("date_ix", $"low < {sql.Add(to)} and "),
            Comparison.Greater or Comparison.GreaterOrEqual =>
                Rows("date_ix", $"low > {sql.Add(moment - SearchRows.LongMilliseconds - 1)} and ") + " union " + Rows("date_long", ""),
            Comparison.EndsBefore => Rows("date_ix", $"low < {sql.Add(from)} and "),
            _ => Rows("date_ix", ""),
        };
    }

    private long RowBefore(long moment) =>
        scope.Session.Scalar("select last_rid from tx where at < $1 order by at desc, t desc limit 1", moment) ?? 0;
}
