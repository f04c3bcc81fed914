using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// The enterprise person over the sources' records: one Linkage for all records of a person. Its <c>source</c> item is the
/// record in use (the first of several), <c>alternate</c> items are further records in use, <c>historical</c> ones were merged.
/// It follows from the links of the patients and is written in the transaction that changes them.
/// <para>Source: FHIR R4 Linkage and value set linkage-type; Patient.link.</para>
/// </summary>
internal sealed class EnterprisePersons(IRecordStore store, ServerSettings settings)
{
    /// <summary>
    /// The writes that bring the Linkages in line, given the patients as they will be. <paramref name="changed"/> holds the
    /// documents that the transaction is about to write; their neighbours are read.
    /// </summary>
    public async Task<IReadOnlyList<RecordWrite>> PlanAsync(IReadOnlyDictionary<string, JsonObject> changed, Actor actor, CancellationToken cancel) =>
        await PlanAsync(await LinksAsync([.. changed.Keys], changed, cancel), actor, cancel);

    /// <summary>The same for links that are on file already.</summary>
    public async Task<IReadOnlyList<RecordWrite>> PlanAsync(IReadOnlyList<string> patients, Actor actor, CancellationToken cancel) =>
        await PlanAsync(await LinksAsync(patients, new Dictionary<string, JsonObject>(), cancel), actor, cancel);

    private async Task<IReadOnlyList<RecordWrite>> PlanAsync(
        Dictionary<string, List<(string Other, string Type)>> links, Actor actor, CancellationToken cancel)
    {
        var known = await LinkagesAsync(links.Keys, cancel);
        var writes = new List<RecordWrite>();
        var used = new HashSet<string>();
        foreach (var records in Components(links))
        {
            if (records.Count == 1)
                continue;
            var at = known.Find(k => !used.Contains(k.Key.Id) && k.Members.Contains(records[0]))
                ?? known.Find(k => !used.Contains(k.Key.Id) && k.Members.Overlaps(records));
            var key = at?.Key ?? new ResourceKey("Linkage", ActDocument.NewId(settings.Clock.GetUtcNow()));
            used.Add(key.Id);
            var linkage = Linkage(key, records, links, actor);
            if (at is null || !at.Says(linkage))
                writes.Add(new RecordWrite.Update(key, ActDocument.ToDocument(linkage), at?.Version.Version));
        }
        foreach (var ended in known.Where(k => k.IsActive && !used.Contains(k.Key.Id)))
        {
            var linkage = (JsonObject)JsonNode.Parse(ended.Version.Document!.Utf8.Span)!;
            linkage["active"] = false;
            writes.Add(new RecordWrite.Update(ended.Key, ActDocument.ToDocument(linkage), ended.Version.Version));
        }
        return writes;
    }

    /// <summary>All records of the person, the one in use first, with the type of each item.</summary>
    public async Task<IReadOnlyList<(string Patient, string Type)>> RecordsAsync(string patient, CancellationToken cancel)
    {
        var links = await LinksAsync([patient], new Dictionary<string, JsonObject>(), cancel);
        var records = Components(links).First(c => c.Contains(patient));
        return [.. records.Select((r, i) => (r, TypeOf(r, i, links)))];
    }

    private static JsonObject Linkage(ResourceKey key, List<string> records, Dictionary<string, List<(string Other, string Type)>> links, Actor actor) => new()
    {
        ["resourceType"] = "Linkage",
        ["id"] = key.Id,
        ["active"] = true,
        ["author"] = new JsonObject { ["reference"] = actor.Who.StartsWith("Practitioner/", StringComparison.Ordinal) ? actor.Who : null, ["display"] = actor.Name }.Slim(),
        ["item"] = new JsonArray([.. records.Select((r, i) => (JsonNode)new JsonObject
        {
            ["type"] = TypeOf(r, i, links),
            ["resource"] = ActDocument.Reference($"Patient/{r}"),
        })]),
    };

    private static string TypeOf(string record, int position, Dictionary<string, List<(string Other, string Type)>> links) =>
        links[record].Exists(l => l.Type == PatientLinks.ReplacedBy) ? "historical" : position == 0 ? "source" : "alternate";

