using System.Text;
using System.Text.Json;
using System.Xml;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Narratives;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Forms;

/// <summary>One reading of an XML resource. Strict, it ends at the first fault; tolerant, it tells the fault and goes on without the part.</summary>
internal sealed class XmlReading(XmlReader reader, DocumentLimits limits, bool tolerant)
{
    private const string Fhir = "http://hl7.org/fhir";
    private readonly List<Issue> issues = [];
    private int depth;

    public IReadOnlyList<Issue> Issues => issues;

    public bool IsTolerant => tolerant;

    public XmlTree? Run()
    {
        reader.MoveToContent();
        var resource = Resource("");
        if (resource is null)
            return null;
        while (!reader.EOF)
        {
            if (reader.NodeType is XmlNodeType.Element)
                return Refuse<XmlTree>("", "Text after the end of the resource.");
            reader.Read();
        }
        return resource;
    }

    private XmlTree? Resource(string path)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Fhir)
            return Refuse<XmlTree>(path, "A resource in the FHIR namespace was expected.");
        var type = R4Definitions.Type(reader.LocalName);
        if (type is not { IsResource: true, IsAbstract: false })
            return Refuse<XmlTree>(path, "The element is no resource type of R4.");
        var tree = new XmlTree(type.Name, Place());
        return Content(type, tree, path.Length == 0 ? type.Name : path) ? tree : null;
    }

    /// <summary>Reads attributes and children of the current element and moves past its end.</summary>
    private bool Content(TypeDefinition type, XmlTree tree, string path)
    {
        if (++depth > limits.Depth)
            return Refuse<XmlTree>(path, "The resource nests too deeply.") is not null;
        if (!Attributes(type, tree, path))
            return false;
        var isEmpty = reader.IsEmptyElement;
        var last = -1;
        reader.Read();
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                if (!Fault(path, "Text has no place here."))
                    return false;
                reader.Read();
            }
            else if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
            }
            else if (!Child(type, tree, path, ref last))
            {
                return false;
            }
        }
        if (!isEmpty)
            reader.Read();
        depth--;
        return true;
    }

    private bool Attributes(TypeDefinition type, XmlTree tree, string path)
    {
        var goesOn = true;
        while (goesOn && reader.MoveToNextAttribute())
        {
            if (reader.Prefix is "xmlns" || reader.Name == "xmlns" || (reader.Name == "value" && type.IsPrimitive))
                continue;
            if (reader.Prefix == "xsi" && !tolerant)
                continue;
            if (!type.TryMember(Encoding.UTF8.GetBytes(reader.LocalName), out var member) || !member.Element.IsXmlAttribute)
                goesOn = Fault(path, $"The attribute is not one that {type.Name} has.");
            else
                tree.Items(reader.LocalName, member).Add(new XmlItem(reader.Value, false, null, null, Place()));
        }
        reader.MoveToElement();
        return goesOn;
    }

    private bool Child(TypeDefinition type, XmlTree tree, string path, ref int last)
    {
        var name = reader.LocalName;
        var isNarrative = reader.NamespaceURI == Narrative.Namespace && type.Name == "Narrative" && name == "div";
        if (reader.NamespaceURI != Fhir && !isNarrative)
            return PassOver(path, "The element is not in the FHIR namespace.");
        if (!type.TryMember(Encoding.UTF8.GetBytes(name), out var member) || member.Element.IsXmlAttribute)
            return PassOver(path, $"The element '{Validation.ElementPaths.Named(Encoding.UTF8.GetBytes(name))}' is not one that {type.Name} has.");
        var items = tree.Items(name, member);
        var at = Step(path, member) + (member.Element.IsList ? $"[{items.Count}]" : "");
        if (!member.Element.IsList && items.Count > 0)
            return PassOver(path, $"{member.Element.Path} may stand here only once.");
        if (tolerant)
            InOrder(type, member, at, ref last);
        if ((isNarrative ? Xhtml() : Item(member, at)) is not { } item)
            return false;
        items.Add(item);
        return true;
    }

    private static string Step(string path, Member member) =>
        member.Element.IsChoice ? $"{path}.{member.Element.Name}.ofType({member.Type.Code})" : $"{path}.{member.Element.Name}";

    /// <summary>Elements have the order of their definition. Source: FHIR R4 §2.6.1.</summary>
    private void InOrder(TypeDefinition type, Member member, string path, ref int last)
    {
        var place = -1;
        for (var i = 0; i < type.Elements.Count && place < 0; i++)
            place = ReferenceEquals(type.Elements[i], member.Element) ? i : -1;
        if (place < last)
            Fault(path, $"The element is out of order: it stands before {type.Elements[last].Name}.");
        last = Math.Max(last, place);
    }

    private XmlItem Xhtml()
    {
        var place = Place();
        return new XmlItem(reader.ReadOuterXml(), false, null, null, place);
    }

    private XmlItem? Item(Member member, string path)
    {
        var type = member.Type.Type;
        if (type.IsResource)
            return Contained(path);
        if (type.IsPrimitive)
            return Primitive(type, path);
        var tree = new XmlTree(null, Place());
        return Content(type, tree, path) ? new XmlItem(null, false, tree, null, tree.Place) : null;
    }

    private XmlItem? Contained(string path)
    {
        if (reader.IsEmptyElement)
            return Refuse<XmlItem>(path, "A resource was expected here.");
        reader.Read();
        reader.MoveToContent();
        if (Resource(path) is not { } resource)
            return null;
        reader.MoveToContent();
        if (reader.NodeType != XmlNodeType.EndElement)
            return Refuse<XmlItem>(path, "Only one resource may stand here.");
        reader.Read();
        return new XmlItem(null, false, resource, null, resource.Place);
    }

    private XmlItem? Primitive(TypeDefinition type, string path)
    {
        var place = Place();
        var value = reader.GetAttribute("value");
        var isBare = type.Name is "boolean" or "integer" or "decimal" or "positiveInt" or "unsignedInt";
        if (value is not null && isBare && !IsJson(value, type.Name))
        {
            // The validator says what is wrong with it.
            if (!tolerant)
                return Refuse<XmlItem>(path, $"The value is no {type.Name}.");
            isBare = false;
        }
        var beside = new XmlTree(null, place);
        if (!Content(type, beside, path))
            return null;
        if (value is null && beside.IsEmpty && tolerant)
            Fault(path, "ele-1: All FHIR elements must have a @value or children");
        return new XmlItem(value, isBare, null, beside.IsEmpty ? null : beside, place);
    }

    private static bool IsJson(string value, string type)
    {
        if (type == "boolean")
            return value is "true" or "false";
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
        try
        {
            return json.Read() && json.TokenType == JsonTokenType.Number && json.ValueSpan.Length == value.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private (int Line, int Column) Place() => reader is IXmlLineInfo place ? (place.LineNumber, place.LinePosition) : (0, 0);

    /// <summary>Tells a fault of the current element and skips it; false when reading is strict and must end.</summary>
    private bool PassOver(string path, string why)
    {
        if (!Fault(path, why))
            return false;
        reader.Skip();
        return true;
    }

    /// <summary>Tells a fault; true when reading goes on.</summary>
    private bool Fault(string path, string why)
    {
        if (tolerant || issues.Count == 0)
            issues.Add(At(path, why));
        return tolerant;
    }

    /// <summary>Tells a fault after which nothing can be read.</summary>
    private T? Refuse<T>(string path, string why)
        where T : class
    {
        if (tolerant || issues.Count == 0)
            issues.Add(At(path, why));
        return null;
    }

    private Issue At(string path, string why)
    {
        var (line, column) = Place();
        return Issue.Error("structure", why, path, line, column);
    }
}
