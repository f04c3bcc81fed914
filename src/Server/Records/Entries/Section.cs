using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Records.Entries;

/// <summary>
/// A section of the chart: its name in addresses, its title, and the resource types it shows, each with its reader.
/// A reader may give several lines (the participants of a care team) or none (a resource that is not to be shown).
/// </summary>
public sealed record Section(string Name, string Title, IReadOnlyList<SectionSource> Sources)
{
    /// <summary>All sections, in the order in which the chart shows them.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("problems", "Problems", [new("Condition", ProblemEntries.Read)]),
        new("allergies", "Allergies", [new("AllergyIntolerance", AllergyEntries.Read)]),
        new("medications", "Medications",
        [
            new("MedicationRequest", MedicationEntries.ReadRequest),
            new("MedicationStatement", MedicationEntries.ReadStatement),
            new("MedicationAdministration", MedicationEntries.ReadAdministration),
        ]),
        new("immunizations", "Immunizations", [new("Immunization", ImmunizationEntries.Read)]),
        new("results", "Results", [new("Observation", ResultEntries.Read)]),
        new("documents", "Documents",
        [
            new("DocumentReference", DocumentEntries.Read),
            new("DiagnosticReport", DocumentEntries.ReadReport),
        ]),
        new("encounters", "Encounters", [new("Encounter", EncounterEntries.Read)]),
        new("procedures", "Procedures", [new("Procedure", ProcedureEntries.Read)]),
        new("careteam", "Care team", [new("CareTeam", CareTeamEntries.Read)]),
        new("plans", "Plans and goals",
        [
            new("CarePlan", PlanEntries.Read),
            new("Goal", PlanEntries.ReadGoal),
        ]),
    ];

    public static Section? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}

/// <summary>A resource type of a section and the function that reads its lines.</summary>
public sealed record SectionSource(string Type, Func<Element, IEnumerable<ChartEntry>> Read);
