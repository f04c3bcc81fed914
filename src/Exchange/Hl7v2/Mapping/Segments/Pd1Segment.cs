using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>PD1 into Patient, and the living will as Observation. Source: HL7 v2-to-FHIR PD1[Patient], PD1[Observation-LivingWill].</summary>
internal static class Pd1Segment
{
    public static void Map(MessageWalk walk, Segment pd1)
    {
        if (walk.Patient is not { } patient)
            return;
        foreach (var practice in pd1[3].Repetitions)
            patient.Resource.Append("generalPractitioner", Organizations.FromXon(walk, practice, pd1.PlaceName)?.Reference);
        foreach (var doctor in pd1[4].Repetitions)
            patient.Resource.Append("generalPractitioner", Practitioners.FromXcn(walk, doctor, pd1.PlaceName)?.Reference);
        patient.Resource.Extend("http://hl7.org/fhir/StructureDefinition/patient-disability", "valueCodeableConcept", Codes.Concept(pd1[6], "0295"));
        patient.Resource.Extend("http://hl7.org/fhir/StructureDefinition/patient-congregation", "valueString", pd1[14][1].Text);
        if (!pd1[7].HasValue)
            return;
        var will = walk.Entries.ByNature("Observation", walk.OfPatient("living will"), pd1.PlaceName, out _).Resource;
        will["status"] = "final";
        will["code"] = FhirJson.Concept("http://loinc.org", "45473-6", "Advance directive - living will");
        will["subject"] = patient.Reference;
        will.Put("valueCodeableConcept", Codes.Concept(pd1[7], "0315"));
        will.Put("effectiveDateTime", walk.DateTime(walk.Message.Header[7]));
    }
}
