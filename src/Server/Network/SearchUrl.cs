using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network;

/// <summary>
/// A search URL, understood: what to ask of the store, and what was left out because no such parameter is known.
/// <c>Types</c> narrows a search of all types. <c>Used</c> are the pairs that took part, for the self link.
/// </summary>
internal sealed record SearchRequest(
    SearchQuery Query, IReadOnlyList<string> Types, IReadOnlyList<KeyValuePair<string, string>> Used, IReadOnlyList<Issue> Ignored,
    bool CountOnly);

/// <summary>Reads search URLs. Source: FHIR R4 §3.1.1 Search.</summary>
internal static class SearchUrl
{
    public const int DefaultCount = 20;
    public const int MostCount = 1_000;

    private static readonly HashSet<string> Special =
        ["_id", "_lastUpdated", "_tag", "_profile", "_security", "_source", "_text", "_content", "_list", "_filter", "_has"];

    private static readonly HashSet<string> Shaping = ["_format", "_pretty", "_summary", "_elements", "_contained", "_containedType"];

    /// <summary>
    /// Parses the query of a search of a type (empty = all types). Strict refuses unknown parameters; otherwise they are
    /// left out with a warning.
    /// </summary>
    public static Parsed<SearchRequest> Parse(string type, string query, bool strict) =>
        Parse(type, QueryText.Parse(query), strict);

    public static Parsed<SearchRequest> Parse(string type, List<KeyValuePair<string, string>> pairs, bool strict)
    {
        var draft = new Draft(type);
        foreach (var (name, value) in pairs)
        {
            if (value.Length == 0)
                continue;
            if (draft.Take(name, value) is { } issue)
            {
                if (issue.Fails && (strict || issue.Code != "not-supported"))
                    return issue;
                draft.Ignored.Add(issue with { Severity = IssueSeverity.Warning });
                continue;
            }
            draft.Used.Add(new(name, value));
        }
        return draft.ToRequest();
    }

    /// <summary>The search of a conditional write: unknown parameters and result options are errors, and something must be asked.</summary>
    public static Parsed<SearchQuery> Condition(string type, string query)
    {
        var parsed = Parse(type, query, strict: true);
        if (!parsed.Succeeded)
            return new Parsed<SearchQuery>(parsed.Issues);
        if (parsed.Value.Query.Criteria.Count == 0)
            return Issue.Error("required", "A conditional interaction needs at least one search parameter.");
        return parsed.Value.Query with { Count = 2 };
    }

    private sealed class Draft(string type)
    {
        private readonly List<SearchCriterion> criteria = [];
        private readonly List<SortKey> sort = [];
        private readonly List<IncludeRule> includes = [];
        private int count = DefaultCount;
        private TotalMode total;
        private string? cursor;
        private string[] types = [];
        private bool countOnly;

        public List<Issue> Ignored { get; } = [];

        public List<KeyValuePair<string, string>> Used { get; } = [];

        public Parsed<SearchRequest> ToRequest()
        {
            var searched = type.Length == 0 && types.Length == 1 ? types[0] : type;
            var query = new SearchQuery(
                searched,
                criteria,
                sort.Count > 0 ? sort : null,
                includes.Count > 0 ? includes : null,
                countOnly ? 0 : count,
                countOnly ? TotalMode.Accurate : total,
                Cursor: cursor);
            return new SearchRequest(query, searched.Length > 0 ? [] : types, Used, Ignored, countOnly);
        }

        public Issue? Take(string name, string value)
        {
            switch (name)
            {
                case "_count":
                    return TakeCount(value);
                case "_sort":
                    return TakeSort(value);
                case "_total":
                    return Enum.TryParse(value, ignoreCase: true, out total) ? null : Bad("_total is none, estimate or accurate.");
                case "_cursor":
                    cursor = value;
                    return null;
                case "_type" when type.Length == 0:
                    types = value.Split(',');
                    return Array.Find(types, t => !R4Definitions.IsResourceType(t)) is { } unknown
                        ? Bad($"_type names '{Shown(unknown)}', which is no resource type of R4.")
                        : null;
                case "_summary":
                    countOnly |= value == "count";
                    return null;
                case "_include" or "_include:iterate" or "_include:recurse":
                    return TakeInclude(value, name.Length > 8, reverse: false);
                case "_revinclude" or "_revinclude:iterate" or "_revinclude:recurse":
                    return TakeInclude(value, name.Length > 11, reverse: true);
                default:
                    return Shaping.Contains(name) ? null : TakeCriterion(name, value);
            }
        }

