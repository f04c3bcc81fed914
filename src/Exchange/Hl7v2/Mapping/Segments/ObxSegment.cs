using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// OBX as Observation, or as content of the document of a TXA. A result is known by the order's filler number, OBX-3 and OBX-4, so that a
/// correction (OBX-11 C), a withdrawal (W) or a deletion (D) finds the result it is about.
/// Source: HL7 v2-to-FHIR OBX[Observation], OBX[Observation-Component], OBX[DocumentReference]; HL7 v2.5.1 §7.4.2.
/// </summary>
internal static class ObxSegment
{
    public static void Map(MessageWalk walk, Segment obx)
    {
        if (walk.Patient is not { } patient)
            return;
        if (walk.Document is { } document)
        {
            AddContent(obx, document);
            walk.NoteTarget = document;
            return;
        }
        if (!obx[3].HasValue)
            return;
        var entry = walk.Entries.ByNature("Observation", Nature(walk, obx), obx.PlaceName, out _);
        walk.NoteTarget = entry;
        walk.Order.Observation = entry;
        var observation = entry.Resource;
        foreach (var number in obx[21].Repetitions)
            observation.Append("identifier", Identifiers.FromEi(number, "FILL"));
        SetStatus(obx, observation);
        observation["code"] = Codes.Concept(obx[3]);
        observation["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            observation["encounter"] = encounter.Reference;
        observation.Put("effectiveDateTime", walk.DateTime(obx[14]) ?? ReportTime(walk));
        ObservationValue.Set(walk, obx, observation);
        AddInterpretation(walk, obx, observation);
        AddPerformers(walk, obx, observation);
        Attach(walk, obx, entry);
    }

    private static string Nature(MessageWalk walk, Segment obx)
    {
        var order = walk.Specimen is { } described ? described.FullUrl : walk.Order.FillerKey;
        var at = order ?? (obx[14].HasValue ? walk.OfPatient(obx[14].Text) : "message|" + walk.Identity);
        if (order is null && walk.Order.Immunization is { } immunization)
            at = immunization.FullUrl;
        var which = $"{at}|{obx[3][1].Text ?? obx[3][2].Text}|{obx[3][3].Text}|{obx[4].Whole}";
        return $"{which}|{walk.Ordinal(which)}";
    }

    private static void SetStatus(Segment obx, JsonObject observation)
    {
        observation["status"] = OrderCodes.ObservationStatus.Find(obx[11].Text)?.Code ?? (obx[11].HasValue ? "unknown" : "final");
        if (obx[11].Text == "N")
            observation["dataAbsentReason"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-asked");
    }

    private static string? ReportTime(MessageWalk walk) =>
        walk.Order.Report?.Resource is { } report
            ? (string?)report["effectiveDateTime"] ?? (string?)report["effectivePeriod"]?["start"] : null;

    private static void AddInterpretation(MessageWalk walk, Segment obx, JsonObject observation)
    {
        foreach (var flag in obx[8].Repetitions)
            observation.Append("interpretation", Codes.Concept(flag, "0078", OrderCodes.Interpretation));
        if (obx[7].Whole is { } range && obx[7].HasValue)
            observation["referenceRange"] = new JsonArray(ReferenceRange(obx, range.Trim()));
        foreach (var method in obx[17].Repetitions.Take(1))
            observation.Put("method", Codes.Concept(method));
        observation.Put("bodySite", Codes.Concept(obx[20].Part(1), "0163"));
        foreach (var nature in obx[10].Repetitions)
        {
            observation.Extend(
                "http://hl7.org/fhir/StructureDefinition/observation-nature-of-abnormal-test", "valueCodeableConcept", Codes.Concept(nature, "0080"));
        }
        foreach (var equipment in obx[18].Repetitions.Take(1))
            observation.Put("device", Device(walk, equipment, obx.PlaceName)?.Reference);
        observation.Extend(
            "http://hl7.org/fhir/StructureDefinition/observation-analysis-date-time", "valueDateTime", walk.DateTime(obx[19]));
    }

    /// <summary>The text as sent and, where it is <c>low-high</c>, <c>&lt;high</c> or <c>&gt;low</c> of a number, the bounds too.</summary>
    private static JsonObject ReferenceRange(Segment obx, string text)
    {
        var range = new JsonObject();
        if (obx[2].Text is "NM" or "SN")
        {
            var (low, high) = Bounds(text);
            range.Put("low", Bound(low, obx[6]));
            range.Put("high", Bound(high, obx[6]));
        }
        range["text"] = text;
        return range;
    }

    private static (decimal? Low, decimal? High) Bounds(string text)
    {
        if (text.StartsWith('<') && decimal.TryParse(text.AsSpan(1).TrimStart('='), out var below))
            return (null, below);
        if (text.StartsWith('>') && decimal.TryParse(text.AsSpan(1).TrimStart('='), out var above))
            return (above, null);
        var dash = text.IndexOf('-', Math.Min(1, text.Length));
        return dash > 0 && decimal.TryParse(text.AsSpan(0, dash), out var low) && decimal.TryParse(text.AsSpan(dash + 1), out var high)
            ? (low, high) : (null, null);
    }

    private static JsonObject? Bound(decimal? number, Hl7Value unit)
    {
        if (number is null)
            return null;
        var quantity = new JsonObject { ["value"] = number };
        Quantities.AddUnit(quantity, unit.Part(1));
        return quantity;
    }

    private static Entry? Device(MessageWalk walk, Hl7Value equipment, string place)
    {
        var ei = new Ei(equipment);
        if (ei.Id is null)
            return null;
        var system = Identifiers.System(ei.Authority, null) ?? walk.LocalSystem;
        var device = walk.Entries.ByIdentifier("Device", system, ei.Id, place, out var isNew);
        device.Referenced = true;
        if (isNew)
            device.Resource["identifier"] = new JsonArray(new JsonObject { ["system"] = system, ["value"] = ei.Id });
        return device;
    }

    private static void AddPerformers(MessageWalk walk, Segment obx, JsonObject observation)
    {
        foreach (var person in obx[16].Repetitions)
        {
            observation.AppendOnce("performer", Practitioners.Role(
                walk, person, obx.PlaceName, "http://terminology.hl7.org/CodeSystem/practitioner-role", "responsibleObserver")?.Reference);
        }
        var laboratory = Organizations.FromXon(walk, obx[23].Part(1), obx.PlaceName);
        if (laboratory is not null && Addresses.FromXad(walk, obx[24].Part(1)) is { } address)
            laboratory.Resource.AppendOnce("address", address);
        var producer = Organizations.FromCode(walk, obx[15], obx.PlaceName);
        observation.AppendOnce("performer", producer?.Reference);
        if (obx[25].HasValue)
        {
            observation.AppendOnce(
                "performer", Practitioners.Role(walk, obx[25].Part(1), obx.PlaceName, V2.Table("0912"), "MDIR", laboratory)?.Reference);
        }
        else
        {
            observation.AppendOnce("performer", laboratory?.Reference);
        }
    }

    private static void Attach(MessageWalk walk, Segment obx, Entry entry)
    {
        var order = walk.Order;
        if (walk.Specimen is { } specimen)
        {
            // OBX after SPM tells about the specimen. Source: HL7 v2-to-FHIR ORU_R01, group SPECIMEN_OBSERVATION.
            entry.Resource.AppendOnce("focus", specimen.Reference);
        }
        else if (order.Immunization is { } immunization)
        {
            entry.Resource.AppendOnce("partOf", immunization.Reference);
            RxaSegment.AddFact(walk, obx, immunization.Resource);
        }
        else if (order.Report is { } report)
        {
            report.Resource.AppendOnce("result", entry.Reference);
            if (order.Specimen is { } collected)
                entry.Resource["specimen"] = collected.Reference;
            if (order.Request is { } request)
                entry.Resource["basedOn"] = new JsonArray(request.Reference);
            if (Attachment(obx) is { } attachment)
                report.Resource.AppendOnce("presentedForm", attachment);
        }
        else if ((order.Request ?? order.Medication) is { } request)
        {
            // An OBX under an order without a report supports the order.
            request.Resource.AppendOnce(request.Type == "MedicationRequest" ? "supportingInformation" : "supportingInfo", entry.Reference);
        }
    }

    private static JsonObject? Attachment(Segment obx) => obx[2].Text switch
    {
        "ED" => Attachments.FromEd(obx[5].Part(1)),
        "RP" => Attachments.FromRp(obx[5].Part(1)),
        _ => null,
    };

    /// <summary>Text lines of one document are one attachment; each ED and RP is one of its own.</summary>
    private static void AddContent(Segment obx, Entry document)
    {
        if (Attachment(obx) is { } attachment)
        {
            attachment.Put("title", obx[3][2].Text);
            document.Resource.Append("content", new JsonObject { ["attachment"] = attachment });
            return;
        }
        var text = string.Join('\n', obx[5].Repetitions.Select(r => r.Whole));
        if (text.Length == 0)
            return;
        var before = document.Resource["content"] is JsonArray { Count: > 0 } contents ? contents[^1]!["attachment"] as JsonObject : null;
        if (before is not null && (string?)before["contentType"] == "text/plain; charset=utf-8" && (string?)before["data"] is { } data)
        {
            var joined = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data)) + "\n" + text;
            before["data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(joined));
            return;
        }
        document.Resource.Append("content", new JsonObject { ["attachment"] = Attachments.FromText(text) });
    }
}
