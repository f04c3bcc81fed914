using Chartroom.Fhir.Outcomes;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>
/// A search of one type, or of all when <c>Type</c> is empty: the parsed query of a FHIR search URL.
/// Source: FHIR R4 §3.1.1 Search.
/// </summary>
/// <param name="Criteria">All must hold; the values of one criterion are alternatives.</param>
/// <param name="Count">Matches a page at most.</param>
/// <param name="AsOf">The snapshot; null = now.</param>
/// <param name="Cursor">Where the page starts, from the page before.</param>
public sealed record SearchQuery(
    string Type,
    IReadOnlyList<SearchCriterion> Criteria,
    IReadOnlyList<SortKey>? Sort = null,
    IReadOnlyList<IncludeRule>? Includes = null,
    int Count = 20,
    TotalMode Total = TotalMode.None,
    long? AsOf = null,
    string? Cursor = null)
{
    /// <summary>The types of a search of several types; empty = the one of <see cref="Type"/>, or all.</summary>
    public IReadOnlyList<string> Types => Type.Length > 0 ? [] : Criteria.FirstOrDefault(c => c.Parameter == "_type")?.Values ?? [];

    /// <summary>The id of a patient: only what lies in that compartment. Source: FHIR R4 §3.1.1.2 compartments.</summary>
    public string? Compartment { get; init; }

    /// <summary>
    /// True for only those resources of named patients for which the chart index has no time: what an order by
    /// that time puts last. Without a patient it has no meaning and is passed over.
    /// </summary>
    public bool Undated { get; init; }

    /// <summary>
    /// Reads the parameters of a FHIR search URL, decoded, against the parameters of R4 and US Core. Unknown parameters,
    /// modifiers without meaning and malformed values are errors with the parameter as path. What shapes only the answer
    /// (<c>_format</c>, <c>_summary</c>, <c>_elements</c>…) is passed over; <c>_cursor</c> is the page to go on from.
    /// Source: FHIR R4 §3.1.1 Search.
    /// </summary>
    /// <param name="type">The resource type; empty for a search of all types.</param>
    public static Parsed<SearchQuery> Parse(string type, IEnumerable<KeyValuePair<string, string>> pairs) =>
        new SearchParser(SearchCatalog.FindStandard, type).Parse(pairs);

    /// <summary>The same from a query string as it stands in a URL, such as <c>patient=1&amp;_sort=-date</c>.</summary>
    public static Parsed<SearchQuery> Parse(string type, string queryString) => Parse(type, SearchParser.Pairs(queryString));
}

/// <summary>
/// One parameter with modifier and alternatives, still as text, such as <c>code:text=a,b</c>. <c>Chain</c> holds the
/// hops of a chained parameter and of <c>_has</c>, outermost first.
/// </summary>
public sealed record SearchCriterion(string Parameter, string? Modifier, IReadOnlyList<string> Values, IReadOnlyList<ChainHop>? Chain = null);

/// <summary>
/// One hop: forward (<c>subject:Patient.</c>: Parameter subject, Type Patient) or reverse
/// (<c>_has:Observation:patient:</c>: Parameter patient, Type Observation).
/// </summary>
public readonly record struct ChainHop(string Parameter, string? Type, bool Reverse);

public readonly record struct SortKey(string Parameter, bool Descending);

/// <summary><c>_include</c> or <c>_revinclude</c>: <c>Source:Parameter[:Target]</c>; Parameter <c>*</c> = all.</summary>
public readonly record struct IncludeRule(string Source, string Parameter, string? Target, bool Reverse, bool Iterate);

public enum TotalMode : byte { None, Estimate, Accurate }
