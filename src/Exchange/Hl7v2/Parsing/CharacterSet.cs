using System.Text;
using System.Text.Unicode;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// Turns a message's bytes into UTF-8 by what MSH-18 names. Without a name, valid UTF-8 is taken as such and anything
/// else as ISO 8859-1, with a warning.
/// Source: HL7 v2.5.1 §2.15.9.18 MSH-18 and table 0211.
/// </summary>
internal static class CharacterSet
{
    public static (ReadOnlyMemory<byte> Utf8, Issue? Issue) ToUtf8(ReadOnlyMemory<byte> raw)
    {
        if (Utf16(raw.Span) is { } wide)
            return (Transcode(raw, wide), null);
        if (raw.Span.StartsWith("\uFEFF"u8))
            raw = raw[3..];
        var name = Name(raw.Span);
        if (!raw.Span.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            return (raw, null);
        if (name is "" or "ASCII" or "UNICODE" or "UNICODE UTF-8" or "UTF-8" or "UTF8")
            return Guess(raw, name);
        if (Named(name) is { } encoding)
            return (Transcode(raw, encoding), null);
        var (guessed, _) = Guess(raw, "");
        return (guessed, Issue.Warning("not-supported", "The character set is not known; the text was read as UTF-8 or ISO 8859-1.", "MSH-18"));
    }

    private static (ReadOnlyMemory<byte>, Issue?) Guess(ReadOnlyMemory<byte> raw, string name)
    {
        if (Utf8.IsValid(raw.Span))
            return (raw, null);
        var text = name is "" or "ASCII"
            ? "The text is not UTF-8 and names no other character set; it was read as ISO 8859-1."
            : "The text is not the UTF-8 that it claims to be; it was read as ISO 8859-1.";
        return (Transcode(raw, Encoding.Latin1), Issue.Warning("value", text, "MSH-18"));
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> raw, Encoding from) =>
        Encoding.Convert(from, Encoding.UTF8, raw.ToArray());

    private static Encoding? Utf16(ReadOnlySpan<byte> raw)
    {
        if (raw is [0xFF, 0xFE, ..] or [(byte)'M', 0, (byte)'S', 0, ..])
            return Encoding.Unicode;
        return raw is [0xFE, 0xFF, ..] or [0, (byte)'M', 0, (byte)'S', ..] ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Table 0211: <c>8859/n</c> are the ISO 8859 parts; the .NET code pages 28591… follow their numbers.</summary>
    private static Encoding? Named(string name)
    {
        if (name is "8859/1" or "ISO-8859-1" or "ISO 8859-1" or "ISO8859-1" or "LATIN1" or "ISO_8859-1")
            return Encoding.Latin1;
        var part = name.StartsWith("8859/", StringComparison.Ordinal) ? name[5..]
            : name.StartsWith("ISO-8859-", StringComparison.Ordinal) ? name[9..] : "";
        if (int.TryParse(part, out var number) && number is >= 2 and <= 15)
            return CodePage(28590 + number);
        return name switch
        {
            "WINDOWS-1252" or "CP1252" => CodePage(1252),
            "GB 18030-2000" => CodePage(54936),
            "BIG-5" => CodePage(950),
            "ISO IR87" or "ISO IR159" => CodePage(50222),
            _ => null,
        };
    }

    private static Encoding? CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number);

    /// <summary>The first repetition of MSH-18, upper case; read from the raw bytes because it says how to read them.</summary>
    private static string Name(ReadOnlySpan<byte> raw)
    {
        raw = raw.TrimStart(" \r\n\t\v"u8);
        if (raw.Length < 8)
            return "";
        var end = raw.IndexOfAny((byte)'\r', (byte)'\n');
        var header = end < 0 ? raw : raw[..end];
        var separator = header[3];
        for (var field = 1; field < 18; field++)
        {
            var next = header.IndexOf(separator);
            if (next < 0)
                return "";
            header = header[(next + 1)..];
        }
        var stop = header.IndexOfAny(separator, (byte)'~', (byte)'^');
        return Encoding.ASCII.GetString(stop < 0 ? header : header[..stop]).Trim().ToUpperInvariant();
    }
}
