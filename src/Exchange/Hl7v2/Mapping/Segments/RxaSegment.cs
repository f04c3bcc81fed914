using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// RXA as Immunization in vaccination messages and as MedicationAdministration in others.
/// Source: HL7 v2-to-FHIR RXA[Immunization], ORC[Immunization], ORC[MedicationAdministration]; HL7 v2.5.1 §4.14.7; CDC Implementation Guide for
/// Immunization Messaging 1.5 (the facts that OBX adds).
/// </summary>
internal static class RxaSegment
{
    public static void Map(MessageWalk walk, Segment rxa)
    {
        if (walk.Patient is not { } patient)
            return;
        if (walk.Order.IsDetailed && walk.Order.Immunization is not null)
            walk.Order = new OrderGroup();
        walk.Order.IsDetailed = true;
        var isVaccine = walk.Message.Type is "VXU" or "VXR" or "VXX" || walk.Message.Type == "RSP" || rxa[5][3].Text == "CVX";
        var type = isVaccine ? "Immunization" : "MedicationAdministration";
        var orc = walk.Order.Common;
        var number = OrderSegments.Key(walk, orc[3]) ?? OrderSegments.Key(walk, orc[2]);
        // 9999 is CDC's filler number for a dose that was not given.
        var nature = number is null || new Ei(orc[3]).Id == "9999"
            ? walk.OfPatient(type, rxa[5][1].Text ?? rxa[5][2].Text, rxa[3].Text, number) : number;
        var entry = walk.Entries.ByNature(type, nature, rxa.PlaceName, out _);
        walk.NoteTarget = entry;
        walk.Order.Immunization = isVaccine ? entry : null;
        walk.Order.Medication = isVaccine ? null : entry;
        entry.Resource.Append("identifier", Identifiers.FromEi(orc[2], "PLAC"));
        entry.Resource.Append("identifier", Identifiers.FromEi(orc[3], "FILL"));
        if (isVaccine)
            Immunize(walk, rxa, entry.Resource, patient);
        else
            Administer(walk, rxa, entry.Resource, patient);
    }

    /// <summary>An OBX about a dose: funding eligibility, vaccine information statement, reaction, dose number.</summary>
    public static void AddFact(MessageWalk walk, Segment obx, JsonObject immunization)
    {
        switch (obx[3][1].Text)
        {
            case "64994-7":
                immunization.AppendOnce("programEligibility", Codes.Concept(obx[5]));
                break;
            case "30963-3":
                immunization.Put("fundingSource", Codes.Concept(obx[5]));
                break;
            case "30973-2" when int.TryParse(obx[5].Text, out var dose) && dose > 0:
                immunization["protocolApplied"] = new JsonArray(new JsonObject { ["doseNumberPositiveInt"] = dose });
                break;
            case "69764-9" or "30956-7":
                immunization.AppendOnce("education", Education("documentType", obx[5][1].Text));
                break;
            case "29768-9" when walk.DateTime(obx[5]) is { } published:
                immunization.AppendOnce("education", Education("publicationDate", published));
                break;
            case "29769-7" when walk.DateTime(obx[5]) is { } presented:
                immunization.AppendOnce("education", Education("presentationDate", presented));
                break;
            default:
                break;
        }

        static JsonObject? Education(string element, string? value) => value is null ? null : new JsonObject { [element] = value };
    }

    private static void Immunize(MessageWalk walk, Segment rxa, JsonObject immunization, Entry patient)
    {
        immunization["status"] = rxa[21].Text == "D" ? "entered-in-error" : OrderCodes.Completion.Find(rxa[20].Text)?.Code ?? "completed";
        immunization.Put("statusReason", Codes.Concept(rxa[18].Part(1)));
        immunization["vaccineCode"] = Codes.Concept(rxa[5]) ?? FhirJson.Text("not stated");
        immunization["patient"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            immunization["encounter"] = encounter.Reference;
        immunization.Put("occurrenceDateTime", walk.DateTime(rxa[3]));
        if (immunization["occurrenceDateTime"] is null)
            immunization["occurrenceString"] = "unknown";
        immunization.Put("recorded", rxa[21].Text == "A" ? walk.DateTime(rxa[22]) ?? walk.DateTime(walk.Order.Common[9]) : walk.DateTime(walk.Order.Common[9]));
        // NIP001 00 is a new record of the one who gave the dose; the others are history told by someone else.
        foreach (var note in rxa[9].Repetitions)
        {
            if (note[3].Text == "NIP001")
            {
                immunization["primarySource"] = note[1].Text == "00";
                if (note[1].Text != "00")
                    immunization["reportOrigin"] = Codes.Concept(note);
            }
            else if ((note[2].Text ?? note[1].Text) is { } text)
            {
                immunization.Append("note", FhirJson.Text(text));
            }
        }
        immunization.Put("location", Locations.FromPl(walk, rxa[27].HasValue ? rxa[27] : rxa[11], rxa.PlaceName)?.Reference);
        immunization.Put("manufacturer", Organizations.FromCode(walk, rxa[17].Part(1), rxa.PlaceName)?.Reference);
        immunization.Put("lotNumber", rxa[15].Text);
        immunization.Put("expirationDate", walk.Date(rxa[16].Part(1)));
        if (rxa[6].Text != "999")
            immunization.Put("doseQuantity", Quantities.Of(rxa[6], rxa[7]));
        AddPerformer(walk, rxa[10], rxa.PlaceName, immunization, "AP", "Administering Provider");
        AddPerformer(walk, walk.Order.Common[12], rxa.PlaceName, immunization, "OP", "Ordering Provider");
        foreach (var reason in rxa[19].Repetitions)
            immunization.Append("reasonCode", Codes.Concept(reason));
    }

    private static void Administer(MessageWalk walk, Segment rxa, JsonObject administration, Entry patient)
    {
        administration["status"] = rxa[21].Text == "D" ? "entered-in-error" : OrderCodes.Completion.Find(rxa[20].Text)?.Code ?? "completed";
        administration["medicationCodeableConcept"] = Codes.Concept(rxa[5]) ?? FhirJson.Text("not stated");
        administration["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            administration["context"] = encounter.Reference;
        if (walk.DateTime(rxa[4]) is { } end && walk.DateTime(rxa[3]) is { } start && start != end)
            administration["effectivePeriod"] = new JsonObject { ["start"] = start, ["end"] = end };
        else
            administration.Put("effectiveDateTime", walk.DateTime(rxa[3]));
        AddPerformer(walk, rxa[10], rxa.PlaceName, administration, "AP", "Administering Provider");
        if (Quantities.Of(rxa[6], rxa[7]) is { } dose)
            administration["dosage"] = new JsonObject { ["dose"] = dose };
        foreach (var reason in rxa[19].Repetitions)
            administration.Append("reasonCode", Codes.Concept(reason));
    }

    private static void AddPerformer(MessageWalk walk, Hl7Value people, string place, JsonObject to, string code, string display)
    {
        foreach (var person in people.Repetitions)
        {
            if (Practitioners.FromXcn(walk, person, place) is not { } who)
                continue;
            to.AppendOnce("performer", new JsonObject
            {
                ["function"] = FhirJson.Concept(V2.Table("0443"), code, display),
                ["actor"] = who.Reference,
            });
        }
    }
}
