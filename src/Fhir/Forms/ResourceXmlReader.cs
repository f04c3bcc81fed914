using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Narratives;
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

    public static Parsed<ResourceDocument> Read(Stream xml, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
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
            var reading = new Reading(reader, limits);
            return reading.Run() is { } tree ? Document(tree, limits) : reading.Issue!;
        }
        catch (XmlException e)
        {
            return Issue.Fatal("structure", "The text is not well-formed XML, or is larger or holds more than allowed.", null, e.LineNumber, e.LinePosition);
        }
    }

    public static Parsed<ResourceDocument> Read(ReadOnlyMemory<byte> xml, DocumentLimits? limits = null)
    {
        using var stream = new MemoryStream(xml.ToArray(), writable: false);
        return Read(stream, limits);
    }

    private static Parsed<ResourceDocument> Document(XmlTree tree, DocumentLimits limits)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
            tree.Write(json);
        return ResourceDocument.Parse(buffer.WrittenMemory, limits);
    }

    private sealed class Reading(XmlReader reader, DocumentLimits limits)
    {
        private const string Fhir = "http://hl7.org/fhir";
        private int depth;

        public Issue? Issue { get; private set; }

        public XmlTree? Run()
        {
            reader.MoveToContent();
            var resource = Resource("");
            if (resource is null)
                return null;
            while (!reader.EOF)
            {
                if (reader.NodeType is XmlNodeType.Element)
                    return Fail<XmlTree>("", "Text after the end of the resource.");
                reader.Read();
            }
            return resource;
        }

        private XmlTree? Resource(string path)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Fhir)
                return Fail<XmlTree>(path, "A resource in the FHIR namespace was expected.");
            var type = R4Definitions.Type(reader.LocalName);
            if (type is not { IsResource: true, IsAbstract: false })
                return Fail<XmlTree>(path, "The element is no resource type of R4.");
            var tree = new XmlTree(type.Name);
            return Content(type, tree, path.Length == 0 ? type.Name : path) ? tree : null;
        }

        /// <summary>Reads attributes and children of the current element and moves past its end.</summary>
        private bool Content(TypeDefinition type, XmlTree tree, string path)
        {
            if (++depth > limits.Depth)
                return Fail(path, "The resource nests too deeply.");
            if (!Attributes(type, tree, path))
                return false;
            var isEmpty = reader.IsEmptyElement;
            reader.Read();
            while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    return Fail(path, "Text has no place here.");
                if (reader.NodeType != XmlNodeType.Element)
                    reader.Read();
                else if (!Child(type, tree, path))
                    return false;
            }
            if (!isEmpty)
                reader.Read();
            depth--;
            return true;
        }

        private bool Attributes(TypeDefinition type, XmlTree tree, string path)
        {
            while (reader.MoveToNextAttribute())
            {
                if (reader.Prefix is "xmlns" or "xsi" || reader.Name == "xmlns" || (reader.Name == "value" && type.IsPrimitive))
                    continue;
                if (!type.TryMember(System.Text.Encoding.UTF8.GetBytes(reader.LocalName), out var member) || !member.Element.IsXmlAttribute)
                    return Fail(path, $"The attribute is not one that {type.Name} has.");
                tree.Items(reader.LocalName, member).Add(new XmlItem(reader.Value, false, null, null));
            }
            reader.MoveToElement();
            return true;
        }

        private bool Child(TypeDefinition type, XmlTree tree, string path)
        {
            var name = reader.LocalName;
            var isNarrative = reader.NamespaceURI == Narrative.Namespace && type.Name == "Narrative" && name == "div";
            if (reader.NamespaceURI != Fhir && !isNarrative)
                return Fail(path, "The element is not in the FHIR namespace.");
            if (!type.TryMember(System.Text.Encoding.UTF8.GetBytes(name), out var member) || member.Element.IsXmlAttribute)
                return Fail(path, $"The element is not one that {type.Name} has.");
            var items = tree.Items(name, member);
            var at = member.Element.IsList ? $"{path}.{name}[{items.Count}]" : $"{path}.{name}";
            if (!member.Element.IsList && items.Count > 0)
                return Fail(at, "The element may stand here only once.");
            if ((isNarrative ? Xhtml() : Item(member, at)) is not { } item)
                return false;
            items.Add(item);
            return true;
        }

        private XmlItem Xhtml() => new(reader.ReadOuterXml(), false, null, null);

        private XmlItem? Item(Member member, string path)
        {
            var type = member.Type.Type;
            if (type.IsResource)
                return Contained(path);
            if (type.IsPrimitive)
                return Primitive(type, path);
            var tree = new XmlTree(null);
            return Content(type, tree, path) ? new XmlItem(null, false, tree, null) : null;
        }

        private XmlItem? Contained(string path)
        {
            if (reader.IsEmptyElement)
                return Fail<XmlItem>(path, "A resource was expected here.");
            reader.Read();
            reader.MoveToContent();
            if (Resource(path) is not { } resource)
                return null;
            reader.MoveToContent();
            if (reader.NodeType != XmlNodeType.EndElement)
                return Fail<XmlItem>(path, "Only one resource may stand here.");
            reader.Read();
            return new XmlItem(null, false, resource, null);
        }

        private XmlItem? Primitive(TypeDefinition type, string path)
        {
            var value = reader.GetAttribute("value");
            var isBare = type.Name is "boolean" or "integer" or "decimal" or "positiveInt" or "unsignedInt";
            if (value is not null && isBare && !IsJson(value, type.Name))
                return Fail<XmlItem>(path, $"The value is no {type.Name}.");
            var beside = new XmlTree(null);
            if (!Content(type, beside, path))
                return null;
            return new XmlItem(value, isBare, null, beside.IsEmpty ? null : beside);
        }

        private static bool IsJson(string value, string type)
        {
            if (type == "boolean")
                return value is "true" or "false";
            var json = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(value));
            try
            {
                return json.Read() && json.TokenType == JsonTokenType.Number && json.ValueSpan.Length == value.Length;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        private bool Fail(string path, string why)
        {
            var place = reader as IXmlLineInfo;
            Issue ??= Outcomes.Issue.Error("structure", why, path, place?.LineNumber ?? 0, place?.LinePosition ?? 0);
            return false;
        }

        private T? Fail<T>(string path, string why)
            where T : class
        {
            Fail(path, why);
            return null;
        }
    }
}
