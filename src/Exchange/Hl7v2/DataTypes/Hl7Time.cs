using System.Globalization;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.DataTypes;

/// <summary>How much of a time was sent.</summary>
public enum TimePrecision : byte { Year, Month, Day, Hour, Minute, Second, Fraction }

/// <summary>
/// A TS, DTM or DT: <c>YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]</c>, with its precision and, when sent, its offset from UTC.
/// Source: HL7 v2.5.1 §2.A.22 DTM and §2.A.77 TS.
/// </summary>
public readonly record struct Hl7Time(
    int Year, int Month, int Day, int Hour, int Minute, int Second, string Fraction, TimePrecision Precision, TimeSpan? Offset)
{
    /// <summary>Reads the first component; false when the text is no such time (the year 0000 and 30 February among them).</summary>
    public static bool TryRead(Hl7Value value, out Hl7Time time) => TryParse(value.Text, out time);

    public static bool TryParse(string? text, out Hl7Time time)
    {
        time = default;
        if (text is null)
            return false;
        // Senders write 2020-01-02T10:11:12 as well; the digits are the same.
        text = Plain(text);
        var sign = text.AsSpan().IndexOfAny('+', '-');
        TimeSpan? offset = null;
        if (sign >= 0)
        {
            if (!TryOffset(text.AsSpan(sign), out var zone))
                return false;
            offset = zone;
            text = text[..sign];
        }
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = dot < 0 ? "" : text[(dot + 1)..];
        var digits = dot < 0 ? text : text[..dot];
        if (digits.Length is not (4 or 6 or 8 or 10 or 12 or 14) || !AllDigits(digits) || !AllDigits(fraction))
            return false;
        if (fraction.Length > 0 && digits.Length != 14)
            return false;
        time = new Hl7Time(
            Two(digits, 0) * 100 + Two(digits, 2), Part(digits, 4, 1), Part(digits, 6, 1), Part(digits, 8, 0), Part(digits, 10, 0),
            Part(digits, 12, 0), fraction, fraction.Length > 0 ? TimePrecision.Fraction : (TimePrecision)((digits.Length - 4) / 2), offset);
        return time.IsReal;
    }

    /// <summary>FHIR date: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public string ToDate() => Precision switch
    {
        TimePrecision.Year => $"{Year:D4}",
        TimePrecision.Month => $"{Year:D4}-{Month:D2}",
        _ => $"{Year:D4}-{Month:D2}-{Day:D2}",
    };

    /// <summary>
    /// FHIR dateTime: a date when no time was sent; else with seconds and an offset, which is that of <paramref name="zone"/> on that
    /// day when none was sent. Hours alone become the full hour.
    /// </summary>
    public string ToDateTime(TimeZoneInfo zone) => Precision <= TimePrecision.Day ? ToDate() : ToInstant(zone);

    /// <summary>FHIR instant; parts that were not sent are the earliest.</summary>
    public string ToInstant(TimeZoneInfo zone)
    {
        var offset = Offset ?? zone.GetUtcOffset(new DateTime(Year, Month, Day, Hour, Minute, Math.Min(Second, 59), DateTimeKind.Unspecified));
        var fraction = Fraction.Length > 0 ? "." + Fraction : "";
        var zoneText = offset == TimeSpan.Zero
            ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
        return $"{Year:D4}-{Month:D2}-{Day:D2}T{Hour:D2}:{Minute:D2}:{Math.Min(Second, 59):D2}{fraction}{zoneText}";
    }

    private bool IsReal =>
        Year >= 1 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month)
        && Hour < 24 && Minute < 60 && Second < 61;

    private static string Plain(string text)
    {
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
            return text.Replace(" ", "", StringComparison.Ordinal);
        var day = text[..10].Replace("-", "", StringComparison.Ordinal);
        return day + text[10..].Replace("T", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal)
            .Replace("Z", "+0000", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length is not 5 || !AllDigits(text[1..]))
            return false;
        var minutes = (((text[1] - '0') * 10) + text[2] - '0') * 60 + ((text[3] - '0') * 10) + text[4] - '0';
        offset = TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
        return minutes <= 14 * 60;
    }

    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }
        return true;
    }

    private static int Part(string digits, int at, int missing) => at < digits.Length ? Two(digits, at) : missing;

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
