using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// The entries of one message. A thing is known by its type and a text that says which one it is; asked for again it is the same entry.
/// Its uuid is made from the two, so that the same thing has the same uuid in every message.
/// </summary>
internal sealed class EntryList
{
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
            entry.Key = (EntryKeys.Made, entry.Id.ToString());
            entry.Resource.Append("identifier", new JsonObject { ["system"] = EntryKeys.Made, ["value"] = entry.Id.ToString() });
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

    private Entry Get(string type, string nature, string place, out bool isNew)
    {
        var id = EntryKeys.MakeGuid(type, nature);
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
