using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Host.Loading;

/// <summary>Turns a piece of any form into a resource or a bundle.</summary>
internal static class LoadForms
{
    public static Parsed<ResourceDocument> ToResource(LoadPiece piece) => piece.Form switch
    {
        LoadForm.Json => ResourceDocument.Parse(WithoutMark(piece.Content)),
        LoadForm.Xml when piece.Content.Span.IndexOf("http://hl7.org/fhir"u8) >= 0 => ResourceXmlReader.Read(piece.Content),
        LoadForm.Xml => Issue.Error("not-supported", "The XML is neither FHIR nor a whole C-CDA document."),
        _ => Issue.Error("not-supported", "The content is none of FHIR JSON, NDJSON, HL7 v2 or C-CDA."),
    };

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
}
