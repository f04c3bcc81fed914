using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Immunization activities and refusals to Immunization. Source: C-CDA on FHIR §Immunizations, ConceptMap CF-ImmunizationStatus.</summary>
internal static class Immunizations
{
    public static BundleEntry Map(MappingScope scope, CdaElement activity)
    {
        if (Statements.IsPlanned(activity))
            return Medications.Map(scope, activity, SectionKind.PlanOfTreatment);
        var product = activity.At("consumable", "manufacturedProduct");
        var refused = activity["negationInd"] == "true";
        var resource = JsonParts.Object(("resourceType", "Immunization"));
        resource.Put("identifier", CdaValues.IdentifiersOf(activity))
            .Put("status", Status(activity, refused))
            .Put("statusReason", refused ? Refusal(scope, activity) : null)
            .Put("vaccineCode", Medications.Product(scope, activity))
            .Put("patient", scope.Subject)
            .Put("encounter", scope.Encounter is { } e && activity.Parent?.Parent?.Name == "encounter" ? e.Reference() : null);
        var time = activity.Child("effectiveTime");
        if (scope.Values.DateTime(time) is { } when)
            resource["occurrenceDateTime"] = when;
        else
            resource["_occurrenceDateTime"] = JsonParts.Absent(NullFlavors.Reason(time));
        resource.Put("recorded", scope.Recorded(activity))
            .Put("_primarySource", JsonParts.Absent("unknown"))
            .Put("location", Parties.LocationOf(scope, activity)?.Reference())
            .Put("manufacturer", Manufacturer(scope, product))
            .Put("lotNumber", product?.At("manufacturedMaterial", "lotNumberText")?.Text)
            .Put("expirationDate", CdaValues.Date(product?.At("manufacturedMaterial", "sdtc:expirationTime") ?? product?.At("manufacturedMaterial", "expirationTime")))
            .Put("site", scope.Values.Concept(activity.Child("approachSiteCode")))
            .Put("route", scope.Values.Concept(activity.Child("routeCode")))
            .Put("doseQuantity", Dosages.Dose(activity))
            .Put("performer", JsonParts.Array(Parties.Performers(scope, activity).Select(p => JsonParts.Object(
                ("function", JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v2-0443", "AP", "Administering Provider")), ("actor", p)))))
            .Put("note", scope.Notes(activity))
            .Put("reasonCode", refused ? null : scope.Reasons(activity))
            .Put("protocolApplied", Protocol(activity));
        var entry = scope.Bundle.AddClinical(resource, activity);
        foreach (var reaction in MappingScope.Related(activity, Templates.Reaction))
        {
            var observed = Observations.Map(scope, reaction, SectionKind.Immunizations);
            entry.Resource.Append("reaction", JsonParts.Object(
                ("date", scope.Values.DateTime(reaction.Child("effectiveTime"))), ("detail", observed.Reference())));
        }
        return entry;
    }

    private static string Status(CdaElement activity, bool refused) => refused ? "not-done" : activity.Child("statusCode")?["code"] switch
    {
        "nullified" => "entered-in-error",
        "aborted" or "cancelled" or "held" or "new" or "obsolete" or "suspended" => "not-done",
        _ => "completed",
    };

    private static JsonObject? Refusal(MappingScope scope, CdaElement activity)
    {
        var reason = MappingScope.Related(activity)
            .FirstOrDefault(s => s.HasTemplate(Templates.Refusal) || s.Parent?["typeCode"] == "RSON");
        return reason is null ? null : scope.Values.Concept(reason.Child("value")) ?? scope.Values.Concept(reason.Child("code"));
    }

    private static JsonObject? Manufacturer(MappingScope scope, CdaElement? product) =>
        Parties.Organization(scope, product?.Child("manufacturerOrganization")) is { } maker ? maker.Reference((string?)maker.Resource["name"]) : null;

    private static JsonArray? Protocol(CdaElement activity) =>
        int.TryParse(activity.Child("repeatNumber")?["value"], out var dose) && dose > 0
            ? new JsonArray(JsonParts.Object(("doseNumberPositiveInt", dose)))
            : null;
}
