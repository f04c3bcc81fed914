using System.IO.Compression;
using System.Text;

namespace Chartroom.Rules.Releases;

/// <summary>
/// Reads a table of a code-set release: UTF-8, tab-separated, first line the header, no quoting; <c>.gz</c> beside the
/// plain name is read too.
/// </summary>
public sealed class TsvTable : IDisposable
{
    private readonly StreamReader reader;
    private readonly Dictionary<string, int> columns;

    private TsvTable(string path, StreamReader reader)
    {
        Path = path;
        this.reader = reader;
        var header = reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty.");
        columns = header.Split('\t').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
    }

    public string Path { get; }

    /// <summary>Opens <c>folder/name</c> or <c>folder/name.gz</c>; throws <see cref="FileNotFoundException"/> naming the table.</summary>
    public static TsvTable Open(string folder, string name)
    {
        var plain = System.IO.Path.Combine(folder, name);
        if (File.Exists(plain))
            return new TsvTable(plain, new StreamReader(plain, Encoding.UTF8, false, 1 << 16));
        var zipped = plain + ".gz";
        if (!File.Exists(zipped))
            throw new FileNotFoundException($"The release has no table {name}.", plain);
        return new TsvTable(zipped, new StreamReader(new GZipStream(File.OpenRead(zipped), CompressionMode.Decompress), Encoding.UTF8, false, 1 << 16));
    }

    public static bool Exists(string folder, string name)
    {
        var plain = System.IO.Path.Combine(folder, name);
        return File.Exists(plain) || File.Exists(plain + ".gz");
    }

    /// <summary>The position of a column; throws <see cref="InvalidDataException"/> naming table and column when it is not there.</summary>
    public int Column(string name) =>
        columns.TryGetValue(name, out var i) ? i : throw new InvalidDataException($"{Path} has no column {name}.");

    /// <summary>Each row's cells; a row shorter than the header is padded with empty cells.</summary>
    public IEnumerable<string[]> Rows()
    {
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length < columns.Count)
                Array.Resize(ref cells, columns.Count);
            for (var i = cells.Length - 1; i >= 0 && cells[i] is null; i--)
                cells[i] = "";
            yield return cells;
        }
    }

    public void Dispose() => reader.Dispose();
}
