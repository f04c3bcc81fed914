using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Server.Network;

/// <summary>What all single writes share: what may be written, and that the audit event commits with the change.</summary>
internal static class Writing
{
    /// <summary>Why the body may not be written at that address; null = it may.</summary>
    public static Answer? Check(FhirCall call)
    {
        if (call.Body is not { } body)
            return Answer.Refused(400, "required", "The request has no resource in its body.");
        if (body.ResourceType != call.Type)
            return Answer.Refused(400, "invalid", $"The body's resourceType must be {call.Type}, as in the address.");
        return CheckRight(call, call.Type);
    }

    public static Answer? CheckRight(FhirCall call, string type)
    {
        if (!call.Caller.Role.Writes(type))
            return Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not write {type}.");
        // Whose a subscription is stands in it; a patch or an operation could change that past the check at the door.
        if (type == "Subscription" && (call.Method == "PATCH" || call.Body is not { ResourceType: "Subscription" }))
            return Answer.Refused(405, "not-supported", "A subscription is changed by sending it whole.");
        // The trail is made by the server alone; a client may add to it (IHE ATNA), and never change it.
        return type == "AuditEvent" && call.Method != "POST"
            ? Answer.Refused(405, "not-supported", "Audit events are never changed.")
            : null;
    }

    /// <summary>Reads If-Match; the answer says what is wrong with it.</summary>
    public static Answer? IfMatch(FhirCall call, out long? version)
    {
        version = Conditions.Version(call.IfMatch);
        return call.IfMatch is not null && version is null
            ? Answer.Refused(400, "value", "If-Match must be a version such as W/\"3\".")
            : null;
    }

    /// <summary>Commits one write together with its audit event.</summary>
    public static async Task<Answer> CommitAsync(
        FhirCall call, RecordWrite write, string interaction, char action, string entity, IReadOnlyList<string>? patients = null)
    {
        var audit = AuditEvents.Of(
            call.Caller, interaction, action, call.Door.Clock.GetUtcNow(), patients ?? Concerned(call, entity), [entity]);
        var result = await call.Store.CommitAsync(new RecordTransaction(call.Access.Who, [write, audit], Scope: call.Access.Scope), call.Cancel);
        switch (result)
        {
            case CommitResult.Done done:
                Telemetry.ResourcesWritten.Add(1);
                return await FoundAsync(call, done.Outcomes[0]) ?? Answer.Of(done.Outcomes[0], done.At);
            case CommitResult.Refused refused:
                return Answer.Refused(refused.Status, refused.Issues);
            default:
                throw new InvalidOperationException("A commit is done or refused.");
        }
    }

    /// <summary>What If-None-Exist found instead of writing: clients expect it in the answer, as they do what was written.</summary>
    private static async Task<Answer?> FoundAsync(FhirCall call, WriteOutcome outcome) =>
        outcome is { Status: 200, Document: null } && await call.Store.ReadAsync(call.Access, outcome.Key, null, call.Cancel) is { IsDeleted: false } found
            ? Answer.Of(found) with { Location = $"{outcome.Key}/_history/{outcome.Version}", IsWrite = true }
            : null;

    private static IReadOnlyList<string> Concerned(FhirCall call, string entity) =>
        call.Body is not { } body ? [] : body.ResourceType == "Patient" ? [entity] : PatientsOf.Resource(body);
}
