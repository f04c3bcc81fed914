using System.Globalization;

namespace Chartroom.Server.Network;

/// <summary>
/// vread: one version of a resource; 410 when that version is the deletion.
/// Source: FHIR R4 §3.1.0.3 vread (hl7.org/fhir/R4/http.html#vread).
/// </summary>
internal static class VRead
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (!long.TryParse(call.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Answer.Refused(404, "not-found", "There is no such version.");
        var version = await call.Store.ReadVersionAsync(call.Access, call.Key, number, call.Cancel);
        if (version is null)
            return Answer.Refused(404, "not-found", "There is no such version.");
        if (version.Document is not { } document)
            return Answer.Refused(410, "deleted", $"In this version the {call.Type} was deleted.") with { Version = number };
        await Seen.AuditAsync(call, "vread", document);
        return Conditions.IsUnchanged(call, version.Version, version.LastUpdated)
            ? new Answer(304) { Version = number, LastModified = version.LastUpdated }
            : Answer.Of(version);
    }
}
