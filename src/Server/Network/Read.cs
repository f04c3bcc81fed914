using Chartroom.Server.Audit;

namespace Chartroom.Server.Network;

/// <summary>
/// read: the current version of a resource; 410 when it was deleted, 304 when the client holds it already.
/// Source: FHIR R4 §3.1.0.2 read (hl7.org/fhir/R4/http.html#read), §3.1.0.1.3 conditional read.
/// </summary>
internal static class Read
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var version = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
        if (version is null)
            return await Binaries.KeptAsync(call) ?? Answer.Refused(404, "not-found", $"There is no {call.Type} with this id.");
        if (version.Document is not { } document)
            return Answer.Refused(410, "deleted", $"This {call.Type} was deleted.") with { Version = version.Version };
        await Seen.AuditAsync(call, "read", document);
        if (Conditions.IsUnchanged(call, version.Version, version.LastUpdated))
            return new Answer(304) { Version = version.Version, LastModified = version.LastUpdated };
        return Binaries.Shown(call, version);
    }
}

/// <summary>Tells the audit trail what an interaction showed.</summary>
internal static class Seen
{
    /// <summary>The resource that the call names; nothing is told when it concerns no person.</summary>
    public static ValueTask AuditAsync(FhirCall call, string interaction, Fhir.Documents.ResourceDocument document)
    {
        var patients = PatientsOf.Resource(document);
        if (patients.Count == 0)
            return ValueTask.CompletedTask;
        var entity = call.Key.ToString();
        return patients.Count == 1
            ? call.Door.Audit.RecordAsync(Sighting.Read(call.Caller, interaction, patients[0], entity), call.Cancel)
            : call.Door.Audit.RecordAsync(
                [.. patients.Select(p => Sighting.Read(call.Caller, interaction, p, entity))], call.Cancel);
    }

    /// <summary>Many resources: one sighting for each person concerned, with the query that found them.</summary>
    public static ValueTask AuditAsync(
        FhirCall call, string interaction, IEnumerable<Store.StoredVersion> versions, string? query)
    {
        var patients = new HashSet<string>();
        foreach (var version in versions)
        {
            if (version.Document is { } document)
                patients.UnionWith(PatientsOf.Resource(document));
        }
        return call.Door.Audit.RecordAsync(
            [.. patients.Select(p => Sighting.Read(call.Caller, interaction, p, null, query))], call.Cancel);
    }
}
