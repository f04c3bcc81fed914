using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>One resource of the bundle under construction; it may be completed until the bundle is written.</summary>
internal sealed record BundleEntry(string FullUrl, JsonObject Resource, string Place, JsonObject Request, bool IsShared = false)
{
    public string Type => (string)Resource["resourceType"]!;

    public JsonObject Reference(string? display = null) => JsonParts.Reference(FullUrl, display)!;
}

/// <summary>
/// Collects the resources of one document. The same thing met twice is one entry; different things that a careless sender
/// gave the same id stay apart; and the same document sent again makes the same requests.
/// </summary>
internal sealed class TransactionBundle
{
    /// <summary>The extension of <c>Bundle.entry</c> that carries the place in the document.</summary>
    public const string PlaceUrl = "urn:chartroom:extension:source-place";

    private static readonly string[] TellingMembers =
    [
        "code", "medicationCodeableConcept", "vaccineCode", "onsetDateTime", "effectiveDateTime", "effectivePeriod", "performedDateTime",
        "performedPeriod", "occurrenceDateTime", "occurrencePeriod", "valueQuantity", "valueCodeableConcept", "valueString", "relationship",
        "description", "intent", "dosageInstruction", "category",
    ];

    private readonly List<BundleEntry> entries = [];
    private readonly Dictionary<string, BundleEntry> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> typeByUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BundleEntry>> bySourceId = new(StringComparer.Ordinal);

    private readonly string documentKey;

    public TransactionBundle(string documentKey)
    {
        this.documentKey = documentKey;
        PatientKey = documentKey;
    }

    /// <summary>What distinguishes this patient from others in derived keys; set once the patient is known.</summary>
    public string PatientKey { get; set; }

    public IReadOnlyList<BundleEntry> Entries => entries;

    /// <summary>
    /// Adds something that belongs to the patient. With a telling id the request is a conditional PUT on a key derived from
    /// patient, type and id; without one, a POST that is not repeated, its key derived from document and place.
    /// </summary>
    public BundleEntry AddClinical(JsonObject resource, CdaElement source, CdaElement? idSource = null)
    {
        var type = (string)resource["resourceType"]!;
        var ids = (idSource ?? source).Children("id").ToList();
        resource.Put("identifier", resource["identifier"] is null ? CdaValues.IdentifiersOf(idSource ?? source) : null);
        var place = Place.Of(source);
        var telling = ids.Find(Identifiers.IsTelling);
        var key = telling is null ? $"{documentKey}|{type}|{place}" : $"{PatientKey}|{type}|{Identifiers.Key(telling)}";
        if (telling is not null)
        {
            // Senders repeat one id for different things; what tells them apart then becomes a part of the key.
            var fingerprint = Fingerprint(resource);
            if (byKey.TryGetValue(key, out var first) && Fingerprint(first.Resource) != fingerprint)
                key += "|" + fingerprint;
        }
        return Add(resource, key, place, ids, update: telling is not null);
    }

    /// <summary>
    /// Adds a person, an organization, a place or a thing that other patients share. With an id of its own the request is a
    /// conditional PUT on it; else a POST that is not repeated, under a key derived from what is said of it.
    /// </summary>
    public BundleEntry AddShared(JsonObject resource, CdaElement source, IReadOnlyList<CdaElement> ids, string description)
    {
        var type = (string)resource["resourceType"]!;
        var best = ids.FirstOrDefault(i => i["root"] == "2.16.840.1.113883.4.6" && i["extension"] is not null)
            ?? ids.FirstOrDefault(i => Identifiers.IsTelling(i) && (i["extension"] is not null || Guid.TryParse(i["root"], out _)));
        var key = best is null ? $"{type}|{description}" : $"{type}|{Identifiers.Key(best)}";
        if (byKey.TryGetValue(key, out var known))
            return Complete(known, resource, ids);
        if (best is null || Identifiers.Of(best) is not { } identifier || identifier["system"] is null)
            return Add(resource, key, Place.Of(source), ids, update: false, shared: true);
        var url = FullUrl(key);
        var request = Put(type, (string)identifier["system"]!, (string)identifier["value"]!);
        return Keep(new BundleEntry(url, resource, Place.Of(source), request, IsShared: true), key, ids);
    }

    /// <summary>Adds the Composition. It has room for one identifier: the document's own, or else the derived one.</summary>
    public BundleEntry AddComposition(JsonObject resource, CdaElement root, JsonObject? own)
    {
        var key = documentKey + "|Composition";
        var identifier = own?.ContainsKey("system") == true && own.ContainsKey("value")
            ? own
            : JsonParts.Object(("system", Identifiers.Urn), ("value", "urn:uuid:" + Derive(key)));
        resource["identifier"] = identifier;
        var request = Put("Composition", (string)identifier["system"]!, (string)identifier["value"]!);
        return Keep(new BundleEntry(FullUrl(key), resource, Place.Of(root), request), key, []);
    }

