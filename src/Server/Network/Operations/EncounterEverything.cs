using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// Encounter/$everything: an encounter, all that refers to it, and what it refers to.
/// Source: FHIR R4 Encounter-everything (hl7.org/fhir/R4/encounter-operation-everything.html).
/// </summary>
internal static class EncounterEverything
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        IncludeRule[] rules = [new("*", "*", "Encounter", Reverse: true, Iterate: false), new("Encounter", "*", null, Reverse: false, Iterate: false)];
        var query = new SearchQuery("Encounter", [new SearchCriterion("_id", null, [call.Id])], Includes: rules);
        var page = await call.Store.SearchAsync(call.Access, query, call.Cancel);
        if (page.Matches.Count == 0)
            return Answer.Refused(404, "not-found", "There is no Encounter with this id.");
        var included = page.Included.Where(i => i.Key.Type != "AuditEvent").ToList();
        await Seen.AuditAsync(call, "operation", page.Matches.Concat(included), $"{call.Key}/$everything");
        var (bundle, shape) = (new BundleWriter("searchset"), ResultShape.Of(call.Query));
        bundle.Link("self", $"{call.Base}/{call.Key}/$everything{(call.Query.Length > 0 ? "?" : "")}{call.Query}");
        bundle.SearchEntry($"{call.Base}/{call.Key}", shape.Apply(page.Matches[0].Document!).Span, "match"u8);
        foreach (var version in included)
            bundle.SearchEntry($"{call.Base}/{version.Key}", shape.Apply(version.Document!).Span, "include"u8);
        if (page.Issues.Count > 0)
            bundle.SearchEntry(null, Host.OutcomeAnswer.Document(page.Issues).Span, "outcome"u8);
        return new Answer(200) { Body = bundle.End(), IsShaped = true };
    }
}
