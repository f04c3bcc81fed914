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
    string? Cursor = null);

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
