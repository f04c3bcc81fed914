using System.Buffers;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;

namespace Chartroom.Fhir.Documents;

/// <summary>One pass over UTF-8 JSON that fills the node index of a <see cref="ResourceDocument"/>.</summary>
internal sealed class DocumentParser(ReadOnlyMemory<byte> utf8, DocumentLimits limits)
{
    /// <summary>Far more than any FHIR type has; keeps the search for duplicates from growing without bound.</summary>
    private const int MostMembers = 512;

    private Node[] nodes = ArrayPool<Node>.Shared.Rent(1024);
    private int count;

    /// <summary>Reads the whole text; gives the nodes, or the issue that stopped it.</summary>
    public Issue? Run(out Node[] read)
    {
        var issue = ReadAll();
        read = issue is null ? nodes.AsSpan(0, count).ToArray() : [];
        ArrayPool<Node>.Shared.Return(nodes);
        nodes = [];
        return issue;
    }

    private Issue? ReadAll()
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
            return Issue.Fatal("structure", "The text is not UTF-8.");
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
        for (var i = 0; i < count; i++)
        {
            if (nodes[i] is not { Kind: ElementKind.Object or ElementKind.Array, Length: 0 })
                continue;
            (nodes[i].Next, innermost) = (count, i);
        }
        return innermost < 0 ? null : ElementPaths.Of(ResourceDocument.Broken(utf8, nodes[..count]), innermost);
    }

    private Issue? ReadContainer(ref Utf8JsonReader reader, ElementKind kind, int nameStart, int nameLength)
    {
        var self = Add(kind, (int)reader.TokenStartIndex, 0, nameStart, nameLength, escaped: false);
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
                if (HasMember(self, memberStart, memberLength))
                    return Place(Issue.Fatal("structure", "An object names the same property twice."), memberStart);
                reader.Read();
            }
            if (ReadValue(ref reader, memberStart, memberLength) is { } issue)
                return issue;
        }
        nodes[self].Length = (int)reader.BytesConsumed - nodes[self].Start;
        nodes[self].Next = count;
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
                Add(ElementKind.String, start + 1, reader.ValueSpan.Length, nameStart, nameLength, reader.ValueIsEscaped);
                return null;
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.Number => ElementKind.Number,
                    JsonTokenType.True => ElementKind.True,
                    JsonTokenType.False => ElementKind.False,
                    _ => ElementKind.Null,
                };
                Add(kind, start, reader.ValueSpan.Length, nameStart, nameLength, escaped: false);
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

    private bool HasMember(int parent, int nameStart, int nameLength)
    {
        var text = utf8.Span;
        var name = text.Slice(nameStart, nameLength);
        for (var i = parent + 1; i < count; i = nodes[i].Next)
        {
            if (nodes[i].NameLength == nameLength && text.Slice(nodes[i].NameStart, nameLength).SequenceEqual(name))
                return true;
        }
        return false;
    }

    private int Add(ElementKind kind, int start, int length, int nameStart, int nameLength, bool escaped)
    {
        if (count == nodes.Length)
            Grow();
        nodes[count] = new Node
        {
            Kind = kind,
            Start = start,
            Length = length,
            NameStart = nameStart,
            NameLength = nameLength,
            Escaped = escaped,
            Next = count + 1,
        };
        return count++;
    }

    private void Grow()
    {
        var larger = ArrayPool<Node>.Shared.Rent(count * 2);
        nodes.AsSpan(0, count).CopyTo(larger);
        ArrayPool<Node>.Shared.Return(nodes);
        nodes = larger;
    }

    private Issue Place(Issue issue, int offset)
    {
        var before = utf8.Span[..Math.Min(offset, utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = offset - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return issue with { Line = line, Column = column };
    }
}
