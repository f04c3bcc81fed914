using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Bundles;

/// <summary>
/// The entries of one bundle, found by their fullUrl: where references inside the bundle lead.
/// Source: FHIR R4 §3.6.5 (bundle.html#references) resolving references in bundles.
/// </summary>
internal sealed class BundleIndex
{
    private readonly List<BundleEntry> entries = [];
    private readonly List<(int From, int To)> links = [];
    private int[] slots = new int[64];

    public int Node { get; private set; }

    public BundleKind Kind { get; private set; }

    public IReadOnlyList<BundleEntry> Entries => entries;

    /// <summary>Which entries refer to which, as the walk has seen it.</summary>
    public IReadOnlyList<(int From, int To)> Links => links;

    /// <summary>Reads the entries of the bundle at a node.</summary>
    public void Fill(ResourceDocument document, int bundle)
    {
        (Node, Kind) = (bundle, KindOf(new Element(document, bundle)["type"u8]));
        entries.Clear();
        links.Clear();
        foreach (var entry in new Element(document, bundle)["entry"u8].Items)
        {
            if (entry.Kind == ElementKind.Object)
                entries.Add(new BundleEntry(entry.Index, document.Nodes[entry.Index].Next, IndexOf(entry["fullUrl"u8]), IndexOf(entry["resource"u8])));
        }
        Hash(document);
    }

    /// <summary>The number of the entry that holds a node, or -1.</summary>
    public int EntryOf(int node)
    {
        var (low, high) = (0, entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (node < entries[middle].Node)
                high = middle - 1;
            else if (node >= entries[middle].End)
                low = middle + 1;
            else
                return middle;
        }
        return -1;
    }

    /// <summary>The first entry of that fullUrl that has a resource (of that version when one is named), or -1.</summary>
    public int Find(ResourceDocument document, ReadOnlySpan<byte> url, ReadOnlySpan<byte> version, int after = -1)
    {
        if (entries.Count == 0)
            return -1;
        var mask = slots.Length - 1;
        for (var slot = HashOf(url) & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var number = slots[slot] - 1;
            if (number <= after || !TextOf(document, entries[number].FullUrl).SequenceEqual(url))
                continue;
            if (version.IsEmpty || TextOf(document, VersionOf(document, entries[number].Resource)).SequenceEqual(version))
                return number;
        }
        return -1;
    }

    /// <summary>The entry that a reference from another entry leads to, or -1. A relative one counts from the fullUrl of its own entry.</summary>
    public int Resolve(ResourceDocument document, int from, ReferenceText reference)
    {
        if (reference.Form is ReferenceForm.Absolute or ReferenceForm.Urn)
            return Find(document, reference.WithoutVersion, reference.Version);
        if (reference.Form != ReferenceForm.Relative || from < 0)
            return -1;
        var own = TextOf(document, entries[from].FullUrl);
        // The URL of an entry is a base for others only when it is the address of its own resource.
        if (!ReferenceText.Split(own, out _, out var id) || own.StartsWith("urn:"u8) || !TextOf(document, IdOf(document, entries[from].Resource)).SequenceEqual(id))
            return -1;
        var end = own[..own.LastIndexOf((byte)'/')].LastIndexOf((byte)'/') + 1;
        var path = reference.WithoutVersion;
        Span<byte> whole = end + path.Length <= 512 ? stackalloc byte[end + path.Length] : new byte[end + path.Length];
        own[..end].CopyTo(whole);
        path.CopyTo(whole[end..]);
        return Find(document, whole, reference.Version);
    }

    /// <summary>The entry whose fullUrl is the UUID that a relative reference names, or -1.</summary>
    public int ByUuid(ResourceDocument document, ReadOnlySpan<byte> id)
    {
        if (id.Length != 36)
            return -1;
        Span<byte> url = stackalloc byte[45];
        "urn:uuid:"u8.CopyTo(url);
        id.CopyTo(url[9..]);
        var found = Find(document, url, default);
        return found >= 0 && entries[found].Resource >= 0 ? found : -1;
    }

    /// <summary>The first entry whose fullUrl is an URL or ends in it as a path, or -1.</summary>
    public int EndingIn(ResourceDocument document, ReadOnlySpan<byte> url)
    {
        for (var i = 0; i < entries.Count && !url.IsEmpty; i++)
        {
            var own = TextOf(document, entries[i].FullUrl);
            if (own.EndsWith(url) && (own.Length == url.Length || own[^(url.Length + 1)] == '/'))
                return i;
        }
        return -1;
    }

    public void Link(int from, int to)
    {
        if (from >= 0 && to >= 0 && from != to)
            links.Add((from, to));
    }

    public static ReadOnlySpan<byte> TextOf(ResourceDocument document, int node) =>
        node >= 0 && document.Nodes[node].Kind == ElementKind.String ? new Element(document, node).Raw : default;

    private static int VersionOf(ResourceDocument document, int resource) =>
        resource < 0 ? -1 : IndexOf(new Element(document, resource)["meta"u8]["versionId"u8]);

    private static int IdOf(ResourceDocument document, int resource) => resource < 0 ? -1 : IndexOf(new Element(document, resource)["id"u8]);

    private static int IndexOf(Element element) => element.Exists ? element.Index : -1;

    private void Hash(ResourceDocument document)
    {
        var size = 64;
        while (size < entries.Count * 2)
            size *= 2;
        if (slots.Length == size)
            Array.Clear(slots);
        else
            slots = new int[size];
        for (var i = 0; i < entries.Count; i++)
        {
            var url = TextOf(document, entries[i].FullUrl);
            if (url.IsEmpty)
                continue;
            var slot = HashOf(url) & (size - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (size - 1);
            slots[slot] = i + 1;
        }
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        // URLs of one bundle differ at their end.
        var hash = (uint)text.Length;
        foreach (var b in text.Length > 24 ? text[^24..] : text)
            hash = (hash * 31) + b;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private static BundleKind KindOf(Element type) =>
        type.Is("document"u8) ? BundleKind.Document
        : type.Is("message"u8) ? BundleKind.Message
        : type.Is("transaction"u8) || type.Is("batch"u8) ? BundleKind.Request
        : type.Is("transaction-response"u8) || type.Is("batch-response"u8) ? BundleKind.Response
        : type.Is("searchset"u8) ? BundleKind.SearchSet
        : type.Is("history"u8) ? BundleKind.History
        : BundleKind.Collection;
}

/// <summary>What a bundle is for, as far as rules differ.</summary>
internal enum BundleKind : byte { Collection, Document, Message, Request, Response, SearchSet, History }

/// <summary>One entry: its node and where it ends, and the nodes of its fullUrl and resource (-1 when it has none).</summary>
internal readonly record struct BundleEntry(int Node, int End, int FullUrl, int Resource);
