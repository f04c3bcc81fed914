using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>Turns criteria into conditions on rows: which index tables to look into, and for which numbers.</summary>
/// <param name="types">The types of a search of several, whose own parameters may be asked for when all of them have them.</param>
internal sealed class CriterionCompiler(SearchScope scope, SearchCatalog catalog, IReadOnlyList<string>? types = null)
{
    private readonly KeyConditions keys = new(scope);
    private readonly RangeConditions ranges = new(scope);

    /// <summary>
    /// The condition of a criterion of a type. Throws <see cref="SearchFault"/> with the issue when it has no meaning;
    /// the parser has refused most of these before.
    /// </summary>
    public Condition Compile(string type, SearchCriterion criterion)
    {
        if (criterion.Chain is { Count: > 0 } chain)
            return Chained(type, criterion, chain);
        var code = criterion.Parameter;
        if (code == "_id")
            return Negated(criterion, keys.Ids(type, criterion.Values));
        if (code == "_lastUpdated")
            return Condition.Any(criterion.Values.Select(v => ranges.LastUpdated(type, v)).ToList());
        if (code == "_type")
            return keys.Types(criterion.Values);
        if (code == "_list")
            return Condition.Any(criterion.Values.Select(v => keys.OfList(type, v)).ToList());
        if (code == "_filter")
            return Condition.Any(criterion.Values.Select(v => Filter(type, FilterParser.Parse(v))).ToList());
        if (DocumentWords.Is(criterion))
            throw SearchFault.Unsupported($"{code} within a chain or a filter");
        var shape = Shape(type, code);
        if (criterion.Modifier == "missing")
            return Missing(type, shape, criterion.Values[0] == "true");
        return Typed(type, shape, criterion);
    }

    /// <summary>
    /// The conditions of all criteria. Those that go through the one patient of a chart's resource are asked of that patient
    /// together: born after one day and before another is one range of patients, not two.
    /// </summary>
    public List<Condition> CompileAll(string type, IReadOnlyList<SearchCriterion> criteria)
    {
        var conditions = new List<Condition>();
        foreach (var group in criteria.GroupBy(c => IsOfPatient(type, c) ? c.Chain![0] : default))
        {
            if (group.Key == default)
                conditions.AddRange(group.Select(c => Compile(type, c)));
            else
                conditions.Add(ForwardChain(type, group.Key, [.. group.Select(c => c with { Chain = null })]));
        }
        return conditions;
    }

    /// <summary>The rows of a type that meet all criteria and may be seen, as a set.</summary>
    public string Matching(SqlText sql, string type, IReadOnlyList<SearchCriterion> criteria)
    {
        var conditions = CompileAll(type, criteria);
        var start = conditions.Find(c => c.Set is not null) ?? AllOf(type);
        var tests = conditions.Where(c => !ReferenceEquals(c, start)).Select(c => " and " + c.Test(sql, "d.rid"));
        return $"select d.rid, d.compartment from ({start.Set!(sql)}) d where {scope.Visible(sql, type, "d.rid", "d.compartment")}{string.Concat(tests)}";
    }

    public Condition AllOf(string type)
    {
        if (type.Length == 0)
            return new Condition(_ => "select rid, compartment from version where method <> 3", (_, _) => "1 = 1", IsUnique: true);
        return scope.Names.Type(scope.Session, type) is { } number
            ? new Condition(
                sql => $"select rid, compartment from version where type = {sql.Add(number)} and method <> 3", (_, _) => "1 = 1", IsUnique: true)
            : Condition.Nothing;
    }

    private static Condition Negated(SearchCriterion criterion, Condition condition) =>
        criterion.Modifier is "not" or "not-in" ? condition.Not() : condition;

