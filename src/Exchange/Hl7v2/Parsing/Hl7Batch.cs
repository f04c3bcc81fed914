using Chartroom.Fhir.Outcomes;

namespace Chartroom.Exchange.Hl7v2.Parsing;

/// <summary>
/// Takes a file apart into messages: batch headers and trailers (FHS, BHS, BTS, FTS) are left out, and each MSH at the start of a line
/// begins a message. The count of BTS-1 is checked against what came.
/// Source: HL7 v2.5.1 §2.10.3 Batch protocol.
/// </summary>
/// <param name="Messages">The messages as received, in order; none when the file holds no MSH.</param>
/// <param name="Issues">What is wrong with the envelope: no message at all, or a trailer whose count differs.</param>
public sealed record Hl7Batch(IReadOnlyList<ReadOnlyMemory<byte>> Messages, IReadOnlyList<Issue> Issues)
{
    public static Hl7Batch Split(ReadOnlyMemory<byte> file)
    {
        var text = file.Span;
        var messages = new List<ReadOnlyMemory<byte>>();
        var issues = new List<Issue>();
        var begin = -1;
        for (var at = 0; at < text.Length;)
        {
            var length = text[at..].IndexOfAny((byte)'\r', (byte)'\n');
            var end = length < 0 ? text.Length : at + length;
            var line = Bare(text[at..end]);
            if (IsOne(line, "MSH"u8, "FHS"u8, "BHS"u8, "BTS"u8, "FTS"u8))
            {
                if (begin >= 0)
                    messages.Add(file[begin..at]);
                begin = line.StartsWith("MSH"u8) ? at : -1;
                if (line.StartsWith("BTS"u8))
                    CheckCount(line, messages.Count, issues);
            }
            at = end + 1;
        }
        if (begin >= 0)
            messages.Add(file[begin..]);
        if (messages.Count == 0)
            issues.Add(Issue.Fatal("structure", "The input holds no MSH segment.", "MSH", 1, 1));
        return new Hl7Batch(messages, issues);
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.TrimStart("\v\x1C \t"u8);
    }

    private static bool IsOne(ReadOnlySpan<byte> line, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e)
    {
        if (line.Length < 4 || char.IsAsciiLetterOrDigit((char)line[3]))
            return false;
        var name = line[..3];
        return name.SequenceEqual(a) || name.SequenceEqual(b) || name.SequenceEqual(c) || name.SequenceEqual(d) || name.SequenceEqual(e);
    }

    private static void CheckCount(ReadOnlySpan<byte> trailer, int count, List<Issue> issues)
    {
        var field = trailer[4..];
        var end = field.IndexOf(trailer[3]);
        var text = System.Text.Encoding.ASCII.GetString(end < 0 ? field : field[..end]).Trim();
        if (text.Length > 0 && int.TryParse(text, out var said) && said != count)
            issues.Add(Issue.Warning("value", "The batch trailer counts a different number of messages.", "BTS-1"));
    }
}
