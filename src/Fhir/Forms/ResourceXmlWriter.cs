using System.Text;
using System.Xml;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Narratives;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Forms;

/// <summary>
/// Writes a resource in its XML form: elements in the order of the standard, values to the letter. A property that the type does
/// not have is an issue with its path, and nothing is written for it.
/// Source: FHIR R4 §2.6.1 XML representation of resources.
/// </summary>
public static class ResourceXmlWriter
{
    private const string Fhir = "http://hl7.org/fhir";

    /// <summary>The XML as UTF-8 without declaration; fails when the document holds what XML cannot say.</summary>
    public static Parsed<byte[]> Write(ResourceDocument document)
    {
        using var stream = new MemoryStream();
        var issues = new List<Issue>();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = true };
        try
        {
            using (var xml = XmlWriter.Create(stream, settings))
                new Writing(xml, issues).Resource(document.Root, "");
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            issues.Add(Issue.Error("value", "The resource holds characters or a narrative that XML cannot carry."));
        }
        return issues.Count == 0 ? stream.ToArray() : new Parsed<byte[]>(issues);
    }

    private sealed class Writing(XmlWriter xml, List<Issue> issues)
    {
        public void Resource(Element resource, string path)
        {
            if (R4Definitions.Resource(resource["resourceType"u8].Raw) is not { } type)
            {
                issues.Add(Issue.Error("structure", "The resource names no resource type of R4.", path));
                return;
            }
            xml.WriteStartElement(type.Name, Fhir);
            Content(resource, default, type, path.Length == 0 ? type.Name : path);
            xml.WriteEndElement();
        }

        private void Content(Element value, Element beside, TypeDefinition type, string path)
        {
            var container = type.IsPrimitive ? beside : value;
            CheckMembers(container, type, path);
            foreach (var element in type.Elements.Where(e => e.IsXmlAttribute))
            {
                if (container[element.Name].Text is { } text)
                    xml.WriteAttributeString(element.Name, text);
            }
            if (type.IsPrimitive && value.Text is { } content)
                xml.WriteAttributeString("value", content);
            foreach (var element in type.Elements.Where(e => !e.IsXmlAttribute))
            {
                for (var i = 0; i < element.JsonNames.Count; i++)
                    Child(container, element, i, path);
            }
        }

        private void Child(Element container, ElementDefinition element, int choice, string path)
        {
            var name = element.JsonNames[choice];
            var type = element.Types[choice].Type;
            var values = container[name];
            var besides = type.IsPrimitive ? container["_" + name] : default;
            if (!values.Exists && !besides.Exists)
                return;
            var value = values.Items;
            var beside = besides.Items;
            for (var i = 0; ; i++)
            {
                var hasValue = value.MoveNext();
                var hasBeside = beside.MoveNext();
                if (!hasValue && !hasBeside)
                    return;
                var at = element.IsList ? $"{path}.{name}[{i}]" : $"{path}.{name}";
                Item(hasValue ? value.Current : default, hasBeside ? beside.Current : default, name, type, at);
            }
        }

        private void Item(Element value, Element beside, string name, TypeDefinition type, string path)
        {
            if (!type.IsPrimitive && value.Kind != ElementKind.Object)
            {
                issues.Add(Issue.Error("structure", $"An object was expected for {type.Name}.", path));
                return;
            }
            if (type.Name == "xhtml" && value.Text is { } html)
            {
                WriteXhtml(html);
                return;
            }
            xml.WriteStartElement(name, Fhir);
            if (type.IsResource)
                Resource(value, path);
            else
                Content(value, beside, type, path);
            xml.WriteEndElement();
        }

        private void WriteXhtml(string html)
        {
            using var reader = XmlReader.Create(
                new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            if (reader.NamespaceURI != Narrative.Namespace)
                throw new XmlException("A narrative is in the XHTML namespace.");
            xml.WriteNode(reader, defattr: false);
        }

        private void CheckMembers(Element container, TypeDefinition type, string path)
        {
            foreach (var member in container.Members)
            {
                var name = member.Name;
                if (type.IsResource && name.SequenceEqual("resourceType"u8))
                    continue;
                if (!type.TryMember(!name.IsEmpty && name[0] == '_' ? name[1..] : name, out _))
                    issues.Add(Issue.Error("structure", $"The property is not one that {type.Name} has.", path));
            }
        }
    }
}
