using System.Collections.Frozen;
using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// $everything: a patient's whole record, and what it refers to outside of it (organizations, practitioners, medications).
/// Source: FHIR R4 Patient/$everything (hl7.org/fhir/R4/operation-patient-everything.html).
/// </summary>
internal static class Everything
{
    /// <summary>
    /// The types that lie in a patient's record. Who looked at a record is no part of it, unless AuditEvent is asked for by name.
    /// </summary>
    private static readonly FrozenSet<string> Record = R4Definitions.ResourceTypes.Where(t => t != "AuditEvent" && IsOfPatients(t)).ToFrozenSet();

    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var patient = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
        if (patient is null)
            return Answer.Refused(404, "not-found", "There is no Patient with this id.");
        if (patient.IsDeleted)
            return Answer.Refused(410, "deleted", "This Patient was deleted.");
        var count = SearchUrl.MostCount;
        if (QueryText.Value(call.Query, "_count") is { } wanted && (!int.TryParse(wanted, out count) || count < 1))
            return Answer.Refused(400, "value", "_count is a whole number above 0.");
        var types = QueryText.Value(call.Query, "_type")?.Split(',');
        if (types is not null && Array.Exists(types, t => !R4Definitions.IsResourceType(t)))
            return Answer.Refused(400, "value", "_type names a type that R4 does not have.");
        var page = await SearchAsync(call, types, Math.Min(count, SearchUrl.MostCount));
        if (page.Issues.Any(i => i.Fails))
            return Answer.Refused(400, page.Issues);
        var referred = await ReferredAsync(call, page, types);
        await Seen.AuditAsync(call, "operation", [patient], $"{call.Key}/$everything");
        return new Answer(200) { Body = Bundle(call, page, referred), IsShaped = true };
    }

    private static ValueTask<SearchPage> SearchAsync(FhirCall call, string[]? types, int count)
    {
        var scope = call.Access.Scope;
        scope = scope with { Types = (types?.Where(IsOfPatients) ?? Record).Where(t => scope.Types?.Contains(t) != false).ToHashSet() };
        var criteria = QueryText.Value(call.Query, "_since") is { } since
            ? [new SearchCriterion("_lastUpdated", null, ["ge" + since])]
            : Array.Empty<SearchCriterion>();
        var query = new SearchQuery("", criteria, Count: count, Cursor: QueryText.Value(call.Query, "_cursor")) { Compartment = call.Id };
        return call.Store.SearchAsync(call.Access with { Scope = scope }, query, call.Cancel);
    }

    /// <summary>True for a type through which a resource belongs to a patient.</summary>
    public static bool IsOfPatients(string type) => type == "Patient" || SearchParameters.PatientCompartment(type).Count > 0;

    private static async ValueTask<IReadOnlyList<StoredVersion>> ReferredAsync(FhirCall call, SearchPage page, string[]? types)
    {
        var there = page.Matches.Select(m => m.Key).ToHashSet();
        var asked = new HashSet<ResourceKey>();
        foreach (var match in page.Matches)
            Collect(match.Document!, asked);
        asked.RemoveWhere(k => there.Contains(k) || types?.Contains(k.Type) == false);
        return asked.Count == 0 ? [] : await call.Store.ReadManyAsync(call.Access, asked, page.AsOf, call.Cancel);
    }

    /// <summary>
    /// Every relative reference to something that is no part of the patient's own record. The store keeps JSON without white space, so
    /// references are found by their bytes.
    /// </summary>
    public static void Collect(ResourceDocument document, HashSet<ResourceKey> asked)
    {
        var mark = "\"reference\":\""u8;
        var kept = document.Utf8.Span;
        for (var at = kept.IndexOf(mark); at >= 0; at = kept.IndexOf(mark))
        {
            kept = kept[(at + mark.Length)..];
            var reference = kept[..kept.IndexOf((byte)'"')];
            if (Supporting(reference) && Encoding.UTF8.GetString(reference).Split('/') is [var type, var id, ..])
                asked.Add(new ResourceKey(type, id));
        }
    }

    private static bool Supporting(ReadOnlySpan<byte> reference) =>
        reference.StartsWith("Organization/"u8) || reference.StartsWith("Practitioner"u8) || reference.StartsWith("Location/"u8)
        || reference.StartsWith("Medication/"u8) || reference.StartsWith("Substance/"u8) || reference.StartsWith("HealthcareService/"u8);

    private static ReadOnlyMemory<byte> Bundle(FhirCall call, SearchPage page, IReadOnlyList<StoredVersion> referred)
    {
        var bundle = new BundleWriter("searchset");
        bundle.Link("self", $"{call.Base}/{call.Key}/$everything{(call.Query.Length > 0 ? "?" : "")}{call.Query}");
        if (page.Next is { } next)
        {
            var kept = QueryText.Parse(call.Query).Where(p => p.Key != "_cursor").Select(p => QueryText.Encode(p.Key, p.Value));
            bundle.Link("next", $"{call.Base}/{call.Key}/$everything?{string.Join('&', kept.Append(QueryText.Encode("_cursor", next)))}");
        }
        var shape = ResultShape.Of(call.Query);
        foreach (var version in page.Matches)
            bundle.SearchEntry($"{call.Base}/{version.Key}", shape.Apply(version.Document!).Span, "match"u8);
        foreach (var version in referred.Where(v => !v.IsDeleted))
            bundle.SearchEntry($"{call.Base}/{version.Key}", shape.Apply(version.Document!).Span, "include"u8);
        return bundle.End();
    }
}
