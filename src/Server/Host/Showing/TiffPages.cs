using System.Buffers.Binary;

namespace Chartroom.Server.Host.Showing;

/// <summary>
/// One page of a TIFF file, its strips still as they stand in the file. <c>Palette</c> is RGB bytes for an indexed image, empty otherwise;
/// <c>JpegTables</c> goes before each JPEG strip.
/// </summary>
internal sealed record TiffPage(
    int Width, int Height, int Bits, int Samples, int Compression, int Photometric, int RowsInStrip, int Predictor, int T4Options,
    double DotsAcross, double DotsDown, byte[] Palette, byte[] JpegTables, IReadOnlyList<ReadOnlyMemory<byte>> Strips);

/// <summary>
/// Reads the pages of scanned and faxed TIFF: bilevel, grey, indexed and colour in strips, uncompressed, CCITT, LZW, Deflate, PackBits or JPEG.
/// Source: TIFF Revision 6.0, parts 1 and 2; Adobe PageMaker 6.0 TIFF Technical Notes (JPEG).
/// </summary>
internal static class TiffPages
{
    private const int MostPages = 2_000;
    private const int MostPixels = 60_000;
    private static readonly int[] Compressions = [1, 2, 3, 4, 5, 7, 8, 32773, 32946];
    private static readonly byte[] Reversed = [.. Enumerable.Range(0, 256).Select(b => (byte)Enumerable.Range(0, 8).Sum(i => ((b >> i) & 1) << (7 - i)))];

    /// <summary>The pages; null when the file is damaged or one of them is of a kind that is not read here.</summary>
    public static IReadOnlyList<TiffPage>? Read(ReadOnlyMemory<byte> file)
    {
        var tiff = new TiffFile(file);
        var pages = new List<TiffPage>();
        var seen = new HashSet<long>();
        for (var at = tiff.FirstDirectory; at != 0; at = tiff.NextDirectory(at))
        {
            // A directory that points back would be read for ever.
            if (at < 0 || !seen.Add(at) || pages.Count == MostPages || ReadPage(tiff, at) is not { } page)
                return null;
            pages.Add(page);
        }
        return pages.Count > 0 ? pages : null;
    }

    private static TiffPage? ReadPage(TiffFile tiff, long directory)
    {
        if (tiff.Fields(directory) is not { } fields)
            return null;
        var (width, height) = (One(256, 0), One(257, 0));
        var (bits, samples, compression) = (One(258, 1), One(277, 1), One(259, 1));
        var (photometric, planes) = (One(262, 0), One(284, 1));
        var isColour = samples == 3 && bits == 8 && photometric is 2 or 6;
        var isGrey = samples == 1 && bits is 1 or 2 or 4 or 8 && photometric is 0 or 1 or 3;
        if (width is <= 0 or > MostPixels || height is <= 0 or > MostPixels || !(isColour || isGrey) || planes != 1 || !Compressions.Contains(compression))
            return null;
        if (photometric == 6 && compression != 7)
            return null;
        var rows = One(278, height);
        if (tiff.Strips(fields) is not { } strips || rows <= 0 || strips.Count < (height + Math.Min(rows, height) - 1) / Math.Min(rows, height))
            return null;
        if (One(266, 1) == 2 && compression is 1 or 2 or 3 or 4)
            strips = [.. strips.Select(Reverse)];
        var unit = One(296, 2) == 3 ? 2.54 : 1;
        return new TiffPage(
            width, height, bits, samples, compression, photometric, Math.Min(rows, height), One(317, 1), One(292, 0), tiff.Ratio(fields, 282) * unit,
            tiff.Ratio(fields, 283) * unit, photometric == 3 ? tiff.Palette(fields, bits) : [], tiff.Bytes(fields, 347), strips);

        int One(int tag, int missing) => tiff.Number(fields, tag) ?? missing;
    }

    /// <summary>Fax machines often send the first pixel in the lowest bit.</summary>
    private static ReadOnlyMemory<byte> Reverse(ReadOnlyMemory<byte> strip)
    {
        var turned = strip.ToArray();
        for (var i = 0; i < turned.Length; i++)
            turned[i] = Reversed[turned[i]];
        return turned;
    }
}

