using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>PV2 into Encounter. Source: HL7 v2-to-FHIR PV2[Encounter].</summary>
internal static class Pv2Segment
{
    private const string R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.";

    public static void Map(MessageWalk walk, Segment pv2)
    {
        if (walk.Encounter is not { } entry)
            return;
        var encounter = entry.Resource;
        if (Locations.FromPl(walk, pv2[1], pv2.PlaceName) is { } prior)
            encounter.Append("location", new JsonObject { ["location"] = prior.Reference, ["status"] = "planned" });
        if (Codes.Concept(pv2[3], "0129") is { } reason)
            encounter.Append("reasonCode", reason);
        encounter.Extend(R5 + "plannedStartDate", "valueDateTime", walk.DateTime(pv2[8]));
        encounter.Extend(R5 + "plannedEndDate", "valueDateTime", walk.DateTime(pv2[9]));
        if (FhirJson.Decimal(pv2[11]) is { } days)
        {
            encounter["length"] = new JsonObject
            {
                ["value"] = days,
                ["unit"] = "days",
                ["system"] = Quantities.Ucum,
                ["code"] = "d",
            };
        }
        foreach (var person in pv2[13].Repetitions)
            Pv1Segment.AddParticipant(encounter, Practitioners.FromXcn(walk, person, pv2.PlaceName), "REF", "referrer");
        if (V2.YesNo.TryGetValue(pv2[22].Text ?? "", out var isProtected) && isProtected)
            encounter["meta"] = new JsonObject { ["security"] = new JsonArray(FhirJson.Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted")) };
        walk.Fill(encounter, "priority", pv2[25], v => Codes.Concept(v, "0217", VisitCodes.EncounterPriority));
        encounter.Extend(
            "http://hl7.org/fhir/StructureDefinition/encounter-modeOfArrival", "valueCoding", Codes.Coding(pv2[38], "0430"));
    }
}
