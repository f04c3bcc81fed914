using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Store.Indexing;
using Chartroom.Store.Reading;

namespace Chartroom.Store.Search;

/// <summary>One page of a search: the matches, what goes with them, the total when asked for, the way on.</summary>
internal sealed class SearchRun(SearchScope scope, SearchCatalog catalog, long t)
{
    /// <summary>A page never carries more included resources than this; the issue says so.</summary>
    private const int MostIncluded = 1_000;
    private const int EstimateLimit = 10_000;
    private const int MostIterations = 5;
    private const int ReadAtOnce = 200;

    /// <summary>Resources that one page, or one total, reads at most for the words in them.</summary>
    private const int MostRead = 20_000;

    private readonly List<Issue> issues = [];

    public SearchPage Run(SearchQuery query, SearchCursor? cursor)
    {
        if (query.Type.Length > 0 && !scope.Allows(query.Type))
            return new SearchPage([], [], query.Total == TotalMode.None ? null : 0, t, null, []);
        var statement = new SearchStatement(scope, catalog, query);
        var words = DocumentWords.Of(query.Criteria);
        var (matches, next) = words is null ? Page(statement, query.Count, cursor) : Page(statement, query.Count, cursor, words);
        var included = query.Includes is { Count: > 0 } rules ? Included(matches, rules) : [];
        long? total = query.Total switch
        {
            TotalMode.None => null,
            _ when words is not null => Count(statement, words),
            TotalMode.Accurate => statement.Count(),
            _ => statement.Count(EstimateLimit),
        };
        return new SearchPage(matches.ConvertAll(m => m.Version), included.ConvertAll(m => m.Version), total, t, next, issues);
    }

    /// <summary>At most <paramref name="count"/> keys that match; for conditional writes.</summary>
    public IReadOnlyList<ResourceKey> Keys(SearchQuery query, int count)
    {
        if (DocumentWords.Of(query.Criteria) is not null)
            throw SearchFault.Unsupported("words in a condition");
        var rows = new SearchStatement(scope, catalog, query with { Sort = null }).Page(null, count);
        return VersionReader.Rows(scope, rows.ConvertAll(r => r.Place)).ConvertAll(v => v.Version.Key);
    }

    private (List<FoundVersion> Matches, string? Next) Page(SearchStatement statement, int count, SearchCursor? cursor)
    {
        if (count == 0)
            return ([], null);
        var rows = statement.Page(cursor, count + 1);
        var matches = VersionReader.Rows(scope, rows.Take(count).Select(r => r.Place).ToList());
        return (matches, rows.Count > count ? new SearchCursor(t, rows[count - 1].Keys, rows[count - 1].Place.Rid).Write() : null);
    }

    /// <summary>
    /// The same with words that only the resources themselves can tell: they are read in their order until the page is full.
    /// A page that would read too many ends early; the next one goes on from there.
    /// </summary>
    private (List<FoundVersion> Matches, string? Next) Page(SearchStatement statement, int count, SearchCursor? cursor, DocumentWords words)
    {
        var matches = new List<FoundVersion>();
        for (var read = 0; matches.Count < count;)
        {
            var rows = statement.Page(cursor, ReadAtOnce);
            foreach (var row in rows)
            {
                var found = VersionReader.Rows(scope, [row.Place]);
                cursor = new SearchCursor(t, row.Keys, row.Place.Rid);
                if (found.Count > 0 && words.AreIn(found[0].Version.Document!))
                    matches.Add(found[0]);
                if (matches.Count == count)
                    return (matches, cursor.Write());
            }
            if (rows.Count < ReadAtOnce)
                return (matches, null);
            if ((read += rows.Count) < MostRead)
                continue;
            issues.Add(Issue.Information("incomplete", $"{MostRead} resources were read for their words; the next page goes on from here."));
            return (matches, cursor!.Write());
        }
        return (matches, null);
    }

    private long Count(SearchStatement statement, DocumentWords words)
    {
        var total = 0L;
        SearchCursor? cursor = null;
        for (var read = 0; read < MostRead;)
        {
            var rows = statement.Page(cursor, ReadAtOnce);
            total += VersionReader.Rows(scope, rows.ConvertAll(r => r.Place)).Count(v => words.AreIn(v.Version.Document!));
            if (rows.Count < ReadAtOnce)
                return total;
            read += rows.Count;
            cursor = new SearchCursor(t, rows[^1].Keys, rows[^1].Place.Rid);
        }
        throw SearchFault.TooCostly($"A total by words would read more than {MostRead} resources.");
    }

    /// <summary>Source: FHIR R4 §3.1.1.5.4 Including other resources in result.</summary>
    private List<FoundVersion> Included(List<FoundVersion> matches, IReadOnlyList<IncludeRule> rules)
    {
        var seen = matches.Select(m => m.Rid).ToHashSet();
        var included = new List<FoundVersion>();
        var from = matches;
        for (var round = 0; round < MostIterations && from.Count > 0 && included.Count < MostIncluded; round++)
        {
            var found = new List<RowPlace>();
            foreach (var rule in rules.Where(r => r.Iterate || round == 0))
                found.AddRange(rule.Reverse ? Referring(from, rule) : Referred(from, rule));
            from = VersionReader.Rows(scope, found.Where(f => seen.Add(f.Rid)).Take(MostIncluded - included.Count).ToList());
            included.AddRange(from);
        }
        if (included.Count >= MostIncluded)
            issues.Add(Issue.Warning("incomplete", $"Only the first {MostIncluded} included resources are given."));
        return included;
    }

