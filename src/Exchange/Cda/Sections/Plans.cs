using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Narrative;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Planned acts, procedures, observations, referrals and instructions to ServiceRequest, interventions to Procedure, and the
/// section itself to CarePlan.
/// Source: C-CDA R2.1, Plan of Treatment Section; US Core CarePlan (assess-plan) and ServiceRequest.
/// </summary>
internal static class Plans
{
    public static BundleEntry Request(MappingScope scope, CdaElement statement)
    {
        var resource = scope.About("ServiceRequest");
        resource.Put("identifier", CdaValues.IdentifiersOf(statement))
            .Put("status", Status(statement.Child("statusCode")?["code"]))
            .Put("intent", statement["moodCode"] switch { "RQO" => "order", "PRP" or "ARQ" or "OPT" => "proposal", _ => "plan" })
            .Put("priority", Priority(statement.Child("priorityCode")?["code"]))
            .Put("doNotPerform", statement["negationInd"] == "true" ? true : null)
            .Put("code", Procedures.CodeOf(scope, statement));
        scope.Values.PutTime(resource, "occurrence", statement.Child("effectiveTime"));
        resource.Put("authoredOn", scope.Recorded(statement))
            .Put("requester", Parties.AuthorOf(scope, statement))
            .Put("performer", JsonParts.Array(Parties.Performers(scope, statement)))
            .Put("locationReference", Parties.LocationOf(scope, statement) is { } location ? new JsonArray(location.Reference()) : null)
            .Put("reasonCode", scope.Reasons(statement))
            .Put("bodySite", JsonParts.Array(statement.Children("targetSiteCode").Select(scope.Values.Concept)))
            .Put("note", scope.Notes(statement))
            .Put("patientInstruction", Instruction(scope, statement));
        var entry = scope.Bundle.AddClinical(resource, statement);
        // What a plan consists of (a medication, a further request) stands for itself too.
        _ = StatementMapper.MapNested(scope, statement, SectionKind.PlanOfTreatment);
        return entry;
    }

    /// <summary>An intervention is what it consists of; one without parts is a Procedure, or a request when it is planned.</summary>
    public static IReadOnlyList<BundleEntry> Intervention(MappingScope scope, CdaElement act, SectionKind section)
    {
        var mapped = StatementMapper.MapNested(scope, act, section);
        if (mapped.Count > 0)
            return mapped;
        var says = scope.Values.Concept(act.Child("code")) is not null || scope.Values.Text(act.Child("text")) is not null;
        if (!says)
            return [];
        return [Statements.IsPlanned(act) ? Request(scope, act) : Procedures.Map(scope, act, section)];
    }

    /// <summary>The plan that a section of plans is, with what it asks for and aims at.</summary>
    public static BundleEntry? CarePlan(MappingScope scope, CdaElement section, IReadOnlyList<BundleEntry> entries)
    {
        if (NarrativeXhtml.Div(section.Child("text"), scope.Document) is not { } div || section.IsNull)
            return null;
        var activities = entries.Where(e => e.Type is "ServiceRequest" or "MedicationRequest" or "DeviceRequest" or "CommunicationRequest")
            .Select(e => JsonParts.Object(("reference", e.Reference())));
        var resource = JsonParts.Object(
            ("resourceType", "CarePlan"),
            ("text", JsonParts.Object(("status", "additional"), ("div", div))),
            ("status", "active"), ("intent", "plan"),
            ("category", new JsonArray(JsonParts.Concept("http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan"))),
            ("title", section.Child("title")?.Line),
            ("subject", scope.Subject),
            ("encounter", scope.Encounter?.Reference()),
            ("goal", JsonParts.Array(entries.Where(e => e.Type == "Goal").Select(e => e.Reference()))),
            ("activity", JsonParts.Array(activities)));
        return scope.Bundle.AddClinical(resource, section);
    }

    private static string? Instruction(MappingScope scope, CdaElement statement)
    {
        if (statement.HasTemplate(Templates.Instruction))
            return scope.Values.Text(statement.Child("text"));
        var inner = MappingScope.Related(statement, Templates.Instruction).FirstOrDefault();
        return inner is null ? null : scope.Values.Text(inner.Child("text"));
    }

    private static string Status(string? code) => code switch
    {
        "completed" => "completed",
        "aborted" or "cancelled" => "revoked",
        "suspended" or "held" => "on-hold",
        "new" => "draft",
        "nullified" => "entered-in-error",
        _ => "active",
    };

    private static string? Priority(string? code) => code switch
    {
        "R" => "routine",
        "UR" => "urgent",
        "A" => "asap",
        "S" or "EM" => "stat",
        _ => null,
    };
}
