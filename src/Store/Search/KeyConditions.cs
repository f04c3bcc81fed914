using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;
using Chartroom.Store.Writing;

namespace Chartroom.Store.Search;

/// <summary>Conditions by exact number: tokens, URIs, references and ids. Source: FHIR R4 §3.1.1.4.10 token, §3.1.1.4.12 reference.</summary>
internal sealed class KeyConditions(SearchScope scope)
{
    public Condition Ids(string type, IReadOnlyList<string> values)
    {
        var lids = values.Select(v => scope.EntityOf(type, v)?.Lid).OfType<long>().ToList();
        if (lids.Count == 0)
            return Condition.Nothing;
        return new Condition(
            sql => $"select rid, compartment from version where lid {sql.Among(lids)} and method <> 3",
            (sql, row) => $"exists (select 1 from version x where x.rid = {row}.rid{scope.Beside("x", row)} and x.lid {sql.Among(lids)})",
            IsUnique: true);
    }

    public Condition Types(IReadOnlyList<string> values)
    {
        var types = values.Select(v => scope.Names.Type(scope.Session, v)).OfType<long>().ToList();
        return new Condition(
            sql => $"select rid, compartment from version where type {sql.Among(types)} and method <> 3",
            (sql, row) => $"exists (select 1 from version x where x.rid = {row}.rid{scope.Beside("x", row)} and x.type {sql.Among(types)})",
            IsUnique: true);
    }

    /// <summary>The members of a List. Source: FHIR R4 §3.1.1.5.13 Searching by list.</summary>
    public Condition OfList(string type, string id)
    {
        var only = type.Length == 0 ? 0 : scope.Names.Type(scope.Session, type) ?? -1;
        if (!scope.Allows("List") || scope.EntityOf("List", id) is not { } list || scope.Names.Parameters(scope.Session, "List", "item") is not [var item])
            return Condition.Nothing;
        return Condition.OfSet(
            sql => "select tv.rid, tv.compartment from version lv "
                   + $"join reference_ix r on r.rid = lv.rid and r.param = {sql.Add(item)} join version tv on tv.lid = r.value "
                   + $"where lv.lid = {sql.Add(list.Lid)} and {scope.Visible(sql, "List", "lv")} and tv.method <> 3"
                   + (only == 0 ? "" : $" and tv.type = {sql.Add(only)}"));
    }

    public Condition Tokens(string type, string code, List<long> parameters, IReadOnlyList<string> values, string? modifier) =>
        modifier switch
        {
            // What a value set, or a place in a hierarchy, stands for has been put in its place by the caller.
            null or "not" or "in" or "not-in" or "above" or "below" => Among("token_ix", parameters, Codes(values)),
            "text" => Texts(type, code, parameters, values),
            "of-type" => Among("token_ix", scope.Names.Parameters(scope.Session, type, code + ":of-type"), OfTypes(values)),
            _ => throw SearchFault.Unsupported($"{code}:{modifier}"),
        };

    public Condition Uris(List<long> parameters, IReadOnlyList<string> values, string? modifier)
    {
        var plain = values.Select(SearchText.Unescape).ToList();
        return modifier switch
        {
            null => Among("token_ix", parameters, plain.Select(v => Code(0, v)).OfType<long>().ToList()),
            "above" => Among("token_ix", parameters, plain.SelectMany(Prefixes).Select(v => Code(0, v)).OfType<long>().ToList()),
            "below" => Condition.Any(plain.ConvertAll(v => Below(parameters, v))),
            _ => throw SearchFault.Unsupported($"a URI with :{modifier}"),
        };
    }

    public Condition References(
        string type, ParameterShape shape, List<long> parameters, IReadOnlyList<string> values, string? modifier)
    {
        if (modifier == "identifier")
            return Among("token_ix", scope.Names.Parameters(scope.Session, type, shape.Code + ":identifier"), Codes(values));
        var targets = modifier is { Length: > 0 } only && only is not ("not" or "above" or "below") ? [only] : shape.Targets;
        var lids = values.SelectMany(v => Targets(SearchText.Unescape(v), targets)).Distinct().ToList();
        if (modifier is "above" or "below")
            lids = new ReferenceHierarchy(scope).Extend(lids, targets, upwards: modifier == "above");
        return Among("reference_ix", parameters, lids);
    }

    /// <summary>The patients that a criterion of the chart's patient names, when it names nothing else.</summary>
    public List<long>? Patients(SearchCriterion criterion)
    {
        if (criterion.Chain is not null || criterion.Modifier is not (null or "Patient"))
            return null;
        var lids = new List<long>();
        foreach (var value in criterion.Values)
        {
            var id = value.StartsWith("Patient/", StringComparison.Ordinal) ? value[8..] : value;
            if (id.Contains('/', StringComparison.Ordinal) || id.Contains('|', StringComparison.Ordinal))
                return null;
            if (scope.EntityOf("Patient", id) is { } patient)
                lids.Add(patient.Lid);
        }
        return lids;
    }

    /// <summary>The numbers of tokens as written: <c>system|code</c>, <c>code</c>, <c>|code</c>, <c>system|</c>.</summary>
    public List<long> Codes(IReadOnlyList<string> values)
    {
        var codes = new List<long>();
        foreach (var value in values)
        {
            var bar = SearchText.Split(value, '|');
            if (bar.Count == 1)
                codes.AddRange(OfAnySystem(IndexDraft.Code(SearchText.Unescape(value))));
            else if (SystemOf(SearchText.Unescape(bar[0])) is { } system)
                codes.AddRange(bar[1].Length == 0 ? OfSystem(system) : Listed(Code(system, SearchText.Unescape(bar[1]))));
        }
        return codes;
    }

