using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// ORC, with OBR when there is one, as ServiceRequest; TQ1 as its timing.
/// Source: HL7 v2-to-FHIR ORC[ServiceRequest], OBR[ServiceRequest], TQ1[ServiceRequest], TQ[ServiceRequest]; HL7 v2.5.1 §4.5.1.
/// </summary>
internal static class OrderSegments
{
    public static void MapOrc(MessageWalk walk, Segment orc) => OrderGroup.Begin(walk, orc);

    public static void MapTq1(MessageWalk walk, Segment tq1)
    {
        if ((walk.Order.Medication ?? walk.Order.Request) is not { } order)
            return;
        order.Resource.Put("priority", Codes.Code(tq1[9], V2.Priority));
        var timing = Timings.FromTq1(walk, tq1);
        if (order.Type == "MedicationRequest")
        {
            PrescriptionSegments.Dosage(order.Resource).Put("timing", timing);
            if (Quantities.FromCq(tq1[2].Part(1)) is { } dose)
                PrescriptionSegments.Dosage(order.Resource)["doseAndRate"] = new JsonArray(new JsonObject { ["doseQuantity"] = dose });
            return;
        }
        if (order.Type != "ServiceRequest")
            return;
        if (timing is not null)
        {
            order.Resource.Remove("occurrenceDateTime");
            order.Resource["occurrenceTiming"] = timing;
        }
        order.Resource.Put("quantityQuantity", Quantities.FromCq(tq1[2].Part(1)));
        if (tq1[11].Text is { } text)
            order.Resource.Append("note", FhirJson.Text(text));
    }

    /// <summary>The order's own numbers: placer and filler, of the detail segment or else of ORC.</summary>
    public static (Hl7Value Placer, Hl7Value Filler) Numbers(Segment orc, Segment obr)
    {
        var placer = orc[2].HasValue ? orc[2] : obr.Exists ? obr[2] : default;
        var filler = orc[3].HasValue ? orc[3] : obr.Exists ? obr[3] : default;
        // The detail segment speaks of the one result, ORC of what was ordered; where they differ the detail is the order's own number.
        if (obr.Exists && obr[2].HasValue)
            placer = obr[2];
        if (obr.Exists && obr[3].HasValue)
            filler = obr[3];
        return (placer, filler);
    }

    /// <summary>A number with its authority as one text: what the order is told apart by.</summary>
    public static string? Key(MessageWalk walk, Hl7Value number)
    {
        var ei = new Ei(number);
        return ei.Id is null ? null : $"{Identifiers.System(ei.Authority, null) ?? walk.LocalSystem}|{ei.Id}";
    }

