using System.Text;
using System.Text.Json;
using Chartroom.Server.Intake.Journal;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// Cuts inputs into pieces, told apart by content and never by name. A document is read whole; NDJSON of any size is read
/// a few hundred lines at a time, so that memory stays bounded.
/// </summary>
internal sealed class LoadPieces(IEnumerable<InputFile> inputs)
{
    private const int LinesInPiece = 500;
    private const int BytesInPiece = 4 * 1024 * 1024;
    private const int LongestDocument = 256 * 1024 * 1024;

    private int number;

    /// <summary>How many inputs have been begun.</summary>
    public int Inputs { get; private set; }

    public IEnumerable<LoadPiece> Read()
    {
        foreach (var input in inputs)
        {
            Inputs++;
            foreach (var piece in Cut(input))
                yield return piece;
        }
    }

    private IEnumerable<LoadPiece> Cut(InputFile input)
    {
        using var lines = new ByteLines(input.Content);
        var first = lines.Next();
        while (first is not null && IsBlank(first))
            first = lines.Next();
        if (first is null)
        {
            yield return Piece(input, LoadForm.Unknown, 0, Array.Empty<byte>());
            yield break;
        }
        foreach (var piece in IsWholeObject(first) ? CutLines(input, lines, first) : [Whole(input, lines, first)])
            yield return piece;
    }

    private IEnumerable<LoadPiece> CutLines(InputFile input, ByteLines lines, byte[] first)
    {
        var buffer = new MemoryStream();
        var (line, from, inBuffer) = (1, 1, 0);
        for (var text = first; text is not null; text = lines.Next(), line++)
        {
            if (inBuffer > 0 && (inBuffer >= LinesInPiece || buffer.Length + text.Length > BytesInPiece))
            {
                yield return Piece(input, LoadForm.NdJson, from, buffer.ToArray());
                (buffer, from, inBuffer) = (new MemoryStream(), line, 0);
            }
            buffer.Write(text);
            buffer.WriteByte((byte)'\n');
            inBuffer++;
        }
        // A single line is a document like any other.
        yield return line == 2 ? Piece(input, LoadForm.Json, 1, first) : Piece(input, LoadForm.NdJson, from, buffer.ToArray());
    }

    private LoadPiece Whole(InputFile input, ByteLines lines, byte[] first)
    {
        // One byte more than the input has: the line feed may be one that it lacks.
        var buffer = new MemoryStream((int)Math.Min(input.Length + 1, LongestDocument));
        buffer.Write(first);
        buffer.WriteByte((byte)'\n');
        lines.CopyRest(buffer, LongestDocument);
        var content = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return Piece(input, FormOf(content.Span), 1, content);
    }

    private LoadPiece Piece(InputFile input, LoadForm form, int line, ReadOnlyMemory<byte> content) =>
        new(number++, input.Name, form, line, content);

    private static LoadForm FormOf(ReadOnlySpan<byte> content)
    {
        var kind = ItemKinds.Of(content);
        if (kind is ItemKinds.Hl7v2 or ItemKinds.Ccda)
            return kind == ItemKinds.Hl7v2 ? LoadForm.Hl7v2 : LoadForm.Ccda;
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        content = content.TrimStart(" \t\r\n\v"u8);
        if (content.IsEmpty)
            return LoadForm.Unknown;
        return content[0] switch
        {
            (byte)'{' => LoadForm.Json,
            (byte)'<' => LoadForm.Xml,
            _ => LoadForm.Unknown,
        };
    }

    private static bool IsBlank(byte[] line) => line.AsSpan().Trim(" \t\r"u8).IsEmpty;

    private static bool IsWholeObject(byte[] line)
    {
        if (line.Length < 2 || Encoding.UTF8.GetString(line, 0, 1) is not ("{" or " "))
            return false;
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 128 });
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
