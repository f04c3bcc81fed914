using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Chartroom.Store.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Records.Sources;

/// <summary>"Where does this come from?", for any datum of a chart.</summary>
internal static class SourceEndpoints
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapSources(this RouteGroupBuilder chart) => chart.MapGet("/sources/{type}/{id}", ShowAsync);

    private static async Task<Results<Ok<SourceView>, NotFound>> ShowAsync(
        string patientId, string type, string id, Caller caller, IRecordStore store, CancellationToken cancel)
    {
        var key = new ResourceKey(type, id);
        var current = await store.ReadAsync(caller.Access, key, cancel: cancel);
        // A key of another chart is none of this one's: the audit trail names this patient.
        if (current?.Document is not { } document || !PatientsOf.Resource(document).Contains($"Patient/{patientId}"))
            return TypedResults.NotFound();
        var provenance = await store.SearchAsync(
            caller.Access, new SearchQuery("Provenance", [new("target", null, [key.ToString()])], Count: 50), cancel);
        var history = await store.HistoryAsync(caller.Access, new HistoryQuery(key), cancel);
        var origins = provenance.Matches.Select(m => OriginReading.Read(m, key.ToString())).OrderByDescending(o => o.When, StringComparer.Ordinal);
        return TypedResults.Ok(new SourceView(
            key.ToString(), type, [.. origins], [.. Versions(history.Versions)], Pretty(document)));
    }

    private static IEnumerable<WrittenVersion> Versions(IReadOnlyList<StoredVersion> newestFirst)
    {
        for (var i = 0; i < newestFirst.Count; i++)
        {
            var version = newestFirst[i];
            var before = i + 1 < newestFirst.Count ? newestFirst[i + 1].Document : null;
            yield return new WrittenVersion(
                version.Version, version.T, version.LastUpdated.ToString("yyyy-MM-dd HH:mm:ss'Z'"), version.Method, Changed(before, version.Document));
        }
    }

    /// <summary>The names of the elements that differ from the version before.</summary>
    private static string Changed(ResourceDocument? before, ResourceDocument? now)
    {
        if (now is null)
            return "deleted";
        if (before is null)
            return "";
        var (old, fresh) = (Members(before), Members(now));
        var names = old.Keys.Union(fresh.Keys).Where(n => n != "meta" && old.GetValueOrDefault(n) != fresh.GetValueOrDefault(n));
        return string.Join(", ", names);
    }

    private static Dictionary<string, string> Members(ResourceDocument document)
    {
        var members = new Dictionary<string, string>();
        foreach (var member in document.Root.Members)
            members[Encoding.UTF8.GetString(member.Name)] = Encoding.UTF8.GetString(member.Raw);
        return members;
    }

    private static string Pretty(ResourceDocument document)
    {
        using var parsed = JsonDocument.Parse(document.Utf8);
        return JsonSerializer.Serialize(parsed.RootElement, Indented);
    }
}
