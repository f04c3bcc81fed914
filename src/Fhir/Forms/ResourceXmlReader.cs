using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Forms;

/// <summary>
/// Reads the XML form of a resource into the JSON form that all else works on. A DTD, an entity of one's own, too deep a nesting
/// or too large a text is refused; an element that the type does not have is an error with line, column and path.
/// Source: FHIR R4 §2.6.1 XML representation of resources.
/// </summary>
public static class ResourceXmlReader
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1000,
    };

    /// <summary>Reads a resource; the first fault refuses it.</summary>
    public static Parsed<ResourceDocument> Read(Stream xml, DocumentLimits? limits = null) => Read(xml, limits ?? DocumentLimits.Default, tolerant: false);

    public static Parsed<ResourceDocument> Read(ReadOnlyMemory<byte> xml, DocumentLimits? limits = null)
    {
        using var stream = new MemoryStream(xml.ToArray(), writable: false);
        return Read(stream, limits);
    }

    /// <summary>
    /// Reads for a validator: what has no place in the form is told as an issue and left out, and the rest is read. The document
    /// knows the line and column of each of its nodes in the XML.
    /// </summary>
    public static Parsed<ResourceDocument> ReadTolerantly(ReadOnlyMemory<byte> xml, DocumentLimits? limits = null)
    {
        using var stream = new MemoryStream(xml.ToArray(), writable: false);
        return Read(stream, limits ?? DocumentLimits.Default, tolerant: true);
    }

    private static Parsed<ResourceDocument> Read(Stream xml, DocumentLimits limits, bool tolerant)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.Bytes,
        };
        try
        {
            using var reader = XmlReader.Create(xml, settings);
            var reading = new XmlReading(reader, limits, tolerant);
            var tree = reading.Run();
            return tree is null ? new Parsed<ResourceDocument>(reading.Issues) : Document(tree, limits, reading);
        }
        catch (XmlException e)
        {
            return Issue.Fatal("structure", "The text is not well-formed XML, or is larger or holds more than allowed.", null, e.LineNumber, e.LinePosition);
        }
    }

    private static Parsed<ResourceDocument> Document(XmlTree tree, DocumentLimits limits, XmlReading reading)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var places = reading.IsTolerant ? new List<(int, int)>() : null;
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
            tree.Write(json, places);
        var parsed = ResourceDocument.Parse(buffer.WrittenMemory, limits);
        if (!parsed.Succeeded || places is null)
            return parsed;
        return new Parsed<ResourceDocument>(parsed.Value.From(new SourcePlaces([.. places])), reading.Issues);
    }
}
