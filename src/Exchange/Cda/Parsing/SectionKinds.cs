using System.Collections.Frozen;

namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>What a section of a CDA document is about.</summary>
public enum SectionKind
{
    Other, Problems, Allergies, Medications, AdministeredMedications, AdmissionMedications, DischargeMedications, Immunizations,
    Procedures, Results, VitalSigns, SocialHistory, FamilyHistory, Encounters, PlanOfTreatment, Goals, HealthConcerns,
    FunctionalStatus, MentalStatus, Assessment, AssessmentAndPlan, Notes, MedicalEquipment, Payers, AdvanceDirectives, CareTeam,
    Nutrition, ReasonForReferral, ReasonForVisit, ChiefComplaint, HistoryOfPresentIllness, PastHistory, ReviewOfSystems,
    PhysicalExam, GeneralStatus, HospitalCourse, AdmissionDiagnosis, DischargeDiagnosis, DischargeInstructions, Instructions,
    Interventions, Outcomes, Complications, PreoperativeDiagnosis, PostoperativeDiagnosis, PostprocedureDiagnosis, Anesthesia,
    ProcedureIndications, ProcedureFindings, PlannedProcedure,
}

/// <summary>
/// Recognizes a section by its LOINC code, else by its template.
/// Source: C-CDA R2.1 vol. 2 §2 (section-level templates); HITSP C83 and CCD 1.0 for the older templates.
/// </summary>
public static class SectionKinds
{
    private static readonly FrozenDictionary<string, SectionKind> ByCode = new Dictionary<string, SectionKind>
    {
        ["11450-4"] = SectionKind.Problems,
        ["48765-2"] = SectionKind.Allergies,
        ["10160-0"] = SectionKind.Medications,
        ["29549-3"] = SectionKind.AdministeredMedications,
        ["18610-6"] = SectionKind.AdministeredMedications,
        ["42346-7"] = SectionKind.AdmissionMedications,
        ["10183-2"] = SectionKind.DischargeMedications,
        ["75311-1"] = SectionKind.DischargeMedications,
        ["11369-6"] = SectionKind.Immunizations,
        ["47519-4"] = SectionKind.Procedures,
        ["29554-3"] = SectionKind.Procedures,
        ["30954-2"] = SectionKind.Results,
        ["8716-3"] = SectionKind.VitalSigns,
        ["29762-2"] = SectionKind.SocialHistory,
        ["10157-6"] = SectionKind.FamilyHistory,
        ["46240-8"] = SectionKind.Encounters,
        ["18776-5"] = SectionKind.PlanOfTreatment,
        ["61146-7"] = SectionKind.Goals,
        ["75310-3"] = SectionKind.HealthConcerns,
        ["47420-5"] = SectionKind.FunctionalStatus,
        ["10190-7"] = SectionKind.MentalStatus,
        ["51848-0"] = SectionKind.Assessment,
        ["51847-2"] = SectionKind.AssessmentAndPlan,
        ["34109-9"] = SectionKind.Notes,
        ["11488-4"] = SectionKind.Notes,
        ["34117-2"] = SectionKind.Notes,
        ["11506-3"] = SectionKind.Notes,
        ["28570-0"] = SectionKind.Notes,
        ["18748-4"] = SectionKind.Notes,
        ["11502-2"] = SectionKind.Notes,
        ["11526-1"] = SectionKind.Notes,
        ["34746-8"] = SectionKind.Notes,
        ["46264-8"] = SectionKind.MedicalEquipment,
        ["48768-6"] = SectionKind.Payers,
        ["42348-3"] = SectionKind.AdvanceDirectives,
        ["85847-2"] = SectionKind.CareTeam,
        ["61144-2"] = SectionKind.Nutrition,
        ["42349-1"] = SectionKind.ReasonForReferral,
        ["29299-5"] = SectionKind.ReasonForVisit,
        ["10154-3"] = SectionKind.ChiefComplaint,
        ["46239-0"] = SectionKind.ChiefComplaint,
        ["10164-2"] = SectionKind.HistoryOfPresentIllness,
        ["11348-0"] = SectionKind.PastHistory,
        ["10187-3"] = SectionKind.ReviewOfSystems,
        ["29545-1"] = SectionKind.PhysicalExam,
        ["10184-0"] = SectionKind.PhysicalExam,
        ["10210-3"] = SectionKind.GeneralStatus,
        ["8648-8"] = SectionKind.HospitalCourse,
        ["46241-6"] = SectionKind.AdmissionDiagnosis,
        ["42347-5"] = SectionKind.AdmissionDiagnosis,
        ["11535-2"] = SectionKind.DischargeDiagnosis,
        ["8653-8"] = SectionKind.DischargeInstructions,
        ["69730-0"] = SectionKind.Instructions,
        ["62387-6"] = SectionKind.Interventions,
        ["11383-7"] = SectionKind.Outcomes,
        ["55109-3"] = SectionKind.Complications,
        ["10830-8"] = SectionKind.Complications,
        ["10219-4"] = SectionKind.PreoperativeDiagnosis,
        ["10218-6"] = SectionKind.PostoperativeDiagnosis,
        ["59769-0"] = SectionKind.PostprocedureDiagnosis,
        ["59774-0"] = SectionKind.Anesthesia,
        ["59768-2"] = SectionKind.ProcedureIndications,
        ["59776-5"] = SectionKind.ProcedureFindings,
        ["59772-4"] = SectionKind.PlannedProcedure,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SectionKind> ByTemplate = new Dictionary<string, SectionKind>
    {
        ["2.16.840.1.113883.10.20.22.2.5"] = SectionKind.Problems,
        ["2.16.840.1.113883.10.20.22.2.5.1"] = SectionKind.Problems,
        ["2.16.840.1.113883.10.20.1.11"] = SectionKind.Problems,
        ["2.16.840.1.113883.3.88.11.83.103"] = SectionKind.Problems,
        ["2.16.840.1.113883.10.20.22.2.6"] = SectionKind.Allergies,
        ["2.16.840.1.113883.10.20.22.2.6.1"] = SectionKind.Allergies,
        ["2.16.840.1.113883.10.20.1.2"] = SectionKind.Allergies,
        ["2.16.840.1.113883.3.88.11.83.102"] = SectionKind.Allergies,
        ["2.16.840.1.113883.10.20.22.2.1"] = SectionKind.Medications,
        ["2.16.840.1.113883.10.20.22.2.1.1"] = SectionKind.Medications,
        ["2.16.840.1.113883.10.20.1.8"] = SectionKind.Medications,
        ["2.16.840.1.113883.3.88.11.83.112"] = SectionKind.Medications,
        ["2.16.840.1.113883.10.20.22.2.38"] = SectionKind.AdministeredMedications,
        ["2.16.840.1.113883.10.20.22.2.44"] = SectionKind.AdmissionMedications,
        ["2.16.840.1.113883.10.20.22.2.11"] = SectionKind.DischargeMedications,
        ["2.16.840.1.113883.10.20.22.2.11.1"] = SectionKind.DischargeMedications,
        ["2.16.840.1.113883.10.20.22.2.2"] = SectionKind.Immunizations,
        ["2.16.840.1.113883.10.20.22.2.2.1"] = SectionKind.Immunizations,
        ["2.16.840.1.113883.10.20.1.6"] = SectionKind.Immunizations,
        ["2.16.840.1.113883.3.88.11.83.117"] = SectionKind.Immunizations,
        ["2.16.840.1.113883.10.20.22.2.7"] = SectionKind.Procedures,
        ["2.16.840.1.113883.10.20.22.2.7.1"] = SectionKind.Procedures,
        ["2.16.840.1.113883.10.20.1.12"] = SectionKind.Procedures,
        ["2.16.840.1.113883.10.20.22.2.3"] = SectionKind.Results,
        ["2.16.840.1.113883.10.20.22.2.3.1"] = SectionKind.Results,
        ["2.16.840.1.113883.10.20.1.14"] = SectionKind.Results,
        ["2.16.840.1.113883.3.88.11.83.122"] = SectionKind.Results,
        ["2.16.840.1.113883.10.20.22.2.4"] = SectionKind.VitalSigns,
        ["2.16.840.1.113883.10.20.22.2.4.1"] = SectionKind.VitalSigns,
        ["2.16.840.1.113883.10.20.1.16"] = SectionKind.VitalSigns,
        ["2.16.840.1.113883.3.88.11.83.119"] = SectionKind.VitalSigns,
        ["2.16.840.1.113883.10.20.22.2.17"] = SectionKind.SocialHistory,
        ["2.16.840.1.113883.10.20.1.15"] = SectionKind.SocialHistory,
        ["2.16.840.1.113883.10.20.22.2.15"] = SectionKind.FamilyHistory,
        ["2.16.840.1.113883.10.20.1.4"] = SectionKind.FamilyHistory,
        ["2.16.840.1.113883.10.20.22.2.22"] = SectionKind.Encounters,
        ["2.16.840.1.113883.10.20.22.2.22.1"] = SectionKind.Encounters,
        ["2.16.840.1.113883.10.20.1.3"] = SectionKind.Encounters,
        ["2.16.840.1.113883.10.20.22.2.10"] = SectionKind.PlanOfTreatment,
        ["2.16.840.1.113883.10.20.1.10"] = SectionKind.PlanOfTreatment,
        ["2.16.840.1.113883.10.20.22.2.60"] = SectionKind.Goals,
        ["2.16.840.1.113883.10.20.22.2.58"] = SectionKind.HealthConcerns,
        ["2.16.840.1.113883.10.20.22.2.14"] = SectionKind.FunctionalStatus,
        ["2.16.840.1.113883.10.20.1.5"] = SectionKind.FunctionalStatus,
        ["2.16.840.1.113883.10.20.22.2.56"] = SectionKind.MentalStatus,
        ["2.16.840.1.113883.10.20.22.2.8"] = SectionKind.Assessment,
        ["2.16.840.1.113883.10.20.22.2.9"] = SectionKind.AssessmentAndPlan,
        ["2.16.840.1.113883.10.20.22.2.65"] = SectionKind.Notes,
        ["2.16.840.1.113883.10.20.22.2.23"] = SectionKind.MedicalEquipment,
        ["2.16.840.1.113883.10.20.1.7"] = SectionKind.MedicalEquipment,
        ["2.16.840.1.113883.10.20.22.2.18"] = SectionKind.Payers,
        ["2.16.840.1.113883.10.20.1.9"] = SectionKind.Payers,
        ["2.16.840.1.113883.10.20.22.2.21"] = SectionKind.AdvanceDirectives,
        ["2.16.840.1.113883.10.20.22.2.21.1"] = SectionKind.AdvanceDirectives,
        ["2.16.840.1.113883.10.20.1.1"] = SectionKind.AdvanceDirectives,
        ["2.16.840.1.113883.10.20.22.2.500"] = SectionKind.CareTeam,
        ["2.16.840.1.113883.10.20.22.2.57"] = SectionKind.Nutrition,
        ["2.16.840.1.113883.10.20.22.2.20"] = SectionKind.PastHistory,
        ["2.16.840.1.113883.10.20.22.2.43"] = SectionKind.AdmissionDiagnosis,
        ["2.16.840.1.113883.10.20.22.2.24"] = SectionKind.DischargeDiagnosis,
        ["2.16.840.1.113883.10.20.22.2.45"] = SectionKind.Instructions,
        ["2.16.840.1.113883.10.20.22.2.25"] = SectionKind.Anesthesia,
        ["2.16.840.1.113883.10.20.22.2.34"] = SectionKind.PreoperativeDiagnosis,
        ["2.16.840.1.113883.10.20.22.2.35"] = SectionKind.PostoperativeDiagnosis,
        ["2.16.840.1.113883.10.20.22.2.36"] = SectionKind.PostprocedureDiagnosis,
        ["2.16.840.1.113883.10.20.21.2.3"] = SectionKind.Interventions,
        ["2.16.840.1.113883.10.20.22.2.61"] = SectionKind.Outcomes,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SectionKind Of(CdaElement section)
    {
        if (section.Child("code") is { } code)
        {
            if (code["code"] is { } own && ByCode.TryGetValue(own, out var kind))
                return kind;
            foreach (var translation in code.Children("translation"))
            {
                if (translation["code"] is { } other && ByCode.TryGetValue(other, out kind))
                    return kind;
            }
        }
        foreach (var template in section.Templates)
        {
            if (ByTemplate.TryGetValue(template, out var kind))
                return kind;
        }
        return SectionKind.Other;
    }

    /// <summary>The kind of section that an element stands in.</summary>
    public static SectionKind Around(CdaElement element)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.Name == "section")
                return Of(at);
        }
        return SectionKind.Other;
    }

    /// <summary>The word for a kind in places: <c>vital-signs</c>.</summary>
    public static string Label(SectionKind kind)
    {
        var name = kind.ToString();
        return string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
    }
}
