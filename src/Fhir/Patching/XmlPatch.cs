using System.Xml;
using System.Xml.XPath;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Patching;

/// <summary>
/// XML Patch: <c>add</c>, <c>replace</c> and <c>remove</c> on the XML form, each selecting exactly one node by XPath (prefix
/// <c>f:</c> is FHIR's namespace, <c>h:</c> XHTML's). DTDs are refused.
/// Source: RFC 5261; FHIR R4 §3.1.0.7 patch.
/// </summary>
public static class XmlPatch
{
    private const string Fhir = "http://hl7.org/fhir";

    /// <summary>The patched XML text, or the issue of the first operation that cannot be done.</summary>
    public static Parsed<string> Apply(string document, string patch)
    {
        if (Load(document) is not { DocumentElement: not null } target)
            return Issue.Error("structure", "There is no well-formed document to patch.");
        if (Load(patch) is not { DocumentElement: { } root })
            return Issue.Error("structure", "The patch is not well-formed XML.");
        var operations = root.ChildNodes.OfType<XmlElement>().ToList();
        if (operations.Count == 0)
            return Issue.Error("structure", "The patch has no operations.");
        for (var i = 0; i < operations.Count; i++)
        {
            if (Apply(target, operations[i]) is { } problem)
                return Issue.Error("processing", problem, $"{operations[i].LocalName}[{i}]");
        }
        return target.OuterXml;
    }

    private static XmlDocument? Load(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Apply(XmlDocument document, XmlElement operation)
    {
        if (Select(document, operation.GetAttribute("sel"), out var selected) is { } problem)
            return problem;
        return operation.LocalName switch
        {
            "add" => Add(document, selected!, operation),
            "replace" => Replace(document, selected!, operation),
            "remove" => Remove(selected!),
            _ => "The operation is none of add, replace and remove.",
        };
    }

    private static string? Select(XmlDocument document, string xpath, out XmlNode? node)
    {
        node = null;
        try
        {
            var names = new XmlNamespaceManager(document.NameTable);
            names.AddNamespace("f", Fhir);
            names.AddNamespace("h", "http://www.w3.org/1999/xhtml");
            var found = document.SelectNodes(xpath, names);
            if (found is null || found.Count == 0)
                return "The selection finds nothing.";
            if (found.Count > 1)
                return "The selection finds several nodes.";
            node = found[0];
            return null;
        }
        catch (XPathException)
        {
            return "The selection is no XPath expression.";
        }
    }

    private static string? Add(XmlDocument document, XmlNode selected, XmlElement operation)
    {
        var type = operation.GetAttribute("type");
        if (type.StartsWith('@') && selected is XmlElement owner)
        {
            owner.SetAttribute(type[1..], operation.InnerText);
            return null;
        }
        if (type.StartsWith("namespace::", StringComparison.Ordinal) && selected is XmlElement declared)
        {
            declared.SetAttribute("xmlns:" + type[11..], operation.InnerText);
            return null;
        }
        if (type.Length > 0)
            return "The type of the addition is not known.";
        var parent = selected.ParentNode;
        var children = operation.ChildNodes.OfType<XmlNode>().Select(n => document.ImportNode(n, deep: true)).ToList();
        switch (operation.GetAttribute("pos"))
        {
            case "before" when parent is not null:
                children.ForEach(c => parent.InsertBefore(c, selected));
                return null;
            case "after" when parent is not null:
                children.AsEnumerable().Reverse().ToList().ForEach(c => parent.InsertAfter(c, selected));
                return null;
            case "prepend":
                children.AsEnumerable().Reverse().ToList().ForEach(c => selected.PrependChild(c));
                return null;
            case "":
                children.ForEach(c => selected.AppendChild(c));
                return null;
            default:
                return "The position of the addition is not known.";
        }
    }

    private static string? Replace(XmlDocument document, XmlNode selected, XmlElement operation)
    {
        if (selected is XmlAttribute or XmlCharacterData && operation.ChildNodes.OfType<XmlElement>().FirstOrDefault() is null
            && (selected is not XmlComment || operation.ChildNodes.OfType<XmlComment>().FirstOrDefault() is null))
        {
            selected.Value = operation.InnerText;
            return null;
        }
        var content = operation.ChildNodes.OfType<XmlNode>().Where(n => n.NodeType == selected.NodeType).ToList();
        if (content.Count != 1 || selected.ParentNode is not { } parent)
            return "A node is replaced by one node of its kind.";
        parent.ReplaceChild(document.ImportNode(content[0], deep: true), selected);
        return null;
    }

    private static string? Remove(XmlNode selected)
    {
        if (selected is XmlAttribute attribute)
            attribute.OwnerElement!.RemoveAttributeNode(attribute);
        else if (selected.ParentNode is null or XmlDocument)
            return "The root cannot be removed.";
        else
            selected.ParentNode.RemoveChild(selected);
        return null;
    }
}
