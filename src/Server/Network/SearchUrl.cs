using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network;

/// <summary>
/// A search URL, understood: what to ask of the store, and what was left out because no such parameter is known.
/// <c>Used</c> are the pairs that took part, for the self link.
/// </summary>
internal sealed record SearchRequest(
    SearchQuery Query, IReadOnlyList<KeyValuePair<string, string>> Used, IReadOnlyList<Issue> Ignored, bool CountOnly);

/// <summary>
/// What a search URL means beside its criteria, which the store reads: lenient and strict handling, <c>_type</c>, counts alone.
/// Source: FHIR R4 §3.1.1 Search, §3.1.1.1.3 handling errors.
/// </summary>
internal static class SearchUrl
{
    public const int MostCount = 1_000;

    private static readonly HashSet<string> Common =
    [
        "_id", "_lastUpdated", "_tag", "_profile", "_security", "_source", "_text", "_content", "_list", "_filter", "_has", "_type",
        "_sort", "_count", "_include", "_revinclude", "_summary", "_total", "_elements", "_contained", "_containedType", "_cursor",
        "_format", "_pretty",
    ];

    /// <summary>
    /// Parses the query of a search of a type (empty = all types). Strict refuses unknown parameters; otherwise they are
    /// left out with a warning.
    /// </summary>
    public static Parsed<SearchRequest> Parse(string type, string query, bool strict)
    {
        var used = new List<KeyValuePair<string, string>>();
        var ignored = new List<Issue>();
        var pairs = QueryText.Parse(query);
        var types = type.Length == 0 ? Value(pairs, "_type")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [] : [];
        if (Array.Exists(types, t => !R4Definitions.IsResourceType(t)))
            return Issue.Error("value", "_type names a type that R4 does not have.", "_type");
        var searched = types.Length == 1 ? types[0] : type;
        foreach (var pair in pairs)
        {
            if (pair.Value.Length == 0)
                continue;
            if (pair.Key is "_contained" or "_containedType" && pair.Value != "false")
                ignored.Add(Contained(strict));
            else if (strict || IsKnown(searched, types, pair.Key))
                used.Add(pair);
            else
                ignored.Add(Issue.Warning("not-supported", $"{Subject(type)} has no search parameter '{Shown(pair.Key)}'; it was left out."));
        }
        if (ignored.Exists(i => i.Fails))
            return new Parsed<SearchRequest>(ignored);
        // Source: FHIR R4 §3.1.1.4.4: _count=0 is the same as _summary=count.
        var countOnly = Value(used, "_summary") == "count" || Value(used, "_count") == "0";
        var parsed = SearchQuery.Parse(searched, used.FindAll(p => p.Key != "_type" || types.Length > 1));
        if (!parsed.Succeeded)
            return new Parsed<SearchRequest>(parsed.Issues);
        ignored.AddRange(parsed.Issues);
        var asked = countOnly ? parsed.Value with { Count = 0, Total = TotalMode.Accurate } : parsed.Value;
        return new SearchRequest(asked, used, ignored, countOnly);
    }

    /// <summary>The search of a conditional write: unknown parameters are errors, and something must be asked.</summary>
    public static Parsed<SearchQuery> Condition(string type, string query)
    {
        var parsed = Parse(type, query, strict: true);
        if (!parsed.Succeeded)
            return new Parsed<SearchQuery>(parsed.Issues);
        if (parsed.Value.Query.Criteria.Count == 0)
            return Issue.Error("required", "A conditional interaction needs at least one search parameter.");
        if (parsed.Value.Query.Criteria.Any(TerminologyCriteria.Asks))
            return Issue.Error("not-supported", "A condition does not look into value sets or hierarchies of codes.");
        return parsed.Value.Query with { Count = 2 };
    }

    private static bool IsKnown(string type, string[] types, string name)
    {
        var first = name.AsSpan()[..(name.AsSpan().IndexOfAny(':', '.') is >= 0 and var end ? end : name.Length)].ToString();
        if (first == "_query")
            return false;
        return Common.Contains(first) || SearchParameters.Find(type, first) is not null
            || (types.Length > 1 && Array.TrueForAll(types, t => SearchParameters.Find(t, first) is not null));
    }

    private static Issue Contained(bool strict)
    {
        const string Text = "Contained resources are not searched by themselves; _contained was left out.";
        return strict ? Issue.Error("not-supported", Text, "_contained") : Issue.Warning("not-supported", Text, "_contained");
    }

    private static string? Value(List<KeyValuePair<string, string>> pairs, string name)
    {
        var pair = pairs.Find(p => p.Key == name);
        return pair.Key is null ? null : pair.Value;
    }

    private static string Subject(string type) => type.Length == 0 ? "A search of all types" : type;

    /// <summary>A name from the URL for a message: only the characters of names, so that no value slips in.</summary>
    private static string Shown(string name) =>
        name.Length <= 80 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? name : "(unreadable)";
}