    /// <summary>Source: FHIR R4 §3.1.3 Filter.</summary>
    private Condition Filter(string type, FilterExpression expression)
    {
        switch (expression)
        {
            case FilterExpression.Both both:
                return Condition.All([Filter(type, both.Left), Filter(type, both.Right)]);
            case FilterExpression.Either either:
                return Condition.Any([Filter(type, either.Left), Filter(type, either.Right)]);
            case FilterExpression.Not not:
                return Filter(type, not.Inner).Not();
            case FilterExpression.Comparison comparison:
                var code = comparison.Path.Split('.')[^1];
                var last = comparison.Path.Contains('.', StringComparison.Ordinal) ? null : catalog.Find(type, code)?.Type;
                var (criterion, negated) = comparison.ToCriterion(last ?? FilterType(type, comparison.Path));
                var condition = Compile(type, criterion);
                return negated ? condition.Not() : condition;
            default:
                throw new InvalidOperationException("A filter is a comparison, or made of them.");
        }
    }

    /// <summary>The type of the last parameter of a chain of a filter.</summary>
    private SearchParameterType? FilterType(string type, string path)
    {
        IReadOnlyList<string> at = [type];
        var parts = path.Split('.');
        for (var i = 0; i < parts.Length - 1; i++)
            at = [.. at.SelectMany(t => catalog.Find(t, parts[i])?.Targets ?? [])];
        return at.Select(t => catalog.Find(t, parts[^1])?.Type).FirstOrDefault(t => t is not null);
    }

    private ParameterShape Shape(string type, string code) =>
        catalog.Find(type, code)
        ?? (type.Length == 0 ? types?.Select(t => catalog.Find(t, code)).FirstOrDefault(s => s is not null) : null)
        ?? throw SearchFault.Unknown(type, code);

    private Condition Typed(string type, ParameterShape shape, SearchCriterion criterion)
    {
        var (values, modifier) = (criterion.Values, criterion.Modifier);
        var parameters = scope.Names.Parameters(scope.Session, type, shape.Code);
        return shape.Type switch
        {
            SearchParameterType.Token => Negated(criterion, keys.Tokens(type, shape.Code, parameters, values, modifier)),
            SearchParameterType.Uri => keys.Uris(parameters, values, modifier),
            SearchParameterType.Reference => Negated(criterion, keys.References(type, shape, parameters, values, modifier)),
            SearchParameterType.String => RangeConditions.Strings(parameters, values, modifier),
            SearchParameterType.Date => Condition.Any(values.Select(v => RangeConditions.Date(parameters, v)).ToList()),
            SearchParameterType.Number => Condition.Any(values.Select(v => RangeConditions.Number(parameters, v, unit: null)).ToList()),
            SearchParameterType.Quantity => Condition.Any(values.Select(v => ranges.Quantity(type, shape.Code, parameters, v)).ToList()),
            SearchParameterType.Composite => Condition.Any(values.Select(v => Composite(shape, parameters, v)).ToList()),
            SearchParameterType.Special => Condition.Any(values.Select(v => Near(shape, parameters, v)).ToList()),
            _ => throw SearchFault.Unsupported($"{shape.Code}"),
        };
    }

    private Condition Missing(string type, ParameterShape shape, bool missing)
    {
        var parameters = scope.Names.Parameters(scope.Session, type, shape.Code);
        if (shape.Type == SearchParameterType.Token)
            parameters = [.. parameters, .. scope.Names.Parameters(scope.Session, type, shape.Code + ":text")];
        var table = shape.Type switch
        {
            SearchParameterType.Token or SearchParameterType.Uri => "token_ix",
            SearchParameterType.Reference => "reference_ix",
            SearchParameterType.String => "string_ix",
            SearchParameterType.Date => "date_ix",
            SearchParameterType.Number or SearchParameterType.Quantity => "number_ix",
            _ => "composite_ix",
        };
        var present = Condition.OfSet(sql => $"select rid, compartment from {table} where param {sql.Among(parameters)}");
        return missing ? present.Not() : present;
    }

