using System.Buffers;
using System.IO.Compression;

namespace Chartroom.Store.Documents;

/// <summary>
/// Packs the bytes of a body. The first byte names the way: 0 as is, 1 Brotli, followed by the length of the
/// unpacked bytes where it is packed.
/// </summary>
internal static class BodyCodec
{
    private const byte Plain = 0;
    private const byte Brotli = 1;
    private const int Header = 5;
    private const int TooSmall = 128;

    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        if (body.Length >= TooSmall)
        {
            var room = ArrayPool<byte>.Shared.Rent(body.Length + Header);
            try
            {
                if (BrotliEncoder.TryCompress(body, room.AsSpan(Header, body.Length), out var written, quality: 1, window: 18))
                {
                    room[0] = Brotli;
                    BitConverter.TryWriteBytes(room.AsSpan(1), body.Length);
                    return room.AsSpan(0, written + Header).ToArray();
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(room);
            }
        }
        var plain = new byte[body.Length + 1];
        plain[0] = Plain;
        body.CopyTo(plain.AsSpan(1));
        return plain;
    }

    /// <summary>The unpacked bytes. Throws <see cref="InvalidDataException"/> on bytes that no <see cref="Pack"/> wrote.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length > 0 && packed[0] == Plain)
            return packed[1..].ToArray();
        if (packed.Length > Header && packed[0] == Brotli)
        {
            var length = BitConverter.ToInt32(packed[1..]);
            if (length is >= 0 and < 1 << 30)
            {
                var body = new byte[length];
                if (BrotliDecoder.TryDecompress(packed[Header..], body, out var written) && written == length)
                    return body;
            }
        }
        throw new InvalidDataException("A stored body cannot be unpacked.");
    }
}
