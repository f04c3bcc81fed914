using System.Collections.Frozen;

namespace Chartroom.Store.Indexing;

/// <summary>
/// The types that lie in a patient's chart with one patient each: through which parameter they belong to the patient,
/// what they are about, and when. The commonest question of a chart (this patient, this code, newest first) is one range
/// of the chart index. Source: FHIR R4 CompartmentDefinition patient; single-valued elements only.
/// </summary>
internal sealed record ChartShape(string Patient, string Code, string Date)
{
    private static readonly FrozenDictionary<string, ChartShape> Shapes = new Dictionary<string, ChartShape>
    {
        ["AllergyIntolerance"] = new("patient", "code", "onset"),
        ["CarePlan"] = new("patient", "category", "date"),
        ["CareTeam"] = new("patient", "category", "date"),
        ["Claim"] = new("patient", "use", "created"),
        ["ClinicalImpression"] = new("patient", "status", "date"),
        ["Communication"] = new("patient", "category", "sent"),
        ["Composition"] = new("patient", "type", "date"),
        ["Condition"] = new("patient", "code", "onset-date"),
        ["Consent"] = new("patient", "category", "date"),
        ["Coverage"] = new("patient", "type", ""),
        ["DetectedIssue"] = new("patient", "code", "identified"),
        ["Device"] = new("patient", "type", ""),
        ["DeviceUseStatement"] = new("patient", "device", ""),
        ["DiagnosticReport"] = new("patient", "code", "date"),
        ["DocumentReference"] = new("patient", "type", "date"),
        ["Encounter"] = new("patient", "type", "date"),
        ["EpisodeOfCare"] = new("patient", "type", "date"),
        ["ExplanationOfBenefit"] = new("patient", "status", "created"),
        ["FamilyMemberHistory"] = new("patient", "code", "date"),
        ["Flag"] = new("patient", "status", "date"),
        ["Goal"] = new("patient", "category", "start-date"),
        ["ImagingStudy"] = new("patient", "modality", "started"),
        ["Immunization"] = new("patient", "vaccine-code", "date"),
        ["List"] = new("patient", "code", "date"),
        ["MedicationAdministration"] = new("patient", "code", "effective-time"),
        ["MedicationDispense"] = new("patient", "code", "whenhandedover"),
        ["MedicationRequest"] = new("patient", "code", "authoredon"),
        ["MedicationStatement"] = new("patient", "code", "effective"),
        ["NutritionOrder"] = new("patient", "status", "datetime"),
        ["Observation"] = new("patient", "code", "date"),
        ["Procedure"] = new("patient", "code", "date"),
        ["QuestionnaireResponse"] = new("patient", "questionnaire", "authored"),
        ["RelatedPerson"] = new("patient", "relationship", ""),
        ["RiskAssessment"] = new("patient", "method", "date"),
        ["ServiceRequest"] = new("patient", "code", "authored"),
        ["Specimen"] = new("patient", "type", "collected"),
        ["Task"] = new("patient", "code", "authored-on"),
    }.ToFrozenDictionary();

    public static ChartShape? Of(string type) => Shapes.GetValueOrDefault(type);

    /// <summary>The order in which the chart index keeps a time, so that ascending is newest first.</summary>
    public static long Newest(long? time) => time is { } t ? -t : long.MaxValue;
}
