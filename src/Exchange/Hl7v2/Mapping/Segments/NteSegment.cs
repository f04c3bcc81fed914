using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// NTE as a note of what it follows. Where FHIR has no note there, it is an extension of the same meaning.
/// Source: HL7 v2-to-FHIR NTE[Observation], NTE[ServiceRequest], NTE[Appointment-Comment].
/// </summary>
internal static class NteSegment
{
    public static void Map(MessageWalk walk, Segment nte)
    {
        if (walk.NoteTarget is not { } target)
            return;
        var text = string.Join('\n', nte[3].Repetitions.Select(r => r.Whole));
        if (text.Length == 0)
            return;
        var note = new JsonObject();
        note.Put("authorReference", Practitioners.FromXcn(walk, nte[5].Part(1), nte.PlaceName)?.Reference);
        note.Put("time", walk.DateTime(nte[6]));
        note["text"] = text;
        switch (target.Type)
        {
            case "Observation" or "ServiceRequest" or "Specimen" or "Immunization" or "Condition" or "Procedure" or "MedicationRequest"
                or "MedicationDispense" or "MedicationAdministration" or "AllergyIntolerance" or "Goal" or "ChargeItem":
                target.Resource.Append("note", note);
                break;
            case "Appointment":
                target.Resource.AppendComment(text);
                break;
            default:
                target.Resource.Extend("http://hl7.org/fhir/StructureDefinition/note", "valueAnnotation", note);
                break;
        }
    }

    private static void AppendComment(this JsonObject appointment, string text) =>
        appointment["comment"] = (string?)appointment["comment"] is { } before ? before + "\n" + text : text;
}
