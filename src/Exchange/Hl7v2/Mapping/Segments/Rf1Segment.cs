using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// RF1 as a ServiceRequest that asks for a referral, wherever the PID stands. HL7 has no map for it.
/// Source: HL7 v2.5.1 §11.6.1.
/// </summary>
internal static class Rf1Segment
{
    public static void Map(MessageWalk walk, Segment rf1)
    {
        if (walk.Patient is null && walk.Message.First("PID") is { Exists: true } pid)
            PidSegment.Map(walk, pid);
        if (walk.Patient is not { } patient)
            return;
        var number = OrderSegments.Key(walk, rf1[6]) ?? OrderSegments.Key(walk, rf1[11]);
        var entry = walk.Entries.ByNature("ServiceRequest", number ?? $"referral|{walk.Identity}", rf1.PlaceName, out _);
        walk.NoteTarget = entry;
        var request = entry.Resource;
        request.Append("identifier", Identifiers.FromEi(rf1[6]));
        request.Append("identifier", Identifiers.FromEi(rf1[11]));
        request["status"] = walk.Event == "I14" ? "revoked" : rf1[1][1].Text switch { "E" => "completed", "R" => "revoked", _ => "active" };
        request["intent"] = "order";
        request["category"] = new JsonArray(FhirJson.Concept("http://snomed.info/sct", "3457005", "Patient referral"));
        request.Put("priority", V2.Priority.Find(rf1[2][1].Text)?.Code);
        request.Put("code", Codes.Concept(rf1[3], "0281"));
        request["subject"] = patient.Reference;
        request.Put("authoredOn", walk.DateTime(rf1[7]));
        foreach (var reason in rf1[10].Repetitions)
            request.Append("reasonCode", Codes.Concept(reason, "0336"));
    }
}
