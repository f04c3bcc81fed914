using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// RXO and RXE as MedicationRequest, RXD as MedicationDispense, RXC as ingredients of a mixture. RXE and RXD have no map of HL7; they follow
/// RXO's and the elements of the same meaning.
/// Source: HL7 v2-to-FHIR RXO[MedicationRequest], ORC[ServiceRequest]; HL7 v2.5.1 §4.14.
/// </summary>
internal static class PrescriptionSegments
{
    public static void MapRxo(MessageWalk walk, Segment rxo)
    {
        if (Begin(walk, rxo, rxo[1], "MedicationRequest") is not { } request)
            return;
        request["intent"] = "original-order";
        Dosage(request).Put("doseAndRate", Dose(rxo[2], rxo[3], rxo[4], "ordered"));
        AddInstructions(request, rxo[7]);
        AddDispense(request, rxo[11], rxo[12], rxo[13]);
        if (rxo[9].Text is { } substitution)
            request["substitution"] = new JsonObject { ["allowedCodeableConcept"] = FhirJson.Concept(V2.Table("0161"), substitution) };
        var requester = rxo[14].HasValue ? rxo[14] : walk.Order.Common[12];
        request.Put("requester", Practitioners.FromXcn(walk, requester.Part(1), rxo.PlaceName)?.Reference);
        AddReason(request, rxo[20]);
    }

    public static void MapRxe(MessageWalk walk, Segment rxe)
    {
        if (Begin(walk, rxe, rxe[2], "MedicationRequest") is not { } request)
            return;
        request.TryAdd("intent", "order");
        if (rxe[15].Text is { } prescription)
            request.Append("identifier", new JsonObject { ["system"] = walk.LocalSystem, ["value"] = prescription });
        Dosage(request).Put("doseAndRate", Dose(rxe[3], rxe[4], rxe[5], "calculated"));
        AddInstructions(request, rxe[7]);
        AddDispense(request, rxe[10], rxe[11], rxe[12]);
        if (rxe[9].Text is { } substitution)
            request["substitution"] = new JsonObject { ["allowedCodeableConcept"] = FhirJson.Concept(V2.Table("0167"), substitution) };
        var requester = rxe[13].HasValue ? rxe[13] : walk.Order.Common[12];
        request.Put("requester", Practitioners.FromXcn(walk, requester.Part(1), rxe.PlaceName)?.Reference);
        if (walk.DateTime(rxe[1][4]) is not null)
            Dosage(request).Put("timing", Timings.FromTq(walk, rxe[1].Part(1)));
        request.Put("authoredOn", walk.DateTime(walk.Order.Common[9]) ?? walk.DateTime(rxe[32]));
        AddReason(request, rxe[27]);
    }

    public static void MapRxd(MessageWalk walk, Segment rxd)
    {
        var order = walk.Order.Medication;
        if (Begin(walk, rxd, rxd[2], "MedicationDispense") is not { } dispense)
            return;
        dispense["status"] = "completed";
        if (rxd[7].Text is { } prescription)
            dispense.Append("identifier", new JsonObject { ["system"] = walk.LocalSystem, ["value"] = prescription });
        if (order?.Type == "MedicationRequest")
            dispense["authorizingPrescription"] = new JsonArray(order.Reference);
        dispense.Put("quantity", Quantities.Of(rxd[4], rxd[5]));
        dispense.Put("whenHandedOver", walk.DateTime(rxd[3]));
        foreach (var person in rxd[10].Repetitions)
        {
            if (Practitioners.FromXcn(walk, person, rxd.PlaceName) is { } who)
                dispense.AppendOnce("performer", new JsonObject { ["actor"] = who.Reference });
        }
        foreach (var note in rxd[9].Repetitions)
            dispense.Append("note", note.Whole is { } text ? FhirJson.Text(text) : null);
    }

