using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Identity.Acts;

/// <summary>
/// Where an entry came from: by a message (or a document), and under the number of which retired record, null when it was
/// addressed to the record it was filed in. <c>Door</c> names the sender for the one who sorts.
/// </summary>
internal sealed record EntryOrigin(bool ByMessage, string? AddressedTo, string Door, long T);

/// <summary>Reads the origins of entries from their Provenance; the earliest one counts, because it is that of the entry itself.</summary>
internal static class EntryOrigins
{
    private const int Batch = 100;
    private const string JournalSystem = "urn:chartroom:journal";

    public static async Task<IReadOnlyDictionary<ResourceKey, EntryOrigin>> ReadAsync(
        IRecordStore store, IReadOnlyCollection<StoredVersion> entries, CancellationToken cancel)
    {
        var origins = new Dictionary<ResourceKey, EntryOrigin>();
        foreach (var chunk in entries.Chunk(Batch))
        {
            var wanted = chunk.ToDictionary(e => e.Key.ToString(), e => e.Key);
            await foreach (var provenance in ProvenancesAsync(store, wanted.Keys, cancel))
            {
                foreach (var target in provenance.Document!.Root["target"u8].Items)
                {
                    if (target["reference"u8].Text is not { } reference || !wanted.TryGetValue(reference, out var key))
                        continue;
                    if (OriginOf(provenance, target) is { } origin && (!origins.TryGetValue(key, out var known) || origin.T < known.T))
                        origins[key] = origin;
                }
            }
        }
        return origins;
    }

    /// <summary>The transactions in which messages wrote a resource.</summary>
    public static async Task<HashSet<long>> MessageTransactionsAsync(IRecordStore store, ResourceKey key, CancellationToken cancel)
    {
        var transactions = new HashSet<long>();
        await foreach (var provenance in ProvenancesAsync(store, [key.ToString()], cancel))
        {
            if (IsMessage(provenance.Document!.Root))
                transactions.Add(provenance.T);
        }
        return transactions;
    }

    private static IAsyncEnumerable<StoredVersion> ProvenancesAsync(IRecordStore store, IEnumerable<string> targets, CancellationToken cancel) =>
        store.SearchAllAsync(Access.System, new SearchQuery("Provenance", [new SearchCriterion("target", null, [.. targets])]), cancel);

    private static EntryOrigin? OriginOf(StoredVersion provenance, Element target)
    {
        var root = provenance.Document!.Root;
        var addressed = AddressedTo(target);
        var byMessage = IsMessage(root);
        return addressed is null && !byMessage ? null : new EntryOrigin(byMessage, addressed, root["agent"u8][0]["who"u8]["display"u8].Text ?? "", provenance.T);
    }

    private static string? AddressedTo(Element target)
    {
        foreach (var extension in target["extension"u8].Items)
        {
            if (extension["url"u8].Text == ActDocument.AddressedTo && extension["valueReference"u8]["reference"u8].Text?.Split('/') is ["Patient", var id])
                return id;
        }
        return null;
    }

    private static bool IsMessage(Element root) => root["entity"u8][0]["what"u8]["identifier"u8]["system"u8].Text == JournalSystem;
}
