using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Search;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// Finds what is on file for each resource of an item and plans the writes: new, changed, or none when nothing changes. Each item that
/// changes something leaves one Provenance whose targets carry the place that each came from.
/// </summary>
internal sealed class Filer(IRecordStore store, ServerSettings settings)
{
    private const int MostRemembered = 200_000;
    private const int MostHops = 50;
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentDictionary<string, string> knownIds = new();

    /// <summary>Plans the writes of an item over the record as it is, or as it will be when what is <paramref name="ahead"/> has been written.</summary>
    public async Task<FilingPlan> PlanAsync(JournalItem item, ReadItem read, FilingAhead ahead, CancellationToken cancel)
    {
        var found = await FindAsync(read.Entries, ahead, cancel);
        if (found.Reason is not null)
            return new FilingPlan(item, [], found.Reason);
        var (references, retired) = await ReferencesAsync(read.Entries, found, ahead, cancel);
        var writes = new List<RecordWrite>();
        var targets = new List<FiledTarget>();
        foreach (var entry in read.Entries)
        {
            var key = found.KeyOf(entry);
            var addressed = retired.Keys.FirstOrDefault(url => Mentions(entry.Resource, url));
            if (Write(entry, key, found.OnFile.GetValueOrDefault(key), references) is not { } write)
                continue;
            writes.Add(write);
            targets.Add(new FiledTarget(key.ToString(), entry.Place, addressed is null ? null : retired[addressed]));
        }
        if (targets.Count > 0)
            writes.Add(Provenance(item, read, targets));
        return new FilingPlan(item, writes, null);
    }

    /// <summary>The text under which an entry is kept from sharing a transaction with another of the same thing.</summary>
    public static string LockOf(FilingEntry entry) => entry.Token is null ? entry.FullUrl : $"{entry.Type}|{entry.Token}";

    /// <summary>The id of the Provenance that an item leaves: the same when it is filed again.</summary>
    public static string ProvenanceId(JournalItem item) => EntryKeys.MakeId("Provenance", $"journal|{item.Number}|{item.Content}");