    public static void MapRxc(MessageWalk walk, Segment rxc)
    {
        if (walk.Order.Medication is not { } entry || Codes.Concept(rxc[2]) is not { } code)
            return;
        var item = new JsonObject { ["itemCodeableConcept"] = code };
        if (Quantities.Of(rxc[3], rxc[4]) is { } amount)
            item["strength"] = new JsonObject { ["numerator"] = amount, ["denominator"] = new JsonObject { ["value"] = 1 } };
        if (entry.Resource["contained"] is not JsonArray)
        {
            entry.Resource["contained"] = new JsonArray(new JsonObject
            {
                ["resourceType"] = "Medication",
                ["id"] = "mixture",
                ["code"] = entry.Resource["medicationCodeableConcept"]?.DeepClone(),
            });
            entry.Resource.Remove("medicationCodeableConcept");
            entry.Resource["medicationReference"] = new JsonObject { ["reference"] = "#mixture" };
        }
        ((JsonObject)entry.Resource["contained"]![0]!).Append("ingredient", item);
    }

    /// <summary>The first dosage instruction, made when there is none.</summary>
    public static JsonObject Dosage(JsonObject request)
    {
        if (request["dosageInstruction"] is not JsonArray { Count: > 0 } items)
            request["dosageInstruction"] = items = [new JsonObject()];
        return (JsonObject)items[0]!;
    }

    private static JsonObject? Begin(MessageWalk walk, Segment segment, Hl7Value drug, string type)
    {
        if (walk.Patient is not { } patient)
            return null;
        var order = walk.Order;
        order.IsDetailed = true;
        var orc = order.Common;
        var number = OrderSegments.Key(walk, orc[2]) ?? OrderSegments.Key(walk, orc[3]);
        var nature = number ?? walk.OfPatient(type, drug[1].Text ?? drug[2].Text, walk.Identity, segment.PlaceName);
        if (type == "MedicationDispense")
            nature = $"{nature}|{segment[1].Text}|{segment[3].Text}|{segment[7].Text}";
        var entry = order.Medication?.Type == type ? order.Medication : walk.Entries.ByNature(type, nature, segment.PlaceName, out _);
        order.Medication = entry;
        walk.NoteTarget = entry;
        var resource = entry.Resource;
        resource.AppendOnce("identifier", Identifiers.FromEi(orc[2], "PLAC"));
        resource.AppendOnce("identifier", Identifiers.FromEi(orc[3], "FILL"));
        SetStatus(orc, entry);
        resource["medicationCodeableConcept"] = Codes.Concept(drug) ?? FhirJson.Text("not stated");
        resource["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            resource[type == "MedicationDispense" ? "context" : "encounter"] = encounter.Reference;
        return resource;
    }

    private static void SetStatus(Segment orc, Entry entry)
    {
        var code = Codes.Code(orc[5], OrderCodes.Status) ?? OrderCodes.Control.Find(orc[1].Text)?.Code;
        var status = code switch { "revoked" => orc[5].Text is "DC" || orc[1].Text is "DC" or "OD" or "DR" ? "stopped" : "cancelled", _ => code };
        if (status is not null)
            entry.Resource["status"] = status;
        else
            entry.Defaults["status"] = "unknown";
    }

    private static JsonArray? Dose(Hl7Value low, Hl7Value high, Hl7Value unit, string kind)
    {
        var dose = new JsonObject
        {
            ["type"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/dose-rate-type", kind),
        };
        if (high.HasValue)
            dose.Put("doseRange", Quantities.Range(low, high, unit));
        else
            dose.Put("doseQuantity", Quantities.Of(low, unit));
        return dose.Count == 1 ? null : new JsonArray(dose);
    }

    private static void AddInstructions(JsonObject request, Hl7Value instructions)
    {
        var text = string.Join("; ", instructions.Repetitions.Select(r => r[2].Text ?? r[1].Text).Where(t => t is not null));
        if (text.Length > 0)
            Dosage(request)["text"] = text;
        if (request["dosageInstruction"] is JsonArray { Count: 1 } items && items[0] is JsonObject { Count: 0 })
            request.Remove("dosageInstruction");
    }

    private static void AddDispense(JsonObject request, Hl7Value amount, Hl7Value unit, Hl7Value refills)
    {
        var dispense = new JsonObject();
        dispense.Put("numberOfRepeatsAllowed", int.TryParse(refills.Text, out var count) && count >= 0 ? count : null);
        dispense.Put("quantity", Quantities.Of(amount, unit));
        request.Put("dispenseRequest", dispense);
    }

    private static void AddReason(JsonObject request, Hl7Value reasons)
    {
        foreach (var reason in reasons.Repetitions)
            request.Append("reasonCode", Codes.Concept(reason));
    }
}
