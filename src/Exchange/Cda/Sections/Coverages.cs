using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Sections;

/// <summary>Coverage activities and their policies to Coverage. Source: C-CDA R2.1, Coverage Activity, Policy Activity; FHIR R4 Coverage.</summary>
internal static class Coverages
{
    public static IReadOnlyList<BundleEntry> Map(MappingScope scope, CdaElement coverage)
    {
        var mapped = new List<BundleEntry>();
        foreach (var relation in coverage.Children("entryRelationship"))
        {
            foreach (var policy in relation.Children("act"))
            {
                mapped.Add(Policy(scope, policy, relation.Child("sequenceNumber")?["value"]));
            }
        }
        return mapped;
    }

    private static BundleEntry Policy(MappingScope scope, CdaElement policy, string? order)
    {
        var covered = policy.Children("participant").FirstOrDefault(p => p["typeCode"] == "COV");
        var holder = policy.Children("participant").FirstOrDefault(p => p["typeCode"] == "HLD");
        var member = covered?.At("participantRole", "id")?["extension"];
        var resource = JsonParts.Object(("resourceType", "Coverage"));
        resource.Put("identifier", CdaValues.IdentifiersOf(policy))
            .Put("status", policy.Child("statusCode")?["code"] is "cancelled" or "aborted" ? "cancelled" : "active")
            .Put("type", scope.Values.Concept(policy.Child("code")))
            .Put("subscriberId", holder?.At("participantRole", "id")?["extension"] ?? member)
            .Put("beneficiary", scope.Subject)
            .Put("relationship", Relationship(scope, covered?.At("participantRole", "code")))
            .Put("period", scope.Values.Period(covered?.Child("time") ?? policy.Child("effectiveTime")))
            .Put("payor", new JsonArray(Payor(scope, policy)));
        if (int.TryParse(order, out var sequence) && sequence > 0)
            resource["order"] = sequence;
        return scope.Bundle.AddClinical(resource, policy);
    }

    private static JsonObject Payor(MappingScope scope, CdaElement policy)
    {
        var payers = policy.Children("performer").Where(p => p["typeCode"] is "PRF" or null)
            .OrderBy(p => p.HasTemplate(Templates.Root + "87") || p.At("assignedEntity", "code")?["code"] == "PAYOR" ? 0 : 1);
        foreach (var payer in payers)
        {
            if (Parties.Organization(scope, payer.At("assignedEntity", "representedOrganization")) is { } organization)
                return organization.Reference((string?)organization.Resource["name"]);
        }
        return JsonParts.Object(("display", "Unknown payer"));
    }

    private static JsonObject? Relationship(MappingScope scope, CdaElement? code)
    {
        var mapped = code?["code"] switch
        {
            "SELF" => "self",
            "SPS" or "SPOUSE" or "HUSB" or "WIFE" => "spouse",
            "FAMDEP" or "CHILD" or "NCHILD" or "DEPEND" or "STUD" or "HANDIC" => "child",
            "PARNT" => "parent",
            _ => null,
        };
        return mapped is null ? scope.Values.Concept(code) : JsonParts.Concept("http://terminology.hl7.org/CodeSystem/subscriber-relationship", mapped);
    }
}