    private List<RowPlace> Referred(List<FoundVersion> from, IncludeRule rule)
    {
        var sources = from.Where(f => rule.Source == "*" || f.Version.Key.Type == rule.Source).ToList();
        if (sources.Count == 0)
            return [];
        var parameters = rule.Parameter == "*" ? null : ParametersOf(rule);
        if (parameters is { Count: 0 })
            return [];
        return scope.Session.IsServer ? ReferredNearby(sources, parameters, rule.Target ?? "") : Rows(
            sql => $"reference_ix r join version v on v.lid = r.value where r.rid {sql.Among(sources.ConvertAll(s => s.Rid))} "
                   + $"and {Which(sql, parameters)}v.method <> 3",
            rule.Target ?? "");
    }

    /// <summary>
    /// The same in the compartments in which what a chart refers to lies: its own, that of a patient, and the one of nobody. Only
    /// references that lead elsewhere are followed everywhere.
    /// </summary>
    private List<RowPlace> ReferredNearby(List<FoundVersion> sources, List<long>? parameters, string type)
    {
        var own = sources.Select(s => s.Compartment).Distinct().ToList();
        var sql = new SqlText();
        var lids = scope.Session.Rows(
            c => c.Integer(0),
            $"select distinct r.value from reference_ix r where {Which(sql, parameters)}r.compartment {sql.Among(own)} "
            + $"and r.rid {sql.Among(sources.ConvertAll(s => s.Rid))}",
            sql.Arguments);
        if (lids.Count == 0)
            return [];
        var near = own.Append(0).Concat(lids).Distinct().ToList();
        sql = new SqlText();
        var there = scope.Session.Rows(
            c => c.Integer(0), $"select distinct lid from version where compartment {sql.Among(near)} and lid {sql.Among(lids)}", sql.Arguments);
        var far = lids.Except(there).ToList();
        var found = there.Count == 0 ? [] : Rows(
            s => $"version v where v.compartment {s.Among(near)} and v.lid {s.Among(there)} and v.method <> 3", type);
        if (far.Count > 0)
            found.AddRange(Rows(s => $"version v where v.lid {s.Among(far)} and v.method <> 3", type));
        return found;
    }

    private static string Which(SqlText sql, List<long>? parameters) => parameters is null ? "" : $"r.param {sql.Among(parameters)} and ";

    private List<RowPlace> Referring(List<FoundVersion> from, IncludeRule rule)
    {
        var lids = from.Where(f => rule.Target is null || f.Version.Key.Type == rule.Target).Select(f => f.Lid).ToList();
        var parameters = rule.Parameter == "*" ? AllReferences(rule.Source) : ParametersOf(rule);
        if (parameters.Count == 0 || lids.Count == 0)
            return [];
        return Rows(
            sql => $"reference_ix r join version v on v.rid = r.rid{scope.Beside("v", "r")} where r.param {sql.Among(parameters)} and r.value {sql.Among(lids)}",
            rule.Source == "*" ? "" : rule.Source);
    }

    /// <summary>
    /// All reference parameters of a type, or with <c>*</c> of every type but AuditEvent: who looked at a record is no part of it.
    /// </summary>
    private List<long> AllReferences(string source)
    {
        IEnumerable<string> types = source == "*"
            ? Chartroom.Fhir.Definitions.R4Definitions.ResourceTypes.Where(t => t != "AuditEvent")
            : [source];
        return [.. from type in types
                   from parameter in SearchParameters.Of(type)
                   where parameter.Type == SearchParameterType.Reference
                   from number in scope.Names.Parameters(scope.Session, type, parameter.Code)
                   select number];
    }

    private List<RowPlace> Rows(Func<SqlText, string> fromWhere, string type)
    {
        var sql = new SqlText();
        if (type.Length > 0 && !scope.Allows(type))
            return [];
        var from = fromWhere(sql);
        var only = type.Length > 0 ? $" and +v.type = {sql.Add(scope.Names.Type(scope.Session, type) ?? -1)}" : "";
        var text = $"select distinct v.rid, v.compartment from {from}{only} and {scope.Visible(sql, type, "v")} "
                   + $"order by v.rid limit {sql.Add(MostIncluded + 1)}";
        return scope.Session.Rows(c => new RowPlace(c.Integer(0), c.Integer(1)), text, sql.Arguments);
    }

    private List<long> ParametersOf(IncludeRule rule)
    {
        if (catalog.Find(rule.Source, rule.Parameter) is null)
            throw SearchFault.Unknown(rule.Source, rule.Parameter);
        return scope.Names.Parameters(scope.Session, rule.Source, rule.Parameter);
    }
}
