using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// search: one page of matches and what they include, as of one moment; the next link carries that moment, so that no
/// page repeats or skips while others write.
/// Source: FHIR R4 §3.1.1 Search (hl7.org/fhir/R4/search.html), §3.1.1.1.2 paging, §3.1.0.9 search.
/// </summary>
internal static class Search
{
    public static async Task<Answer> AnswerAsync(FhirCall call) => await AnswerAsync(call, call.Type, null, call.Type);

    /// <summary>A search within one patient's compartment: <c>Patient/123/Condition?...</c>. Source: FHIR R4 §3.1.1.2.</summary>
    public static Task<Answer> CompartmentAsync(FhirCall call, string searched)
    {
        if (call.Type != "Patient")
            return Task.FromResult(Answer.Refused(400, "not-supported", "Only the compartments of Patient can be searched."));
        return AnswerAsync(call, searched == "*" ? "" : searched, call.Id, $"{call.Key}/{searched}");
    }

    private static async Task<Answer> AnswerAsync(FhirCall call, string type, string? compartment, string path)
    {
        var parsed = SearchUrl.Parse(type, call.Query, call.Strict);
        if (!parsed.Succeeded)
            return Answer.Refused(400, parsed.Issues);
        var request = parsed.Value;
        var query = await TerminologyCriteria.ResolveAsync(call, request.Query);
        if (!query.Succeeded)
            return Answer.Refused(400, query.Issues);
        var page = await call.Store.SearchAsync(call.Access, query.Value with { Compartment = compartment }, call.Cancel);
        if (page.Issues.Any(i => i.Fails))
            return Answer.Refused(400, page.Issues);
        await Seen.AuditAsync(call, "search-type", page.Matches.Concat(page.Included), $"{path}?{call.Query}");
        return new Answer(200) { Body = Bundle(call, request, page, path), IsShaped = true };
    }

    private static ReadOnlyMemory<byte> Bundle(FhirCall call, SearchRequest request, SearchPage page, string path)
    {
        var bundle = new BundleWriter("searchset");
        if (page.Total is { } total)
            bundle.Total(total);
        var asked = request.Used.Where(p => p.Key != "_cursor").Select(p => QueryText.Encode(p.Key, p.Value)).ToArray();
        bundle.Link("self", Address(call, path, request.Query.Cursor is { } here ? asked.Append(QueryText.Encode("_cursor", here)) : asked));
        if (page.Next is { } next && !request.CountOnly)
            bundle.Link("next", Address(call, path, asked.Append(QueryText.Encode("_cursor", next))));
        if (!request.CountOnly)
        {
            var shape = ResultShape.Of(call.Query);
            foreach (var version in page.Matches)
                bundle.SearchEntry($"{call.Base}/{version.Key}", shape.Apply(version.Document!).Span, "match"u8);
            foreach (var version in page.Included)
                bundle.SearchEntry($"{call.Base}/{version.Key}", shape.Apply(version.Document!).Span, "include"u8);
        }
        Issue[] remarks = [.. request.Ignored, .. page.Issues];
        if (remarks.Length > 0)
            bundle.SearchEntry(null, OutcomeAnswer.Document(remarks).Span, "outcome"u8);
        return bundle.End();
    }

    private static string Address(FhirCall call, string path, IEnumerable<string> pairs)
    {
        var query = string.Join('&', pairs);
        return (path.Length > 0, query.Length > 0) switch
        {
            (true, true) => $"{call.Base}/{path}?{query}",
            (true, false) => $"{call.Base}/{path}",
            (false, true) => $"{call.Base}?{query}",
            _ => call.Base,
        };
    }
}
