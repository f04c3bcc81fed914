using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Bundles;

/// <summary>
/// Rules of a bundle as a whole: identities of its entries, links, and for documents that everything hangs together.
/// Source: FHIR R4 §2.36 Bundle (bundle.html#bundle-unique, #references), §3.3 documents, §3.4 messaging.
/// </summary>
internal sealed class BundleRules(ResourceDocument document, BundleIndex bundle, Findings findings)
{
    private Element Root => new(document, bundle.Node);

    public void Check()
    {
        Links();
        if (bundle.Entries.Count == 0)
        {
            if (bundle.Kind is BundleKind.Document or BundleKind.Message)
                findings.Error(bundle.Node, "invalid", "A document or message has at least one entry.");
            return;
        }
        Exchanges();
        foreach (var entry in bundle.Entries)
            Identity(entry);
        if (bundle.Kind != BundleKind.History)
            Unique();
        if (bundle.Kind == BundleKind.Document)
            new DocumentRules(document, bundle, findings).Check();
    }

    /// <summary>Relations that name one page are given once. Source: RFC 5988 as FHIR R4 §2.36.3 takes it.</summary>
    private void Links()
    {
        var seen = new HashSet<string>();
        foreach (var link in Root["link"u8].Items)
        {
            if (link["relation"u8].Text is "self" or "first" or "last" or "next" or "previous" or "prev" && !seen.Add(link["relation"u8].Text!))
                findings.Error(link.Index, "invalid", "A relation of this kind is given once.");
        }
    }

    /// <summary>bdl-3 and bdl-4: requests and responses stand in the bundles that are for them, in every entry.</summary>
    private void Exchanges()
    {
        var (requests, responses) = (0, 0);
        foreach (var entry in bundle.Entries)
        {
            var element = new Element(document, entry.Node);
            requests += element["request"u8].Exists ? 1 : 0;
            responses += element["response"u8].Exists ? 1 : 0;
        }
        var count = bundle.Entries.Count;
        if (requests != (bundle.Kind is BundleKind.Request or BundleKind.History ? count : 0))
            findings.Error(bundle.Node, "invariant", "bdl-3: entry.request mandatory for batch/transaction/history, otherwise prohibited");
        if (responses != (bundle.Kind is BundleKind.Response or BundleKind.History ? count : 0))
            findings.Error(bundle.Node, "invariant", "bdl-4: entry.response mandatory for batch-response/transaction-response/history, otherwise prohibited");
    }

    private void Identity(BundleEntry entry)
    {
        var url = BundleIndex.TextOf(document, entry.FullUrl);
        if (url.IsEmpty)
        {
            if (entry.Resource >= 0 && entry.FullUrl < 0 && bundle.Kind is not (BundleKind.Request or BundleKind.Response))
                findings.Error(entry.Node, "required", "Except in transactions and batches, each entry has a fullUrl, the identity of its resource.");
            return;
        }
        if (url.IndexOf("/_history/"u8) >= 0)
            findings.Error(entry.Node, "invariant", "bdl-8: fullUrl cannot be a version specific reference");
        if (!ReferenceText.IsAbsolute(url))
        {
            findings.Error(entry.Node, "invalid", "The fullUrl must be an absolute URL.");
            return;
        }
        if (entry.Resource < 0 || url.StartsWith("urn:"u8) || !ReferenceText.Split(url, out var type, out var id))
            return;
        var resource = new Element(document, entry.Resource);
        if (!resource["id"u8].Exists)
            findings.Error(entry.Node, "invalid", "The fullUrl is that of a RESTful server, but the resource has no id.");
        else if (!resource["id"u8].Raw.SequenceEqual(id) || resource["resourceType"u8].Text != type!.Name)
            findings.Error(entry.Node, "invalid", "The fullUrl is that of a RESTful server, so it must end with type and id of the resource.");
    }

    /// <summary>bdl-7: no two entries of one fullUrl, unless their resources are of different versions.</summary>
    private void Unique()
    {
        for (var i = 0; i < bundle.Entries.Count; i++)
        {
            var url = BundleIndex.TextOf(document, bundle.Entries[i].FullUrl);
            if (url.IsEmpty)
                continue;
            for (var other = bundle.Find(document, url, default, i); other >= 0; other = bundle.Find(document, url, default, other))
            {
                if (!VersionOf(i).SequenceEqual(VersionOf(other)))
                    continue;
                findings.Error(bundle.Node, "invariant", "bdl-7: FullUrl must be unique in a bundle, or else entries with same fullUrl must have different meta.versionId (except in history bundles)");
                return;
            }
        }
    }

    private ReadOnlySpan<byte> VersionOf(int entry) =>
        bundle.Entries[entry].Resource is var resource and >= 0 ? new Element(document, resource)["meta"u8]["versionId"u8].Raw : default;
}
