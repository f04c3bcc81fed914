using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Bench.Http;

/// <summary>What to ask for: ids, names and bodies of a loaded store, drawn evenly over its patients.</summary>
internal sealed record Samples(
    IReadOnlyList<string> Patients, IReadOnlyList<StoredVersion> PatientVersions, IReadOnlyList<StoredVersion> Chart)
{
    private const int Charts = 120;

    /// <summary>Observation codes that every Synthea patient has, and some that few have.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["8302-2", "29463-7", "39156-5", "85354-9", "72514-3", "2339-0"];

    public static async Task<Samples> TakeAsync(IRecordStore store)
    {
        var patients = new List<StoredVersion>();
        string? cursor = null;
        do
        {
            var page = await store.SearchAsync(Access.System, new SearchQuery("Patient", [], Count: 1_000, Cursor: cursor));
            patients.AddRange(page.Matches);
            cursor = page.Next;
        }
        while (cursor is not null);
        var chart = new List<StoredVersion>();
        for (var i = 0; i < Charts; i++)
        {
            var patient = patients[i * patients.Count / Charts].Key.Id;
            var scope = new AccessScope(Types: new HashSet<string> { "Observation", "Encounter", "Condition", "Procedure", "Immunization", "MedicationRequest" });
            chart.AddRange((await store.SearchAsync(Access.System with { Scope = scope }, new SearchQuery("", [], Count: 400) { Compartment = patient })).Matches);
        }
        return new Samples([.. patients.Select(p => p.Key.Id)], patients, chart);
    }
}