    /// <summary>The links of the patients and of everybody they reach, as they will be.</summary>
    private async Task<Dictionary<string, List<(string Other, string Type)>>> LinksAsync(
        IReadOnlyList<string> patients, IReadOnlyDictionary<string, JsonObject> changed, CancellationToken cancel)
    {
        var links = new Dictionary<string, List<(string Other, string Type)>>();
        var wave = patients.ToList();
        // Who was in the person before the change is looked at too: that record may be left alone now.
        wave.AddRange((await LinkagesAsync(patients, cancel)).Where(k => k.IsActive).SelectMany(k => k.Members));
        while (wave.Count > 0)
        {
            var asked = wave.Distinct().Where(p => !links.ContainsKey(p)).ToList();
            var read = await store.ReadManyAsync(Access.System, [.. asked.Select(p => new ResourceKey("Patient", p))], null, cancel);
            foreach (var patient in asked)
            {
                var document = changed.TryGetValue(patient, out var will) ? ActDocument.ToDocument(will) : read.FirstOrDefault(r => r.Key.Id == patient)?.Document;
                links[patient] = document is null ? [] : [.. PatientLinks.Of(document.Root)];
            }
            wave = [.. asked.SelectMany(p => links[p]).Select(l => l.Other).Where(o => !links.ContainsKey(o))];
        }
        return links;
    }

    /// <summary>The patients by person; of each the record in use first, then the other records in use, then the merged ones.</summary>
    private static List<List<string>> Components(Dictionary<string, List<(string Other, string Type)>> links)
    {
        var neighbours = links.Keys.ToDictionary(k => k, _ => new HashSet<string>());
        foreach (var (patient, own) in links)
        {
            foreach (var (other, _) in own)
            {
                if (!neighbours.TryGetValue(other, out var theirs))
                    continue;
                neighbours[patient].Add(other);
                theirs.Add(patient);
            }
        }
        var components = new List<List<string>>();
        var seen = new HashSet<string>();
        foreach (var start in links.Keys.Order(StringComparer.Ordinal))
        {
            if (!seen.Add(start))
                continue;
            var component = new List<string> { start };
            for (var i = 0; i < component.Count; i++)
                component.AddRange(neighbours[component[i]].Where(seen.Add));
            components.Add([.. component
                .OrderBy(p => links[p].Exists(l => l.Type == PatientLinks.ReplacedBy) ? 1 : 0)
                .ThenByDescending(p => links[p].Count(l => l.Type == PatientLinks.Replaces))
                .ThenBy(p => p, StringComparer.Ordinal)]);
        }
        return components;
    }

    private async Task<List<Known>> LinkagesAsync(IEnumerable<string> patients, CancellationToken cancel)
    {
        var items = patients.Select(p => $"Patient/{p}").ToList();
        var query = new SearchQuery("Linkage", [new SearchCriterion("item", null, items)], Count: 200);
        var page = await store.SearchAsync(Access.System, query, cancel);
        return [.. page.Matches.Select(m => new Known(m)).OrderByDescending(k => k.IsActive).ThenBy(k => k.Key.Id, StringComparer.Ordinal)];
    }

    private sealed record Known(StoredVersion Version)
    {
        public ResourceKey Key => Version.Key;

        public bool IsActive => Version.Document!.Root["active"u8].Flag == true;

        public HashSet<string> Members { get; } = [.. MembersOf(Version)];

        public bool Says(JsonObject linkage)
        {
            var own = PatientPair.Json(Version);
            return IsActive && JsonNode.DeepEquals(own["item"], linkage["item"]);
        }

        private static List<string> MembersOf(StoredVersion version)
        {
            var members = new List<string>();
            foreach (var item in version.Document!.Root["item"u8].Items)
            {
                if (item["resource"u8]["reference"u8].Text?.Split('/') is ["Patient", var id])
                    members.Add(id);
            }
            return members;
        }
    }
}

/// <summary>Small changes of JSON under construction.</summary>
internal static class JsonShape
{
    /// <summary>The object without its null members.</summary>
    public static JsonObject Slim(this JsonObject of)
    {
        foreach (var name in of.Where(m => m.Value is null).Select(m => m.Key).ToList())
            of.Remove(name);
        return of;
    }
}
