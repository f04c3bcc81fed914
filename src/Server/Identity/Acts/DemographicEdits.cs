using System.Text.Json.Nodes;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// An element of the kept Patient that a person changed after the merge, so that it may be about either of the two:
/// its value at the merge and now, as JSON.
/// </summary>
internal sealed record DemographicEdit(string Element, JsonNode? Before, JsonNode? After, DateTimeOffset At);

/// <summary>
/// Finds what people changed in the demographics of a merged record. What a message changed is the record's whose number it
/// named; what a person changed while both were one record is for the steward to give.
/// </summary>
internal static class DemographicEdits
{
    private static readonly string[] NotDemographics = ["resourceType", "id", "meta", "link", "active"];

    /// <summary>
    /// The edits between the version that the merge wrote and now. <paramref name="versions"/> are oldest first, beginning with
    /// that version; <paramref name="byMessage"/> says which transactions were of intake.
    /// </summary>
    public static IReadOnlyList<DemographicEdit> Find(IReadOnlyList<StoredVersion> versions, Func<long, bool> byMessage)
    {
        var edits = new Dictionary<string, DemographicEdit>();
        for (var i = 1; i < versions.Count; i++)
        {
            var (before, after) = (PatientPair.Json(versions[i - 1]), PatientPair.Json(versions[i]));
            foreach (var element in Changed(before, after))
            {
                if (byMessage(versions[i].T))
                    edits.Remove(element);
                else if (edits.TryGetValue(element, out var earlier))
                    edits[element] = earlier with { After = after[element]?.DeepClone(), At = versions[i].LastUpdated };
                else
                    edits[element] = new DemographicEdit(element, before[element]?.DeepClone(), after[element]?.DeepClone(), versions[i].LastUpdated);
            }
        }
        return [.. edits.Values.Where(e => !JsonNode.DeepEquals(e.Before, e.After)).OrderBy(e => e.Element, StringComparer.Ordinal)];
    }

    /// <summary>Gives an edit: to the retired record alone, taking it off the kept one, or to both.</summary>
    public static void Give(DemographicEdit edit, JsonObject kept, JsonObject retired, bool toBoth)
    {
        Set(retired, edit.Element, edit.After);
        if (!toBoth)
            Set(kept, edit.Element, edit.Before);
    }

    private static void Set(JsonObject patient, string element, JsonNode? value)
    {
        if (value is null)
            patient.Remove(element);
        else
            patient[element] = value.DeepClone();
    }

    private static IEnumerable<string> Changed(JsonObject before, JsonObject after) =>
        before.Select(m => m.Key).Union(after.Select(m => m.Key))
            .Where(name => !NotDemographics.Contains(name) && !JsonNode.DeepEquals(before[name], after[name]));
}
