using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Chartroom.Rules.Releases;

/// <summary>
/// Reads a large table of a release as bytes, cell by cell without a string for each: UTF-8, tab-separated, first line
/// the header, no quoting; <c>.gz</c> beside the plain name is read too. A short row has empty last cells.
/// </summary>
public sealed class TsvBytes
{
    private readonly string path;
    private readonly byte[] bytes;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly int[] starts;
    private readonly int[] ends;
    private int at;

    private TsvBytes(string path, byte[] bytes)
    {
        this.path = path;
        this.bytes = bytes;
        var header = NextLine();
        if (header.IsEmpty)
            throw new InvalidDataException($"{path} is empty.");
        foreach (var name in Encoding.UTF8.GetString(header).Split('\t'))
            columns[name] = columns.Count;
        starts = new int[columns.Count];
        ends = new int[columns.Count];
    }

    /// <summary>Opens <c>folder/name</c> or <c>folder/name.gz</c>; throws <see cref="FileNotFoundException"/> naming the table.</summary>
    public static TsvBytes Open(string folder, string name)
    {
        var plain = Path.Combine(folder, name);
        if (File.Exists(plain))
            return new TsvBytes(plain, File.ReadAllBytes(plain));
        if (!File.Exists(plain + ".gz"))
            throw new FileNotFoundException($"The release has no table {name}.", plain);
        return new TsvBytes(plain + ".gz", Unzip(File.ReadAllBytes(plain + ".gz")));
    }

    /// <summary>The position of a column; throws <see cref="InvalidDataException"/> naming table and column when it is not there.</summary>
    public int Column(string name) =>
        columns.TryGetValue(name, out var i) ? i : throw new InvalidDataException($"{path} has no column {name}.");

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Next()
    {
        if (at >= bytes.Length)
            return false;
        var end = bytes.AsSpan(at).IndexOf((byte)'\n');
        end = end < 0 ? bytes.Length : at + end;
        var column = 0;
        var start = at;
        while (column < starts.Length)
        {
            var length = bytes.AsSpan(start, end - start).IndexOf((byte)'\t');
            starts[column] = start;
            ends[column++] = length < 0 ? end : start + length;
            start = length < 0 ? end : start + length + 1;
        }
        at = end + 1;
        return true;
    }

    public ReadOnlySpan<byte> Cell(int column) => bytes.AsSpan(starts[column], ends[column] - starts[column]);

    public string Text(int column) => Encoding.UTF8.GetString(Cell(column));

    public CodeKey Code(int column) => CodeKey.Of(Cell(column));

    /// <summary>A whole number; an empty cell is <paramref name="empty"/>.</summary>
    public int Number(int column, int empty = 0)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
            return empty;
        if (Utf8Parser.TryParse(cell, out int value, out var used) && used == cell.Length)
            return value;
        throw new InvalidDataException($"{path}: {Encoding.UTF8.GetString(cell)} is not a number.");
    }

    private ReadOnlySpan<byte> NextLine()
    {
        var end = bytes.AsSpan(at).IndexOf((byte)'\n');
        var line = end < 0 ? bytes.AsSpan(at) : bytes.AsSpan(at, end);
        at += line.Length + 1;
        return line;
    }

    private static byte[] Unzip(byte[] zipped)
    {
        // The last four bytes of a gzip member hold the length of its content.
        var length = zipped.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(zipped.AsSpan(^4));
        var plain = new byte[Math.Max(length, 0)];
        using var stream = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        stream.ReadExactly(plain);
        return plain;
    }
}
