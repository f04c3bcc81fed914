using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>
/// Reads the parameters of a FHIR search URL. An unknown parameter, a modifier that has no meaning and a value of the
/// wrong form are errors, each with the parameter as its path; what only shapes the answer (<c>_format</c>,
/// <c>_summary</c>, <c>_elements</c>…) is left to the caller. Source: FHIR R4 §3.1.1 Search.
/// </summary>
internal sealed class SearchParser(Func<string, string, ParameterShape?> find, string type)
{
    public const int MostCount = 1_000;

    /// <summary>What one search may ask; more is refused before any of it is looked for.</summary>
    private const int MostCriteria = 64;
    private const int MostValues = 2_000;
    private const int MostHops = 6;
    private const int MostIncludes = 40;
    private const int MostSortKeys = 8;

    private static readonly HashSet<string> ForTheCaller =
        ["_format", "_pretty", "_summary", "_elements", "_contained", "_containedType", "_maxresults", "_score"];

    private readonly List<Issue> issues = [];
    private readonly List<SearchCriterion> criteria = [];
    private readonly List<SortKey> sort = [];
    private readonly List<IncludeRule> includes = [];
    private int count = 20;
    private string[] types = [];
    private int asked;
    private TotalMode total;
    private string? cursor;

    /// <summary>The pairs of a query string, decoded.</summary>
    public static List<KeyValuePair<string, string>> Pairs(string queryString)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            pairs.Add(new(Decode(name), Decode(value)));
        }
        return pairs;
    }

    public Parsed<SearchQuery> Parse(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var all = pairs.ToList();
        if (type.Length == 0 && all.Find(p => p.Key == "_type").Value is { } several)
            types = several.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (name, value) in all)
            Add(name, value);
        Bound();
        var query = new SearchQuery(type, criteria, sort.Count > 0 ? sort : null, includes.Count > 0 ? includes : null, count, total, Cursor: cursor);
        return issues.Exists(i => i.Fails) ? new Parsed<SearchQuery>(issues) : new Parsed<SearchQuery>(query, issues);
    }

    /// <summary>The parameter of the type; in a search of several types one that all of them have.</summary>
    private ParameterShape? Find(string at, string code)
    {
        if (find(at, code) is { } known)
            return known;
        if (at.Length > 0 || types.Length == 0)
            return null;
        var shapes = types.Select(t => find(t, code)).ToList();
        return shapes.TrueForAll(s => s is not null && s.Type == shapes[0]?.Type)
            ? shapes[0]! with { Targets = [.. shapes.SelectMany(s => s!.Targets).Distinct()] }
            : null;
    }

    private void Bound()
    {
        void Limit(int number, int most, string what)
        {
            if (number > most)
                issues.Add(Issue.Error("too-costly", $"A search has at most {most} {what}."));
        }
        Limit(criteria.Count, MostCriteria, "criteria");
        Limit(asked, MostValues, "values");
        Limit(criteria.Select(c => c.Chain?.Count ?? 0).DefaultIfEmpty().Max(), MostHops, "hops in a chain");
        Limit(includes.Count, MostIncludes, "includes");
        Limit(sort.Count, MostSortKeys, "sort keys");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Add(string name, string value)
    {
        if (ForTheCaller.Contains(name))
            return;
        switch (name.Split(':')[0])
        {
            case "_count":
                Count(value);
                break;
            case "_sort":
                Sort(value);
                break;
            case "_total":
                Total(value);
                break;
            case "_cursor":
                cursor = value;
                break;
            case "_include" or "_revinclude":
                Include(name, value);
                break;
            default:
                Criterion(name, value);
                break;
        }
    }

    private void Count(string value)
    {
        if (int.TryParse(value, out var number) && number >= 0)
            count = Math.Min(number, MostCount);
        else
            Fault("_count", "_count is not a whole number of at least 0.");
    }

    private void Total(string value)
    {
        if (!Enum.TryParse(value, ignoreCase: true, out total) || !Enum.IsDefined(total))
            Fault("_total", "_total is one of none, estimate, accurate.");
    }

    private void Sort(string value)
    {
        foreach (var key in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (code, descending) = key[0] == '-' ? (key[1..], true) : (key, false);
            var shape = code is "_lastUpdated" ? null : Find(type, code);
            if (code != "_lastUpdated" && shape is null)
                Fault("_sort", $"{Subject} cannot be sorted by {code}.");
            else if (shape?.Type is SearchParameterType.Composite or SearchParameterType.Special || code is "_id" or "_text" or "_content")
                issues.Add(Issue.Warning("not-supported", $"Sorting by {code} is not supported; the order is that of writing.", "_sort"));
            else
                sort.Add(new SortKey(code, descending));
        }
    }

    private string Subject => type.Length == 0 ? "A search of all types" : type;

    private void Include(string name, string value)
    {
        var parts = value.Split(':');
        var reverse = name.StartsWith("_rev", StringComparison.Ordinal);
        if (value == "*")
            parts = [reverse ? "*" : type, "*"];
        if (parts.Length is < 2 or > 3)
        {
            Fault(name, $"{name} expects Type:parameter or Type:parameter:Target.");
            return;
        }
        var known = parts[1] == "*" || Find(parts[0], parts[1])?.Type == SearchParameterType.Reference;
        if (!known)
            Fault(name, $"{parts[0]} has no reference parameter {parts[1]}.");
        else
            includes.Add(new IncludeRule(
                parts[0], parts[1], parts.Length == 3 ? parts[2] : null, reverse, name.EndsWith(":iterate", StringComparison.Ordinal) || name.EndsWith(":recurse", StringComparison.Ordinal)));
    }

    private void Criterion(string name, string value)
    {
        var chain = new List<ChainHop>();
        List<string> reached = [type];
        var rest = name;
        while (rest.StartsWith("_has:", StringComparison.Ordinal) || rest.IndexOf('.', StringComparison.Ordinal) >= 1)
        {
            var problem = rest.StartsWith("_has:", StringComparison.Ordinal) ? Reverse(chain, ref reached, ref rest) : Forward(chain, ref reached, ref rest);
            if (problem is null)
                continue;
            Fault(name, problem);
            return;
        }
        Last(name, value, reached, rest, chain);
    }

    /// <summary>Takes <c>_has:Type:parameter:</c> off the front of a name.</summary>
    private string? Reverse(List<ChainHop> chain, ref List<string> reached, ref string rest)
    {
        var parts = rest.Split(':', 4);
        if (parts.Length < 4)
            return "_has expects _has:Type:parameter:parameter.";
        if (find(parts[1], parts[2])?.Type != SearchParameterType.Reference)
            return $"{parts[1]} has no reference parameter {parts[2]}.";
        chain.Add(new ChainHop(parts[2], parts[1], Reverse: true));
        (reached, rest) = ([parts[1]], parts[3]);
        return null;
    }

    /// <summary>Takes <c>parameter.</c> or <c>parameter:Type.</c> off the front of a name.</summary>
    private string? Forward(List<ChainHop> chain, ref List<string> reached, ref string rest)
    {
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        var hop = rest[..dot].Split(':');
        var shapes = reached.ConvertAll(t => Find(t, hop[0])).FindAll(s => s?.Type == SearchParameterType.Reference);
        if (shapes.Count == 0)
            return $"{reached[0]} has no reference parameter {hop[0]}.";
        chain.Add(new ChainHop(hop[0], hop.Length > 1 ? hop[1] : null, Reverse: false));
        reached = hop.Length > 1 ? [hop[1]] : [.. shapes.SelectMany(s => s!.Targets).Distinct()];
        rest = rest[(dot + 1)..];
        return null;
    }

    private void Last(string name, string value, List<string> reached, string rest, List<ChainHop> chain)
    {
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var (code, modifier) = colon < 0 ? (rest, null) : (rest[..colon], rest[(colon + 1)..]);
        var found = reached.Select(t => Find(t, code)).FirstOrDefault(s => s is not null);
        if (code == "_filter" && chain.Count == 0 && modifier is null)
            Filter(value);
        else if (found is null && code is not ("_id" or "_lastUpdated" or "_list" or "_type"))
            Fault(name, $"{(reached.Count == 1 && reached[0].Length > 0 ? reached[0] : Subject)} has no search parameter {code}.");
        else if (Value(name, value, found, modifier) is { } values)
            criteria.Add(new SearchCriterion(code, modifier, values, chain.Count > 0 ? chain : null));
    }

    private void Filter(string value)
    {
        try
        {
            FilterParser.Parse(value);
            criteria.Add(new SearchCriterion("_filter", null, [value]));
        }
        catch (SearchFault fault)
        {
            issues.Add(fault.Issue with { Path = "_filter" });
        }
    }

    /// <summary>The alternatives, or null after saying what is wrong with them.</summary>
    private List<string>? Value(string name, string value, ParameterShape? shape, string? modifier)
    {
        var before = issues.Count;
        var alternatives = SearchText.Split(value, ',').FindAll(v => v.Length > 0);
        asked += alternatives.Count;
        if (alternatives.Count == 0)
            issues.Add(Issue.Warning("invalid", $"{name} has no value and is left out.", name));
        if (modifier is not null && !Fits(shape, modifier))
            Fault(name, $"The modifier :{modifier} is not supported with {shape?.Code ?? name}.");
        else if (modifier == "missing" && value is not ("true" or "false"))
            Fault(name, ":missing expects true or false.");
        else if (modifier != "missing" && alternatives.Exists(v => !Fits(shape, modifier, name, v)))
            Fault(name, $"A value of {name} is not of the form of a {shape?.Type.ToString().ToLowerInvariant() ?? "date"}.");
        return issues.Count == before ? alternatives : null;
    }

    private static bool Fits(ParameterShape? shape, string modifier) => shape?.Type switch
    {
        _ when shape?.Code is "_text" or "_content" => false,
        _ when modifier == "missing" => shape is not null,
        SearchParameterType.Token => modifier is "text" or "not" or "in" or "not-in" or "above" or "below" or "of-type",
        SearchParameterType.String => modifier is "exact" or "contains",
        SearchParameterType.Uri => modifier is "above" or "below",
        SearchParameterType.Reference => modifier is "identifier" or "not" or "above" or "below" || R4Definitions.ResourceTypes.Contains(modifier),
        null => modifier == "not",
        _ => false,
    };

    private static bool Fits(ParameterShape? shape, string? modifier, string name, string value) => shape?.Type switch
    {
        SearchParameterType.Token when modifier == "of-type" => SearchText.Split(value, '|').Count == 3,
        SearchParameterType.Special => Nearness.Read(SearchText.Unescape(value)) is not null,
        SearchParameterType.Date => Ordered.Date(Ordered.Split(value).Operand) is not null,
        null when name.EndsWith("_lastUpdated", StringComparison.Ordinal) => Ordered.Date(Ordered.Split(value).Operand) is not null,
        SearchParameterType.Number => Ordered.Number(Ordered.Split(value).Operand) is not null,
        SearchParameterType.Quantity => SearchText.Split(value, '|') is { Count: 1 or 3 } parts && Ordered.Number(Ordered.Split(parts[0]).Operand) is not null,
        SearchParameterType.Composite => SearchText.Split(value, '$').Count == shape.Components.Count,
        _ => true,
    };

    private void Fault(string name, string text) => issues.Add(Issue.Error("invalid", text, name));
}
