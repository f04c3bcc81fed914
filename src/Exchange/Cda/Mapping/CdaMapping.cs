using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Datatypes;
using Chartroom.Exchange.Cda.Parsing;
using Chartroom.Exchange.Cda.Sections;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Cda.Mapping;

/// <summary>
/// Maps a CDA document (C-CDA 2.1 and 1.1, C32 and CCD where they are close) or a fragment of one to a FHIR R4 transaction.
/// Source: HL7 C-CDA on FHIR; US Core; FHIR R4 §3.1.0.11.2 (transactions).
/// </summary>
public static class CdaMapping
{
    /// <summary>
    /// Parses and maps. Fails with the parser's issue, or with <c>not-supported</c> when a fragment holds nothing that a
    /// record could keep (a bare name or time).
    /// </summary>
    public static Parsed<JsonObject> Convert(ReadOnlyMemory<byte> xml, CdaContext? context = null)
    {
        var parsed = CdaParser.Parse(xml);
        if (!parsed.Succeeded)
            return new Parsed<JsonObject>(parsed.Issues);
        var document = parsed.Value;
        if (Fault(document) is { } fault)
            return fault;
        var bundle = ToBundle(document, context ?? new CdaContext());
        return bundle["entry"] is JsonArray { Count: > 0 }
            ? bundle
            : Issue.Fatal("not-supported", "The fragment holds nothing that a record could keep.", Place.Of(document.Root), document.Root.LineNumber, document.Root.Column);
    }

    /// <summary>As <see cref="Convert"/>, as a document of UTF-8 JSON.</summary>
    public static Parsed<ResourceDocument> ToDocument(ReadOnlyMemory<byte> xml, CdaContext? context = null)
    {
        var converted = Convert(xml, context);
        return converted.Succeeded
            ? ResourceDocument.Trusted(JsonSerializer.SerializeToUtf8Bytes(converted.Value))
            : new Parsed<ResourceDocument>(converted.Issues);
    }

    /// <summary>
    /// The transaction Bundle of a document. Every entry has a <c>fullUrl</c> (the same each time), a <c>request</c> that may be
    /// repeated without harm, and its place in the document in the extension <c>urn:chartroom:extension:source-place</c>.
    /// </summary>
    public static JsonObject ToBundle(CdaDocument document, CdaContext context) => Map(document, context).Bundle;

    /// <summary>As <see cref="ToBundle"/>, with the entries told one by one for those that store them.</summary>
    public static MappedDocument Map(CdaDocument document, CdaContext context)
    {
        var root = document.Root;
        var key = root.Child("id") is { } id && Identifiers.IsTelling(id) && document.IsWhole
            ? Identifiers.Key(id)
            : TransactionBundle.Derive(System.Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(document.Source.Span)));
        var bundle = new TransactionBundle(key);
        var scope = new MappingScope(document, context, new CdaValues(document, Zone(document, context)), bundle);
        if (document.IsWhole)
            Documents.Map(scope);
        else
            Fragments.Map(scope);
        scope.Finish();
        return bundle.Write();
    }

    /// <summary>A document with neither patient nor body is no clinical document.</summary>
    private static Issue? Fault(CdaDocument document)
    {
        var root = document.Root;
        if (!document.IsWhole)
            return null;
        if (root.Child("recordTarget") is null)
            return Issue.Fatal("required", "The document names no patient (recordTarget).", "ClinicalDocument", root.LineNumber, root.Column);
        return root.Child("component") is null
            ? Issue.Fatal("required", "The document has no body (component).", "ClinicalDocument", root.LineNumber, root.Column)
            : null;
    }

    private static TimeSpan? Zone(CdaDocument document, CdaContext context)
    {
        if (context.Zone is { } given)
            return given;
        return CdaTime.TryParse(document.Root.Child("effectiveTime")?["value"], out var time) ? time.Zone : null;
    }
}
