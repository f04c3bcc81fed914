using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>
/// Medication activities to MedicationRequest (an event is a plan, an intent an order), given doses to
/// MedicationAdministration, dispensing to MedicationDispense.
/// Source: C-CDA on FHIR §Medications and ConceptMaps CF-MedicationStatus, CF-MedActivityMood.
/// </summary>
internal static class Medications
{
    public static BundleEntry Map(MappingScope scope, CdaElement activity, SectionKind section)
    {
        var planned = Statements.IsPlanned(activity);
        var given = section is SectionKind.AdministeredMedications or SectionKind.Anesthesia && !planned;
        var entry = given ? Administration(scope, activity) : Request(scope, activity, planned);
        foreach (var supply in MappingScope.Related(activity).Where(s => s.Name == "supply" && s["moodCode"] == "EVN"))
        {
            Dispense(scope, supply, entry, activity);
        }
        if (MappingScope.Related(activity, Templates.Reaction).FirstOrDefault() is { } reaction)
            Observations.Map(scope, reaction, section);
        return entry;
    }

    /// <summary>A dispensing event. <c>order</c> is the activity's own request, if there is one.</summary>
    public static BundleEntry Dispense(MappingScope scope, CdaElement supply, BundleEntry? order, CdaElement? activity)
    {
        var resource = JsonParts.Object(("resourceType", "MedicationDispense"));
        resource.Put("identifier", CdaValues.IdentifiersOf(supply))
            .Put("status", supply.Child("statusCode")?["code"] switch
            {
                "completed" => "completed",
                "active" => "in-progress",
                "aborted" => "stopped",
                "cancelled" => "cancelled",
                "held" or "suspended" => "on-hold",
                "nullified" => "entered-in-error",
                _ => "unknown",
            })
            .Put("medicationCodeableConcept", supply.Child("product") is not null || activity is null ? Product(scope, supply) : Product(scope, activity))
            .Put("subject", scope.Subject)
            .Put("performer", JsonParts.Array(Parties.Performers(scope, supply).Select(p => JsonParts.Object(("actor", p)))))
            .Put("authorizingPrescription", order is { Type: "MedicationRequest" } ? new JsonArray(order.Reference()) : null)
            .Put("quantity", Quantities.Of(supply.Child("quantity")))
            .Put("whenHandedOver", scope.Values.DateTime(supply.Child("effectiveTime")))
            .Put("note", scope.Notes(supply));
        return scope.Bundle.AddClinical(resource, supply);
    }

    /// <summary>The medication with its brand or text; the reason of its absence when nothing names it.</summary>
    public static JsonObject Product(MappingScope scope, CdaElement activity)
    {
        var material = (activity.Child("consumable") ?? activity.Child("product"))?.Child("manufacturedProduct");
        var drug = material?.Child("manufacturedMaterial") ?? material?.Child("manufacturedLabeledDrug");
        var code = drug?.Child("code");
        var concept = scope.Values.Concept(code);
        var name = Names.Display(drug?.Child("name"));
        if (concept is not null)
            return concept["text"] is null && name is not null ? concept.Put("text", name) : concept;
        if (name is not null)
            return JsonParts.Object(("text", name));
        return scope.Values.Text(activity.Child("text")) is { } text ? JsonParts.Object(("text", text)) : JsonParts.Absent(NullFlavors.Reason(code));
    }

    /// <summary>A product on its own, as a fragment has it.</summary>
    public static BundleEntry? Substance(MappingScope scope, CdaElement product)
    {
        var drug = product.Child("manufacturedMaterial") ?? product.Child("manufacturedLabeledDrug");
        var code = scope.Values.Concept(drug?.Child("code"));
        if (code is null)
            return null;
        var maker = Parties.Organization(scope, product.Child("manufacturerOrganization"));
        var lot = drug!.Child("lotNumberText")?.Line;
        var resource = JsonParts.Object(
            ("resourceType", "Medication"), ("identifier", CdaValues.IdentifiersOf(product)), ("code", code),
            ("manufacturer", maker?.Reference((string?)maker.Resource["name"])),
            ("batch", JsonParts.Object(("lotNumber", lot))));
        return scope.Bundle.AddShared(resource, product, [.. product.Children("id")], code.ToJsonString());
    }

