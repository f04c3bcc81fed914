using System.Globalization;

namespace Chartroom.Store.Search;

/// <summary>A comparison prefix. Source: FHIR R4 §3.1.1.4.5 Prefixes.</summary>
internal enum Comparison : byte { Equal, NotEqual, Greater, Less, GreaterOrEqual, LessOrEqual, StartsAfter, EndsBefore, Approximate }

/// <summary>Reads the values of ordered parameters: a prefix, and the interval that the text stands for.</summary>
internal static class Ordered
{
    public static (Comparison Comparison, string Operand) Split(string text)
    {
        if (text.Length < 3 || !char.IsAsciiLetterLower(text[0]))
            return (Comparison.Equal, text);
        Comparison? found = text[..2] switch
        {
            "eq" => Comparison.Equal,
            "ne" => Comparison.NotEqual,
            "gt" => Comparison.Greater,
            "lt" => Comparison.Less,
            "ge" => Comparison.GreaterOrEqual,
            "le" => Comparison.LessOrEqual,
            "sa" => Comparison.StartsAfter,
            "eb" => Comparison.EndsBefore,
            "ap" => Comparison.Approximate,
            _ => null,
        };
        return found is { } comparison ? (comparison, text[2..]) : (Comparison.Equal, text);
    }

    /// <summary>The interval [low, high) of a date in milliseconds since 1970 UTC; null for what is no date.</summary>
    public static (long Low, long High)? Date(string text)
    {
        text = text.Replace(' ', '+');
        return text.Length switch
        {
            4 => Span(text + "-01-01", d => d.AddYears(1)),
            7 => Span(text + "-01", d => d.AddMonths(1)),
            10 => Span(text, d => d.AddDays(1)),
            _ => Moment(text),
        };
    }

    /// <summary>
    /// The interval of a number by its digits: 100 stands for [99.5, 100.5), 100.00 for [99.995, 100.005).
    /// Source: FHIR R4 §3.1.1.4.6 number.
    /// </summary>
    public static (double Value, double Low, double High)? Number(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        var exponent = text.AsSpan().IndexOfAny('e', 'E') is >= 0 and var e
            ? int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        var digits = text.AsSpan()[..(text.AsSpan().IndexOfAny('e', 'E') is >= 0 and var end ? end : text.Length)];
        var places = digits.IndexOf('.') is >= 0 and var dot ? digits.Length - dot - 1 : 0;
        var half = 0.5 * Math.Pow(10, exponent - places);
        return ((double)value, (double)value - half, (double)value + half);
    }

    private static (long, long)? Span(string day, Func<DateTime, DateTime> next)
    {
        if (!DateTime.TryParseExact(
                day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var low))
            return null;
        return (Milliseconds(low), low.Year == 9999 && low.Month == 12 ? Milliseconds(DateTime.MaxValue) : Milliseconds(next(low)));
    }

    private static (long, long)? Moment(string text)
    {
        // 2026-11-23T14:05[:06[.123]][Z|+02:00]; without a zone the moment is UTC.
        if (text.Length < 16 || text[10] != 'T'
            || !DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return null;
        var clock = text.AsSpan(11);
        if (clock.IndexOfAny("Z+-") is >= 0 and var zone)
            clock = clock[..zone];
        var low = Milliseconds(moment.UtcDateTime);
        return clock.Length switch
        {
            5 => (low, low + 60_000),
            8 => (low, low + 1000),
            _ => (low, low + 1),
        };
    }

    private static long Milliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
