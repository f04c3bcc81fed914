using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>RXR: route, site and method. Source: HL7 v2-to-FHIR RXR[Immunization], RXR[MedicationRequest].</summary>
internal static class RxrSegment
{
    public static void Map(MessageWalk walk, Segment rxr)
    {
        var route = Codes.Concept(rxr[1], "0162");
        var site = Codes.Concept(rxr[2], "0163");
        var method = Codes.Concept(rxr[4], "0165");
        if (walk.Order.Immunization is { } immunization)
        {
            immunization.Resource.Put("route", route);
            immunization.Resource.Put("site", site);
            return;
        }
        if (walk.Order.Medication is not { } medication)
            return;
        var dosage = medication.Type == "MedicationAdministration"
            ? (JsonObject)medication.Resource.Child("dosage")! : PrescriptionSegments.Dosage(medication.Resource);
        dosage.Put("site", site);
        dosage.Put("route", route);
        dosage.Put("method", method);
    }
}
