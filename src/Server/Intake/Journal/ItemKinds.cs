using System.Text;

namespace Chartroom.Server.Intake.Journal;

/// <summary>The kinds of journal item, told by their first bytes.</summary>
public static class ItemKinds
{
    public const string Hl7v2 = "hl7v2";
    public const string Ccda = "ccda";
    public const string Fhir = "fhir";
    public const string Scan = "scan";

    private const int Looked = 4096;

    /// <summary>
    /// The kind of an upload: an HL7 v2 message or batch, a C-CDA document or a part of one, FHIR, or else pages to be indexed.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        content = content.TrimStart("\v\r\n\t "u8);
        if (content.Length > 8 && (content.StartsWith("MSH"u8) || content.StartsWith("FHS"u8) || content.StartsWith("BHS"u8)) && !char.IsAsciiLetterOrDigit((char)content[3]))
            return Hl7v2;
        if (content.StartsWith("{"u8))
            return content.IndexOf("\"resourceType\""u8) >= 0 ? Fhir : Scan;
        return OfXml(Head(content[..Math.Min(content.Length, Looked)]));
    }

    private static string OfXml(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("<"u8))
            return Scan;
        if (head.IndexOf("ClinicalDocument"u8) >= 0 || head.IndexOf("urn:hl7-org:v3"u8) >= 0)
            return Ccda;
        return head.IndexOf("http://hl7.org/fhir"u8) >= 0 ? Fhir : Scan;
    }

    /// <summary>The beginning as UTF-8, also of text that says by its mark that it is UTF-16.</summary>
    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(head[2..]));
        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(head[2..])) : head;
    }
}
