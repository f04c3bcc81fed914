using System.Collections.Frozen;
using Chartroom.Server.Network.Bulk;
using Chartroom.Server.Network.Subscriptions;
using Chartroom.Server.Network.Terminology;

namespace Chartroom.Server.Network.Operations;

/// <summary>Where an operation is called.</summary>
[Flags]
internal enum OperationPlaces
{
    System = 1,
    Type = 2,
    Instance = 4,
}

/// <summary>
/// One operation: its name without <c>$</c>, the type it belongs to (empty = every type and the system), where it is called,
/// whether GET may call it, its definition, and what carries it out.
/// </summary>
internal sealed record Operation(
    string Name, string Type, OperationPlaces Places, bool AffectsState, string Definition, Func<FhirCall, Task<Answer>> AnswerAsync);

/// <summary>
/// The table of operations: requests go through it, and the capability statement is made from it.
/// Source: FHIR R4 §3.2 Operations (hl7.org/fhir/R4/operations.html).
/// </summary>
internal static class OperationTable
{
    private const string Bulk = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private const string R4 = "http://hl7.org/fhir/OperationDefinition/";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("everything", "Patient", OperationPlaces.Instance, false, R4 + "Patient-everything", Everything.AnswerAsync),
        new("match", "Patient", OperationPlaces.Type, false, R4 + "Patient-match", PatientMatch.AnswerAsync),
        new("export", "", OperationPlaces.System, false, Bulk + "export", Export.OfSystemAsync),
        new("export", "Patient", OperationPlaces.Type, false, Bulk + "patient-export", Export.OfPatientsAsync),
        new("export", "Group", OperationPlaces.Instance, false, Bulk + "group-export", Export.OfGroupAsync),
        new("import", "", OperationPlaces.System, true, "https://github.com/smart-on-fhir/bulk-import", Import.AnswerAsync),
        new("reindex", "", OperationPlaces.System, true, "http://chartroom.example/OperationDefinition/reindex", Reindex.StartAsync),
        new("everything", "Encounter", OperationPlaces.Instance, false, R4 + "Encounter-everything", EncounterEverything.AnswerAsync),
        new("status", "Subscription", OperationPlaces.Instance, false, "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status", SubscriptionStatus.AnswerAsync),
        new("lastn", "Observation", OperationPlaces.Type, false, R4 + "Observation-lastn", LastN.AnswerAsync),
        new("stats", "Observation", OperationPlaces.Type, false, R4 + "Observation-stats", Stats.AnswerAsync),
        new("docref", "DocumentReference", OperationPlaces.Type, false, "http://hl7.org/fhir/us/core/OperationDefinition/docref", DocRef.AnswerAsync),
        new("meta", "", OperationPlaces.System | OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "Resource-meta", Meta.AnswerAsync),
        new("meta-add", "", OperationPlaces.Instance, true, R4 + "Resource-meta-add", Meta.AddAsync),
        new("meta-delete", "", OperationPlaces.Instance, true, R4 + "Resource-meta-delete", Meta.DeleteAsync),
        new("validate", "", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "Resource-validate", Validate.AnswerAsync),
        new("expand", "ValueSet", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "ValueSet-expand", Expand.AnswerAsync),
        new("validate-code", "ValueSet", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "ValueSet-validate-code", ValidateCode.OfValueSetAsync),
        new("validate-code", "CodeSystem", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "CodeSystem-validate-code", ValidateCode.OfCodeSystemAsync),
        new("lookup", "CodeSystem", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "CodeSystem-lookup", Lookup.AnswerAsync),
        new("subsumes", "CodeSystem", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "CodeSystem-subsumes", Subsumes.AnswerAsync),
        new("translate", "ConceptMap", OperationPlaces.Type | OperationPlaces.Instance, false, R4 + "ConceptMap-translate", Translate.AnswerAsync),
    ];

    private static readonly FrozenSet<string> Names =
        All.Select(o => o.Name).Concat(["export-status", "export-file", "reindex-status"]).ToFrozenSet();

    /// <summary>The operations of a type for the capability statement; those of every type stand with the system.</summary>
    public static IEnumerable<Operation> Of(string type) => All.Where(o => o.Type == type);

    /// <summary>True for an operation by that name, at the end of an address, that changes something.</summary>
    public static bool AffectsState(string path) => All.Any(o => o.AffectsState && path.EndsWith("$" + o.Name, StringComparison.Ordinal));

    /// <summary>True for the last part of an address that calls one of the operations, such as <c>$everything</c>.</summary>
    public static bool IsName(string segment) => segment.StartsWith('$') && Names.Contains(segment[1..]);

    public static Task<Answer> AnswerAsync(FhirCall call, string operation)
    {
        var place = call.Type.Length == 0 ? OperationPlaces.System : call.Id.Length == 0 ? OperationPlaces.Type : OperationPlaces.Instance;
        var found = All.FirstOrDefault(o => o.Name == operation[1..] && (o.Type.Length == 0 || o.Type == call.Type) && o.Places.HasFlag(place));
        if (found is null)
            return Task.FromResult(Answer.Refused(404, "not-supported", "There is no such operation here."));
        return call.Method switch
        {
            "POST" => found.AnswerAsync(call),
            "GET" when !found.AffectsState => found.AnswerAsync(call),
            _ => Task.FromResult(Answer.Refused(405, "not-supported", "This operation is called by POST.")),
        };
    }
}
