using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Search;
using Chartroom.Server.Network.Terminology;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network;

/// <summary>
/// Puts the codes in place of what names them: the value set of <c>:in</c> and <c>:not-in</c>, the code of <c>:above</c> and <c>:below</c>, so that
/// the store has only codes to look for. Source: FHIR R4 §3.1.1.4.10 token, modifiers.
/// </summary>
internal static class TerminologyCriteria
{
    /// <summary>Codes that one criterion may stand for.</summary>
    private const int MostCodes = 20_000;

    /// <summary>True for a criterion that needs a value set or a hierarchy.</summary>
    public static bool Asks(SearchCriterion criterion) => criterion.Modifier is "in" or "not-in" or "above" or "below";

    public static async ValueTask<Parsed<SearchQuery>> ResolveAsync(FhirCall call, SearchQuery query)
    {
        if (!query.Criteria.Any(Asks))
            return query;
        var criteria = new List<SearchCriterion>();
        foreach (var criterion in query.Criteria)
        {
            if (!Asks(criterion) || !IsToken(query, criterion))
            {
                criteria.Add(criterion);
                continue;
            }
            var codes = new List<string>();
            foreach (var value in criterion.Values)
            {
                var problem = criterion.Modifier is "in" or "not-in"
                    ? await AddSetAsync(call, value, codes)
                    : await AddHierarchyAsync(call, value, criterion.Modifier == "above", codes);
                if (problem is not null)
                    return problem with { Path = $"{criterion.Parameter}:{criterion.Modifier}" };
            }
            criteria.Add(criterion with { Values = codes });
        }
        return query with { Criteria = criteria };
    }

    private static async ValueTask<Issue?> AddSetAsync(FhirCall call, string value, List<string> codes)
    {
        var url = Unescape(value);
        Parsed<CodeSet> found;
        if (url.StartsWith("ValueSet/", StringComparison.Ordinal))
        {
            var stored = await call.Store.ReadAsync(call.Access, new("ValueSet", url[9..]), cancel: call.Cancel);
            found = stored?.Document is { } document
                ? await call.Door.Sets.ReadAsync(call.Access, document, call.Cancel)
                : Issue.Error("not-found", "There is no such value set here.");
        }
        else
        {
            found = await call.Door.Sets.FindAsync(call.Access, url, call.Cancel);
        }
        if (!found.Succeeded)
            return found.Issues[0];
        if (found.Value.Codes() is not { } all)
            return Issue.Error("not-found", $"The value set needs the code system {found.Value.Missing}, which is not here.");
        codes.AddRange(all.Take(MostCodes + 1).Select(c => $"{StoredResources.Escape(c.System)}|{StoredResources.Escape(c.Code)}"));
        return codes.Count > MostCodes ? Issue.Error("too-costly", $"A value set of more than {MostCodes} codes is not searched by.") : null;
    }

    private static async ValueTask<Issue?> AddHierarchyAsync(FhirCall call, string value, bool above, List<string> codes)
    {
        var bar = value.LastIndexOf('|');
        if (bar <= 0)
            return Issue.Error("value", "Above and below need a code with its system: system|code.");
        var (system, code) = (Unescape(value[..bar]), Unescape(value[(bar + 1)..]));
        if (await call.Door.Tables.FindAsync(call.Access, system, call.Cancel) is not { } table)
            return Issue.Error("not-found", "The code system is not here, so that its hierarchy is not known.");
        var members = above ? table.Above(code) : table.Below(code);
        codes.Add(value);
        codes.AddRange(members.Take(MostCodes + 1).Select(c => $"{StoredResources.Escape(system)}|{StoredResources.Escape(c.Code)}"));
        return codes.Count > MostCodes ? Issue.Error("too-costly", $"The hierarchy has more than {MostCodes} codes.") : null;
    }

    /// <summary>Whether the parameter at the end of the chain is a token; URIs and references have an above and below of their own.</summary>
    private static bool IsToken(SearchQuery query, SearchCriterion criterion)
    {
        IEnumerable<string> at = query.Type.Length > 0 || query.Types.Count == 0 ? [query.Type] : query.Types;
        foreach (var hop in criterion.Chain ?? [])
        {
            at = hop.Type is { } only
                ? [only]
                : [.. at.SelectMany(t => SearchParameters.Find(t, hop.Parameter)?.Targets ?? [])];
        }
        return at.Any(t => SearchParameters.Find(t, criterion.Parameter)?.Type == SearchParameterType.Token);
    }

    private static string Unescape(string value) => value.Replace("\\", "", StringComparison.Ordinal);
}
