using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>Gives each clinical statement to the mapping of its kind, and answers the resources that stand for it.</summary>
internal static class StatementMapper
{
    public static IEnumerable<BundleEntry> Map(MappingScope scope, CdaElement statement, SectionKind section) =>
        Map(scope, statement, section, nested: false);

    /// <summary>
    /// Statements inside of another that stand for themselves: a medication given in a procedure, a result within an
    /// encounter. Details of the outer statement (severity, status, age) are not among them.
    /// </summary>
    public static List<BundleEntry> MapNested(MappingScope scope, CdaElement outer, SectionKind section)
    {
        var mapped = new List<BundleEntry>();
        foreach (var inner in MappingScope.Related(outer))
        {
            mapped.AddRange(Map(scope, inner, section, nested: true));
        }
        return mapped;
    }

    private static IReadOnlyList<BundleEntry> Map(MappingScope scope, CdaElement statement, SectionKind section, bool nested)
    {
        var kind = Statements.KindOf(statement, section);
        // Inside of another statement only what its template declares is a statement of its own.
        if (nested && !statement.Templates.Any())
            return statement.Name is "procedure" or "substanceAdministration" or "encounter" ? One(Own(scope, statement, kind, section)) : [];
        return kind switch
        {
            StatementKind.AllergyConcern => Allergies.Concern(scope, statement),
            StatementKind.ProblemConcern or StatementKind.Diagnosis => Problems.Concern(scope, statement, section),
            StatementKind.HealthConcern => Problems.HealthConcern(scope, statement, section),
            StatementKind.MedicationWrapper => MapNested(scope, statement, section),
            StatementKind.Results => Results.Organizer(scope, statement, section),
            StatementKind.VitalSigns => Results.VitalSigns(scope, statement),
            StatementKind.ObservationGroup => Results.Group(scope, statement, section),
            StatementKind.Supply => Supplies.Map(scope, statement, section),
            StatementKind.DeviceOrganizer => MapNested(scope, statement, section),
            StatementKind.Coverage => Coverages.Map(scope, statement),
            StatementKind.AdvanceDirectives => MapNested(scope, statement, section),
            StatementKind.Intervention => Plans.Intervention(scope, statement, section),
            // On its own, a detail such as a severity or an indication is still an observation.
            StatementKind.Detail when !nested && statement.Name == "observation" => One(Observations.Map(scope, statement, section)),
            StatementKind.None or StatementKind.Detail => [],
            _ => One(Own(scope, statement, kind, section)),
        };
    }

    private static BundleEntry? Own(MappingScope scope, CdaElement statement, StatementKind kind, SectionKind section) => kind switch
    {
        StatementKind.Allergy => Allergies.Map(scope, statement, null),
        StatementKind.Problem => Problems.Map(scope, statement, null, Problems.CategoryOf(section)),
        StatementKind.Medication => Medications.Map(scope, statement, section),
        StatementKind.Immunization => Immunizations.Map(scope, statement),
        StatementKind.Procedure => Procedures.Map(scope, statement, section),
        StatementKind.ProcedureObservation => Procedures.MapObservation(scope, statement, section),
        StatementKind.Observation => Observations.Map(scope, statement, section),
        StatementKind.AssessmentScale => Observations.Scale(scope, statement, section),
        StatementKind.FamilyHistory => FamilyHistory.Map(scope, statement),
        StatementKind.Encounter => Encounters.Map(scope, statement, section),
        StatementKind.Goal => Goals.Map(scope, statement),
        StatementKind.AdvanceDirective => AdvanceDirectives.Map(scope, statement),
        StatementKind.CareTeam => CareTeams.Map(scope, statement),
        StatementKind.Note => ClinicalNotes.Map(scope, statement),
        StatementKind.Planned => Plans.Request(scope, statement),
        _ => null,
    };

    private static List<BundleEntry> One(BundleEntry? entry) => entry is null ? [] : [entry];
}
