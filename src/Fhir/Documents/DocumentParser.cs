using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;

namespace Chartroom.Fhir.Documents;

/// <summary>
/// Fills the node index of a <see cref="ResourceDocument"/> from UTF-8 JSON. What the <see cref="DocumentScanner"/> does not take is read here token by
/// token, and the issue says where and why it is wrong.
/// </summary>
internal sealed class DocumentParser
{
    /// <summary>Far more than any FHIR type has; keeps the search for duplicates from growing without bound.</summary>
    public const int MostMembers = 512;

    private readonly ReadOnlyMemory<byte> utf8;
    private readonly DocumentLimits limits;
    private NodeBuffer nodes = new();

    private DocumentParser(ReadOnlyMemory<byte> utf8, DocumentLimits limits) => (this.utf8, this.limits) = (utf8, limits);

    /// <summary>Reads the whole text; gives the nodes, or the issue that stopped it.</summary>
    public static Issue? Read(ReadOnlyMemory<byte> utf8, DocumentLimits limits, out Node[] read)
    {
        read = [];
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
            return Issue.Fatal("structure", "The text is not UTF-8.");
        if (DocumentScanner.Read(utf8.Span, limits.Depth) is not { } scanned)
            return ReadWithCare(utf8, limits, out read);
        read = scanned;
        return null;
    }

    /// <summary>The same token by token, for text that is UTF-8.</summary>
    internal static Issue? ReadWithCare(ReadOnlyMemory<byte> utf8, DocumentLimits limits, out Node[] read) => new DocumentParser(utf8, limits).Run(out read);

    private Issue? Run(out Node[] read)
    {
        var issue = ReadAll();
        read = issue is null ? nodes.ToArray() : [];
        nodes.Return();
        return issue;
    }

    private Issue? ReadAll()
    {
        var reader = new Utf8JsonReader(
            utf8.Span, new JsonReaderOptions { MaxDepth = limits.Depth, CommentHandling = JsonCommentHandling.Disallow });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return Place(Issue.Fatal("structure", "A resource must be a JSON object."), (int)reader.TokenStartIndex);
            if (ReadContainer(ref reader, ElementKind.Object, 0, 0) is { } issue)
                return issue;
            if (reader.Read())
                return Place(Issue.Fatal("structure", "Text after the end of the resource."), (int)reader.TokenStartIndex);
            return null;
        }
        catch (JsonException e)
        {
            return Issue.Fatal(
                "structure",
                "The text is not well-formed JSON.",
                OpenPath(),
                (int)(e.LineNumber ?? 0) + 1,
                (int)(e.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>The path of the object or array that was being read when the text ceased to be JSON.</summary>
    private string? OpenPath()
    {
        var innermost = -1;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not { Kind: ElementKind.Object or ElementKind.Array, Length: 0 })
                continue;
            (nodes[i].Next, innermost) = (nodes.Count, i);
        }
        return innermost < 0 ? null : ElementPaths.Of(ResourceDocument.Broken(utf8, nodes.ToArray()), innermost);
    }

    private Issue? ReadContainer(ref Utf8JsonReader reader, ElementKind kind, int nameStart, int nameLength)
    {
        var self = nodes.Add(kind, (int)reader.TokenStartIndex, nameStart, nameLength);
        var members = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                break;
            var (memberStart, memberLength) = (0, 0);
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                (memberStart, memberLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                if (++members > MostMembers)
                    return Place(Issue.Fatal("too-costly", $"An object has more than {MostMembers} properties."), memberStart);
                if (nodes.HasMember(utf8.Span, self, memberStart, memberLength))
                    return Place(Issue.Fatal("structure", "An object names the same property twice."), memberStart);
                reader.Read();
            }
            if (ReadValue(ref reader, memberStart, memberLength) is { } issue)
                return issue;
        }
        nodes[self].Length = (int)reader.BytesConsumed - nodes[self].Start;
        nodes[self].Next = nodes.Count;
        return null;
    }

    private Issue? ReadValue(ref Utf8JsonReader reader, int nameStart, int nameLength)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadContainer(ref reader, ElementKind.Object, nameStart, nameLength);
            case JsonTokenType.StartArray:
                return ReadContainer(ref reader, ElementKind.Array, nameStart, nameLength);
            case JsonTokenType.String when reader.ValueIsEscaped && HasHalfPair(reader.ValueSpan):
                return Place(Issue.Fatal("structure", "A string has half of a surrogate pair."), start);
            case JsonTokenType.String:
                var text = nodes.Add(ElementKind.String, start + 1, nameStart, nameLength);
                (nodes[text].Length, nodes[text].Escaped) = (reader.ValueSpan.Length, reader.ValueIsEscaped);
                return null;
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.Number => ElementKind.Number,
                    JsonTokenType.True => ElementKind.True,
                    JsonTokenType.False => ElementKind.False,
                    _ => ElementKind.Null,
                };
                nodes[nodes.Add(kind, start, nameStart, nameLength)].Length = reader.ValueSpan.Length;
                return null;
        }
    }

    /// <summary>True when an escape (<c>\uD83D</c>) is one half of a character without the other.</summary>
    private static bool HasHalfPair(ReadOnlySpan<byte> escaped)
    {
        var high = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var unit = 0;
            if (escaped[i] == '\\' && escaped[i + 1] == 'u')
                unit = int.Parse(escaped.Slice(i + 2, 4), System.Globalization.NumberStyles.HexNumber);
            var isLow = unit is >= 0xDC00 and <= 0xDFFF;
            if (high != isLow)
                return true;
            high = unit is >= 0xD800 and <= 0xDBFF;
            if (escaped[i] == '\\')
                i += unit > 0 || escaped[i + 1] == 'u' ? 5 : 1;
        }
        return high;
    }

    private Issue Place(Issue issue, int offset)
    {
        var before = utf8.Span[..Math.Min(offset, utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = offset - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return issue with { Line = line, Column = column };
    }
}
