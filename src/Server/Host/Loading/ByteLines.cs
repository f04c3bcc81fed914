namespace Chartroom.Server.Host.Loading;

/// <summary>Reads a stream line by line as bytes, without decoding it.</summary>
internal sealed class ByteLines(Stream source) : IDisposable
{
    private readonly MemoryStream line = new();
    private byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;

    /// <summary>The next line without its line feed; null at the end.</summary>
    public byte[]? Next()
    {
        line.SetLength(0);
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line.Write(buffer, start, found);
                start += found + 1;
                return line.ToArray();
            }
            line.Write(buffer, start, end - start);
            (start, end) = (0, source.Read(buffer));
            if (end == 0)
                return line.Length > 0 ? line.ToArray() : null;
        }
    }

    /// <summary>Copies all that is left; throws when it is more than the limit in bytes.</summary>
    public void CopyRest(Stream to, long limit)
    {
        do
        {
            to.Write(buffer, start, end - start);
            if (to.Length > limit)
                throw new InvalidDataException($"An input is longer than {limit} bytes.");
            (start, end) = (0, source.Read(buffer));
        }
        while (end > 0);
    }

    public void Dispose()
    {
        line.Dispose();
        buffer = [];
    }
}
