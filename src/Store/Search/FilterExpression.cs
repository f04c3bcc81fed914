using Chartroom.Fhir.Search;

namespace Chartroom.Store.Search;

/// <summary>A <c>_filter</c>, read: comparisons joined by and, or, not. Source: FHIR R4 §3.1.3 Filter.</summary>
internal abstract record FilterExpression
{
    private FilterExpression()
    {
    }

    public sealed record Both(FilterExpression Left, FilterExpression Right) : FilterExpression;

    public sealed record Either(FilterExpression Left, FilterExpression Right) : FilterExpression;

    public sealed record Not(FilterExpression Inner) : FilterExpression;

    /// <summary>A parameter, perhaps chained by dots, an operator, and a value.</summary>
    public sealed record Comparison(string Path, string Operator, string Value) : FilterExpression
    {
        /// <summary>The criterion of a search URL that means the same, and whether it is to be negated.</summary>
        public (SearchCriterion Criterion, bool Negated) ToCriterion(SearchParameterType? type)
        {
            var parts = Path.Split('.');
            var chain = parts.Length == 1 ? null : parts[..^1].Select(p => new ChainHop(p, null, Reverse: false)).ToList();
            var (modifier, prefix, negated) = Meaning(type);
            return (new SearchCriterion(parts[^1], modifier, [prefix + Value], chain), negated);
        }

        private (string? Modifier, string Prefix, bool Negated) Meaning(SearchParameterType? type)
        {
            var isOrdered = type is SearchParameterType.Date or SearchParameterType.Number or SearchParameterType.Quantity;
            return (Operator, type) switch
            {
                ("pr", _) => ("missing", "", true),
                ("eq", SearchParameterType.String) => ("whole", "", false),
                ("ne", SearchParameterType.String) => ("whole", "", true),
                ("co", SearchParameterType.String) => ("contains", "", false),
                ("sw", SearchParameterType.String) => (null, "", false),
                ("ew", SearchParameterType.String) => ("ends", "", false),
                ("eq", _) when isOrdered => (null, "eq", false),
                ("ne", _) when isOrdered => (null, "ne", false),
                ("gt" or "lt" or "ge" or "le" or "ap", _) when isOrdered => (null, Operator, false),
                ("sa" or "eb", SearchParameterType.Date) => (null, Operator, false),
                ("po", SearchParameterType.Date) => throw SearchFault.Unsupported("a filter with po"),
                ("eq" or "re", SearchParameterType.Reference) => (null, "", false),
                ("eq", _) => (null, "", false),
                ("ne", _) => (null, "", true),
                _ => throw SearchFault.Unsupported($"a filter with {Operator} of this parameter"),
            };
        }
    }
}
