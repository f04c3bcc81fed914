using System.Text;
using System.Xml;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Cda.Parsing;

/// <summary>
/// Reads CDA XML into a <see cref="CdaDocument"/>. DTDs and entities are refused, depth and size are bounded, nothing is
/// fetched. Published fragments often lack their namespace declarations: the default namespace and the prefixes
/// <c>xsi</c> and <c>sdtc</c> are taken as declared, and several fragments in one file are read under one root.
/// Source: HL7 CDA R2 §4 (XML implementation); C-CDA R2.1 §3.3 (SDTC extensions).
/// </summary>
public static class CdaParser
{
    internal const string Cda = "urn:hl7-org:v3";
    internal const string Sdtc = "urn:hl7-org:sdtc";
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>
    /// The document, or one fatal issue: <c>too-long</c> or <c>too-costly</c> for a breach of the limits, <c>structure</c>
    /// for XML that is not well-formed (with line and column) and for a root that no CDA element has.
    /// </summary>
    public static Parsed<CdaDocument> Parse(ReadOnlyMemory<byte> xml, CdaLimits? limits = null)
    {
        limits ??= CdaLimits.Default;
        if (xml.Length > limits.Bytes)
            return Issue.Fatal("too-long", $"The document has {xml.Length} bytes; the limit is {limits.Bytes}.");
        var start = FirstContent(xml.Span);
        if (start == xml.Length)
            return Issue.Fatal("structure", "The document is empty.");
        var text = xml[start..];
        try
        {
            using var reader = Open(text, limits);
            var roots = new List<CdaElement>();
            if (ReadAll(reader, roots, limits) is { } issue)
                return issue;
            return Root(roots, xml);
        }
        catch (XmlException e)
        {
            return Issue.Fatal("structure", Explain(e), null, e.LineNumber, e.LinePosition);
        }
        catch (DecoderFallbackException)
        {
            return Issue.Fatal("structure", "The text is not in the encoding that it declares.");
        }
    }

    private static Parsed<CdaDocument> Root(List<CdaElement> roots, ReadOnlyMemory<byte> xml)
    {
        if (roots.Count == 0)
            return Issue.Fatal("structure", "The document holds no element.");
        if (roots.Count == 1)
        {
            var root = roots[0];
            return CdaDocument.KnowsRoot(root.Name)
                ? new CdaDocument(root, xml)
                : Issue.Fatal(
                    "structure", "The root element is not of a CDA document or of a part of one.", root.Name, root.LineNumber, root.Column);
        }
        var all = new CdaElement("fragments", null, 1, 1);
        foreach (var root in roots)
        {
            if (!CdaDocument.KnowsRoot(root.Name))
                return Issue.Fatal("structure", "A fragment is not a part of a CDA document.", root.Name, root.LineNumber, root.Column);
            all.Add(root);
        }
        return new CdaDocument(all, xml);
    }

    private static int FirstContent(ReadOnlySpan<byte> xml)
    {
        var i = 0;
        while (i < xml.Length && xml[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            i++;
        // A byte order mark after white space is as good as none.
        return i > 0 && xml[i..].StartsWith(Encoding.UTF8.Preamble) ? i + 3 : i;
    }

    private static XmlReader Open(ReadOnlyMemory<byte> xml, CdaLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            ConformanceLevel = ConformanceLevel.Fragment,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.Bytes,
            CloseInput = true,
        };
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("", Cda);
        names.AddNamespace("xsi", Xsi);
        names.AddNamespace("sdtc", Sdtc);
        names.AddNamespace("ds", "http://www.w3.org/2000/09/xmldsig#");
        var context = new XmlParserContext(names.NameTable, names, null, XmlSpace.Default);
        var stream = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(xml, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(xml.ToArray(), writable: false);
        return LegacyEncoding(xml.Span) is { } encoding
            ? XmlReader.Create(new StreamReader(stream, encoding), settings, context)
            : XmlReader.Create(stream, settings, context);
    }

    /// <summary>A Windows code page named by the XML declaration; the reader itself knows only Unicode, ASCII and Latin-1.</summary>
    private static Encoding? LegacyEncoding(ReadOnlySpan<byte> xml)
    {
        var head = Encoding.Latin1.GetString(xml[..Math.Min(xml.Length, 200)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var at = end < 0 ? -1 : head.IndexOf("encoding=", 0, end, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var name = head[(at + 9)..end].Trim().Trim('"', '\'');
        return name.StartsWith("windows-", StringComparison.OrdinalIgnoreCase)
            ? CodePagesEncodingProvider.Instance.GetEncoding(name)
            : null;
    }

    private static Issue? ReadAll(XmlReader reader, List<CdaElement> roots, CdaLimits limits)
    {
        var place = (IXmlLineInfo)reader;
        CdaElement? at = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= limits.Depth)
                        return Issue.Fatal("too-costly", $"Elements are nested deeper than {limits.Depth}.", null, place.LineNumber, place.LinePosition);
                    if (++count > limits.Elements)
                        return Issue.Fatal("too-costly", $"The document has more than {limits.Elements} elements.", null, place.LineNumber, place.LinePosition);
                    at = ReadElement(reader, place, at, roots);
                    break;
                case XmlNodeType.EndElement:
                    at = at?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (at is not null)
                        at.Add(reader.Value);
                    else if (!string.IsNullOrWhiteSpace(reader.Value))
                        return Issue.Fatal("structure", "Text stands outside of the root element.", null, place.LineNumber, place.LinePosition);
                    break;
                default:
                    break;
            }
        }
        return null;
    }

    private static CdaElement? ReadElement(XmlReader reader, IXmlLineInfo place, CdaElement? parent, List<CdaElement> roots)
    {
        var name = reader.NamespaceURI switch
        {
            Cda or "" => reader.LocalName,
            Sdtc => "sdtc:" + reader.LocalName,
            _ => "other:" + reader.LocalName,
        };
        var element = new CdaElement(name, parent, place.LineNumber, Math.Max(1, place.LinePosition - 1));
        var empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.LocalName != "xmlns")
                element.AddAttribute(reader.NamespaceURI == Sdtc ? "sdtc:" + reader.LocalName : reader.LocalName, reader.Value);
        }
        if (parent is null)
            roots.Add(element);
        else
            parent.Add(element);
        return empty ? parent : element;
    }

    /// <summary>The parser's own message may quote the document, so each cause is said in words of ours.</summary>
    private static string Explain(XmlException e)
    {
        var text = e.Message;
        if (text.Contains("DTD", StringComparison.Ordinal))
            return "A document type declaration (DTD) is refused.";
        if (text.Contains("entity", StringComparison.OrdinalIgnoreCase))
            return "The text refers to an entity that is not declared; entities are refused.";
        if (text.Contains("Unexpected end of file", StringComparison.Ordinal))
            return "The document ends before its elements are closed; it is truncated.";
        if (text.Contains("undeclared prefix", StringComparison.Ordinal))
            return "A name has a namespace prefix that is not declared.";
        if (text.Contains("end tag", StringComparison.Ordinal))
            return "An end tag does not match its start tag.";
        if (text.Contains("duplicate attribute", StringComparison.Ordinal))
            return "An element has the same attribute twice.";
        if (text.Contains("encoding", StringComparison.OrdinalIgnoreCase))
            return "The text is not in the encoding that it declares, or that encoding is not known.";
        if (text.Contains("exceeded", StringComparison.Ordinal))
            return "The document is longer than the limit.";
        return "The document is not well-formed XML.";
    }
}
