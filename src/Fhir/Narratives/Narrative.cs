using System.Collections.Frozen;
using System.Xml;

namespace Chartroom.Fhir.Narratives;

/// <summary>
/// The XHTML of a narrative: one <c>div</c> in the XHTML namespace with only the elements and attributes that FHIR allows,
/// no scripts, no event attributes, no entities but those of XML.
/// Source: FHIR R4 §2.4.0 Narrative, txt-1 and txt-2.
/// </summary>
public static class Narrative
{
    public const string Namespace = "http://www.w3.org/1999/xhtml";

    private static readonly FrozenSet<string> Elements = (
        "a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p "
        + "pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Attributes = (
        "title style class id lang xml:lang xml:space dir accesskey tabindex name href rel rev charset hreflang type shape coords src alt longdesc "
        + "height width usemap ismap cite span align char charoff valign summary border frame rules cellspacing cellpadding abbr axis headers "
        + "scope rowspan colspan nowrap start value compact clear datetime bgcolor color").Split(' ').ToFrozenSet();

    /// <summary>Why a narrative is not allowed, or null when it is.</summary>
    public static string? Check(string div)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(div), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return CheckContent(reader);
        }
        catch (XmlException)
        {
            return "The narrative is not well-formed XHTML.";
        }
    }

    /// <summary>The languages of the sections right below the narrative's outer div. Source: HL7 extension narrative-language-control.</summary>
    public static IReadOnlySet<string> Languages(string div)
    {
        var languages = new HashSet<string>();
        _ = Each(div, reader =>
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 1 } && (reader.GetAttribute("xml:lang") ?? reader.GetAttribute("lang")) is { } language)
                languages.Add(language);
        });
        return languages;
    }

    /// <summary>True when each part right below the outer div has a class that says where it is from. Source: HL7 extension narrative-source-control.</summary>
    public static bool TellsSources(string div)
    {
        var tells = true;
        _ = Each(div, reader =>
        {
            if (reader.Depth != 1)
                return;
            if (reader.NodeType == XmlNodeType.Text)
                tells &= string.IsNullOrWhiteSpace(reader.Value);
            else if (reader.NodeType == XmlNodeType.Element)
                tells &= (reader.GetAttribute("class") ?? "").Split(' ').Any(c => c is "boilerplate" or "generated" or "original");
        });
        return tells;
    }

    /// <summary>Visits the nodes; false when they are not well-formed, which is told elsewhere.</summary>
    private static bool Each(string div, Action<XmlReader> visit)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(div), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
                visit(reader);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string? CheckContent(XmlReader reader)
    {
        var hasContent = false;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                hasContent |= !string.IsNullOrWhiteSpace(reader.Value);
            if (reader.NodeType is XmlNodeType.ProcessingInstruction)
                return "A narrative has no processing instructions.";
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.NamespaceURI != Namespace || (reader.Depth == 0 && reader.LocalName != "div"))
                return "A narrative is one div in the XHTML namespace.";
            if (!Elements.Contains(reader.LocalName))
                return $"The element {reader.LocalName} is not allowed in a narrative.";
            hasContent |= reader.LocalName == "img";
            if (CheckAttributes(reader) is { } wrong)
                return wrong;
        }
        return hasContent ? null : "A narrative has some text or image.";
    }

    private static string? CheckAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            var isNamespace = reader.Prefix == "xmlns" || reader.Name == "xmlns";
            if (!isNamespace && !Attributes.Contains(reader.Name))
                return $"The attribute {reader.Name} is not allowed in a narrative.";
            if (reader.Name is "href" or "src" && reader.Value.AsSpan().TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
                return "A narrative has no scripts.";
        }
        reader.MoveToElement();
        return null;
    }
}
