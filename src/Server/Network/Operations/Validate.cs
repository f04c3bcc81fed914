using System.Buffers;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Network.Operations;

/// <summary>
/// $validate: holds a resource, given or stored, to R4, to the profiles it claims and to those asked for, with the definitions that are stored here; with a
/// mode also whether that create, update or delete could be made. Nothing is written. Source: FHIR R4 Resource-validate.
/// </summary>
internal static class Validate
{
    public static async Task<Answer> AnswerAsync(FhirCall call)
    {
        var input = OperationInput.Of(call);
        var mode = input.Text("mode");
        if (mode is not (null or "create" or "update" or "delete" or "profile"))
            return Answer.Refused(400, "invalid", "The mode is create, update, delete or profile.");
        var profiles = input.All("profile").ToList();
        if (mode == "profile" && profiles.Count == 0)
            return Answer.Refused(400, "required", "The mode profile needs the parameter profile.");
        var stored = call.Id.Length > 0 ? (await call.Store.ReadAsync(call.Access, call.Key, cancel: call.Cancel))?.Document : null;
        if (mode == "delete")
            return Outcome(call.Id.Length == 0 ? [Issue.Error("required", "The mode delete is for a resource of an id.")] : Existing(call, stored));
        var given = call.Body is { ResourceType: not "Parameters" } body ? body : input.Resource("resource") ?? (call.Type == "Parameters" ? call.Body : null);
        if ((given ?? stored) is not { } resource)
            return Missing(call);
        if (given is null)
            await Seen.AuditAsync(call, "operation", resource);
        var issues = Addressed(call, mode, resource);
        var validator = await call.Door.Definitions.ValidatorAsync(call.Access, call.Cancel);
        issues.AddRange(profiles.Where(p => !validator.Knows(p)).Select(_ => Issue.Error("not-found", "A profile that was asked for is not known here.")));
        issues.AddRange(validator.Validate(resource, [.. profiles.Where(validator.Knows)]));
        return Outcome(issues);
    }

    private static Answer Missing(FhirCall call) => call.Id.Length > 0
        ? Answer.Refused(404, "not-found", $"There is no {call.Type} with this id.")
        : Answer.Refused(400, "required", "$validate needs a resource: as the body, or as the parameter resource.");

    private static IReadOnlyList<Issue> Existing(FhirCall call, ResourceDocument? stored) =>
        stored is null ? [Issue.Error("not-found", $"There is no {call.Type} with this id.")] : Right(call);

    private static IReadOnlyList<Issue> Right(FhirCall call) => Writing.CheckRight(call, call.Type) is { } refused ? refused.Issues : [];

    /// <summary>Whether the resource is one for the address it would be written to.</summary>
    private static List<Issue> Addressed(FhirCall call, string? mode, ResourceDocument resource)
    {
        var issues = new List<Issue>();
        if (resource.ResourceType != call.Type)
            issues.Add(Issue.Error("invalid", $"The address is for {call.Type}, and the resource is of another type."));
        if (mode == "update" && (resource.Id.Length == 0 || (call.Id.Length > 0 && resource.Id != call.Id)))
            issues.Add(Issue.Error("invalid", "An update needs the id of the address in the resource."));
        if (mode is "create" or "update")
            issues.AddRange(Right(call));
        return issues;
    }

    /// <summary>What was found is the answer of an operation that succeeded, be it errors.</summary>
    private static Answer Outcome(IReadOnlyList<Issue> issues)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
            OperationOutcomeForm.Write(json, issues);
        return new Answer(200) { Body = buffer.WrittenMemory };
    }
}
