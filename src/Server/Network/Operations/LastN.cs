using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// Observation/$lastn: the newest observations of each code of a patient, <c>max</c> of each (default 1). Observations are of one
/// code when they share a coding; one without a code is grouped by its words.
/// Source: FHIR R4 Observation-lastn (hl7.org/fhir/R4/observation-operation-lastn.html).
/// </summary>
internal static class LastN
{
    private const int MostRead = 20_000;

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var max = 1;
        if (input.Text("max") is { } wanted && (!int.TryParse(wanted, out max) || max < 1))
            return Answer.Refused(400, "value", "max is a whole number above 0.");
        if (input.Text("patient") is null && input.Text("subject") is null)
            return Answer.Refused(400, "required", "$lastn needs a patient or a subject.");
        var pairs = QueryText.Parse(call.Query).Where(p => p.Key is not ("max" or "_sort" or "_count" or "_cursor"));
        var asked = string.Join('&', pairs.Append(new("_sort", "-date")).Append(new("_count", "1000")).Select(p => QueryText.Encode(p.Key, p.Value)));
        var parsed = SearchUrl.Parse("Observation", asked, call.Strict);
        if (!parsed.Succeeded)
            return Answer.Refused(400, parsed.Issues);
        var query = await TerminologyCriteria.ResolveAsync(call, parsed.Value.Query);
        if (!query.Succeeded)
            return Answer.Refused(400, query.Issues);
        var (newest, problem) = await NewestAsync(call, query.Value, max);
        if (problem is not null)
            return problem;
        await Seen.AuditAsync(call, "operation", newest, "Observation/$lastn?" + call.Query);
        var bundle = new BundleWriter("searchset");
        bundle.Total(newest.Count);
        bundle.Link("self", $"{call.Base}/Observation/$lastn{(call.Query.Length > 0 ? "?" : "")}{call.Query}");
        foreach (var version in newest)
            bundle.SearchEntry($"{call.Base}/{version.Key}", version.Document!.Utf8.Span, "match"u8);
        return new Answer(200) { Body = bundle.End(), IsShaped = true };
    }

    private static async Task<(List<StoredVersion> Newest, Answer? Problem)> NewestAsync(FhirCall call, SearchQuery query, int max)
    {
        var (newest, groups, read) = (new List<StoredVersion>(), new Dictionary<string, int[]>(), 0);
        while (true)
        {
            var page = await call.Store.SearchAsync(call.Access, query, call.Cancel);
            if (page.Issues.Any(i => i.Fails))
                return (newest, Answer.Refused(400, page.Issues));
            newest.AddRange(page.Matches.Where(m => Counts(m.Document!, groups) <= max));
            if (page.Next is null)
                return (newest, null);
            if ((read += page.Matches.Count) >= MostRead)
                return (newest, Answer.Refused(400, "too-costly", $"There are more than {MostRead} observations. Narrow them by a code or a date."));
            query = query with { Cursor = page.Next };
        }
    }

    /// <summary>Which observation of its code this one is, counting from 1; codes that one observation joins are one group.</summary>
    private static int Counts(ResourceDocument document, Dictionary<string, int[]> groups)
    {
        var keys = new List<string>();
        foreach (var coding in document.Root["code"u8]["coding"u8].Items)
            keys.Add($"{coding["system"u8].Text}|{coding["code"u8].Text}");
        if (keys.Count == 0)
            keys.Add("text " + document.Root["code"u8]["text"u8].Text);
        var group = keys.Select(k => groups.GetValueOrDefault(k)).FirstOrDefault(g => g is not null) ?? new int[1];
        foreach (var key in keys)
            groups[key] = group;
        return ++group[0];
    }
}
