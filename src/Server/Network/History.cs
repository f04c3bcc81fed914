using System.Globalization;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// history: versions newest first, of one resource, of a type, or of everything; deletions show as entries without a resource.
/// Source: FHIR R4 §3.1.0.10 history (hl7.org/fhir/R4/http.html#history).
/// </summary>
internal static class History
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var count = 50;
        if (QueryText.Value(call.Query, "_count") is { } wanted && (!int.TryParse(wanted, out count) || count < 0))
            return Answer.Refused(400, "value", "_count is a whole number, 0 or more.");
        DateTimeOffset? since = null;
        if (QueryText.Value(call.Query, "_since") is { } text)
        {
            if (!DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return Answer.Refused(400, "value", "_since is an instant, such as 2026-11-23T14:05:00Z.");
            since = time;
        }
        if (QueryText.Value(call.Query, "_at") is not null)
            return Answer.Refused(400, "not-supported", "History is not asked for by _at; use _since, or read a version.");
        var cursor = QueryText.Value(call.Query, "_cursor");
        var query = new HistoryQuery(call.Key, Math.Clamp(count, 1, SearchUrl.MostCount), Since: since, Cursor: cursor);
        var page = await call.Store.HistoryAsync(call.Access, query, call.Cancel);
        if (page.Versions.Count == 0 && call.Id.Length > 0 && cursor is null
            && await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel) is null)
            return Answer.Refused(404, "not-found", $"There is no {call.Type} with this id.");
        await Seen.AuditAsync(call, call.Id.Length > 0 ? "history-instance" : call.Type.Length > 0 ? "history-type" : "history-system", page.Versions, null);
        return new Answer(200) { Body = Bundle(call, page), IsShaped = true };
    }

    private static ReadOnlyMemory<byte> Bundle(FhirCall call, HistoryPage page)
    {
        var path = call.Id.Length > 0 ? $"{call.Type}/{call.Id}/_history" : call.Type.Length > 0 ? $"{call.Type}/_history" : "_history";
        var bundle = new BundleWriter("history");
        bundle.Link("self", $"{call.Base}/{path}{(call.Query.Length > 0 ? "?" : "")}{call.Query}");
        if (page.Next is { } next)
        {
            var kept = QueryText.Parse(call.Query).Where(p => p.Key != "_cursor").Select(p => QueryText.Encode(p.Key, p.Value));
            bundle.Link("next", $"{call.Base}/{path}?{string.Join('&', kept.Append(QueryText.Encode("_cursor", next)))}");
        }
        var shape = ResultShape.Of(call.Query);
        foreach (var version in page.Versions)
            bundle.HistoryEntry(call.Base, version, shape);
        return bundle.End();
    }
}