    private async Task<Found> FindAsync(IReadOnlyList<FilingEntry> entries, FilingAhead ahead, CancellationToken cancel)
    {
        var found = new Found();
        var keys = entries.Select(e => new ResourceKey(e.Type, Remembered(e) ?? e.Id)).ToList();
        foreach (var key in keys)
        {
            if (ahead.Find(key) is { } version)
                found.OnFile[key] = version;
        }
        foreach (var version in await store.ReadManyAsync(Access.System, keys.FindAll(k => !found.OnFile.ContainsKey(k)), null, cancel))
            found.OnFile[version.Key] = version;
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, key) = (entries[i], keys[i]);
            if (!found.OnFile.ContainsKey(key) && entry.Token is { } token && !token.StartsWith(EntryKeys.Made, StringComparison.Ordinal))
            {
                var query = new SearchQuery(entry.Type, [new SearchCriterion("identifier", null, [token])], Count: 2);
                var page = await store.SearchAsync(Access.System, query, cancel);
                if (page.Matches.Count > 1 && !entry.Referenced)
                    return new Found { Reason = $"{entry.Place}: its number is that of more than one {entry.Type} on file." };
                if (page.Matches.Count > 0)
                {
                    key = page.Matches[0].Key;
                    found.OnFile[key] = page.Matches[0];
                    Remember(entry, key.Id);
                }
            }
            found.Keys[entry.FullUrl] = key;
        }
        return found;
    }

    private string? Remembered(FilingEntry entry) => entry.Token is { } token ? knownIds.GetValueOrDefault($"{entry.Type}|{token}") : null;

    private void Remember(FilingEntry entry, string id)
    {
        if (knownIds.Count >= MostRemembered)
            knownIds.Clear();
        knownIds[$"{entry.Type}|{entry.Token}"] = id;
    }

    /// <summary>
    /// What each <c>urn:uuid:</c> of the item stands for. A patient who has been merged into another stands for that other, so that
    /// what still comes under the old number is filed in the surviving record.
    /// </summary>
    private async Task<(Dictionary<string, string> References, Dictionary<string, string> Retired)> ReferencesAsync(
        IReadOnlyList<FilingEntry> entries, Found found, FilingAhead ahead, CancellationToken cancel)
    {
        var (references, retired) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var entry in entries)
        {
            var key = found.KeyOf(entry);
            var survivor = entry.Type == "Patient" && !entry.Resource.ContainsKey("link") && found.OnFile.TryGetValue(key, out var onFile)
                ? await InUseAsync(onFile, ahead, cancel) : null;
            references[entry.FullUrl] = survivor ?? key.ToString();
            if (survivor is not null)
                retired[entry.FullUrl] = key.ToString();
        }
        return (references, retired);
    }

    /// <summary>The record in use at the end of the chain of merges, or null for a patient who was not merged.</summary>
    private async Task<string?> InUseAsync(StoredVersion patient, FilingAhead ahead, CancellationToken cancel)
    {
        string? survivor = null;
        for (var (next, hops) = (Survivor(patient.Document!), 0); next is not null && hops < MostHops; hops++)
        {
            survivor = next;
            var key = new ResourceKey("Patient", next.Split('/') is ["Patient", var id] ? id : "");
            var read = ahead.Find(key) ?? (key.Id.Length > 0 ? await store.ReadAsync(Access.System, key, null, cancel) : null);
            next = read?.Document is { } document ? Survivor(document) : null;
        }
        return survivor;
    }

    private static bool Mentions(JsonNode? node, string text) => node switch
    {
        JsonObject o => o.Any(m => Mentions(m.Value, text)),
        JsonArray a => a.Any(i => Mentions(i, text)),
        JsonValue v => v.TryGetValue<string>(out var own) && own == text,
        _ => false,
    };

    private static string? Survivor(ResourceDocument patient)
    {
        foreach (var link in patient.Root["link"u8].Items)
        {
            if (link["type"u8].Is("replaced-by"u8))
                return link["other"u8]["reference"u8].Text;
        }
        return null;
    }

    private static RecordWrite.Update? Write(FilingEntry entry, ResourceKey key, StoredVersion? onFile, Dictionary<string, string> references)
    {
        Resolve(entry.Resource, references);
        if (onFile is null)
            return new RecordWrite.Update(key, ToDocument(RecordMerge.New(entry), key));
        if (!entry.Updates)
            return null;
        var before = (JsonObject)JsonNode.Parse(onFile.Document!.Utf8.Span)!;
        var after = RecordMerge.Over(before, entry);
        return JsonNode.DeepEquals(before, after) ? null : new RecordWrite.Update(key, ToDocument(after, key), onFile.Version);
    }

    private static void Resolve(JsonNode? node, Dictionary<string, string> references)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o.ToList())
                {
                    if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text) && references.TryGetValue(text, out var target))
                        o[name] = target;
                    else
                        Resolve(value, references);
                }
                break;
            case JsonArray a:
                foreach (var item in a)
                    Resolve(item, references);
                break;
            default:
                break;
        }
    }

    private RecordWrite.Update Provenance(JournalItem item, ReadItem read, List<FiledTarget> targets)
    {
        var key = new ResourceKey("Provenance", ProvenanceId(item));
        var provenance = new JsonObject
        {
            ["resourceType"] = "Provenance",
            ["target"] = new JsonArray([.. targets.Select(t => (JsonNode)t.ToJson())]),
            ["occurredDateTime"] = Instant(item.ReceivedAt),
            ["recorded"] = Instant(settings.Clock.GetUtcNow()),
            ["activity"] = new JsonObject { ["text"] = "filed" },
            ["agent"] = new JsonArray(new JsonObject
            {
                ["type"] = new JsonObject
                {
                    ["coding"] = new JsonArray(new JsonObject
                    {
                        ["system"] = "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                        ["code"] = "assembler",
                    }),
                },
                ["who"] = new JsonObject { ["display"] = item.Door },
            }),
            ["entity"] = new JsonArray(new JsonObject
            {
                ["role"] = "source",
                ["what"] = new JsonObject
                {
                    ["reference"] = $"Binary/{item.Content}",
                    ["display"] = read.Activity,
                    ["identifier"] = new JsonObject { ["system"] = "urn:chartroom:journal", ["value"] = item.Number.ToString(null, null) },
                },
            }),
        };
        if (read.Sender is { } sender)
            provenance["agent"]!.AsArray().Add(sender.ToAgent());
        return new RecordWrite.Update(key, ToDocument(provenance, key));
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null);

    private static ResourceDocument ToDocument(JsonObject resource, ResourceKey key)
    {
        resource["id"] = key.Id;
        return ResourceDocument.Trusted(Encoding.UTF8.GetBytes(resource.ToJsonString(Json)));
    }

    private sealed class Found
    {
        public Dictionary<ResourceKey, StoredVersion> OnFile { get; } = [];

        public Dictionary<string, ResourceKey> Keys { get; } = [];

        public string? Reason { get; init; }

        public ResourceKey KeyOf(FilingEntry entry) => Keys[entry.FullUrl];
    }
}

/// <summary>
/// What an item changed: the resource, the place in the item that it came from, and the retired record to whose number it was
/// addressed when it was filed in the record in use instead.
/// </summary>
internal sealed record FiledTarget(string Reference, string Place, string? AddressedTo)
{
    public JsonObject ToJson()
    {
        var extension = new JsonArray(new JsonObject { ["url"] = "urn:chartroom:extension:source-place", ["valueString"] = Place });
        if (AddressedTo is { } retired)
        {
            extension.Add(new JsonObject
            {
                ["url"] = "urn:chartroom:extension:addressed-to",
                ["valueReference"] = new JsonObject { ["reference"] = retired },
            });
        }
        return new JsonObject { ["extension"] = extension, ["reference"] = Reference };
    }
}
