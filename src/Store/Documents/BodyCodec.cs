using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Compression;

namespace Chartroom.Store.Documents;

/// <summary>
/// Packs bodies. The first byte names the way: 0 as is; 1 Brotli, after the length of the unpacked bytes; 2 Zstandard,
/// after the number of the dictionary in the <c>codec</c> table. A store begins without a dictionary, trains one from its
/// first bodies when the system has libzstd, and keeps it beside the bodies for ever.
/// </summary>
internal sealed class BodyCodec
{
    /// <summary>Bodies that a dictionary is trained from: enough to be typical, few enough to wait for.</summary>
    private const int SamplesWanted = 3_000;
    private const int SampleBytes = 8 << 20;
    private const int LongestSample = 16 << 10;
    private const int DictionarySize = 96 << 10;

    private const byte Plain = 0;
    private const byte Brotli = 1;
    private const byte Zstd = 2;
    private const int Header = 5;
    private const int TooSmall = 128;
    private const int Longest = 1 << 30;

    private readonly ConcurrentDictionary<int, (nint Compress, nint Decompress)> dictionaries = new();
    private readonly Lock collecting = new();
    private List<byte[]>? samples = Zstandard.IsThere ? [] : null;
    private int sampled;
    private volatile int current;

    /// <summary>Asked for a dictionary that another process has added; set by the store.</summary>
    public Func<int, byte[]?>? Missing { get; set; }

    /// <summary>Uses a dictionary of the <c>codec</c> table from now on.</summary>
    public void Use(int number, byte[] dictionary)
    {
        if (Zstandard.IsThere)
        {
            dictionaries.GetOrAdd(number, _ => Zstandard.Prepare(dictionary));
            current = Math.Max(current, number);
        }
        samples = null;
    }

    /// <summary>Takes a body as a sample while there is no dictionary. True for the one that completes the set.</summary>
    public bool Sample(byte[] body)
    {
        if (samples is null || body.Length > LongestSample)
            return false;
        lock (collecting)
        {
            if (samples is null || samples.Count >= SamplesWanted || sampled >= SampleBytes)
                return false;
            samples.Add(body);
            sampled += body.Length;
            return samples.Count == SamplesWanted || sampled >= SampleBytes;
        }
    }

    /// <summary>Trains a dictionary from the samples; null when they do not make one.</summary>
    public byte[]? Train() => samples is { } collected ? Zstandard.Train(collected, DictionarySize) : null;

    public byte[] Pack(ReadOnlySpan<byte> body)
    {
        if (body.Length >= TooSmall)
        {
            var room = ArrayPool<byte>.Shared.Rent(body.Length + Header);
            try
            {
                var length = current > 0 ? PackZstd(body, room) : PackBrotli(body, room);
                if (length > 0)
                    return room.AsSpan(0, length).ToArray();
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
    public byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        switch (packed.IsEmpty ? byte.MaxValue : packed[0])
        {
            case Plain:
                return packed[1..].ToArray();
            case Brotli when packed.Length > Header && BitConverter.ToInt32(packed[1..]) is >= 0 and < Longest and var length:
                var body = new byte[length];
                if (BrotliDecoder.TryDecompress(packed[Header..], body, out var written) && written == length)
                    return body;
                break;
            case Zstd when packed.Length > 2:
                if (Zstandard.TryDecompress(packed[2..], Dictionary(packed[1]).Decompress, Longest, out var unpacked))
                    return unpacked;
                break;
        }
        throw new InvalidDataException("A stored body cannot be unpacked.");
    }

    private static int PackBrotli(ReadOnlySpan<byte> body, byte[] room)
    {
        if (!BrotliEncoder.TryCompress(body, room.AsSpan(Header, body.Length - 1), out var written, quality: 1, window: 18))
            return 0;
        room[0] = Brotli;
        BitConverter.TryWriteBytes(room.AsSpan(1), body.Length);
        return written + Header;
    }

    private int PackZstd(ReadOnlySpan<byte> body, byte[] room)
    {
        var number = current;
        var written = Zstandard.Compress(body, room.AsSpan(2, body.Length - 1), dictionaries[number].Compress);
        (room[0], room[1]) = (Zstd, (byte)number);
        return written > 0 ? written + 2 : 0;
    }

    private (nint Compress, nint Decompress) Dictionary(int number)
    {
        if (dictionaries.TryGetValue(number, out var known))
            return known;
        if (!Zstandard.IsThere)
            throw new InvalidDataException("The database was written with Zstandard: install the system's libzstd (package libzstd1) to read it.");
        if (Missing?.Invoke(number) is not { } dictionary)
            throw new InvalidDataException($"The dictionary {number} of the bodies is missing.");
        return dictionaries.GetOrAdd(number, _ => Zstandard.Prepare(dictionary));
    }
}
