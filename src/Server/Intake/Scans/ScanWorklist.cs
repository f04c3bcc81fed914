using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Intake.Monitor;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Intake.Scans;

/// <summary>The worklist of scanned documents: what waits for which step, and what was done to one of them.</summary>
internal sealed class ScanWorklist(IRecordStore store, ScanIndexing indexing, TimeProvider clock)
{
    /// <summary>The documents at a step: those that wait oldest first, the filed ones newest first.</summary>
    public async Task<ScanPage> ListAsync(Caller caller, string step, int count, CancellationToken cancel)
    {
        var page = await store.SearchAsync(caller.Access, ScannedPages.Waiting(step, count, newestFirst: step == ScannedPages.Filed), cancel);
        var now = clock.GetUtcNow();
        var documents = page.Matches.Select(m => ScanDocument.Of(m, now)).ToList();
        return new ScanPage(
            await NamedAsync(caller, documents, cancel), await CountAsync(caller, ScannedPages.ToIndex, cancel), await CountAsync(caller, ScannedPages.ToCheck, cancel));
    }

    /// <summary>One document with its acts; null when there is none that the caller may see.</summary>
    public async Task<ScanDetail?> ShowAsync(Caller caller, string id, CancellationToken cancel)
    {
        var key = new ResourceKey("DocumentReference", id);
        if (await store.ReadAsync(caller.Access, key, null, cancel) is not { IsDeleted: false } version)
            return null;
        var document = (await NamedAsync(caller, [ScanDocument.Of(version, clock.GetUtcNow())], cancel))[0];
        var trail = await store.SearchAsync(caller.Access, new SearchQuery("Provenance", [new("target", null, [key.ToString()])], Count: 100), cancel);
        var acts = trail.Matches.OrderByDescending(m => m.T).Select(Act);
        return new ScanDetail(document, [.. acts], await indexing.WasMovedAsync(caller, key, cancel));
    }

    private async Task<IReadOnlyList<ScanDocument>> NamedAsync(Caller caller, IReadOnlyList<ScanDocument> documents, CancellationToken cancel)
    {
        var people = await IntakePatients.OfAsync(store, caller.Access, documents.Select(d => d.Patient).OfType<string>(), cancel);
        ResourceKey[] visits = [.. documents.Select(d => d.Encounter?.Split('/')).Where(p => p?.Length == 2).Select(p => new ResourceKey(p![0], p[1])).Distinct()];
        var found = (await store.ReadManyAsync(caller.Access, visits, null, cancel)).ToDictionary(v => v.Key.ToString(), Visit);
        return [.. documents.Select(d => d with
        {
            Person = d.Patient is { } patient ? people.GetValueOrDefault(patient) : null,
            EncounterText = d.Encounter is { } encounter ? found.GetValueOrDefault(encounter, "") : "",
        })];
    }

    private static string Visit(StoredVersion encounter)
    {
        var entry = EncounterEntries.Read(encounter.Document!.Root).First();
        return $"{entry.When} {entry.What}".Trim();
    }

    private async Task<int> CountAsync(Caller caller, string step, CancellationToken cancel)
    {
        var query = ScannedPages.Waiting(step, 1, newestFirst: false) with { Sort = null, Total = TotalMode.Accurate };
        return (int)((await store.SearchAsync(caller.Access, query, cancel)).Total ?? 0);
    }

    private static ScanAct Act(StoredVersion provenance)
    {
        var root = provenance.Document!.Root;
        return new ScanAct(
            root["activity"u8].Concept(), root["agent"u8][0]["who"u8] is var who && who.Referred() is { Length: > 0 } name ? name : who.Target(),
            ChartTime.Of(root["recorded"u8]).Text, root["reason"u8][0].Concept());
    }
}
