using System.Buffers;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// Reads one message in one pass over its bytes. Segments may end in CR, LF or CRLF; a line that does not begin like a segment
/// belongs to the segment before it (a line break that the sender forgot to escape), with a warning.
/// <para>Fails when there is no MSH, no encoding characters, no message type, or a bound is passed. A missing control id, version or
/// character set only warns: the message can be read.</para>
/// Source: HL7 v2.5.1 §2.5, §2.6 and §2.10.2.
/// </summary>
public static class Hl7Parser
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>Reads the message, or says why it cannot be read.</summary>
    /// <param name="raw">The message as received; a byte order mark, blank lines and MLLP's framing bytes around it are ignored.</param>
    public static Parsed<Hl7Message> Parse(ReadOnlyMemory<byte> raw, Hl7Limits? limits = null)
    {
        limits ??= Hl7Limits.Default;
        if (raw.Length > limits.Bytes)
            return Issue.Fatal("too-long", $"The message has {raw.Length} bytes; the limit is {limits.Bytes}.");
        var issues = new List<Issue>();
        var (utf8, encoding) = CharacterSet.ToUtf8(raw);
        if (encoding is not null)
            issues.Add(encoding);
        utf8 = Unframed(utf8);
        if (!utf8.Span.StartsWith("MSH"u8))
            return Issue.Fatal("structure", "The message does not begin with an MSH segment.", "MSH", 1, 1);
        var firstLine = utf8.Span.IndexOfAny(LineEnds);
        var header = firstLine < 0 ? utf8.Span : utf8.Span[..firstLine];
        if (Delimiters.Read(header, out var delimiters) is { } fault)
            return fault;
        if (Index(utf8, delimiters, limits, issues) is not { } message)
            return new Parsed<Hl7Message>(issues);
        CheckHeader(message, issues);
        return issues.Exists(i => i.Fails) ? new Parsed<Hl7Message>(issues) : new Parsed<Hl7Message>(message, issues);
    }

    private static ReadOnlyMemory<byte> Unframed(ReadOnlyMemory<byte> utf8)
    {
        utf8 = utf8.TrimStart("\v \t\r\n\0"u8);
        return utf8.TrimEnd("\x1C\r\n\0\x1A"u8);
    }

    private static Hl7Message? Index(ReadOnlyMemory<byte> utf8, Delimiters delimiters, Hl7Limits limits, List<Issue> issues)
    {
        var text = utf8.Span;
        var places = new List<SegmentPlace>(32);
        var fields = new List<int>(256);
        for (var at = 0; at < text.Length;)
        {
            var length = text[at..].IndexOfAny(LineEnds);
            var end = length < 0 ? text.Length : at + length;
            var next = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            if (!text[at..end].Trim(" \t"u8).IsEmpty)
            {
                if (BeginsSegment(text[at..end], delimiters.Field))
                    AddSegment(text, at, end, delimiters.Field, places, fields);
                else
                    Continue(text, at, end, delimiters.Field, places, fields, issues);
            }
            if (places.Count > limits.Segments || places[^1].FieldCount > limits.FieldsPerSegment)
            {
                issues.Add(Issue.Fatal("too-long", "The message has more segments or fields than the limit.", null, places.Count, 1));
                return null;
            }
            at = next;
        }
        return new Hl7Message(utf8, delimiters, [.. places], [.. fields]);
    }

    private static bool BeginsSegment(ReadOnlySpan<byte> line, byte separator) =>
        line.Length >= 3 && char.IsAsciiLetterUpper((char)line[0]) && IsNameByte(line[1]) && IsNameByte(line[2])
        && (line.Length == 3 || line[3] == separator);

    private static bool IsNameByte(byte b) => char.IsAsciiLetterUpper((char)b) || char.IsAsciiDigit((char)b);

    private static void AddSegment(
        ReadOnlySpan<byte> text, int start, int end, byte separator, List<SegmentPlace> places, List<int> fields)
    {
        var first = fields.Count;
        fields.Add(start);
        AddFields(text, start, end, separator, fields);
        places.Add(new SegmentPlace(start, end, first, fields.Count - first));
    }

    private static void AddFields(ReadOnlySpan<byte> text, int from, int end, byte separator, List<int> fields)
    {
        for (var at = from; ;)
        {
            var next = text[at..end].IndexOf(separator);
            if (next < 0)
                return;
            at += next + 1;
            fields.Add(at);
        }
    }

    private static void Continue(
        ReadOnlySpan<byte> text, int start, int end, byte separator, List<SegmentPlace> places, List<int> fields, List<Issue> issues)
    {
        var last = places[^1];
        AddFields(text, start, end, separator, fields);
        places[^1] = last with { End = end, FieldCount = fields.Count - last.FirstField };
        issues.Add(Issue.Warning(
            "structure", "A line does not begin with a segment name; it was read as a continuation of the segment before it.",
            null, places.Count, 1));
    }

    private static void CheckHeader(Hl7Message message, List<Issue> issues)
    {
        if (message.Type.Length == 0)
            issues.Add(Issue.Fatal("required", "The message type is missing.", "MSH-9", 1));
        if (message.ControlId.Length == 0)
            issues.Add(Issue.Warning("required", "The message control id is missing.", "MSH-10", 1));
        if (message.Version.Length == 0)
            issues.Add(Issue.Warning("required", "The version is missing.", "MSH-12", 1));
    }
}
