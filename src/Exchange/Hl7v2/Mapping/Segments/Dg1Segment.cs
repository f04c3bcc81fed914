using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// DG1 as Condition, and as Encounter.diagnosis when it comes with a visit or ServiceRequest.reasonReference when with an order.
/// Source: HL7 v2-to-FHIR DG1[Condition], DG1[Encounter]; HL7 v2.5.1 §6.5.2.
/// </summary>
internal static class Dg1Segment
{
    public static void Map(MessageWalk walk, Segment dg1)
    {
        if (walk.Patient is not { } patient || Concept(dg1) is not { } code)
            return;
        var inOrder = walk.Order.Request is not null && walk.Order.IsDetailed;
        var visit = walk.Encounter?.FullUrl;
        var entry = walk.Entries.ByNature(
            "Condition", dg1[20].HasValue
                ? walk.OfPatient("diagnosis", dg1[20].Whole)
                : walk.OfPatient("diagnosis", visit, dg1[3][1].Text ?? dg1[4].Text ?? dg1[3][2].Text, dg1[6][1].Text),
            dg1.PlaceName, out _);
        walk.Condition = entry;
        walk.NoteTarget = entry;
        var condition = entry.Resource;
        condition.Append("identifier", Identifiers.FromEi(dg1[20]));
        if (dg1[21].Text == "D")
            condition["verificationStatus"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error");
        condition["category"] = new JsonArray(
            FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-category", "encounter-diagnosis", "Encounter Diagnosis"));
        condition["code"] = code;
        condition["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            condition["encounter"] = encounter.Reference;
        walk.Fill(condition, "onsetDateTime", dg1[5], v => walk.DateTime(v));
        condition.Put("recordedDate", walk.DateTime(dg1[19]));
        condition.Put("asserter", Practitioners.FromXcn(walk, dg1[16].Part(1), dg1.PlaceName)?.Reference);
        condition.Extend(
            "http://hl7.org/fhir/StructureDefinition/condition-assertedDate", "valueDateTime", walk.DateTime(dg1[19]));
        if (inOrder)
            walk.Order.Request!.Resource.AppendOnce("reasonReference", entry.Reference);
        else if (dg1[21].Text != "D")
            AddToVisit(walk, dg1, entry);
    }

    private static JsonObject? Concept(Segment dg1)
    {
        var code = Codes.Concept(dg1[3], null);
        // DG1-2 named the coding method before DG1-3 could.
        if (code?["coding"]?[0] is JsonObject coding && coding["system"] is null)
            coding.Put("system", CodeSystems.Uri(dg1[2].Text, null));
        if (dg1[4].Text is { } description)
            (code ??= []).TryAdd("text", description);
        return code;
    }

    private static void AddToVisit(MessageWalk walk, Segment dg1, Entry entry)
    {
        if (walk.Encounter is not { } encounter)
            return;
        var diagnosis = new JsonObject { ["condition"] = entry.Reference };
        diagnosis.Put("use", Codes.Concept(dg1[6], "0052", VisitCodes.DiagnosisType));
        diagnosis.Put("rank", FhirJson.PositiveInt(dg1[15]));
        encounter.Resource.AppendOnce("diagnosis", diagnosis);
    }
}
