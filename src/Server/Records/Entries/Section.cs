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
        new("problems", "Problems", [new("Condition", ProblemEntries.Read, "onset-date")]),
        new("allergies", "Allergies", [new("AllergyIntolerance", AllergyEntries.Read)]),
        new("medications", "Medications",
        [
            new("MedicationRequest", MedicationEntries.ReadRequest, "authoredon"),
            new("MedicationStatement", MedicationEntries.ReadStatement, "effective"),
            new("MedicationAdministration", MedicationEntries.ReadAdministration, "effective-time"),
        ]),
        new("immunizations", "Immunizations", [new("Immunization", ImmunizationEntries.Read, "date")]),
        new("results", "Results", [new("Observation", ResultEntries.Read, "date")]),
        new("documents", "Documents",
        [
            new("DocumentReference", DocumentEntries.Read),
            new("DiagnosticReport", DocumentEntries.ReadReport),
        ]),
        new("encounters", "Encounters", [new("Encounter", EncounterEntries.Read, "date")]),
        new("procedures", "Procedures", [new("Procedure", ProcedureEntries.Read, "date")]),
        new("careteam", "Care team", [new("CareTeam", CareTeamEntries.Read)]),
        new("plans", "Plans and goals",
        [
            new("CarePlan", PlanEntries.Read, "date"),
            new("Goal", PlanEntries.ReadGoal, "start-date"),
        ]),
    ];

    public static Section? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}

/// <summary>A resource type of a section and the function that reads its lines.</summary>
/// <param name="NewestBy">
/// The search parameter whose date orders the lines, where each resource gives exactly one; null where the order is known only
/// from the lines themselves.
/// </param>
public sealed record SectionSource(string Type, Func<Element, IEnumerable<ChartEntry>> Read, string? NewestBy = null)
{
    /// <summary>The lines of a resource, each with something to be called by.</summary>
    public IEnumerable<ChartEntry> Lines(Element root) => Read(root).Select(e => e.What.Length > 0 ? e : e with { What = "(not named)" });
}
