using System.Globalization;
using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Records.Entries;

/// <summary>
/// A FHIR date or dateTime as a chart shows and orders it: <c>Text</c> as written, to the minute (<c>2026-11-22 14:05</c>,
/// <c>2019-03</c>, <c>1998</c>); <c>Ticks</c> the first instant it may stand for, UTC, 0 when there is none.
/// Source: FHIR R4 §2.24.0.1 dateTime.
/// </summary>
public readonly record struct ChartTime(string Text, long Ticks)
{
    private static readonly string[] Partial = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    public static ChartTime None { get; } = new("", 0);

    public bool Exists => Ticks != 0;

    /// <summary>Milliseconds since 1970 UTC, for ordering and drawing; as 0 says that there is none, the year 1970 begins at 1.</summary>
    public long Milliseconds => !Exists ? 0 : (Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond is var time and not 0 ? time : 1;

    /// <summary>
    /// Reads an element; a period gives its start, a timing its first event or the start of its bounds. What cannot be read shows as
    /// written and orders last.
    /// </summary>
    public static ChartTime Of(Element element)
    {
        if (element.Kind != ElementKind.Object)
            return element.Text is { Length: > 0 } text ? Parse(text) : None;
        var first = Of(element["start"u8]);
        foreach (var item in element["event"u8].Items)
            first = Earlier(first, Of(item));
        return element["repeat"u8]["boundsPeriod"u8] is { Exists: true } bounds ? Earlier(first, Of(bounds)) : first;
    }

    /// <summary>The end of a period; none for anything else.</summary>
    public static ChartTime EndOf(Element period) =>
        period["end"u8].Text is { Length: > 0 } text ? Parse(text) : None;

    /// <summary>The first of several that is there.</summary>
    public static ChartTime First(params ReadOnlySpan<Element> choices)
    {
        foreach (var choice in choices)
        {
            if (Of(choice) is { Exists: true } time)
                return time;
        }
        return None;
    }

    private static ChartTime Earlier(ChartTime a, ChartTime b) => b.Exists && (!a.Exists || b.Ticks < a.Ticks) ? b : a;

    public static ChartTime Parse(string text)
    {
        if (text.Length <= 10)
        {
            return DateTime.TryParseExact(text, Partial, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new(text, date.Ticks)
                : new(text, 0);
        }
        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var at))
            return new(text, 0);
        return new(string.Concat(text.AsSpan(0, 10), " ", text.AsSpan(11, Math.Min(5, text.Length - 11))), at.UtcTicks);
    }
}
