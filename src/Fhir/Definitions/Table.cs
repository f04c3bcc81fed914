using System.Text;

namespace Chartroom.Fhir.Definitions;

/// <summary>One embedded table: lines of tab-parted fields, the first a letter that says the kind of record.</summary>
internal sealed class Table
{
    private readonly byte[] content;

    private Table(byte[] content) => this.content = content;

    public static Table Load(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Table(bytes);
    }

    /// <summary>The lines that start between two offsets; an end of 0 is the end of the table.</summary>
    public LineEnumerator Lines(int start = 0, int end = 0) => new(content, start, end == 0 ? content.Length : end);

    internal ref struct LineEnumerator(byte[] bytes, int start, int end)
    {
        private int next = start;

        public TableLine Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next >= end)
                return false;
            var length = bytes.AsSpan(next).IndexOf((byte)'\n');
            if (length < 0)
                length = bytes.Length - next;
            Current = new TableLine(bytes.AsSpan(next, length), next);
            next += length + 1;
            return true;
        }
    }
}

/// <summary>One record of a <see cref="Table"/>; fields count from 0, and a field that is not there is empty.</summary>
internal readonly ref struct TableLine(ReadOnlySpan<byte> line, int start)
{
    private readonly ReadOnlySpan<byte> line = line;

    /// <summary>The offset of the line in its table.</summary>
    public int Start { get; } = start;

    /// <summary>The offset of the line after it.</summary>
    public int End => Start + line.Length + 1;

    public char Kind => line.IsEmpty ? '#' : (char)line[0];

    public string this[int field] => Encoding.UTF8.GetString(Bytes(field));

    public ReadOnlySpan<byte> Bytes(int field)
    {
        var rest = line;
        for (; field > 0; field--)
        {
            var tab = rest.IndexOf((byte)'\t');
            if (tab < 0)
                return default;
            rest = rest[(tab + 1)..];
        }
        var end = rest.IndexOf((byte)'\t');
        return end < 0 ? rest : rest[..end];
    }

    public string[] Fields() => Encoding.UTF8.GetString(line).Split('\t');
}
