using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// The other people of the header: informants, support persons, data enterers, recipients and the performers of the
/// documented service.
/// Source: C-CDA R2.1 vol. 2 §1.1 (US Realm Header).
/// </summary>
internal static class HeaderParties
{
    public static void Map(MappingScope scope, CdaElement root)
    {
        foreach (var informant in root.Children("informant"))
        {
            if (informant.Child("relatedEntity") is { } related)
                Parties.Related(scope, related);
            else
                Parties.Assigned(scope, informant.Child("assignedEntity"));
        }
        Parties.Assigned(scope, root.At("dataEnterer", "assignedEntity"));
        foreach (var recipient in root.Children("informationRecipient"))
        {
            Parties.Assigned(scope, recipient.Child("intendedRecipient"));
        }
        foreach (var participant in root.Children("participant"))
        {
            Participant(scope, participant);
        }
        foreach (var order in root.Children("inFulfillmentOf"))
        {
            Order(scope, order);
        }
        foreach (var service in root.Children("documentationOf").Select(d => d.Child("serviceEvent")).OfType<CdaElement>())
        {
            CareTeams.OfService(scope, service);
        }
    }

    /// <summary>The order that the document answers. Its state is not said. Source: C-CDA R2.1, inFulfillmentOf.</summary>
    public static void Order(MappingScope scope, CdaElement fulfilment)
    {
        if (fulfilment.Child("order") is not { } order || !order.Children("id").Any(Identifiers.IsTelling))
            return;
        var resource = scope.About("ServiceRequest");
        resource.Put("status", "unknown").Put("intent", "order").Put("code", scope.Values.Concept(order.Child("code")));
        scope.Bundle.AddClinical(resource, order);
    }

    private static void Participant(MappingScope scope, CdaElement participant)
    {
        var entity = participant.Child("associatedEntity");
        if (entity is null)
            return;
        var person = entity.Child("associatedPerson");
        // A personal relation is a RelatedPerson; anyone else (a referring provider) is a professional.
        if (entity["classCode"] is "PRS" or "NOK" or "ECON" or "CAREGIVER" or "GUARD" or "AGNT" or "POLHOLD" or "QUAL" && person is not null)
        {
            if (Parties.Related(scope, entity) is not null && entity["classCode"] is "ECON" or "NOK" or "GUARD")
                Contact(scope, entity, entity["classCode"]!);
            return;
        }
        if (person is not null)
            Parties.Assigned(scope, entity);
        else
            Parties.Organization(scope, entity.Child("scopingOrganization"));
    }

    private static void Contact(MappingScope scope, CdaElement entity, string role)
    {
        var contact = JsonParts.Object(
            ("relationship", JsonParts.Array([
                scope.Values.Concept(entity.Child("code")),
                role switch
                {
                    "ECON" => JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v2-0131", "C", "Emergency Contact"),
                    "NOK" => JsonParts.Concept("http://terminology.hl7.org/CodeSystem/v2-0131", "N", "Next-of-Kin"),
                    _ => null,
                }])),
            ("name", Names.Human(entity.At("associatedPerson", "name"), scope.Values)),
            ("telecom", Names.Telecoms(entity)),
            ("address", Names.Address(entity.Child("addr"), scope.Values)));
        if (contact.ContainsKey("name") || contact.ContainsKey("telecom") || contact.ContainsKey("address"))
            scope.Patient!.Resource.Append("contact", contact);
    }
}
