using System.Collections.Frozen;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Identity.Pairs;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// All that is filed in a patient's record: the patient compartment, and the types that belong to a patient without being
/// in it. Who looked (AuditEvent), where things came from (Provenance) and the person themselves (Patient, Linkage) are not
/// entries: they do not move. Read with the eyes of the program, because a merge moves also what the steward may not see.
/// <para>Source: FHIR R4 CompartmentDefinition/patient.</para>
/// </summary>
internal static class RecordEntries
{

    private static readonly FrozenSet<string> Filed =
        R4Definitions.ResourceTypes.Where(t => t is not ("AuditEvent" or "Provenance" or "Patient" or "Linkage")).ToFrozenSet();

    /// <summary>Types with a patient of their own that R4 leaves out of the compartment.</summary>
    private static readonly string[] Besides = ["Task", "Device", "Contract"];

    /// <summary>The entries of a record as of a transaction, current versions, in no promised order.</summary>
    public static async Task<IReadOnlyList<StoredVersion>> ReadAsync(IRecordStore store, string patient, long? asOf, CancellationToken cancel)
    {
        var found = new Dictionary<ResourceKey, StoredVersion>();
        await CollectAsync(Access.System with { Scope = new AccessScope(Filed) }, new SearchQuery("", [], AsOf: asOf) { Compartment = patient });
        foreach (var type in Besides)
        {
            var query = new SearchQuery(type, [new SearchCriterion("patient", null, [$"Patient/{patient}"])], AsOf: asOf);
            await CollectAsync(Access.System, query);
        }
        return [.. found.Values];

        async Task CollectAsync(Access access, SearchQuery query)
        {
            await foreach (var match in store.SearchAllAsync(access, query, cancel))
            {
                if (BelongsTo(match, patient) && !PairOwners.IsQueueTask(match))
                    found[match.Key] = match;
            }
        }
    }

    /// <summary>A search without a type also gives what belongs to nobody; an entry names the patient.</summary>
    private static bool BelongsTo(StoredVersion version, string patient) =>
        Filed.Contains(version.Key.Type) && version.Document is { } document
        && document.Utf8.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes($"\"Patient/{patient}\"")) >= 0;

    /// <summary>The entries that an entry refers to, by key.</summary>
    public static IReadOnlyList<string> RefersTo(ResourceDocument document)
    {
        var found = new List<string>();
        Collect(document.Root, found);
        return found;
    }

    private static void Collect(Element element, List<string> found)
    {
        foreach (var member in element.Kind == ElementKind.Array ? element.Items : element.Members)
        {
            if (member.Kind is ElementKind.Object or ElementKind.Array)
                Collect(member, found);
            else if (member.Name.SequenceEqual("reference"u8) && member.Text is { } text && !text.StartsWith("Patient/", StringComparison.Ordinal))
                found.Add(WithoutVersion(text));
        }
    }

    private static string WithoutVersion(string reference)
    {
        var at = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return at < 0 ? reference : reference[..at];
    }

    /// <summary>How many of each type, most first: <c>Observation 41, Encounter 3</c>.</summary>
    public static string Counted(IEnumerable<ResourceKey> keys) =>
        string.Join(", ", keys.GroupBy(k => k.Type).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
}
