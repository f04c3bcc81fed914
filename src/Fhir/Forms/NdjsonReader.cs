using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Forms;

/// <summary>One line of an NDJSON stream: its number from 1, and the resource or why it is none.</summary>
public readonly record struct NdjsonLine(long Number, Parsed<ResourceDocument> Resource);

/// <summary>
/// Reads resources one a line, in constant memory. Blank lines are passed over; a line longer than the limit is one issue, and
/// reading goes on after it. Source: FHIR Bulk Data §NDJSON; ndjson.org.
/// </summary>
public static class NdjsonReader
{
    private const int FirstBuffer = 64 * 1024;

    public static IEnumerable<NdjsonLine> Read(Stream stream, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
        var buffer = new byte[FirstBuffer];
        var (start, end, scanned) = (0, 0, 0);
        var (number, tooLong) = (0L, false);
        while (true)
        {
            var feed = Array.IndexOf(buffer, (byte)'\n', scanned, end - scanned);
            if (feed >= 0)
            {
                number++;
                if (Line(buffer, start, feed, number, tooLong, limits) is { } line)
                    yield return line;
                (start, scanned, tooLong) = (feed + 1, feed + 1, false);
                continue;
            }
            if (end - start > limits.Bytes)
                (start, tooLong) = (end, true);
            (start, end) = MakeRoom(ref buffer, start, end);
            scanned = end;
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }
        if (Line(buffer, start, end, number + 1, tooLong, limits) is { } last)
            yield return last;
    }

    private static NdjsonLine? Line(byte[] buffer, int start, int end, long number, bool tooLong, DocumentLimits limits)
    {
        if (tooLong)
            return new NdjsonLine(number, Issue.Fatal("too-long", $"The line is longer than {limits.Bytes} bytes.", null, (int)Math.Min(number, int.MaxValue), 1));
        var line = buffer.AsSpan(start, end - start).Trim(" \t\r"u8);
        return line.IsEmpty ? null : new NdjsonLine(number, ResourceDocument.Parse(line.ToArray(), limits));
    }

    private static (int Start, int End) MakeRoom(ref byte[] buffer, int start, int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, checked(buffer.Length * 2));
        return (start, end);
    }
}
