using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// The entries of one message. A thing is known by its type and a text that says which one it is; asked for again it is the same entry.
/// Its uuid is made from the two, so that the same thing has the same uuid in every message.
/// </summary>
internal sealed class EntryList
{
    /// <summary>System of the identifiers that the mapping makes for things to which the message gives no number.</summary>
    public const string MadeKeys = "urn:chartroom:hl7v2";

    private readonly Dictionary<Guid, Entry> byId = [];
    private readonly List<Entry> inOrder = [];

    public IReadOnlyList<Entry> All => inOrder;

    /// <summary>The thing with that identifier; <paramref name="isNew"/> tells whether it must be filled.</summary>
    public Entry ByIdentifier(string type, string? system, string value, string place, out bool isNew)
    {
        var entry = Get(type, $"{system}|{value}", place, out isNew);
        if (isNew)
            entry.Key = (system, value);
        return entry;
    }

    /// <summary>A thing without a number of its own, known by what it is: it gets an identifier made from that.</summary>
    public Entry ByNature(string type, string nature, string place, out bool isNew)
    {
        var entry = Get(type, nature, place, out isNew);
        if (isNew)
        {
            entry.Key = (MadeKeys, entry.Id.ToString());
            entry.Resource.Append("identifier", new JsonObject { ["system"] = MadeKeys, ["value"] = entry.Id.ToString() });
        }
        return entry;
    }

    /// <summary>A resource of a type that has no identifier: found by its id.</summary>
    public Entry ById(string type, string nature, string place, out bool isNew)
    {
        var entry = Get(type, nature, place, out isNew);
        if (isNew)
            entry.Resource["id"] = entry.Id.ToString();
        return entry;
    }

    public static Guid MakeId(string type, string nature)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{nature}"), hash);
        // RFC 9562 §5.8: version 8, made from a hash.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private Entry Get(string type, string nature, string place, out bool isNew)
    {
        var id = MakeId(type, nature);
        isNew = !byId.TryGetValue(id, out var entry);
        if (entry is null)
        {
            entry = new Entry(type, id, place);
            byId.Add(id, entry);
            inOrder.Add(entry);
        }
        return entry;
    }
}
