using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>
/// AL1 and IAM as AllergyIntolerance, known by the patient and the allergen so that the list sent with each visit does not grow.
/// Source: HL7 v2-to-FHIR AL1[AllergyIntolerance], IAM[AllergyIntolerance]; HL7 v2.5.1 §3.4.6, §3.4.7.
/// </summary>
internal static class AllergySegments
{
    public static void MapAl1(MessageWalk walk, Segment al1)
    {
        if (Begin(walk, al1, al1[3], al1[2], al1[4], al1[5]) is not { } allergy)
            return;
        walk.Fill(allergy, "onsetDateTime", al1[6], v => walk.DateTime(v));
    }

    public static void MapIam(MessageWalk walk, Segment iam)
    {
        if (Begin(walk, iam, iam[3], iam[2], iam[4], iam[5]) is not { } allergy)
            return;
        allergy.Append("identifier", Identifiers.FromEi(iam[7]));
        if (walk.DateTime(iam[11]) is { } onset)
            allergy["onsetDateTime"] = onset;
        else
            allergy.Put("onsetString", iam[12].Text);
        allergy.Put("recordedDate", walk.DateTime(iam[13]));
        if (iam[6][1].Text == "D")
            SetVerification(allergy, "entered-in-error");
        else if (iam[17][1].Text is "I" or "inactive")
            allergy["clinicalStatus"] = Clinical("inactive");
        else if (iam[17][1].Text is "E")
            SetVerification(allergy, "entered-in-error");
    }

    private static JsonObject? Begin(
        MessageWalk walk, Segment segment, Hl7Value allergen, Hl7Value kind, Hl7Value severity, Hl7Value reactions)
    {
        if (walk.Patient is not { } patient || Codes.Concept(allergen) is not { } code)
            return null;
        var entry = walk.Entries.ByNature(
            "AllergyIntolerance", walk.OfPatient("allergen", allergen[1].Text ?? allergen[2].Text, allergen[3].Text), segment.PlaceName, out _);
        walk.NoteTarget = entry;
        var allergy = entry.Resource;
        allergy["clinicalStatus"] = Clinical("active");
        allergy.Put("type", VisitCodes.AllergyCategory.Find(kind[1].Text) is not null || kind[1].Text is "MA" ? "allergy" : null);
        if (Codes.Code(kind, VisitCodes.AllergyCategory) is { } category)
            allergy["category"] = new JsonArray(category);
        allergy.Put("criticality", Codes.Code(severity, VisitCodes.Criticality));
        allergy["code"] = code;
        allergy["patient"] = patient.Reference;
        if (walk.Encounter is { } encounter)
            allergy["encounter"] = encounter.Reference;
        AddReaction(allergy, severity, reactions);
        return allergy;
    }

    private static void AddReaction(JsonObject allergy, Hl7Value severity, Hl7Value reactions)
    {
        var reaction = new JsonObject();
        foreach (var shown in reactions.Repetitions)
        {
            if (shown[2].HasValue || shown[3].HasValue)
                reaction.Append("manifestation", Codes.Concept(shown));
            else if (shown.Whole is { } text)
                reaction.Append("manifestation", FhirJson.Text(text));
        }
        if (reaction.Count == 0)
            return;
        reaction.Put("severity", Codes.Code(severity, VisitCodes.ReactionSeverity));
        allergy["reaction"] = new JsonArray(reaction);
    }

    private static JsonObject Clinical(string code) => FhirJson.Concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", code);

    /// <summary>An allergy that is an error has no clinical status. Source: FHIR R4 invariant ait-2.</summary>
    private static void SetVerification(JsonObject allergy, string code)
    {
        allergy.Remove("clinicalStatus");
        allergy["verificationStatus"] = FhirJson.Concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", code);
    }
}
