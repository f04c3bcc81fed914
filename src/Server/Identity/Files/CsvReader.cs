using System.Text;

namespace Chartroom.Server.Identity.Files;

/// <summary>
/// Reads CSV: commas (or semicolons or tabs, as the first line has them), quotes doubled inside quotes, line breaks
/// inside quotes. Cells are trimmed. Blank lines are passed over.
/// <para>Source: RFC 4180.</para>
/// </summary>
public sealed class CsvReader(TextReader reader)
{
    /// <summary>No cell of a real file is longer: beyond it a quote was never closed, or the file is no CSV.</summary>
    private const int LongestCell = 1_000_000;

    private readonly StringBuilder cell = new();
    private readonly char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private char separator = ',';
    private bool first = true;

    /// <summary>The line on which the row last read began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Lines begun so far.</summary>
    private int lines = 1;

    /// <summary>The next row, or null at the end. An unclosed quote, or a cell beyond measure, throws <see cref="InvalidDataException"/> naming its line.</summary>
    public List<string>? Read(List<string> row)
    {
        if (first)
            FindSeparator();
        do
        {
            row.Clear();
            Line = lines;
            if (Peek() < 0)
                return null;
            ReadRow(row);
        }
        while (row.Count == 1 && row[0].Length == 0);
        return row;
    }

    private void ReadRow(List<string> row)
    {
        while (true)
        {
            var end = ReadCell();
            row.Add(Text());
            if (end != separator)
                return;
        }
    }

    /// <summary>Reads one cell into <see cref="cell"/>; the character that ended it, newline for the end of the row.</summary>
    private int ReadCell()
    {
        cell.Clear();
        while (true)
        {
            var c = Next();
            if (c < 0 || c == '\n')
            {
                if (c >= 0)
                    lines++;
                return '\n';
            }
            if (c == separator)
                return c;
            if (c == '"' && IsBlank())
                ReadQuoted();
            else if (c != '\r')
                Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        cell.Clear();
        while (true)
        {
            var c = Next();
            if (c < 0)
                throw new InvalidDataException($"line {Line}: a quote is opened and never closed.");
            if (c == '"')
            {
                if (Peek() != '"')
                    return;
                Next();
            }
            if (c == '\n')
                lines++;
            Append((char)c);
        }
    }

    private void Append(char c)
    {
        if (cell.Length == LongestCell)
            throw new InvalidDataException($"line {Line}: a cell of more than {LongestCell} characters; is a quote opened there and never closed?");
        cell.Append(c);
    }

    private bool IsBlank()
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] is not (' ' or '\uFEFF'))
                return false;
        }
        return true;
    }

    private string Text()
    {
        var start = 0;
        var end = cell.Length;
        while (start < end && cell[start] is ' ' or '\uFEFF' or '\t')
            start++;
        while (end > start && cell[end - 1] is ' ' or '\t')
            end--;
        return end == start ? "" : cell.ToString(start, end - start);
    }

    private void FindSeparator()
    {
        first = false;
        Fill();
        var line = buffer.AsSpan(0, filled);
        var end = line.IndexOf('\n');
        if (end >= 0)
            line = line[..end];
        if (!line.Contains(','))
            separator = line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',';
    }

    private int Next()
    {
        if (at == filled && !Fill())
            return -1;
        return buffer[at++];
    }

    private int Peek() => at == filled && !Fill() ? -1 : buffer[at];

    private bool Fill()
    {
        at = 0;
        filled = reader.Read(buffer, 0, buffer.Length);
        return filled > 0;
    }
}