/// <summary>The directories of a TIFF file; whatever points outside of it is not there.</summary>
internal sealed class TiffFile(ReadOnlyMemory<byte> file)
{
    private const int MostValues = 1 << 20;
    private readonly bool little = file.Length > 2 && file.Span[0] == 'I';

    public long FirstDirectory => file.Length < 8 || U16(2) != 42 ? -1 : U32(4);

    public long NextDirectory(long at) => Holds(at, 2) && Holds(at + 2 + (U16(at) * 12), 4) ? U32(at + 2 + (U16(at) * 12)) : -1;

    /// <summary>The fields of a directory: tag → where its entry is.</summary>
    public Dictionary<int, long>? Fields(long directory)
    {
        if (!Holds(directory, 2) || !Holds(directory + 2, U16(directory) * 12L))
            return null;
        var fields = new Dictionary<int, long>();
        for (var i = 0; i < U16(directory); i++)
            fields.TryAdd(U16(directory + 2 + (i * 12)), directory + 2 + (i * 12));
        return fields;
    }

    public int? Number(Dictionary<int, long> fields, int tag) => Numbers(fields, tag) is [var first, ..] && first <= int.MaxValue ? (int)first : null;

    public double Ratio(Dictionary<int, long> fields, int tag)
    {
        if (!fields.TryGetValue(tag, out var entry) || U16(entry + 2) != 5 || !Holds(U32(entry + 8), 8))
            return 0;
        var at = U32(entry + 8);
        return U32(at + 4) == 0 ? 0 : (double)U32(at) / U32(at + 4);
    }

    public byte[] Bytes(Dictionary<int, long> fields, int tag) => [.. Numbers(fields, tag).Select(n => (byte)n)];

    /// <summary>The colours of an indexed image as RGB, in the high bytes of the map.</summary>
    public byte[] Palette(Dictionary<int, long> fields, int bits)
    {
        var (map, count) = (Numbers(fields, 320), 1 << bits);
        return map.Count == 3 * count ? [.. Enumerable.Range(0, count).SelectMany(i => new[] { (byte)(map[i] >> 8), (byte)(map[count + i] >> 8), (byte)(map[(2 * count) + i] >> 8) })] : [];
    }

    public IReadOnlyList<ReadOnlyMemory<byte>>? Strips(Dictionary<int, long> fields)
    {
        var (offsets, counts) = (Numbers(fields, 273), Numbers(fields, 279));
        if (offsets.Count == 0 || offsets.Count != counts.Count)
            return null;
        var strips = new List<ReadOnlyMemory<byte>>(offsets.Count);
        for (var i = 0; i < offsets.Count; i++)
        {
            if (!Holds(offsets[i], counts[i]))
                return null;
            strips.Add(file.Slice((int)offsets[i], (int)counts[i]));
        }
        return strips;
    }

    /// <summary>The values of a field of bytes, shorts or longs; none when it is absent or points outside.</summary>
    private List<long> Numbers(Dictionary<int, long> fields, int tag)
    {
        var values = new List<long>();
        if (!fields.TryGetValue(tag, out var entry))
            return values;
        var size = U16(entry + 2) switch { 1 or 7 => 1, 3 => 2, 4 => 4, _ => 0 };
        var count = U32(entry + 4);
        var at = count * size <= 4 ? entry + 8 : U32(entry + 8);
        if (size == 0 || count > MostValues || !Holds(at, count * size))
            return values;
        for (var i = 0; i < count; i++)
            values.Add(size switch { 1 => file.Span[(int)at + i], 2 => U16(at + (i * 2)), _ => U32(at + (i * 4)) });
        return values;
    }

    private bool Holds(long at, long length) => at >= 0 && length >= 0 && at + length <= file.Length;

    private int U16(long at)
    {
        var bytes = file.Span[(int)at..];
        return little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private long U32(long at)
    {
        var bytes = file.Span[(int)at..];
        return little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
