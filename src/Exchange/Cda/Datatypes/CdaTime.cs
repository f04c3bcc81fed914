namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>How precise a CDA time is.</summary>
public enum TimePrecision { Year, Month, Day, Minute, Second }

/// <summary>
/// A CDA point in time (TS): digits from the year on, as far as they are known, and perhaps a zone.
/// Source: HL7 v3 Data Types R1, TS; FHIR R4 §2.24.0.1 (dateTime needs a zone when it has a time).
/// </summary>
public readonly record struct CdaTime
{
    private CdaTime(DateTime local, TimePrecision precision, TimeSpan? zone, string fraction)
    {
        Local = local;
        Precision = precision;
        Zone = zone;
        Fraction = fraction;
    }

    /// <summary>The wall-clock time as written; parts beyond the precision are the lowest.</summary>
    public DateTime Local { get; }

    public TimePrecision Precision { get; }

    public TimeSpan? Zone { get; }

    private string Fraction { get; }

    /// <summary>Reads <c>YYYY[MM[DD[HH[MM[SS[.S+]]]]]][±ZZZZ]</c>; false for what is no calendar time.</summary>
    public static bool TryParse(string? text, out CdaTime time)
    {
        time = default;
        if (text is null)
            return false;
        var zoneAt = text.AsSpan().LastIndexOfAny('+', '-');
        var digits = text.AsSpan()[..(zoneAt < 0 ? text.Length : zoneAt)];
        if (digits.EndsWith("Z", StringComparison.Ordinal))
            digits = digits[..^1];
        var fraction = "";
        if (digits.IndexOf('.') is >= 0 and var dot)
        {
            fraction = digits[(dot + 1)..].ToString();
            digits = digits[..dot];
        }
        if (!TryZone(text, zoneAt, out var zone) || !AllDigits(digits) || !AllDigits(fraction))
            return false;
        // Digits that stop within a part (2012080 or 20120806103) are read up to the last whole part.
        var length = digits.Length >= 14 ? 14 : digits.Length & ~1;
        if (length < 4 || digits.Length > 14)
            return false;
        var precision = length switch
        {
            < 6 => TimePrecision.Year,
            < 8 => TimePrecision.Month,
            < 10 => TimePrecision.Day,
            < 14 => TimePrecision.Minute,
            _ => TimePrecision.Second,
        };
        var (year, month, day) = (Part(digits, 0, 4), length < 6 ? 1 : Part(digits, 4, 2), length < 8 ? 1 : Part(digits, 6, 2));
        var (hour, minute, second) = (
            length < 10 ? 0 : Part(digits, 8, 2), length < 12 ? 0 : Part(digits, 10, 2), length < 14 ? 0 : Part(digits, 12, 2));
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        time = new CdaTime(
            new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified), precision, zone, precision == TimePrecision.Second ? fraction : "");
        return true;
    }

    /// <summary>The FHIR <c>date</c>: never finer than the day.</summary>
    public string ToDate() => Precision switch
    {
        TimePrecision.Year => Local.ToString("yyyy"),
        TimePrecision.Month => Local.ToString("yyyy-MM"),
        _ => Local.ToString("yyyy-MM-dd"),
    };

    /// <summary>The FHIR <c>dateTime</c>. A time of day needs a zone: its own, else the one given, else only the date is said.</summary>
    public string ToDateTime(TimeSpan? otherwise)
    {
        if (Precision < TimePrecision.Minute || (Zone ?? otherwise) is not { } zone)
            return ToDate();
        var fraction = Fraction.TrimEnd('0') is { Length: > 0 } digits ? "." + digits[..Math.Min(9, digits.Length)] : "";
        var sign = zone < TimeSpan.Zero ? '-' : '+';
        return $"{Local:yyyy-MM-ddTHH:mm:ss}{fraction}{sign}{zone:hh\\:mm}";
    }

    /// <summary>The FHIR <c>instant</c>, or null when the time is not known to the minute and its zone.</summary>
    public string? ToInstant(TimeSpan? otherwise) =>
        Precision >= TimePrecision.Minute && (Zone ?? otherwise) is not null ? ToDateTime(otherwise) : null;

    private static bool TryZone(string text, int at, out TimeSpan? zone)
    {
        zone = null;
        if (at < 0)
        {
            if (text.EndsWith('Z'))
                zone = TimeSpan.Zero;
            return true;
        }
        var digits = text.AsSpan()[(at + 1)..];
        if (digits.Length == 5 && digits[2] == ':')
            digits = string.Concat(digits[..2], digits[3..]);
        if (digits.Length is not (2 or 4) || !AllDigits(digits))
            return false;
        var (hours, minutes) = (Part(digits, 0, 2), digits.Length == 4 ? Part(digits, 2, 2) : 0);
        if (hours > 14 || minutes > 59)
            return false;
        var size = new TimeSpan(hours, minutes, 0);
        zone = text[at] == '-' ? -size : size;
        return true;
    }

    private static int Part(ReadOnlySpan<char> digits, int start, int length) => int.Parse(digits.Slice(start, length));

    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }
        return true;
    }
}
