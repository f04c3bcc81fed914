using Chartroom.Fhir.Definitions;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network.Bulk;
using Chartroom.Server.Network.Operations;

namespace Chartroom.Server.Network;

/// <summary>
/// The table of interactions: which address and method is which word of the specification. Requests and the entries of a
/// batch go through it alike. Source: FHIR R4 §3.1.0.0.2 (hl7.org/fhir/R4/http.html#summary).
/// </summary>
internal static class Interactions
{
    /// <summary>Answers one call; <paramref name="path"/> is the address below the base, without its query.</summary>
    public static Task<Answer> AnswerAsync(FhirCall call, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (call.Method, segments) switch
        {
            ("GET", ["metadata"]) => Capabilities.AnswerAsync(call),
            ("GET", []) or (_, ["_search"]) => Search.AnswerAsync(call),
            ("POST", []) => BundleDoor.AnswerAsync(call),
            ("GET", ["_history"]) => History.AnswerAsync(call),
            ("GET", ["$reindex-status"]) => Reindex.StatusAsync(call),
            (_, ["$export-status", var job]) => Export.StatusAsync(call, job),
            ("GET", ["$export-file", var job, var file]) => Export.FileAsync(call, job, file),
            (_, [['$', ..] operation]) => OperationTable.AnswerAsync(call, operation),
            (_, [var type, ..]) when !R4Definitions.IsResourceType(type) => Unknown("R4 has no such resource type."),
            (_, [var type, ..]) when !Reads(call, type) => Task.FromResult(
                Answer.Refused(403, "forbidden", $"The role {call.Caller.Role.Name} may not see {type}.")),
            (_, [var type, ['$', ..] operation]) => OperationTable.AnswerAsync(call with { Type = type }, operation),
            ("GET", [var type]) => Search.AnswerAsync(call with { Type = type }),
            (_, [var type, "_search"]) => Search.AnswerAsync(call with { Type = type }),
            ("POST", [var type]) => Create.AnswerAsync(call with { Type = type }),
            ("PUT", [var type]) => Update.AnswerAsync(call with { Type = type }),
            ("PATCH", [var type]) => Patch.AnswerAsync(call with { Type = type }),
            ("DELETE", [var type]) => Delete.AnswerAsync(call with { Type = type }),
            ("GET", [var type, "_history"]) => History.AnswerAsync(call with { Type = type }),
            (_, [var type, var id, ['$', ..] operation]) => OperationTable.AnswerAsync(call with { Type = type, Id = id }, operation),
            ("GET", [var type, var id]) => Read.AnswerAsync(call with { Type = type, Id = id }),
            ("PUT", [var type, var id]) => Update.AnswerAsync(call with { Type = type, Id = id }),
            ("PATCH", [var type, var id]) => Patch.AnswerAsync(call with { Type = type, Id = id }),
            ("DELETE", [var type, var id]) => Delete.AnswerAsync(call with { Type = type, Id = id }),
            ("GET", [var type, var id, "_history"]) => History.AnswerAsync(call with { Type = type, Id = id }),
            ("GET", [var type, var id, "_history", var v]) => VRead.AnswerAsync(call with { Type = type, Id = id, Version = v }),
            ("GET", [var type, var id, var searched]) when IsSearched(searched) =>
                Search.CompartmentAsync(call with { Type = type, Id = id }, searched),
            ("POST", [var type, var id, var searched, "_search"]) when IsSearched(searched) =>
                Search.CompartmentAsync(call with { Type = type, Id = id }, searched),
            ("GET", _) => Unknown("There is nothing at this address."),
            _ => Task.FromResult(Answer.Refused(405, "not-supported", "This method does not go with this address.")),
        };
    }

    /// <summary>True when the caller's role may see the type at all.</summary>
    public static bool Reads(FhirCall call, string type) =>
        call.Caller.Role.Readable?.Contains(type) != false
        && (call.Caller.Role.Rights & (Right.ReadRecord | Right.Audit)) != Right.None;

    private static bool IsSearched(string type) => type == "*" || R4Definitions.IsResourceType(type);

    private static Task<Answer> Unknown(string text) => Task.FromResult(Answer.Refused(404, "not-found", text));
}
