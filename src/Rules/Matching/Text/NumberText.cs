namespace Chartroom.Rules.Matching.Text;

/// <summary>Identifiers and phone numbers as they are compared: letters and digits only, upper case; null when missing or a placeholder.</summary>
public static class NumberText
{
    /// <summary>A Social Security, record or insurance number.</summary>
    public static string? Identifier(string text)
    {
        if (text.Length == 0)
            return null;
        Span<char> kept = stackalloc char[32];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && length < kept.Length)
                kept[length++] = char.ToUpperInvariant(c);
        }
        var number = new string(kept[..length]);
        return Placeholders.IsPlaceholderNumber(number) || Placeholders.IsPlaceholder(number.ToLowerInvariant()) ? null : number;
    }

    /// <summary>The last ten digits of a telephone number as a number, 0 when there are fewer than seven or it is a placeholder.</summary>
    public static long Phone(string text)
    {
        long number = 0;
        var digits = 0;
        var same = true;
        var last = '\0';
        foreach (var c in text)
        {
            if (c is 'x' or 'X')
                break;
            if (!char.IsAsciiDigit(c))
                continue;
            same &= last is '\0' || last == c;
            last = c;
            number = ((number * 10) + (c - '0')) % 10_000_000_000;
            digits++;
        }
        return digits < 7 || same || number % 10_000_000 is 0 or 5551212 or 1234567 or 9999999 ? 0 : number;
    }
}
