using System.Net;
using System.Text;
using Chartroom.Exchange.Cda.Parsing;

namespace Chartroom.Exchange.Cda.Narrative;

/// <summary>
/// A CDA narrative block as the XHTML of a FHIR Narrative: tables, lists, paragraphs, styles and IDs are kept, active content
/// is not. Element IDs become <c>id</c>, so that references from entries still find their words.
/// Source: HL7 CDA R2 §4.3.5 (section narrative); FHIR R4 §2.4.0 (narrative, txt-1).
/// </summary>
internal static class NarrativeXhtml
{
    private const string Open = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    /// <summary>The <c>div</c> of a block, or null when it shows nothing.</summary>
    public static string? Div(CdaElement? block, CdaDocument document)
    {
        if (block is null || (NarrativeText.Of(block).Length == 0 && !HasMedia(block)))
            return null;
        var xhtml = new StringBuilder(Open);
        Content(block, xhtml, document);
        return xhtml.Append("</div>").ToString();
    }

    /// <summary>A <c>div</c> of plain words.</summary>
    public static string Plain(string words) => Open + "<p>" + WebUtility.HtmlEncode(words) + "</p></div>";

    private static bool HasMedia(CdaElement block) => block.Descendants().Any(e => e.Name == "renderMultiMedia");

    private static void Content(CdaElement element, StringBuilder xhtml, CdaDocument document)
    {
        foreach (var node in element.Nodes)
        {
            if (node.Text is { } text)
                Encode(text, xhtml);
            else if (node.Element is { } child)
                Element(child, xhtml, document);
        }
    }

    private static void Element(CdaElement element, StringBuilder xhtml, CdaDocument document)
    {
        var tag = element.Name switch
        {
            "paragraph" => "p",
            "content" => "span",
            "list" => element["listType"] == "ordered" ? "ol" : "ul",
            "item" => "li",
            "linkHtml" or "a" => "a",
            "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "col" or "colgroup" or "br" or "sub" or "sup" => element.Name,
            "caption" => element.Parent?.Name == "table" ? "caption" : "b",
            "footnote" => "small",
            "footnoteRef" => "sup",
            "renderMultiMedia" => "span",
            "p" or "div" or "span" or "b" or "i" or "ul" or "ol" or "li" or "pre" or "strong" or "em" or "h1" or "h2" or "h3" or "h4" or "hr" => element.Name,
            _ => "span",
        };
        // A caption of a list would stand inside the list, where XHTML has only items.
        var caption = element.Name == "list" ? element.Child("caption") : null;
        if (caption is not null)
            Element(caption, xhtml, document);
        xhtml.Append('<').Append(tag);
        Attributes(element, tag, xhtml);
        if (tag is "br" or "col" or "hr")
        {
            xhtml.Append("/>");
            return;
        }
        xhtml.Append('>');
        if (element.Name == "list")
            Items(element, xhtml, document);
        else if (element.Name == "renderMultiMedia")
            Media(element, xhtml, document);
        else
            Content(element, xhtml, document);
        xhtml.Append("</").Append(tag).Append('>');
    }

    private static void Items(CdaElement list, StringBuilder xhtml, CdaDocument document)
    {
        foreach (var child in list.Elements.Where(e => e.Name != "caption"))
        {
            Element(child, xhtml, document);
        }
    }

    private static void Media(CdaElement media, StringBuilder xhtml, CdaDocument document)
    {
        Content(media, xhtml, document);
        if (media["referencedObject"] is { } id && document.Referenced(id) is { } target)
            Encode($"[{target.Child("value")?["mediaType"] ?? "media"}]", xhtml);
    }

    private static void Attributes(CdaElement element, string tag, StringBuilder xhtml)
    {
        if (element["ID"] is { } id)
            Attribute("id", id, xhtml);
        if (element["styleCode"] is { } style)
            Attribute("class", style, xhtml);
        if (tag == "a" && element["href"] is { } href && IsSafe(href))
            Attribute("href", href, xhtml);
        if (tag is "td" or "th" or "col" or "colgroup")
        {
            foreach (var name in (ReadOnlySpan<string>)["colspan", "rowspan", "span", "align", "valign"])
            {
                if (element[name] is { } value)
                    Attribute(name, value, xhtml);
            }
        }
    }

    private static bool IsSafe(string href) =>
        href.StartsWith('#') || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static void Attribute(string name, string value, StringBuilder xhtml)
    {
        xhtml.Append(' ').Append(name).Append("=\"");
        Encode(value, xhtml);
        xhtml.Append('"');
    }

    private static void Encode(string text, StringBuilder xhtml)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => xhtml.Append("&lt;"),
                '>' => xhtml.Append("&gt;"),
                '&' => xhtml.Append("&amp;"),
                '"' => xhtml.Append("&quot;"),
                _ => xhtml.Append(c),
            };
        }
    }
}