    public static Entry? RequestOf(MessageWalk walk, Segment orc, Segment obr)
    {
        if (walk.Patient is not { } patient)
            return null;
        var (placer, filler) = Numbers(orc, obr);
        var entry = Find(walk, placer, filler, obr);
        walk.Order.Request = entry;
        var request = entry.Resource;
        request.Append("identifier", Identifiers.FromEi(placer, "PLAC"));
        request.Append("identifier", Identifiers.FromEi(filler, "FILL"));
        AddGroup(orc, request);
        SetStatus(walk, orc, obr, entry);
        SetIntent(obr, entry);
        if (obr.Exists)
            AddService(walk, obr, request);
        request["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            request["encounter"] = encounter.Reference;
        if (orc[1].Text == "NW" || walk.Context.Whole)
            request.Put("authoredOn", walk.DateTime(orc[9]));
        AddRequester(walk, orc, obr, request);
        AddTiming(walk, orc, obr, request);
        if (Codes.Coding(orc[28], "0177", OrderCodes.Confidentiality) is { Count: > 0 } security)
            request["meta"] = new JsonObject { ["security"] = new JsonArray(security) };
        if (Codes.Concept(orc[16]) is { } reason && !orc[5].HasValue)
            request.Extend("http://hl7.org/fhir/StructureDefinition/request-statusReason", "valueCodeableConcept", reason);
        if (obr.Exists)
            AddProvenance(walk, orc, entry);
        return entry;
    }

    private static Entry Find(MessageWalk walk, Hl7Value placer, Hl7Value filler, Segment obr)
    {
        var number = Key(walk, placer) ?? Key(walk, filler);
        var place = obr.Exists ? obr.PlaceName : walk.Order.Common.PlaceName;
        // An order number may stand for several services at once; the service is part of which one it is.
        if (obr.Exists || number is null)
        {
            var which = number ?? $"message|{walk.Identity}|{walk.Ordinal("request")}";
            return walk.Entries.ByNature("ServiceRequest", $"{which}|{obr[4][1].Text ?? obr[4][2].Text}", place, out _);
        }
        var separator = number.IndexOf('|', StringComparison.Ordinal);
        var entry = walk.Entries.ByIdentifier("ServiceRequest", number[..separator], number[(separator + 1)..], place, out var isNew);
        if (isNew)
            entry.Resource.Append("identifier", new JsonObject { ["system"] = number[..separator], ["value"] = number[(separator + 1)..] });
        return entry;
    }

    private static void AddGroup(Segment orc, JsonObject request)
    {
        if (Identifiers.FromEi(orc[4][1].PartCount > 1 ? orc[4][1] : orc[4].Part(1), "PGN") is { } group)
            request["requisition"] = group;
    }

    private static void SetStatus(MessageWalk walk, Segment orc, Segment obr, Entry entry)
    {
        // HL7's map leaves an order with a final result unknown; a record knows that it is done.
        var isDone = !walk.Context.Whole && obr.Exists && obr[25].Text is "F" or "C";
        var status = Codes.Code(orc[5], OrderCodes.Status)
            ?? OrderCodes.Control.Find(orc[1].Text)?.Code
            ?? (isDone ? "completed" : null);
        if (status is not null)
            entry.Resource["status"] = status;
        else
            entry.Defaults["status"] = "unknown";
    }

    private static void SetIntent(Segment obr, Entry entry)
    {
        if (obr.Exists && obr[11].Text == "G")
            entry.Resource["intent"] = "reflex-order";
        else
            entry.Defaults["intent"] = "order";
    }

    private static void AddService(MessageWalk walk, Segment obr, JsonObject request)
    {
        request.Put("priority", V2.Priority.Find(obr[5].Text ?? obr[27][6].Text)?.Code);
        request.Put("code", Codes.Concept(obr[4]));
        foreach (var field in new[] { 46, 47 })
        {
            foreach (var detail in obr[field].Repetitions)
                request.Append("orderDetail", Codes.Concept(detail));
        }
        request.Put("occurrenceDateTime", walk.DateTime(obr[6]));
        foreach (var reason in obr[31].Repetitions)
            request.Append("reasonCode", Codes.Concept(reason));
        AddParent(obr, request);
    }

    private static void AddParent(Segment obr, JsonObject request)
    {
        foreach (var parent in Identifiers.FromEip(obr[29].Part(1), "PLAC", "FILL"))
            request.Append("basedOn", new JsonObject { ["type"] = "ServiceRequest", ["identifier"] = parent });
    }

    private static void AddRequester(MessageWalk walk, Segment orc, Segment obr, JsonObject request)
    {
        var field = orc[12].HasValue ? orc[12] : obr.Exists ? obr[16] : default;
        var place = orc.Exists ? orc.PlaceName : obr.PlaceName;
        var facility = orc[21].HasValue ? Organizations.FromXon(walk, orc[21].Part(1), place) : null;
        if (facility is not null)
        {
            foreach (var address in orc[22].Repetitions)
                facility.Resource.AppendOnce("address", Addresses.FromXad(walk, address));
            foreach (var phone in orc[23].Repetitions)
                facility.Resource.AppendOnce("telecom", Contacts.FromXtn(walk, phone));
        }
        var person = field.Part(1);
        var who = facility is null
            ? Practitioners.FromXcn(walk, person, place) : Practitioners.Role(walk, person, place, null, null, facility);
        if (who is null)
            return;
        if (orc[24].HasValue && Practitioners.FromXcn(walk, person, place) is { } practitioner)
            practitioner.Resource.AppendOnce("address", Addresses.FromXad(walk, orc[24].Part(1)));
        request["requester"] = who.Reference;
    }

    private static void AddTiming(MessageWalk walk, Segment orc, Segment obr, JsonObject request)
    {
        var tq = orc[7].HasValue ? orc[7] : obr.Exists ? obr[27] : default;
        if (!tq.HasValue)
            return;
        request.Put("occurrenceTiming", request["occurrenceDateTime"] is null ? Timings.FromTq(walk, tq.Part(1)) : null);
        if (Quantities.Of(tq[1][1], tq[1][2]) is { } quantity)
            request["quantityQuantity"] = quantity;
        if (request["priority"] is null)
            request.Put("priority", V2.Priority.Find(tq[6].Text)?.Code);
        if (tq[8].Text is { } text)
            request.Append("note", FhirJson.Text(text));
    }

    private static void AddProvenance(MessageWalk walk, Segment orc, Entry entry)
    {
        if (!walk.Context.Whole || !(orc[10].HasValue || orc[11].HasValue || orc[19].HasValue || walk.DateTime(orc[9]) is not null))
            return;
        var provenance = walk.Entries.ById("Provenance", $"order|{walk.Identity}|{entry.FullUrl}", orc.PlaceName, out _).Resource;
        provenance["target"] = new JsonArray(entry.Reference);
        provenance.Put("occurredDateTime", walk.DateTime(orc[9]));
        provenance.Put("recorded", walk.Instant(orc[9]) ?? walk.Instant(walk.Message.Header[7]));
        if (orc[1].Text switch { "NW" => "CREATE", "SC" => "UPDATE", "OC" or "CA" => "CANCEL", _ => null } is { } operation)
            provenance["activity"] = FhirJson.Concept(V2.DataOperation, operation);
        HeaderSegments.AddAgent(provenance, Practitioners.FromXcn(walk, orc[10].Part(1), orc.PlaceName), "enterer");
        HeaderSegments.AddAgent(provenance, Practitioners.FromXcn(walk, orc[11].Part(1), orc.PlaceName), "verifier");
        HeaderSegments.AddAgent(provenance, Practitioners.FromXcn(walk, orc[12].Part(1), orc.PlaceName), "author");
        HeaderSegments.AddAgent(provenance, Practitioners.FromXcn(walk, orc[19].Part(1), orc.PlaceName), "performer");
        if (provenance["agent"] is null)
            HeaderSegments.AddAgent(provenance, Organizations.FromHd(walk, new Hd(walk.Message.Header[4])), "author");
    }
}
