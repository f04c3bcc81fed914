using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>SPM as Specimen. Source: HL7 v2-to-FHIR SPM[Specimen]; HL7 v2.5.1 §7.4.3.</summary>
internal static class SpmSegment
{
    public static void Map(MessageWalk walk, Segment spm)
    {
        if (walk.Patient is not { } patient)
            return;
        var number = OrderSegments.Key(walk, spm[2][2]) ?? OrderSegments.Key(walk, spm[2][1]);
        var order = walk.Order.FillerKey ?? "message|" + walk.Identity;
        var entry = walk.Entries.ByNature("Specimen", number is null ? $"{order}|{spm[1].Text}" : "number|" + number, spm.PlaceName, out var isNew);
        walk.Specimen = entry;
        walk.NoteTarget = entry;
        (walk.Order.Report ?? walk.Order.Request)?.Resource.AppendOnce("specimen", entry.Reference);
        if (!isNew)
            return;
        var specimen = entry.Resource;
        AddNumbers(walk, spm, specimen);
        specimen.Put("status", spm[20].Text switch { "Y" => "available", "N" => "unavailable", _ => null });
        specimen.Put("type", Codes.Concept(spm[4], "0487"));
        specimen["subject"] = patient.Reference;
        specimen.Put("receivedTime", walk.DateTime(spm[18]));
        AddParent(walk, spm, specimen);
        if (walk.Order.Request is { } request)
            specimen["request"] = new JsonArray(request.Reference);
        AddCollection(walk, spm, specimen);
        AddContainer(spm, specimen);
        foreach (var condition in spm[24].Repetitions)
            specimen.Append("condition", Codes.Concept(condition, "0493"));
        foreach (var text in spm[14].Repetitions)
            specimen.Append("note", text.Whole is { } note ? FhirJson.Text(note) : null);
    }

    private static void AddNumbers(MessageWalk walk, Segment spm, JsonObject specimen)
    {
        foreach (var identifier in Identifiers.FromEip(spm[2].Part(1)))
            specimen.Append("identifier", identifier);
        foreach (var other in spm[31].Repetitions)
            specimen.Append("identifier", Identifiers.FromCx(walk, other));
        foreach (var shipment in spm[32].Repetitions)
            specimen.Append("identifier", Identifiers.FromEi(shipment, "SHIP"));
        specimen.Put("accessionIdentifier", Identifiers.FromCx(walk, spm[30].Part(1)));
    }

    private static void AddParent(MessageWalk walk, Segment spm, JsonObject specimen)
    {
        foreach (var parent in spm[3].Repetitions)
        {
            var number = OrderSegments.Key(walk, parent[2]) ?? OrderSegments.Key(walk, parent[1]);
            if (number is null)
                continue;
            var entry = walk.Entries.ByNature("Specimen", "number|" + number, spm.PlaceName, out var isNew);
            if (isNew)
            {
                entry.Referenced = true;
                foreach (var identifier in Identifiers.FromEip(parent))
                    entry.Resource.Append("identifier", identifier);
            }
            specimen.Append("parent", entry.Reference);
        }
    }

    private static void AddCollection(MessageWalk walk, Segment spm, JsonObject specimen)
    {
        var collection = new JsonObject();
        if (spm[17][2].HasValue)
            collection.Put("collectedPeriod", Periods.FromRange(walk, spm[17]));
        else
            collection.Put("collectedDateTime", walk.DateTime(spm[17][1]));
        collection.Put("quantity", Quantities.FromCq(spm[12].Part(1)));
        collection.Put("method", Codes.Concept(spm[7], "0488"));
        collection.Put("bodySite", Codes.Concept(spm[8], "0163"));
        specimen.Put("collection", collection);
    }

    private static void AddContainer(Segment spm, JsonObject specimen)
    {
        var type = Codes.Concept(spm[27]);
        foreach (var additive in spm[6].Repetitions)
        {
            var container = new JsonObject();
            container.Put("type", type?.DeepClone());
            container.Put("additiveCodeableConcept", Codes.Concept(additive, "0371"));
            specimen.Append("container", container);
        }
        if (type is not null && specimen["container"] is null)
            specimen.Append("container", new JsonObject { ["type"] = type });
    }
}