    private Condition Composite(ParameterShape shape, List<long> parameters, string value)
    {
        var parts = SearchText.Split(value, '$');
        if (parts.Count != shape.Components.Count || parts.Count is not (2 or 3))
            throw SearchFault.Invalid(shape.Code, $"expects {shape.Components.Count} values joined by $");
        if (parameters.Count == 0)
            return Condition.Nothing;
        return Condition.OfSet(sql =>
            $"select rid, compartment from composite_ix where param {sql.Among(parameters)}"
            + keys.Component(sql, shape.Components[0], parts[0], "a") + keys.Component(sql, shape.Components[1], parts[1], "b")
            + (parts.Count == 3 ? keys.Component(sql, shape.Components[2], parts[2], "b", "high") : ""));
    }

    private Condition Near(ParameterShape shape, List<long> parameters, string value)
    {
        var near = Nearness.Read(SearchText.Unescape(value)) ?? throw SearchFault.Invalid(shape.Code, "is not latitude|longitude|distance|units");
        return parameters.Count == 0 ? Condition.Nothing : near.Condition(scope, parameters);
    }

    /// <summary>Source: FHIR R4 §3.1.1.5.11 Chained parameters and §3.1.1.5.12 Reverse chaining.</summary>
    private Condition Chained(string type, SearchCriterion criterion, IReadOnlyList<ChainHop> chain)
    {
        var hop = chain[0];
        var inner = criterion with { Chain = chain.Count > 1 ? chain.Skip(1).ToList() : null };
        return hop.Reverse ? ReverseChain(type, hop, inner) : ForwardChain(type, hop, [inner]);
    }

    private static bool IsOfPatient(string type, SearchCriterion criterion) =>
        criterion.Chain is [{ Reverse: false, Parameter: "patient" or "subject" }] && ChartShape.Of(type) is not null;

    private Condition ForwardChain(string type, ChainHop hop, IReadOnlyList<SearchCriterion> inner)
    {
        var shape = Shape(type, hop.Parameter);
        var parameters = scope.Names.Parameters(scope.Session, type, hop.Parameter);
        var targets = hop.Type is { } only ? [only] : shape.Targets.Where(t => inner.All(i => Knows(t, i))).ToList();
        if (targets.Count == 0)
            throw SearchFault.Unknown(string.Join(" or ", shape.Targets), inner[0].Parameter);
        var reachable = targets.Where(scope.Allows).ToList();
        if (parameters.Count == 0 || reachable.Count == 0)
            return Condition.Nothing;
        return Condition.Any(reachable.Select(t => Condition.OfSet(sql =>
            $"select r.rid, r.compartment from ({Matching(sql, t, inner)}) m join version tv on tv.rid = m.rid "
            + $"join reference_ix r on r.param {sql.Among(parameters)} and r.value = tv.lid")).ToList());
    }

    private bool Knows(string type, SearchCriterion inner)
    {
        var first = inner.Chain is { Count: > 0 } chain ? chain[0] : default;
        if (first.Reverse)
            return true;
        var code = inner.Chain is { Count: > 0 } ? first.Parameter : inner.Parameter;
        return code is "_id" or "_lastUpdated" or "_list" || catalog.Find(type, code) is not null;
    }

    private Condition ReverseChain(string type, ChainHop hop, SearchCriterion inner)
    {
        var source = hop.Type!;
        if (catalog.Find(source, hop.Parameter) is null)
            throw SearchFault.Unknown(source, hop.Parameter);
        var parameters = scope.Names.Parameters(scope.Session, source, hop.Parameter);
        if (parameters.Count == 0 || !scope.Allows(source) || scope.Names.Type(scope.Session, type) is not { } number)
            return Condition.Nothing;
        return Condition.OfSet(sql =>
            $"select tv.rid, tv.compartment from ({Matching(sql, source, [inner])}) m "
            + $"join reference_ix r on r.rid = m.rid and r.param {sql.Among(parameters)} "
            + $"join version tv on tv.lid = r.value and tv.type = {sql.Add(number)} and tv.method <> 3");
    }
}
