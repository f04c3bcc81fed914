using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// Escape sequences in text fields, both ways. Formatting commands become line breaks and blanks, highlighting is dropped, and
/// a sequence that is not defined is kept as it stands, so that no text is lost.
/// Source: HL7 v2.5.1 §2.7 Use of escape sequences in text fields.
/// </summary>
public static class Escapes
{
    public static string Decode(ReadOnlySpan<byte> text, Delimiters delimiters)
    {
        if (delimiters.Escape == 0 || text.IndexOf(delimiters.Escape) < 0)
            return Encoding.UTF8.GetString(text);
        var result = new ArrayBufferWriter<byte>(text.Length);
        while (!text.IsEmpty)
        {
            var open = text.IndexOf(delimiters.Escape);
            var close = open < 0 ? -1 : text[(open + 1)..].IndexOf(delimiters.Escape);
            if (close < 0)
            {
                result.Write(text);
                break;
            }
            result.Write(text[..open]);
            var sequence = text.Slice(open + 1, close);
            if (Meaning(sequence, delimiters) is { } meaning)
            {
                result.Write(meaning);
                text = text[(open + close + 2)..];
            }
            else
            {
                // Not an escape: a lone backslash, as in a file path. The closing one may open the next.
                result.Write(text.Slice(open, close + 1));
                text = text[(open + close + 1)..];
            }
        }
        return Encoding.UTF8.GetString(result.WrittenSpan);
    }

    /// <summary>Writes text so that it reads back as itself: delimiters, line breaks and control characters escaped.</summary>
    public static void Encode(StringBuilder to, string text, Delimiters delimiters)
    {
        if (text == "\"\"")
        {
            to.Append(text);
            return;
        }
        foreach (var c in text)
        {
            var code = c < 0x80 ? Code((byte)c, delimiters) : null;
            if (code is not null)
                to.Append((char)delimiters.Escape).Append(code).Append((char)delimiters.Escape);
            else
                to.Append(c);
        }
    }

    private static string? Code(byte c, Delimiters d)
    {
        if (c == d.Field)
            return "F";
        if (c == d.Component)
            return "S";
        if (c == d.Subcomponent)
            return "T";
        if (c == d.Repetition)
            return "R";
        if (c == d.Escape)
            return "E";
        if (c == '\n')
            return ".br";
        return c < 0x20 ? "X" + c.ToString("X2", CultureInfo.InvariantCulture) : null;
    }

    private static byte[]? Meaning(ReadOnlySpan<byte> sequence, Delimiters d)
    {
        if (sequence.Length == 1)
        {
            return sequence[0] switch
            {
                (byte)'F' => [d.Field],
                (byte)'S' => [d.Component],
                (byte)'T' => [d.Subcomponent],
                (byte)'R' => [d.Repetition],
                (byte)'E' => [d.Escape],
                (byte)'P' => [(byte)'#'],
                (byte)'H' or (byte)'N' => [],
                _ => null,
            };
        }
        if (sequence.IsEmpty)
            return null;
        return sequence[0] switch
        {
            (byte)'.' => Formatting(sequence[1..]),
            (byte)'X' => Hexadecimal(sequence[1..]),
            // Changes of character set inside a UTF-8 message say nothing.
            (byte)'C' when sequence.Length == 5 && IsHex(sequence[1..]) => [],
            (byte)'M' when sequence.Length is 5 or 7 && IsHex(sequence[1..]) => [],
            _ => null,
        };
    }

    private static byte[]? Formatting(ReadOnlySpan<byte> command)
    {
        if (command.Length < 2)
            return null;
        var name = Encoding.ASCII.GetString(command[..2]).ToLowerInvariant();
        var tail = Encoding.ASCII.GetString(command[2..]).Trim();
        if (tail.Length > 0 && !int.TryParse(tail, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return null;
        var count = tail.Length == 0 ? 1 : Math.Clamp(int.Parse(tail, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), 0, 200);
        return name switch
        {
            "br" or "ce" => "\n"u8.ToArray(),
            "sp" => Repeat((byte)'\n', count),
            "sk" => Repeat((byte)' ', count),
            "in" or "ti" or "fi" or "nf" => [],
            _ => null,
        };
    }

    private static byte[] Repeat(byte value, int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static byte[]? Hexadecimal(ReadOnlySpan<byte> digits)
    {
        if (digits.Length % 2 != 0 || !IsHex(digits))
            return null;
        var bytes = Convert.FromHexString(Encoding.ASCII.GetString(digits));
        return Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes));
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit((char)c))
                return false;
        }
        return !digits.IsEmpty;
    }
}
