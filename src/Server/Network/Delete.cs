using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>
/// delete: a last version without content; the versions before it stay. Deleting what is not there is no error.
/// Source: FHIR R4 §3.1.0.7 delete (hl7.org/fhir/R4/http.html#delete), §3.1.0.7.1 conditional delete.
/// </summary>
internal static class Delete
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        if (!call.Caller.Role.Rights.HasFlag(Right.DeleteRecord) || !call.Caller.Role.Writes(call.Type) || call.Type == "AuditEvent")
            return Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not delete {call.Type}.");
        if (Writing.IfMatch(call, out var ifMatch) is { } bad)
            return bad;
        if (call.Id.Length > 0)
        {
            var before = await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel);
            if (before is null or { IsDeleted: true } && ifMatch is null)
                return new Answer(204) { IsWrite = true, Version = before?.Version ?? 0 };
            return await CommitAsync(call, new RecordWrite.Delete(call.Key, ifMatch), before);
        }
        var where = SearchUrl.Condition(call.Type, call.Query);
        if (!where.Succeeded)
            return Answer.Refused(412, where.Issues);
        var found = await call.Store.SearchAsync(call.Access, where.Value, call.Cancel);
        return found.Matches switch
        {
            [] => new Answer(204) { IsWrite = true },
            [var one] => await CommitAsync(call, new RecordWrite.Delete(one.Key, ifMatch, where.Value), one),
            _ => Answer.Refused(412, "multiple-matches", "More than one resource matches; nothing was deleted."),
        };
    }

    private static async Task<Answer> CommitAsync(FhirCall call, RecordWrite.Delete write, StoredVersion? before)
    {
        var patients = before?.Document is { } document ? Audit.PatientsOf.Resource(document) : [];
        var answer = await Writing.CommitAsync(call, write, "delete", 'D', write.Key.ToString(), patients);
        return answer.Status < 300 ? answer with { Status = 204, Body = default, Location = null } : answer;
    }
}
