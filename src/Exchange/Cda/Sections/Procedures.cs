using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Procedure activities to Procedure. Source: C-CDA on FHIR §Procedures, ConceptMap CF-ProcedureStatus.</summary>
internal static class Procedures
{
    public static BundleEntry Map(MappingScope scope, CdaElement activity, SectionKind section)
    {
        var resource = scope.About("Procedure");
        resource.Put("identifier", CdaValues.IdentifiersOf(activity))
            .Put("status", Status(activity))
            .Put("statusReason", activity["negationInd"] == "true" ? First(scope.Reasons(activity)) : null)
            .Put("code", CodeOf(scope, activity));
        scope.Values.PutTime(resource, "performed", activity.Child("effectiveTime"));
        resource.Put("recorder", Parties.RecorderOf(scope, activity))
            .Put("performer", Performers(scope, activity))
            .Put("location", Parties.LocationOf(scope, activity)?.Reference())
            .Put("reasonCode", activity["negationInd"] == "true" ? null : scope.Reasons(activity))
            .Put("bodySite", JsonParts.Array(activity.Children("targetSiteCode").Select(scope.Values.Concept)))
            .Put("note", scope.Notes(activity));
        var devices = Supplies.Devices(scope, activity).ToList();
        resource.Put("focalDevice", JsonParts.Array(devices.Select(d => JsonParts.Object(("manipulated", d.Reference())))));
        var entry = scope.Bundle.AddClinical(resource, activity);
        foreach (var inner in StatementMapper.MapNested(scope, activity, section).Where(i => i.Type is "MedicationAdministration" or "Observation"))
        {
            if (!inner.Resource.ContainsKey("partOf"))
                inner.Resource.Append("partOf", entry.Reference());
        }
        scope.Later(() => ReferReasons(scope, activity, entry));
        return entry;
    }

    /// <summary>
    /// A procedure activity observation is a Procedure; one that found something is an Observation, so that its value is kept.
    /// </summary>
    public static BundleEntry MapObservation(MappingScope scope, CdaElement activity, SectionKind section) =>
        activity.Children("value").Any(v => !v.IsNull && (v["code"] ?? v["value"] ?? v.Text ?? v.Child("low")?["value"]) is not null)
            ? Observations.Map(scope, activity, section)
            : Map(scope, activity, section);

    public static JsonObject CodeOf(MappingScope scope, CdaElement statement)
    {
        var code = statement.Child("code");
        return scope.Values.Concept(code)
            ?? (scope.Values.Text(statement.Child("text")) is { } text ? JsonParts.Object(("text", text)) : JsonParts.Absent(NullFlavors.Reason(code)));
    }

    private static JsonNode? First(JsonArray? reasons) => reasons?[0]?.DeepClone();

    private static string Status(CdaElement activity) => activity["negationInd"] == "true" ? "not-done" : activity.Child("statusCode")?["code"] switch
    {
        "completed" => "completed",
        "active" => "in-progress",
        "aborted" => "stopped",
        "cancelled" => "not-done",
        "held" or "suspended" => "on-hold",
        "new" => "preparation",
        "nullified" => "entered-in-error",
        _ => "unknown",
    };

    private static JsonArray? Performers(MappingScope scope, CdaElement activity)
    {
        var performers = new JsonArray();
        foreach (var performer in activity.Children("performer"))
        {
            if (Parties.Assigned(scope, performer.Child("assignedEntity")) is { } actor)
                performers.Add(JsonParts.Object(("function", scope.Values.Concept(performer.Child("sdtc:functionCode"))), ("actor", actor)));
        }
        return performers;
    }

    private static void ReferReasons(MappingScope scope, CdaElement activity, BundleEntry entry)
    {
        var referred = MappingScope.Related(activity, Templates.EntryReference).Where(r => r.Parent?["typeCode"] == "RSON")
            .SelectMany(r => r.Children("id")).SelectMany(scope.Bundle.MappedFrom)
            .Where(e => e.Type is "Condition" or "Observation" or "Procedure" or "DiagnosticReport" or "DocumentReference" && e != entry);
        foreach (var reason in referred)
        {
            entry.Resource.Append("reasonReference", reason.Reference());
        }
    }
}
