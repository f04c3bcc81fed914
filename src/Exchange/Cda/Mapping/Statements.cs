using System.Collections.Frozen;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>What a clinical statement is, and so which mapping takes it.</summary>
internal enum StatementKind
{
    None, AllergyConcern, Allergy, ProblemConcern, Problem, Diagnosis, HealthConcern, Medication, MedicationWrapper, Immunization,
    Procedure, ProcedureObservation, Results, Observation, VitalSigns, FamilyHistory, Encounter, Goal, AssessmentScale, Device,
    DeviceOrganizer, Coverage, AdvanceDirective, AdvanceDirectives, CareTeam, Note, Planned, Intervention, Detail, Supply, ObservationGroup,
}

/// <summary>
/// Recognizes a clinical statement by its template, else by the section it stands in and its own element name.
/// Source: C-CDA R2.1 vol. 2 §3; CCD 1.0 and HITSP C83 for the older templates.
/// </summary>
internal static class Statements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "act", "observation", "organizer", "substanceAdministration", "supply", "procedure", "encounter", "observationMedia", "regionOfInterest");

    private static readonly FrozenDictionary<string, StatementKind> ByTemplate = Table();

    public static bool IsStatement(CdaElement element) => Names.Contains(element.Name);

    public static StatementKind KindOf(CdaElement statement, SectionKind section)
    {
        foreach (var template in statement.Templates)
        {
            if (ByTemplate.TryGetValue(template, out var kind) && Fits(kind, statement))
                return Refine(kind, statement, section);
        }
        return BySection(statement, section);
    }

    public static bool IsPlanned(CdaElement statement) =>
        statement["moodCode"] is "INT" or "RQO" or "PRP" or "PRMS" or "ARQ" or "APT" or "OPT";

    /// <summary>A template on the wrong element (an immunization's template on an act) does not decide.</summary>
    private static bool Fits(StatementKind kind, CdaElement statement) => kind switch
    {
        StatementKind.Medication or StatementKind.Immunization => statement.Name == "substanceAdministration",
        StatementKind.Allergy or StatementKind.Problem or StatementKind.Observation or StatementKind.Goal => statement.Name == "observation",
        StatementKind.AllergyConcern or StatementKind.ProblemConcern or StatementKind.Note => statement.Name == "act",
        StatementKind.Encounter => statement.Name == "encounter",
        StatementKind.Results or StatementKind.VitalSigns or StatementKind.FamilyHistory => statement.Name == "organizer",
        _ => true,
    };

    private static StatementKind Refine(StatementKind kind, CdaElement statement, SectionKind section) => kind switch
    {
        // CCD 1.0 has one template for medications and immunizations, and one act for problems and allergies.
        StatementKind.Medication when section == SectionKind.Immunizations && statement["moodCode"] != "INT" => StatementKind.Immunization,
        StatementKind.ProblemConcern when section == SectionKind.Allergies => StatementKind.AllergyConcern,
        StatementKind.Observation when statement["moodCode"] == "GOL" => StatementKind.Goal,
        StatementKind.Planned when statement["moodCode"] == "GOL" => StatementKind.Goal,
        StatementKind.Planned when statement.Name == "substanceAdministration" => StatementKind.Medication,
        StatementKind.Observation or StatementKind.Procedure or StatementKind.ProcedureObservation
            when IsPlanned(statement) => StatementKind.Planned,
        _ => kind,
    };

    private static StatementKind BySection(CdaElement statement, SectionKind section)
    {
        if (statement["moodCode"] == "GOL")
            return StatementKind.Goal;
        return statement.Name switch
        {
            "substanceAdministration" => section == SectionKind.Immunizations ? StatementKind.Immunization : StatementKind.Medication,
            "encounter" => StatementKind.Encounter,
            "supply" => StatementKind.Supply,
            "procedure" => IsPlanned(statement) ? StatementKind.Planned : StatementKind.Procedure,
            "organizer" => OrganizerIn(section),
            "observation" => IsPlanned(statement) ? StatementKind.Planned : ObservationIn(section),
            "act" => ActIn(statement, section),
            _ => StatementKind.None,
        };
    }

    private static StatementKind OrganizerIn(SectionKind section) => section switch
    {
        SectionKind.VitalSigns => StatementKind.VitalSigns,
        SectionKind.Results => StatementKind.Results,
        SectionKind.FamilyHistory => StatementKind.FamilyHistory,
        SectionKind.CareTeam => StatementKind.CareTeam,
        SectionKind.AdvanceDirectives => StatementKind.AdvanceDirectives,
        _ => StatementKind.ObservationGroup,
    };

    private static StatementKind ObservationIn(SectionKind section) => section switch
    {
        SectionKind.Allergies => StatementKind.Allergy,
        SectionKind.Problems or SectionKind.AdmissionDiagnosis or SectionKind.DischargeDiagnosis or SectionKind.PreoperativeDiagnosis
            or SectionKind.PostoperativeDiagnosis or SectionKind.PostprocedureDiagnosis => StatementKind.Problem,
        SectionKind.AdvanceDirectives => StatementKind.AdvanceDirective,
        SectionKind.Goals => StatementKind.Goal,
        _ => StatementKind.Observation,
    };

    private static StatementKind ActIn(CdaElement statement, SectionKind section)
    {
        if (IsPlanned(statement))
            return StatementKind.Planned;
        return section switch
        {
            SectionKind.Allergies => StatementKind.AllergyConcern,
            SectionKind.Problems or SectionKind.AdmissionDiagnosis or SectionKind.DischargeDiagnosis or SectionKind.PreoperativeDiagnosis
                or SectionKind.PostoperativeDiagnosis or SectionKind.PostprocedureDiagnosis => StatementKind.ProblemConcern,
            SectionKind.HealthConcerns => StatementKind.HealthConcern,
            SectionKind.Payers => StatementKind.Coverage,
            SectionKind.Medications or SectionKind.DischargeMedications or SectionKind.AdmissionMedications => StatementKind.MedicationWrapper,
            SectionKind.Notes => StatementKind.Note,
            SectionKind.Procedures => StatementKind.Procedure,
            _ => StatementKind.Intervention,
        };
    }

    private static FrozenDictionary<string, StatementKind> Table()
    {
        var table = new Dictionary<string, StatementKind>(StringComparer.Ordinal);
        void Add(StatementKind kind, params ReadOnlySpan<string> roots)
        {
            foreach (var root in roots)
            {
                table[root.StartsWith('~') ? Templates.Root + root[1..] : root] = kind;
            }
        }
        const string Ccd = "2.16.840.1.113883.10.20.1.";
        Add(StatementKind.AllergyConcern, "~30");
        Add(StatementKind.Allergy, "~7", "~90", Ccd + "18");
        Add(StatementKind.ProblemConcern, "~3", Ccd + "27");
        Add(StatementKind.Problem, "~4", Ccd + "28");
        Add(StatementKind.Diagnosis, "~33", "~34", "~65", "~51", "~80");
        Add(StatementKind.HealthConcern, "~132", "~136");
        Add(StatementKind.Medication, "~16", Ccd + "24", "~42", "~120");
        Add(StatementKind.MedicationWrapper, "~35", "~36");
        Add(StatementKind.Immunization, "~52");
        Add(StatementKind.Procedure, "~12", "~14", Ccd + "29");
        Add(StatementKind.ProcedureObservation, "~13");
        Add(StatementKind.Results, "~1", Ccd + "32");
        Add(StatementKind.VitalSigns, "~26", Ccd + "35");
        Add(StatementKind.Observation, "~2", "~27", "~38", "~78", "~85", "~67", "~68", "~73", "~74", "~5", "~124", "~127", "~128", "~144",
            "~109", "~111", "~72", "~114", "~138", "~77", "~200", "~501", "~503", "~504", "~505", "~506", "~513", Ccd + "31", Ccd + "33");
        Add(StatementKind.FamilyHistory, "~45", Ccd + "23");
        Add(StatementKind.Encounter, "~49", "~40", Ccd + "21");
        Add(StatementKind.Goal, "~121");
        Add(StatementKind.AssessmentScale, "~69");
        Add(StatementKind.ObservationGroup, "~66", "~75");
        Add(StatementKind.Supply, "~50", Ccd + "34", "~43", "~17", "~18");
        Add(StatementKind.DeviceOrganizer, "~135");
        Add(StatementKind.Coverage, "~60", Ccd + "20");
        Add(StatementKind.AdvanceDirective, "~48", Ccd + "17");
        Add(StatementKind.AdvanceDirectives, "~108");
        Add(StatementKind.CareTeam, "~500");
        Add(StatementKind.Note, "~202");
        Add(StatementKind.Planned, "~39", "~41", "~44", Ccd + "25", "~130", "~140", "~20", "~129");
        Add(StatementKind.Intervention, "~131", "~146", "~141");
        Add(StatementKind.Detail, "~6", "~8", "~9", "~19", "~28", "~31", "~46", "~47", "~53", "~61", "~64", "~86", "~122", "~143", "~145",
            "~147", "~502", "~500.1", "~37", "~118", "~25", "~123", "~110", "~113", "~88", "~91", "~119", "~23", "~24");
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
