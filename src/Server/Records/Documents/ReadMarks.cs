using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;

namespace Chartroom.Server.Records.Documents;

/// <summary>
/// Which documents of a chart a person has read: one List resource for each person and patient, so that the marks are
/// versioned, backed up and audited like everything else. Source: FHIR R4 List.
/// </summary>
public sealed class ReadMarks(IRecordStore store, TimeProvider clock)
{
    private const int Attempts = 5;
    private readonly ConcurrentDictionary<string, (long Version, IReadOnlySet<string> Keys)> kept = new();

    /// <summary>Keys of the documents that the caller has read.</summary>
    public async ValueTask<IReadOnlySet<string>> ReadAsync(Caller caller, string patientId, CancellationToken cancel)
    {
        var current = await store.ReadAsync(Access.System, KeyOf(caller, patientId), cancel: cancel);
        return current is null ? new HashSet<string>() : KeysOf(current);
    }

    /// <summary>Marks documents as read or unread. Repeats itself when another window of the same person was faster.</summary>
    public async ValueTask MarkAsync(Caller caller, string patientId, IReadOnlyCollection<string> documents, bool read, CancellationToken cancel)
    {
        var key = KeyOf(caller, patientId);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = await store.ReadAsync(Access.System, key, cancel: cancel);
            var keys = new SortedSet<string>(current is null ? [] : KeysOf(current), StringComparer.Ordinal);
            var before = keys.Count;
            if (read)
                keys.UnionWith(documents);
            else
                keys.ExceptWith(documents);
            if (keys.Count == before)
                return;
            var write = new RecordWrite.Update(key, Document(key, caller, patientId, keys), IfMatch: current?.Version);
            if (await store.CommitAsync(new RecordTransaction(caller.Access.Who, [write]), cancel) is CommitResult.Done)
                return;
        }
        throw new IOException("The read marks could not be written: another writer was faster every time.");
    }

    /// <summary>The id is a digest, because account names may hold characters that no FHIR id may.</summary>
    private static ResourceKey KeyOf(Caller caller, string patientId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Access.Who}|{patientId}"));
        return new ResourceKey("List", "read-" + Convert.ToHexStringLower(digest)[..40]);
    }

    private IReadOnlySet<string> KeysOf(StoredVersion list)
    {
        if (kept.TryGetValue(list.Key.Id, out var held) && held.Version == list.Version)
            return held.Keys;
        var keys = new HashSet<string>();
        if (list.Document is { } document)
        {
            foreach (var entry in document.Root["entry"u8].Items)
                keys.Add(entry["item"u8]["reference"u8].Text ?? "");
        }
        if (kept.Count > 2_000)
            kept.Clear();
        kept[list.Key.Id] = (list.Version, keys);
        return keys;
    }

    private ResourceDocument Document(ResourceKey key, Caller caller, string patientId, SortedSet<string> documents)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "List"u8);
            json.WriteString("id"u8, key.Id);
            json.WriteString("status"u8, "current"u8);
            json.WriteString("mode"u8, "working"u8);
            json.WriteString("title"u8, "Documents read"u8);
            json.WriteStartObject("code"u8);
            json.WriteString("text"u8, "documents read by one person"u8);
            json.WriteEndObject();
            WriteReference(json, "subject"u8, $"Patient/{patientId}");
            WriteReference(json, "source"u8, caller.Access.Who);
            json.WriteString("date"u8, clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
            if (documents.Count > 0)
            {
                json.WriteStartArray("entry"u8);
                foreach (var document in documents)
                {
                    json.WriteStartObject();
                    WriteReference(json, "item"u8, document);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return ResourceDocument.Trusted(buffer.WrittenMemory);
    }

    private static void WriteReference(Utf8JsonWriter json, ReadOnlySpan<byte> name, string reference)
    {
        json.WriteStartObject(name);
        json.WriteString("reference"u8, reference);
        json.WriteEndObject();
    }
}