        private Issue? TakeCount(string value)
        {
            if (!int.TryParse(value, out var wanted) || wanted < 0)
                return Bad("_count is a whole number, 0 or more.");
            // Source: FHIR R4 §3.1.1.4.4: _count=0 is the same as _summary=count.
            countOnly |= wanted == 0;
            count = Math.Clamp(wanted, 1, MostCount);
            return null;
        }

        private Issue? TakeSort(string value)
        {
            foreach (var part in value.Split(','))
            {
                var descending = part.StartsWith('-');
                var parameter = descending ? part[1..] : part;
                if (!IsKnown(type, parameter))
                    return Unknown($"_sort names '{Shown(parameter)}'");
                sort.Add(new SortKey(parameter, descending));
            }
            return null;
        }

        private Issue? TakeInclude(string value, bool iterate, bool reverse)
        {
            var parts = value.Split(':');
            var source = parts[0] == "*" ? (reverse ? "*" : type) : parts[0];
            var parameter = parts.Length > 1 ? parts[1] : "*";
            if (source is not ("*" or "") && !R4Definitions.IsResourceType(source))
                return Bad($"An include names '{Shown(source)}', which is no resource type of R4.");
            if (parameter != "*" && source is not ("*" or "")
                && SearchParameters.Find(source, parameter) is not { Type: SearchParameterType.Reference })
                return Unknown($"An include names '{Shown(source)}:{Shown(parameter)}', which is no reference parameter");
            includes.Add(new IncludeRule(source.Length == 0 ? "*" : source, parameter, parts.Length > 2 ? parts[2] : null, reverse, iterate));
            return null;
        }

        private Issue? TakeCriterion(string name, string value)
        {
            var (hops, on, rest) = ReadChain(name);
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            var parameter = colon < 0 ? rest : rest[..colon];
            var modifier = colon < 0 ? null : rest[(colon + 1)..];
            var first = hops is null ? parameter : hops[0].Reverse ? "_has" : hops[0].Parameter;
            if (!IsKnown(type, first) || (on is { } end && !IsKnown(end, parameter)))
                return Unknown($"The parameter '{Shown(name)}' is not known");
            criteria.Add(new SearchCriterion(parameter, modifier, SplitAlternatives(value), hops));
            return null;
        }

        /// <summary>The hops of a chained name, the type they end on when the name says it, and what follows them.</summary>
        private static (List<ChainHop>? Hops, string? On, string Remaining) ReadChain(string name)
        {
            List<ChainHop>? hops = null;
            string? on = null;
            while (true)
            {
                if (name.StartsWith("_has:", StringComparison.Ordinal) && name.Split(':', 4) is [_, var source, var reference, var rest])
                {
                    (hops ??= []).Add(new ChainHop(reference, source, Reverse: true));
                    (on, name) = (source, rest);
                    continue;
                }
                var dot = name.IndexOf('.', StringComparison.Ordinal);
                if (dot <= 0)
                    return (hops, on, name);
                var hop = name[..dot];
                var colon = hop.IndexOf(':', StringComparison.Ordinal);
                on = colon < 0 ? null : hop[(colon + 1)..];
                (hops ??= []).Add(new ChainHop(colon < 0 ? hop : hop[..colon], on, Reverse: false));
                name = name[(dot + 1)..];
            }
        }

        private static bool IsKnown(string type, string parameter) =>
            Special.Contains(parameter)
            || (type.Length > 0 && SearchParameters.Find(type, parameter) is not null)
            || (type.Length == 0 && parameter is "patient" or "subject" or "code" or "date" or "identifier" or "status");

        private static Issue Unknown(string what) => Issue.Error("not-supported", what + ".");

        private static Issue Bad(string text) => Issue.Error("value", text);

        /// <summary>A name from the URL for a message: only the characters of names, so that no value slips in.</summary>
        private static string Shown(string name) =>
            name.Length <= 80 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? name : "(unreadable)";

        private static List<string> SplitAlternatives(string text)
        {
            var parts = new List<string>();
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\\')
                    i++;
                else if (text[i] == ',')
                {
                    parts.Add(text[start..i]);
                    start = i + 1;
                }
            }
            parts.Add(text[start..]);
            return parts;
        }
    }
}
