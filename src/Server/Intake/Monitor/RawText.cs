using System.Text;
using System.Text.Unicode;
using Chartroom.Exchange.Hl7v2.Acknowledging;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Server.Intake.Monitor;

/// <summary>The text of an item in lines, with the part at fault found by the issue's place: segment and field, or line and column.</summary>
internal static class RawText
{
    private const int LongestText = 4 * 1024 * 1024;
    private const int LongestLine = 2_000;

    /// <summary>The lines, none for what is no text or too long to be shown.</summary>
    public static IReadOnlyList<RawLine> Lines(byte[] content, Issue? fault)
    {
        if (content.Length > LongestText || content.AsSpan().Contains((byte)0))
            return [];
        var text = (Utf8.IsValid(content) ? Encoding.UTF8 : Encoding.Latin1).GetString(content);
        var lines = text.ReplaceLineEndings("\r").TrimEnd('\r').Split('\r');
        var at = fault is null ? null : Find(lines, fault);
        return [.. lines.Select((l, i) => at is { } place && place.Line == i ? Cut(i, l, place.Start, place.Length) : new RawLine(i + 1, Shorten(l), "", "", false))];
    }

    private static (int Line, int Start, int Length)? Find(string[] lines, Issue fault)
    {
        if (ErrorPlace.Of(fault) is { Segment.Length: > 0 } place && FindField(lines, place) is { } found)
            return found;
        if (fault.Line > 0 && fault.Line <= lines.Length)
        {
            var line = lines[fault.Line - 1];
            var start = Math.Clamp(fault.Column - 1, 0, line.Length);
            var end = line.IndexOf('>', start);
            return (fault.Line - 1, start, (end < 0 ? line.Length : end + 1) - start);
        }
        var element = fault.Path is null ? -1 : Array.FindIndex(lines, l => l.Contains("<" + fault.Path, StringComparison.Ordinal));
        return element < 0 ? null : (element, lines[element].IndexOf("<" + fault.Path, StringComparison.Ordinal), fault.Path!.Length + 1);
    }

    /// <summary>Source: HL7 v2.5.1 §2.5.4 message delimiters; fields of MSH count from the delimiter itself.</summary>
    private static (int Line, int Start, int Length)? FindField(string[] lines, ErrorPlace place)
    {
        var header = Array.Find(lines, l => l.Contains("MSH", StringComparison.Ordinal)) ?? "";
        var from = header.IndexOf("MSH", StringComparison.Ordinal) + 3;
        var delimiters = from >= 3 && header.Length > from + 2 ? header.Substring(from, 3) : "|^~";
        var seen = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].TakeWhile(c => c is '\v' or '\uFEFF' or ' ').Count();
            if (string.CompareOrdinal(lines[i], start, place.Segment, 0, 3) != 0 || ++seen < Math.Max(1, place.Sequence))
                continue;
            var (at, length) = (start, lines[i].Length - start);
            if (place.Field > 0)
                (at, length) = Part(lines[i], at, length, delimiters[0], place.Segment is "MSH" or "FHS" or "BHS" ? place.Field - 1 : place.Field);
            if (place.Repetition > 0)
                (at, length) = Part(lines[i], at, length, delimiters[2], place.Repetition - 1);
            if (place.Component > 0)
                (at, length) = Part(lines[i], at, length, delimiters[1], place.Component - 1);
            return (i, at, length);
        }
        return null;
    }

    /// <summary>The part of a text with that index; where there are fewer, nothing, at the end.</summary>
    private static (int Start, int Length) Part(string line, int start, int length, char delimiter, int index)
    {
        var end = start + length;
        for (; index > 0; index--)
        {
            var next = line.IndexOf(delimiter, start, end - start);
            if (next < 0)
                return (end, 0);
            start = next + 1;
        }
        var last = line.IndexOf(delimiter, start, end - start);
        return (start, (last < 0 ? end : last) - start);
    }

    private static RawLine Cut(int line, string text, int start, int length)
    {
        var before = text[..start];
        if (before.Length > LongestLine)
            before = "…" + before[^LongestLine..];
        return new RawLine(line + 1, before, Shorten(text.Substring(start, length)), Shorten(text[(start + length)..]), true);
    }

    private static string Shorten(string text) =>
        text.Length <= LongestLine ? text : $"{text[..LongestLine]}… ({text.Length - LongestLine} more characters)";
}
