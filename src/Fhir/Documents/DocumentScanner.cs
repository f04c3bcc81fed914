using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chartroom.Fhir.Documents;

/// <summary>
/// Reads JSON that is as it should be straight into nodes, sixteen bytes at a time where it can. It gives up on everything else (malformed text, names
/// with escapes, a property named twice, surrogates written as escapes); <see cref="DocumentParser"/> then reads the text and says what is wrong, if
/// anything is. Source: RFC 8259.
/// </summary>
internal ref struct DocumentScanner
{
    private readonly ReadOnlySpan<byte> text;
    private readonly int deepest;
    private NodeBuffer nodes;
    private int at;

    private DocumentScanner(ReadOnlySpan<byte> text, int deepest)
    {
        this.text = text;
        this.deepest = deepest;
        nodes = new NodeBuffer();
    }

    /// <summary>The byte at the place reached; 0, which no token begins with, at the end.</summary>
    private readonly byte Byte => (uint)at < (uint)text.Length ? text[at] : (byte)0;

    /// <summary>The nodes of a document, or null when it must be read with more care. The text is UTF-8.</summary>
    public static Node[]? Read(ReadOnlySpan<byte> text, int deepest)
    {
        var scanner = new DocumentScanner(text, deepest);
        var read = scanner.Whole() ? scanner.nodes.ToArray() : null;
        scanner.nodes.Return();
        return read;
    }

    private bool Whole()
    {
        SkipSpace();
        if (Byte != '{' || !Object(0, 0, 1))
            return false;
        SkipSpace();
        return at == text.Length;
    }

    private bool Object(int nameStart, int nameLength, int depth)
    {
        if (depth > deepest)
            return false;
        var self = nodes.Add(ElementKind.Object, at++, nameStart, nameLength);
        SkipSpace();
        if (Byte == '}')
            return Close(self);
        var seen = 0UL;
        for (var members = 1; members <= DocumentParser.MostMembers; members++)
        {
            var start = at + 1;
            if (Byte != '"' || !String(out var escaped) || escaped)
                return false;
            var length = at - 1 - start;
            var mark = Mark(start, length);
            if ((seen & mark) != 0 && nodes.HasMember(text, self, start, length))
                return false;
            seen |= mark;
            SkipSpace();
            if (Byte != ':')
                return false;
            at++;
            SkipSpace();
            if (!Value(start, length, depth))
                return false;
            SkipSpace();
            if (Byte != ',')
                return Byte == '}' && Close(self);
            at++;
            SkipSpace();
        }
        return false;
    }

    private bool Array(int nameStart, int nameLength, int depth)
    {
        if (depth > deepest)
            return false;
        var self = nodes.Add(ElementKind.Array, at++, nameStart, nameLength);
        SkipSpace();
        if (Byte == ']')
            return Close(self);
        while (Value(0, 0, depth))
        {
            SkipSpace();
            if (Byte != ',')
                return Byte == ']' && Close(self);
            at++;
            SkipSpace();
        }
        return false;
    }

    private bool Close(int self)
    {
        at++;
        ref var node = ref nodes[self];
        node.Length = at - node.Start;
        node.Next = nodes.Count;
        return true;
    }

    private bool Value(int nameStart, int nameLength, int depth)
    {
        switch (Byte)
        {
            case (byte)'"':
                var self = nodes.Add(ElementKind.String, at + 1, nameStart, nameLength);
                if (!String(out nodes[self].Escaped))
                    return false;
                nodes[self].Length = at - 1 - nodes[self].Start;
                return true;
            case (byte)'{':
                return Object(nameStart, nameLength, depth + 1);
            case (byte)'[':
                return Array(nameStart, nameLength, depth + 1);
            case (byte)'t':
                return Literal("true"u8, ElementKind.True, nameStart, nameLength);
            case (byte)'f':
                return Literal("false"u8, ElementKind.False, nameStart, nameLength);
            case (byte)'n':
                return Literal("null"u8, ElementKind.Null, nameStart, nameLength);
            default:
                return Number(nameStart, nameLength);
        }
    }

    private bool Literal(ReadOnlySpan<byte> word, ElementKind kind, int nameStart, int nameLength)
    {
        if (!text[at..].StartsWith(word))
            return false;
        var self = nodes.Add(kind, at, nameStart, nameLength);
        nodes[self].Length = word.Length;
        at += word.Length;
        return true;
    }

    private bool Number(int nameStart, int nameLength)
    {
        var start = at;
        if (Byte == '-')
            at++;
        if (Byte == '0')
            at++;
        else if (!Digits())
            return false;
        if (Byte == '.')
        {
            at++;
            if (!Digits())
                return false;
        }
        if (Byte is (byte)'e' or (byte)'E')
        {
            at++;
            if (Byte is (byte)'+' or (byte)'-')
                at++;
            if (!Digits())
                return false;
        }
        var self = nodes.Add(ElementKind.Number, start, nameStart, nameLength);
        nodes[self].Length = at - start;
        return true;
    }

    private bool Digits()
    {
        var start = at;
        while (char.IsAsciiDigit((char)Byte))
            at++;
        return at > start;
    }

    /// <summary>From one quote past the other.</summary>
    private bool String(out bool escaped)
    {
        escaped = false;
        for (var i = EndOfPlain(at + 1); i < text.Length; i = EndOfPlain(i))
        {
            if (text[i] == '"')
            {
                at = i + 1;
                return true;
            }
            var length = text[i] == '\\' ? EscapeLength(i) : 0;
            if (length == 0)
                return false;
            escaped = true;
            i += length;
        }
        return false;
    }

    /// <summary>The first byte that is a quote, a backslash or a control character.</summary>
    private readonly int EndOfPlain(int i)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; i + Vector128<byte>.Count <= text.Length; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)i);
            var ends = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
            if (ends != Vector128<byte>.Zero)
                return i + BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
        }
        while (i < text.Length && text[i] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
            i++;
        return i;
    }

    /// <summary>The length of an escape; 0 for what is none, and for halves of characters, which ask for more care.</summary>
    private readonly int EscapeLength(int i)
    {
        if (i + 1 >= text.Length)
            return 0;
        if (text[i + 1] != 'u')
            return "\"\\/bfnrt"u8.Contains(text[i + 1]) ? 2 : 0;
        if (i + 6 > text.Length)
            return 0;
        for (var digit = i + 2; digit < i + 6; digit++)
        {
            if (!char.IsAsciiHexDigit((char)text[digit]))
                return 0;
        }
        var isHalf = (text[i + 2] | 0x20) == 'd' && text[i + 3] >= '8';
        return isHalf ? 0 : 6;
    }

    private void SkipSpace()
    {
        if (Byte > ' ')
            return;
        ref var first = ref MemoryMarshal.GetReference(text);
        for (; at + Vector128<byte>.Count <= text.Length; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            var space = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            if (space.ExtractMostSignificantBits() is var mask and not 0xFFFF)
            {
                at += BitOperations.TrailingZeroCount(~mask);
                return;
            }
        }
        while (Byte is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
    }

    /// <summary>One bit for a name: only names with the same bit need to be compared.</summary>
    private readonly ulong Mark(int start, int length) =>
        length == 0 ? 1 : 1UL << (((text[start] * 7) + (text[start + length - 1] * 3) + (text[start + (length >> 1)] * 5) + length) & 63);
}
