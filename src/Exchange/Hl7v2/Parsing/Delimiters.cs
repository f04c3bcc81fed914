using System.Runtime.InteropServices;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// The five encoding characters of one message.
/// Source: HL7 v2.5.1 §2.5.4 Message delimiters.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Delimiters(byte Field, byte Component, byte Repetition, byte Escape, byte Subcomponent)
{
    public static Delimiters Standard { get; } = new((byte)'|', (byte)'^', (byte)'~', (byte)'\\', (byte)'&');

    /// <summary>
    /// Reads them from the first segment: the byte after <c>MSH</c>, then four (from version 2.7 on five) before the next field separator.
    /// Fails when one is missing, is a letter, a digit or white space, or is named twice.
    /// </summary>
    public static Issue? Read(ReadOnlySpan<byte> header, out Delimiters delimiters)
    {
        delimiters = Standard;
        if (header.Length < 5)
            return Issue.Fatal("structure", "The header ends before its encoding characters.", "MSH-2", 1, 4);
        var field = header[3];
        var rest = header[4..];
        var end = rest.IndexOf(field);
        var codes = end < 0 ? rest : rest[..end];
        if (codes.IsEmpty)
            return Issue.Fatal("required", "The encoding characters are missing.", "MSH-2", 1, 5);
        // Programs that write the header in a quoted text double the escape character by mistake.
        if (codes.Length == 5 && codes[2] == (byte)'\\' && codes[3] == (byte)'\\')
            codes = new byte[] { codes[0], codes[1], codes[2], codes[4] };
        delimiters = new Delimiters(field, At(codes, 0), At(codes, 1), At(codes, 2), At(codes, 3));
        return codes.Length is < 4 or > 5 || !Distinct(field, codes)
            ? Issue.Fatal("value", "The encoding characters must be four or five distinct punctuation marks.", "MSH-2", 1, 5)
            : null;
    }

    private static byte At(ReadOnlySpan<byte> codes, int at) => at < codes.Length ? codes[at] : (byte)0;

    private static bool Distinct(byte field, ReadOnlySpan<byte> codes)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == field || codes[i] is <= 0x20 or >= 0x7F || char.IsAsciiLetterOrDigit((char)codes[i]))
                return false;
            if (codes[..i].Contains(codes[i]))
                return false;
        }
        return field > 0x20 && field < 0x7F && !char.IsAsciiLetterOrDigit((char)field);
    }
}
