using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Advance directive observations to Consent of scope "adr". Source: C-CDA R2.1, Advance Directive Observation; FHIR R4 Consent.</summary>
internal static class AdvanceDirectives
{
    public static BundleEntry Map(MappingScope scope, CdaElement directive)
    {
        var resource = JsonParts.Object(("resourceType", "Consent"));
        var value = scope.Values.Concept(directive.Child("value"));
        var time = directive.Child("effectiveTime");
        var categories = new JsonArray(JsonParts.Concept("http://terminology.hl7.org/CodeSystem/consentcategorycodes", "acd", "Advance Directive"));
        if (scope.Values.Concept(directive.Child("code")) is { } kind)
            categories.Add(kind);
        resource.Put("identifier", CdaValues.IdentifiersOf(directive))
            .Put("status", directive.Child("statusCode")?["code"] is "nullified" ? "entered-in-error" : time?.Child("high")?["value"] is null ? "active" : "inactive")
            .Put("scope", JsonParts.Concept("http://terminology.hl7.org/CodeSystem/consentscope", "adr", "Advanced Care Directive"))
            .Put("category", categories)
            .Put("patient", scope.Subject)
            .Put("dateTime", scope.Recorded(directive) ?? scope.Values.DateTime(time))
            .Put("sourceReference", Source(scope, directive))
            .Put("policyRule", value?.DeepClone() ?? JsonParts.Object(("text", "Advance directive")))
            .Put("provision", JsonParts.Object(("period", CdaValues.IsInterval(time) ? scope.Values.Period(time) : null), ("code", JsonParts.Array(value))));
        var entry = scope.Bundle.AddClinical(resource, directive);
        Verifications(scope, directive, entry);
        return entry;
    }

    private static JsonObject? Source(MappingScope scope, CdaElement directive)
    {
        var document = directive.Children("reference").Select(r => r.Child("externalDocument")).FirstOrDefault(d => d is not null);
        if (document is null)
            return null;
        var entry = ClinicalNotes.External(scope, document);
        return entry?.Reference();
    }

    private static void Verifications(MappingScope scope, CdaElement directive, BundleEntry entry)
    {
        foreach (var verifier in directive.Children("participant").Where(p => p["typeCode"] == "VRF"))
        {
            entry.Resource.Append("verification", JsonParts.Object(
                ("verified", true), ("verificationDate", scope.Values.DateTime(verifier.Child("time")))));
        }
    }
}
