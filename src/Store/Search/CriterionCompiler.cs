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
    /// together: born after one day and before another is one range of patients, not two. Chains come last: they cost most to count.
    /// </summary>
    public List<Condition> CompileAll(string type, IReadOnlyList<SearchCriterion> criteria)
    {
        var conditions = new List<Condition>();
        foreach (var group in criteria.OrderBy(c => c.Chain is null ? 0 : 1).GroupBy(c => IsOfPatient(type, c) ? c.Chain![0] : default))
        {
            if (group.Key == default)
                conditions.AddRange(group.Select(c => Compile(type, c)));
            else
                conditions.Add(ForwardChain(type, group.Key, [.. group.Select(c => c with { Chain = null })]));
        }
        return conditions;
    }

    /// <summary>What is asked of the one patient of a chart's resource by a chain that leads to a Patient and to nothing else; null when nothing is.</summary>
    public PatientChain? FindPatientChain(string type, List<SearchCriterion> criteria)
    {
        if (!scope.Allows("Patient"))
            return null;
        foreach (var hop in criteria.Where(c => IsOfPatient(type, c)).Select(c => c.Chain![0]).Distinct())
        {
            var asked = criteria.FindAll(c => IsOfPatient(type, c) && c.Chain![0] == hop);
            var ofPatient = asked.ConvertAll(c => c with { Chain = null });
            if (TargetsOf(type, hop, ofPatient) is ["Patient"])
                return new PatientChain(asked, ofPatient);
        }
        return null;
    }

    /// <summary>The rows of a type that meet all criteria and may be seen, as a set.</summary>
    public string Matching(SqlText sql, string type, IReadOnlyList<SearchCriterion> criteria)
    {
        var conditions = CompileAll(type, criteria);
        var start = SearchStart.Choose(scope, conditions, AllOf(type), inRowOrder: false);
        var row = sql.Alias("m");
        return $"select {row}.rid, {row}.compartment from ({start.Set!(sql)}) {row} where {scope.Visible(sql, type, row)}"
               + string.Concat(conditions.Where(c => !ReferenceEquals(c, start)).Select(c => " and " + c.Test(sql, row)));
    }

    public Condition AllOf(string type)
    {
        if (type.Length == 0)
            return new Condition(_ => "select rid, compartment from version where method <> 3", OfType(null), IsUnique: true, InOrder: true);
        return scope.Names.Type(scope.Session, type) is { } number
            ? new Condition(
                sql => $"select rid, compartment from version where type = {sql.Add(number)} and method <> 3",
                OfType(number),
                IsUnique: true,
                InOrder: true)
            : Condition.Nothing;
    }

    private Func<SqlText, string, string> OfType(long? type) => (sql, row) =>
        $"exists (select 1 from version x where x.rid = {row}.rid{scope.Beside("x", row)} and x.method <> 3{(type is { } number ? $" and x.type = {sql.Add(number)}" : "")})";

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
            SearchParameterType.String => ranges.Strings(parameters, values, modifier),
            SearchParameterType.Date => Condition.Any(values.Select(v => ranges.Date(parameters, v)).ToList()),
            SearchParameterType.Number => Condition.Any(values.Select(v => ranges.Number(parameters, v, unit: null)).ToList()),
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
        var targets = TargetsOf(type, hop, inner);
        if (targets.Count == 0)
            throw SearchFault.Unknown(string.Join(" or ", Shape(type, hop.Parameter).Targets), inner[0].Parameter);
        var parameters = scope.Names.Parameters(scope.Session, type, hop.Parameter);
        var reachable = targets.Where(scope.Allows).Where(t => scope.Names.Type(scope.Session, t) is not null).ToList();
        if (parameters.Count == 0 || reachable.Count == 0)
            return Condition.Nothing;
        return Condition.Any(reachable.ConvertAll(t => ForwardChain(parameters, t, inner)));
    }

    private Condition ForwardChain(List<long> parameters, string target, IReadOnlyList<SearchCriterion> inner)
    {
        var conditions = CompileAll(target, inner);
        return new Condition(
            sql =>
            {
                var (m, tv, r) = (sql.Alias("m"), sql.Alias("tv"), sql.Alias("r"));
                // Cross joins, because the embedded database runs those in the order in which they are written; and a plus before a type,
                // because it would else look for all of the type and not for the one.
                return $"select {r}.rid, {r}.compartment from ({Matching(sql, target, inner)}) {m} "
                       + $"cross join version {tv} cross join reference_ix {r} "
                       + $"where {tv}.rid = {m}.rid{scope.Beside(tv, m)} and {r}.param {sql.Among(parameters)} and {r}.value = {tv}.lid";
            },
            (sql, row) =>
            {
                var (r, tv) = (sql.Alias("r"), sql.Alias("tv"));
                // A Patient lies in the compartment that has its own number.
                var place = target == "Patient" && scope.Session.IsServer ? $" and {tv}.compartment = {r}.value" : "";
                return $"exists (select 1 from reference_ix {r} cross join version {tv} "
                       + $"where {tv}.lid = {r}.value{place} and {r}.rid = {row}.rid{scope.Beside(r, row)} and {r}.param {sql.Among(parameters)} "
                       + $"and +{tv}.type = {sql.Add(scope.Names.Type(scope.Session, target)!.Value)} and {tv}.method <> 3 "
                       + $"and {scope.Visible(sql, target, tv)}{string.Concat(conditions.Select(c => " and " + c.Test(sql, tv)))})";
            });
    }

    /// <summary>The types that a hop may lead to and that know what is asked of them.</summary>
    private List<string> TargetsOf(string type, ChainHop hop, IReadOnlyList<SearchCriterion> inner)
    {
        var shape = Shape(type, hop.Parameter);
        return hop.Type is { } only ? [only] : [.. shape.Targets.Where(t => inner.All(i => Knows(t, i)))];
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
        var condition = Compile(source, inner);
        return new Condition(
            sql =>
            {
                var (m, r, tv) = (sql.Alias("m"), sql.Alias("r"), sql.Alias("tv"));
                return $"select {tv}.rid, {tv}.compartment from ({Matching(sql, source, [inner])}) {m} "
                       + $"cross join reference_ix {r} cross join version {tv} "
                       + $"where {r}.rid = {m}.rid{scope.Beside(r, m)} and {r}.param {sql.Among(parameters)} "
                       + $"and {tv}.lid = {r}.value and +{tv}.type = {sql.Add(number)} and {tv}.method <> 3";
            },
            (sql, row) => InChart(sql, row, type, hop, inner) ?? Referring(sql, row, type, parameters, source, condition));
    }

    /// <summary>Some resource of the source refers to the row and meets the condition.</summary>
    private string Referring(SqlText sql, string row, string type, List<long> parameters, string source, Condition condition)
    {
        var r = sql.Alias("r");
        var lid = type == "Patient" ? $"{row}.compartment" : $"(select o.lid from version o where o.rid = {row}.rid{scope.Beside("o", row)})";
        return $"exists (select 1 from reference_ix {r} where {r}.param {sql.Among(parameters)} and {r}.value = {lid} "
               + $"and {scope.Visible(sql, source, r)} and {condition.Test(sql, r)})";
    }

    /// <summary>A patient who has something of a code: one look into the chart index. Null when the question is another.</summary>
    private string? InChart(SqlText sql, string row, string type, ChainHop hop, SearchCriterion inner)
    {
        if (type != "Patient" || ChartShape.Of(hop.Type!) is not { } shape || hop.Parameter is not ("patient" or "subject")
            || inner is not { Chain: null, Modifier: null } || inner.Parameter != shape.Code
            || catalog.Find(hop.Type!, shape.Code)?.Type != SearchParameterType.Token
            || scope.Names.Type(scope.Session, hop.Type!) is not { } source)
            return null;
        var c = sql.Alias("c");
        return $"exists (select 1 from chart_ix {c} where {c}.compartment = {row}.compartment and {c}.type = {sql.Add(source)} "
               + $"and {c}.code {sql.Among(keys.Codes(inner.Values))} and {scope.Visible(sql, hop.Type!, c)})";
    }
}

/// <summary>Chained criteria as they stand in the query, and as criteria of the patient.</summary>
internal sealed record PatientChain(List<SearchCriterion> Asked, List<SearchCriterion> OfPatient);
