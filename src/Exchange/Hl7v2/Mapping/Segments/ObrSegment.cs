using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// OBR as ServiceRequest, as DiagnosticReport where results come, and as the Specimen it describes.
/// Source: HL7 v2-to-FHIR OBR[DiagnosticReport], OBR[ServiceRequest], OBR[Specimen]; HL7 v2.5.1 §4.5.3, §7.4.1.
/// </summary>
internal static class ObrSegment
{
    public static void Map(MessageWalk walk, Segment obr)
    {
        if (walk.Order.IsDetailed)
            walk.Order = new OrderGroup { Common = walk.Order.Report is null && walk.Order.Observation is null ? walk.Order.Common : default };
        walk.Specimen = null;
        var order = walk.Order;
        order.IsDetailed = true;
        var request = OrderSegments.RequestOf(walk, order.Common, obr);
        var (placer, filler) = OrderSegments.Numbers(order.Common, obr);
        var number = OrderSegments.Key(walk, filler) ?? OrderSegments.Key(walk, placer);
        order.FillerKey = number is null ? null : $"{number}|{obr[4][1].Text ?? obr[4][2].Text}";
        order.Report = HasResults(walk, obr) ? Report(walk, obr, request) : null;
        order.Specimen = Specimen(walk, obr);
        if (order.Specimen is { } specimen)
            (order.Report ?? request)?.Resource.AppendOnce("specimen", specimen.Reference);
        walk.NoteTarget = order.Report is null || walk.Context.Whole ? request : order.Report;
    }

    /// <summary>Result messages carry a report; an order message carries one only when the OBR tells of a result.</summary>
    private static bool HasResults(MessageWalk walk, Segment obr) => walk.Message.Type switch
    {
        "ORU" or "OUL" or "OPU" or "ORF" or "RSP" => true,
        "MDM" => false,
        _ => obr[25].HasValue && obr[22].HasValue,
    };

    private static Entry? Report(MessageWalk walk, Segment obr, Entry? request)
    {
        if (walk.Patient is not { } patient)
            return null;
        var which = walk.Order.FillerKey ?? $"message|{walk.Identity}|{walk.Ordinal("report")}";
        var entry = walk.Entries.ByNature("DiagnosticReport", which, obr.PlaceName, out _);
        var report = entry.Resource;
        var (placer, filler) = OrderSegments.Numbers(walk.Order.Common, obr);
        report.Append("identifier", Identifiers.FromEi(placer, "PLAC"));
        report.Append("identifier", Identifiers.FromEi(filler, "FILL"));
        if (request is not null)
            report["basedOn"] = new JsonArray(request.Reference);
        report["status"] = Codes.Code(obr[25], OrderCodes.ResultStatus) ?? "unknown";
        if (obr[24].Text is { } section)
            report["category"] = new JsonArray(FhirJson.Concept(V2.Table("0074"), section));
        report["code"] = Codes.Concept(obr[4]) ?? FhirJson.Text("not stated");
        report["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            report["encounter"] = encounter.Reference;
        if (walk.DateTime(obr[8]) is not null)
            report.Put("effectivePeriod", Periods.Between(walk, obr[7], obr[8]));
        else
            report.Put("effectiveDateTime", walk.DateTime(obr[7]));
        report.Put("issued", walk.Instant(obr[22]));
        AddPeople(walk, obr, report);
        return entry;
    }

    private static void AddPeople(MessageWalk walk, Segment obr, JsonObject report)
    {
        foreach (var person in obr[32].Repetitions)
            report.AppendOnce("resultsInterpreter", Practitioners.FromNdl(walk, person, obr.PlaceName)?.Reference);
        Add(34, "SPRF");
        Add(35, "TRANS");

        void Add(int field, string function)
        {
            foreach (var person in obr[field].Repetitions)
            {
                if (Practitioners.FromNdl(walk, person, obr.PlaceName) is not { } who)
                    continue;
                var reference = who.Reference;
                reference.Extend(
                    "http://hl7.org/fhir/StructureDefinition/event-performerFunction", "valueCodeableConcept",
                    FhirJson.Concept(V2.ParticipationType, function));
                report.AppendOnce("performer", reference);
            }
        }
    }

    private static Entry? Specimen(MessageWalk walk, Segment obr)
    {
        var told = obr[9].HasValue || obr[10].HasValue || obr[13].HasValue || obr[14].HasValue || obr[15].HasValue;
        if (walk.Patient is not { } patient || !(told || (walk.Context.Whole && (obr[7].HasValue || obr[8].HasValue))))
            return null;
        var which = walk.Order.FillerKey ?? $"message|{walk.Identity}|{walk.Ordinal("order specimen")}";
        var entry = walk.Entries.ByNature("Specimen", "order|" + which, obr.PlaceName, out _);
        var specimen = entry.Resource;
        var source = obr[15];
        specimen.Put("type", Codes.Concept(source[1], "0487"));
        specimen["subject"] = patient.Reference;
        specimen.Put("receivedTime", walk.DateTime(obr[14]));
        var collection = new JsonObject();
        collection.Put("collector", Practitioners.FromXcn(walk, obr[10].Part(1), obr.PlaceName)?.Reference);
        if (obr[8].HasValue)
            collection.Put("collectedPeriod", Periods.Between(walk, obr[7], obr[8]));
        else
            collection.Put("collectedDateTime", walk.DateTime(obr[7]));
        collection.Put("quantity", Quantities.FromCq(obr[9].Part(1)));
        collection.Put("method", Codes.Concept(source[3]));
        collection.Put("bodySite", Codes.Concept(source[4], "0163"));
        specimen.Put("collection", collection);
        return entry;
    }
}
