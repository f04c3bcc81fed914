using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// PRB as Condition of the problem list and GOL as Goal. HL7 has no map for them; the elements are those of the same meaning.
/// Source: HL7 v2.5.1 §12.3.1 GOL, §12.3.2 PRB.
/// </summary>
internal static class ProblemSegments
{
    public static void MapPrb(MessageWalk walk, Segment prb)
    {
        if (walk.Patient is not { } patient || Codes.Concept(prb[3]) is not { } code)
            return;
        var which = OrderSegments.Key(walk, prb[4]) ?? prb[3][1].Text ?? prb[3][2].Text;
        var entry = walk.Entries.ByNature("Condition", walk.OfPatient("problem", which), prb.PlaceName, out _);
        walk.Condition = entry;
        walk.NoteTarget = entry;
        var condition = entry.Resource;
        condition.Append("identifier", Identifiers.FromEi(prb[4]));
        var deleted = prb[1].Text is "DE" || walk.Event is "PC3";
        if (deleted)
            condition["verificationStatus"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error");
        else
            condition["clinicalStatus"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-clinical", Clinical(prb));
        if (!deleted && prb[13].HasValue && Verification(prb[13][1].Text) is { } confirmed)
            condition["verificationStatus"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", confirmed);
        condition["category"] = new JsonArray(
            FhirJson.Concept("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item", "Problem List Item"));
        condition["code"] = code;
        condition["subject"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            condition["encounter"] = encounter.Reference;
        if (walk.DateTime(prb[16]) is { } onset)
            condition["onsetDateTime"] = onset;
        else
            condition.Put("onsetString", prb[17].Text);
        condition.Put("abatementDateTime", walk.DateTime(prb[9]));
        condition.Put("recordedDate", walk.DateTime(prb[7]) ?? walk.DateTime(prb[2]));
    }

    public static void MapGol(MessageWalk walk, Segment gol)
    {
        if (walk.Patient is not { } patient || Codes.Concept(gol[3]) is not { } code)
            return;
        var which = OrderSegments.Key(walk, gol[4]) ?? gol[3][1].Text ?? gol[3][2].Text;
        var entry = walk.Entries.ByNature("Goal", walk.OfPatient("goal", which), gol.PlaceName, out _);
        walk.NoteTarget = entry;
        var goal = entry.Resource;
        goal.Append("identifier", Identifiers.FromEi(gol[4]));
        goal["lifecycleStatus"] = gol[1].Text is "DE" ? "entered-in-error" : "active";
        goal["description"] = code;
        goal["subject"] = patient.Reference;
        goal.Put("startDate", walk.Date(gol[7]));
        if (walk.Date(gol[8]) is { } due)
            goal["target"] = new JsonArray(new JsonObject { ["dueDate"] = due });
    }

    private static string Clinical(Segment prb) => (prb[14][1].Text ?? prb[14][2].Text)?.ToUpperInvariant() switch
    {
        "RESOLVED" => "resolved",
        "INACTIVE" or "I" => "inactive",
        "REMISSION" => "remission",
        "RECURRENCE" => "recurrence",
        "RELAPSE" => "relapse",
        _ => prb[9].HasValue ? "resolved" : "active",
    };

    private static string? Verification(string? code) => code?.ToUpperInvariant() switch
    {
        "C" or "CONFIRMED" => "confirmed",
        "D" or "DIFFERENTIAL" => "differential",
        "P" or "PROVISIONAL" => "provisional",
        "R" or "REFUTED" => "refuted",
        "U" or "UNCONFIRMED" => "unconfirmed",
        _ => null,
    };
}