    /// <summary>What was mapped from the statement of that id; a <see cref="MappingScope.Later"/> step may ask.</summary>
    public IEnumerable<BundleEntry> MappedFrom(CdaElement id) =>
        bySourceId.TryGetValue(Identifiers.Key(id), out var found) ? found : [];

    /// <summary>The type of the resource that a reference names; null when it is not of this bundle.</summary>
    public string? TypeOf(string? url) => url is null ? null : typeByUrl.GetValueOrDefault(url);

    /// <summary>The transaction Bundle. Source: FHIR R4 §3.1.0.11.2.</summary>
    public MappedDocument Write()
    {
        var (written, told) = (new JsonArray(), new List<MappedEntry>(entries.Count));
        foreach (var entry in entries)
        {
            var updates = (string)entry.Request["method"]! == "PUT";
            var condition = updates ? ((string)entry.Request["url"]!).Split('?')[1] : (string)entry.Request["ifNoneExist"]!;
            told.Add(new MappedEntry(entry.Type, entry.FullUrl, entry.Resource, entry.Place, condition, updates, entry.IsShared));
            written.Add(JsonParts.Object(
                ("extension", new JsonArray(JsonParts.Object(("url", PlaceUrl), ("valueString", entry.Place)))),
                ("fullUrl", entry.FullUrl),
                ("resource", entry.Resource),
                ("request", entry.Request)));
        }
        var bundle = JsonParts.Object(("resourceType", "Bundle"), ("type", "transaction"), ("entry", written));
        return new MappedDocument(bundle, told);
    }

    private BundleEntry Add(JsonObject resource, string key, string place, IReadOnlyList<CdaElement> ids, bool update, bool shared = false)
    {
        if (byKey.TryGetValue(key, out var known))
            return Complete(known, resource, ids);
        var type = (string)resource["resourceType"]!;
        var derived = "urn:uuid:" + Derive(key);
        resource.Append("identifier", JsonParts.Object(("system", Identifiers.Urn), ("value", derived)));
        var request = update
            ? Put(type, Identifiers.Urn, derived)
            : JsonParts.Object(("method", "POST"), ("url", type), ("ifNoneExist", Query(Identifiers.Urn, derived)));
        return Keep(new BundleEntry(FullUrl(key), resource, place, request, shared), key, ids);
    }

    private BundleEntry Keep(BundleEntry entry, string key, IReadOnlyList<CdaElement> ids)
    {
        byKey.Add(key, entry);
        entries.Add(entry);
        typeByUrl.TryAdd(entry.FullUrl, entry.Type);
        Remember(entry, ids);
        return entry;
    }

    private static JsonObject Put(string type, string system, string value) =>
        JsonParts.Object(("method", "PUT"), ("url", $"{type}?{Query(system, value)}"));

    private static string Query(string system, string value) => "identifier=" + Uri.EscapeDataString(Token(system) + "|" + Token(value));

    /// <summary>Commas, dollars and bars inside a token are escaped. Source: FHIR R4 §3.1.1.4.8.</summary>
    private static string Token(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private BundleEntry Complete(BundleEntry known, JsonObject more, IReadOnlyList<CdaElement> ids)
    {
        Remember(known, ids);
        foreach (var (name, value) in more.ToList())
        {
            var said = known.Resource.ContainsKey(name)
                || known.Resource.Any(m => SameChoice(m.Key, name));
            if (said || value is null)
                continue;
            more.Remove(name);
            known.Resource[name] = value;
        }
        return known;
    }

    /// <summary>Two members of one choice (onsetDateTime and onsetAge) must not stand together.</summary>
    private static bool SameChoice(string a, string b)
    {
        foreach (var choice in (ReadOnlySpan<string>)["onset", "abatement", "effective", "performed", "occurrence", "value", "deceased", "_deceased", "medication"])
        {
            if (a.StartsWith(choice, StringComparison.Ordinal) && b.StartsWith(choice, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private void Remember(BundleEntry entry, IReadOnlyList<CdaElement> ids)
    {
        foreach (var id in ids)
        {
            if (id["root"] is null)
                continue;
            var key = Identifiers.Key(id);
            if (!bySourceId.TryGetValue(key, out var list))
                bySourceId[key] = list = [];
            if (!list.Contains(entry))
                list.Add(entry);
        }
    }

    private string FullUrl(string key) => "urn:uuid:" + Derive(documentKey + "|" + key);

    private static string Fingerprint(JsonObject resource)
    {
        if ((string)resource["resourceType"]! is "Encounter" or "Device" or "Coverage" or "CareTeam" or "RelatedPerson")
            return "";
        var text = new StringBuilder();
        foreach (var member in TellingMembers)
        {
            if (resource[member] is { } value)
                text.Append(member).Append(value.ToJsonString());
        }
        return Derive(text.ToString());
    }

    /// <summary>A UUID made from a text: the same text, the same UUID. Source: RFC 9562 §5.8 (version 8).</summary>
    internal static string Derive(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
