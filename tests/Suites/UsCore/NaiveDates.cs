using System.Globalization;
using System.Text.Json.Nodes;

namespace Chartroom.Suites.UsCore;

/// <summary>Dates as spans of time, compared as R4 §3.1.1.4.7 says; written again for the tests, with the calendar of .NET alone.</summary>
internal readonly record struct NaiveDates(DateTime Low, DateTime High)
{
    /// <summary>The span that a date, dateTime, instant or Period stands for; null for none of them.</summary>
    public static NaiveDates? Of(JsonNode value)
    {
        if (value is JsonValue text)
            return Of(text.ToString());
        if (value["start"] is null && value["end"] is null)
            return null;
        var start = value["start"] is { } s ? Of(s.ToString())?.Low : DateTime.MinValue;
        var end = value["end"] is { } e ? Of(e.ToString())?.High : DateTime.MaxValue;
        return start is { } low && end is { } high ? new NaiveDates(low, high) : null;
    }

    public static NaiveDates? Of(string text)
    {
        var parts = text.Split('T')[0].Split('-');
        if (text.Length <= 10)
        {
            var first = new DateTime(Int(parts[0]), parts.Length > 1 ? Int(parts[1]) : 1, parts.Length > 2 ? Int(parts[2]) : 1, 0, 0, 0, DateTimeKind.Utc);
            return new NaiveDates(first, parts.Length switch { 1 => first.AddYears(1), 2 => first.AddMonths(1), _ => first.AddDays(1) });
        }
        var moment = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
        var clock = text.Split('T')[1].Split('Z', '+', '-')[0];
        var length = clock.Length switch { 5 => TimeSpan.FromMinutes(1), 8 => TimeSpan.FromSeconds(1), _ => TimeSpan.FromMilliseconds(1) };
        return new NaiveDates(moment, moment + length);
    }

    public bool Meets(string comparator, NaiveDates asked) => comparator switch
    {
        "eq" => Low >= asked.Low && High <= asked.High,
        "ne" => !(Low >= asked.Low && High <= asked.High),
        "gt" => High > asked.High,
        "lt" => Low < asked.Low,
        "ge" => High > asked.Low,
        "le" => Low < asked.High,
        "sa" => Low >= asked.High,
        "eb" => High <= asked.Low,
        _ => throw new ArgumentException($"No such comparator: {comparator}.", nameof(comparator)),
    };

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
