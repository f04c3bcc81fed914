using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.References;

namespace Chartroom.Fhir.Validation.Bundles;

/// <summary>
/// A document is whole: what the Composition refers to is in the bundle, and each entry is connected with the Composition.
/// Source: FHIR R4 §3.3.1 document content.
/// </summary>
internal sealed class DocumentRules(ResourceDocument document, BundleIndex bundle, Findings findings)
{
    public void Check()
    {
        var first = bundle.Entries[0].Resource;
        if (first < 0 || !new Element(document, first)["resourceType"u8].Is("Composition"u8))
            return;
        References(new Element(document, first));
        StyleSheets();
        Connected();
    }

    /// <summary>A style sheet that a link of the bundle names by a relative URL is one of its entries. Source: FHIR R4 §3.3.2 document presentation.</summary>
    private void StyleSheets()
    {
        foreach (var link in new Element(document, bundle.Node)["link"u8].Items)
        {
            if (!link["relation"u8].Is("stylesheet"u8) || link["url"u8] is not { Kind: ElementKind.String } url)
                continue;
            var sheet = bundle.EndingIn(document, url.Raw);
            bundle.Link(0, sheet);
            if (sheet < 0 && !ReferenceText.IsAbsolute(url.Raw))
                findings.Error(url.Index, "not-found", "The style sheet must be in the document.");
        }
    }

    private void References(Element composition)
    {
        Inside(composition["subject"u8]);
        Inside(composition["encounter"u8]);
        foreach (var author in composition["author"u8].Items)
            Inside(author);
        foreach (var attester in composition["attester"u8].Items)
            Inside(attester["party"u8]);
        Inside(composition["custodian"u8]);
        foreach (var happening in composition["event"u8].Items)
        {
            foreach (var detail in happening["detail"u8].Items)
                Inside(detail);
        }
        foreach (var section in composition["section"u8].Items)
            Section(section);
    }

    private void Section(Element section)
    {
        foreach (var author in section["author"u8].Items)
            Inside(author);
        Inside(section["focus"u8]);
        foreach (var entry in section["entry"u8].Items)
            Inside(entry);
        foreach (var inner in section["section"u8].Items)
            Section(inner);
    }

    private void Inside(Element reference)
    {
        var at = reference["reference"u8];
        if (at.Kind != ElementKind.String || at.Text is not { Length: > 0 } text)
            return;
        var read = ReferenceText.Read(System.Text.Encoding.UTF8.GetBytes(text));
        if (read.Form == ReferenceForm.Local)
            return;
        var found = bundle.Resolve(document, 0, read);
        if (found < 0)
            findings.Error(reference.Index, "not-found", "What the Composition refers to must be in the document.");
        else if (Again(read, found))
            findings.Error(reference.Index, "multiple-matches", "Several entries of the document are what the reference names.");
    }

    /// <summary>True when a reference without version leads to several versions of a resource.</summary>
    private bool Again(ReferenceText reference, int found) =>
        bundle.Find(document, BundleIndex.TextOf(document, bundle.Entries[found].FullUrl), reference.Version, found) >= 0;

    private void Connected()
    {
        var reached = new bool[bundle.Entries.Count];
        reached[0] = true;
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (from, to) in bundle.Links)
            {
                if (reached[from] == reached[to])
                    continue;
                (reached[from], reached[to], grown) = (true, true, true);
            }
        }
        for (var i = 0; i < reached.Length; i++)
        {
            if (!reached[i])
                findings.Error(bundle.Entries[i].Node, "informational", "No chain of references, in either direction, connects the entry with the Composition.");
        }
    }
}