    private static BundleEntry Request(MappingScope scope, CdaElement activity, bool planned)
    {
        var dosage = Dosages.Of(scope, activity);
        var supply = MappingScope.Related(activity).FirstOrDefault(s => s.Name == "supply" && s["moodCode"] != "EVN");
        var author = Parties.AuthorOf(scope, activity);
        var resource = JsonParts.Object(("resourceType", "MedicationRequest"));
        resource.Put("identifier", CdaValues.IdentifiersOf(activity))
            .Put("status", RequestStatus(activity.Child("statusCode")?["code"]))
            .Put("intent", activity["moodCode"] switch { "INT" or "RQO" => "order", "PRP" => "proposal", _ => "plan" })
            .Put("doNotPerform", activity["negationInd"] == "true" ? true : null)
            .Put("medicationCodeableConcept", Product(scope, activity))
            .Put("subject", scope.Subject)
            .Put("authoredOn", scope.Recorded(activity))
            .Put("requester", author)
            .Put("reasonCode", scope.Reasons(activity))
            .Put("note", scope.Notes(activity))
            .Put("dosageInstruction", JsonParts.Array(dosage))
            .Put("dispenseRequest", DispenseRequest(scope, activity, supply, planned));
        return scope.Bundle.AddClinical(resource, activity);
    }

    private static JsonObject? DispenseRequest(MappingScope scope, CdaElement activity, CdaElement? supply, bool planned)
    {
        var repeats = supply?.Child("repeatNumber")?["value"] ?? (planned ? activity.Child("repeatNumber")?["value"] : null);
        var request = JsonParts.Object(
            ("validityPeriod", supply is null ? null : scope.Values.Period(supply.Child("effectiveTime"))),
            ("numberOfRepeatsAllowed", int.TryParse(repeats, out var n) && n is >= 0 and < 1000 ? n : null),
            ("quantity", Quantities.Of(supply?.Child("quantity"))));
        return request.Count == 0 ? null : request;
    }

    private static BundleEntry Administration(MappingScope scope, CdaElement activity)
    {
        var dosage = Dosages.Of(scope, activity);
        var rate = dosage["doseAndRate"]?[0]?.AsObject();
        var given = JsonParts.Object(
            ("text", dosage["text"]?.DeepClone()), ("site", dosage["site"]?.DeepClone()), ("route", dosage["route"]?.DeepClone()),
            ("dose", rate?["doseQuantity"]?.DeepClone()), ("rateQuantity", rate?["rateQuantity"]?.DeepClone()));
        // FHIR mad-1: a dosage without dose and rate is not allowed.
        if (!given.ContainsKey("dose") && !given.ContainsKey("rateQuantity"))
            given = null;
        var resource = JsonParts.Object(("resourceType", "MedicationAdministration"));
        resource.Put("identifier", CdaValues.IdentifiersOf(activity))
            .Put("status", AdministrationStatus(activity))
            .Put("medicationCodeableConcept", Product(scope, activity))
            .Put("subject", scope.Subject)
            .Put("context", scope.Encounter?.Reference());
        var time = activity.Children("effectiveTime").FirstOrDefault(t => t.Child("period") is null && t.Child("event") is null);
        if (!scope.Values.PutTime(resource, "effective", time))
            resource["_effectiveDateTime"] = JsonParts.Absent(NullFlavors.Reason(time));
        resource.Put("performer", JsonParts.Array(Parties.Performers(scope, activity).Select(p => JsonParts.Object(("actor", p)))))
            .Put("reasonCode", scope.Reasons(activity))
            .Put("note", scope.Notes(activity))
            .Put("dosage", given);
        return scope.Bundle.AddClinical(resource, activity);
    }

    private static string RequestStatus(string? code) => code switch
    {
        "active" or "normal" => "active",
        "suspended" or "held" => "on-hold",
        "aborted" => "stopped",
        "completed" => "completed",
        "cancelled" => "cancelled",
        "nullified" or "obsolete" => "entered-in-error",
        "new" => "draft",
        _ => "unknown",
    };

    private static string AdministrationStatus(CdaElement activity) => activity["negationInd"] == "true" ? "not-done" : activity.Child("statusCode")?["code"] switch
    {
        "active" => "in-progress",
        "suspended" or "held" => "on-hold",
        "aborted" => "stopped",
        "completed" => "completed",
        "cancelled" => "not-done",
        "nullified" => "entered-in-error",
        _ => "unknown",
    };
}
