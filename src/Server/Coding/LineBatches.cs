namespace Chartroom.Server.Coding;

/// <summary>Whole lines of an input, about a megabyte at most unless one line is longer; <c>First</c> is the number of the first, from 1.</summary>
internal readonly record struct LineBatch(byte[] Bytes, int First);

/// <summary>
/// Cuts an input into batches of whole lines. What has arrived is handed on without waiting for more, so a script that writes one line
/// to the program and waits gets its answer.
/// </summary>
internal static class LineBatches
{
    private const int BatchBytes = 1 << 20;

    private const int LongestLine = 1 << 27;

    /// <summary>
    /// Hands the batches of an input to <paramref name="take"/>. When reading fails, the lines before the damage are handed on first.
    /// </summary>
    public static void Read(Stream input, Action<LineBatch> take)
    {
        var (buffer, kept, line) = (new byte[BatchBytes], 0, 1);
        while (true)
        {
            int read;
            try
            {
                read = input.Read(buffer, kept, buffer.Length - kept);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                Hand(buffer.AsSpan(0, kept), line, take);
                throw;
            }
            if (read == 0)
            {
                Hand(buffer.AsSpan(0, kept), line, take);
                return;
            }
            var end = buffer.AsSpan(kept, read).LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                end += kept;
                Hand(buffer.AsSpan(0, end), line, take);
                line += buffer.AsSpan(0, end + 1).Count((byte)'\n');
                buffer.AsSpan(end + 1, kept + read - end - 1).CopyTo(buffer);
                kept += read - end - 1;
                continue;
            }
            kept += read;
            if (kept == LongestLine)
                throw new InvalidDataException($"line {line} is longer than {LongestLine >> 20} MB");
            if (kept == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private static void Hand(ReadOnlySpan<byte> lines, int first, Action<LineBatch> take)
    {
        if (!lines.IsEmpty)
            take(new LineBatch(lines.ToArray(), first));
    }
}