    /// <summary>
    /// A component of a composite: what must hold of its columns, the number of it in <paramref name="number"/>. Begins with <c> and </c>.
    /// </summary>
    public string Component(SqlText sql, SearchParameterType type, string value, string column, string number = "low")
    {
        switch (type)
        {
            case SearchParameterType.Token:
                return $" and {column} {sql.Among(Codes([value]))}";
            case SearchParameterType.Reference:
                return $" and {column} {sql.Among(Targets(value, []).ToList())}";
            case SearchParameterType.String or SearchParameterType.Uri:
                var text = type == SearchParameterType.String ? TextFold.Fold(SearchText.Unescape(value)) : SearchText.Unescape(value);
                return $" and {column} in (select id from code where system = 0 and code >= {sql.Add(text)} and code < {sql.Add(After(text))})";
            case SearchParameterType.Date:
                return " and " + RangeConditions.DateTest(sql, value, "low", "high");
            default:
                var parts = SearchText.Split(value, '|');
                var unit = parts.Count == 3 && parts[2].Length > 0
                    ? $" and {column} {sql.Among(parts[1].Length > 0 ? Codes([parts[1] + "|" + parts[2]]) : Codes([parts[2]]))}"
                    : "";
                return " and " + RangeConditions.NumberTest(sql, parts[0], number) + unit;
        }
    }

    /// <summary>The first text that does not begin with this one.</summary>
    public static string After(string text) => text + "\U0010FFFF";

    /// <summary>Identifiers as <c>type-system|type-code|value</c>. Source: FHIR R4 §3.1.1.4.10 token, :of-type.</summary>
    private List<long> OfTypes(IReadOnlyList<string> values)
    {
        var codes = new List<long>();
        foreach (var value in values)
        {
            var parts = SearchText.Split(value, '|').ConvertAll(SearchText.Unescape);
            if (parts.Count == 3 && SystemOf(parts[0]) is { } system)
                codes.AddRange(Listed(Code(system, $"{parts[1]}|{parts[2]}")));
        }
        return codes;
    }

    private Condition Among(string table, List<long> parameters, List<long> values)
    {
        if (parameters.Count == 0 || values.Count == 0)
            return Condition.Nothing;
        return new Condition(
            sql => $"select rid, compartment from {table} where param {sql.Among(parameters)} and value {sql.Among(values)}",
            (sql, row) => $"exists (select 1 from {table} x where x.param {sql.Among(parameters)} and x.value {sql.Among(values)} "
                          + $"and x.rid = {row}.rid{scope.Beside("x", row)})",
            IsUnique: parameters.Count == 1 && values.Count == 1,
            InOrder: parameters.Count == 1 && values.Count == 1);
    }

    /// <summary>Source: FHIR R4 §3.1.1.4.3 Modifiers, :text.</summary>
    private Condition Texts(string type, string code, List<long> parameters, IReadOnlyList<string> values)
    {
        var alone = scope.Names.Parameters(scope.Session, type, code + ":text");
        return Condition.Any(values.Select(v => TextFold.Fold(SearchText.Unescape(v))).Select(text => Condition.OfSet(sql =>
        {
            var (low, high, word) = (sql.Add(text), sql.Add(After(text)), sql.Add($"% {Pattern(text)}%"));
            return $"select rid, compartment from token_ix where param {sql.Among(parameters)} and value in "
                   + $"(select value from display where (text >= {low} and text < {high}) or text like {word} escape '\\') "
                   + $"union select rid, compartment from token_ix where param {sql.Among(alone)} and value in "
                   + $"(select id from code where system = 0 and ((code >= {low} and code < {high}) or code like {word} escape '\\'))";
        })).ToList());
    }

    /// <summary>Text in a LIKE pattern.</summary>
    internal static string Pattern(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static Condition Below(List<long> parameters, string uri) => Condition.OfSet(sql =>
        $"select rid, compartment from token_ix where param {sql.Among(parameters)} and value in "
        + $"(select id from code where system = 0 and code >= {sql.Add(uri)} and code < {sql.Add(After(uri))})");

    private static IEnumerable<string> Prefixes(string uri)
    {
        for (var end = uri.Length; end > 0; end = uri.LastIndexOf('/', end - 1))
            yield return uri[..end];
    }

    private static IEnumerable<long> Listed(long? id) => id is { } known ? [known] : [];

    private IEnumerable<long> Targets(string value, IReadOnlyList<string> types)
    {
        var slash = value.LastIndexOf('/');
        if (slash < 0 && !value.StartsWith("urn:", StringComparison.Ordinal))
        {
            var all = types.Count > 0 ? types : Chartroom.Fhir.Definitions.R4Definitions.ResourceTypes;
            return all.Select(t => scope.EntityOf(t, value)?.Lid).OfType<long>();
        }
        var whole = Listed(scope.EntityOf("", IndexDraft.Code(value))?.Lid);
        if (slash < 0)
            return whole;
        var history = value.IndexOf("/_history/", StringComparison.Ordinal);
        var parts = (history > 0 ? value[..history] : value).Split('/');
        return parts.Length < 2 ? whole : whole.Concat(Listed(scope.EntityOf(parts[^2], parts[^1])?.Lid));
    }

    private long? SystemOf(string system) => system.Length == 0 ? 0 : scope.Names.Find(scope.Session, NameKind.System, system);

    private long? Code(long system, string code) =>
        scope.Session.Scalar("select id from code where code = $1 and system = $2", IndexDraft.Code(code), system);

    private List<long> OfAnySystem(string code) => scope.Session.Rows(c => c.Integer(0), "select id from code where code = $1", code);

    private List<long> OfSystem(long system) => scope.Session.Rows(c => c.Integer(0), "select id from code where system = $1", system);
}
