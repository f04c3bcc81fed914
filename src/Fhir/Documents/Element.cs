using System.Text;
using System.Text.Json;

namespace Chartroom.Fhir.Documents;

/// <summary>
/// A view of one value inside a <see cref="ResourceDocument"/>: two words, no copy. A missing element is a value too:
/// reading through it gives further missing elements, so that <c>root["name"][0]["family"].Text</c> never throws.
/// </summary>
public readonly struct Element
{
    private readonly ResourceDocument? document;
    private readonly int index;

    internal Element(ResourceDocument document, int index)
    {
        this.document = document;
        this.index = index;
    }

    public ElementKind Kind => document is null ? ElementKind.Missing : Node.Kind;

    public bool Exists => document is not null;

    /// <summary>The element's text: a string's value unescaped, a number or boolean as written; null for others.</summary>
    public string? Text => Kind switch
    {
        ElementKind.String => Node.Escaped ? Unescape() : Encoding.UTF8.GetString(Raw),
        ElementKind.Number or ElementKind.True or ElementKind.False => Encoding.UTF8.GetString(Raw),
        _ => null,
    };

    /// <summary>The bytes as written in the document: a string without quotes and still escaped, a container whole.</summary>
    public ReadOnlySpan<byte> Raw => document is null ? default : document.Utf8.Span.Slice(Node.Start, Node.Length);

    /// <summary>The bytes of an object or array, as a part of the document's memory.</summary>
    public ReadOnlyMemory<byte> RawMemory => document is null ? default : document.Utf8.Slice(Node.Start, Node.Length);

    /// <summary>True when <see cref="Raw"/> of a string holds escapes, so that its bytes are not its value.</summary>
    public bool IsEscaped => document is not null && Node.Escaped;

    public bool? Flag => Kind switch { ElementKind.True => true, ElementKind.False => false, _ => null };

    /// <summary>The member's name in its object; empty for array items and the root.</summary>
    public ReadOnlySpan<byte> Name =>
        document is null ? default : document.Utf8.Span.Slice(Node.NameStart, Node.NameLength);

    /// <summary>
    /// The items: of an array each item, of anything else that exists itself. So a repeating element reads alike
    /// whether it is there, empty or absent.
    /// </summary>
    public ElementEnumerator Items => new(document, Kind == ElementKind.Array ? index + 1 : index, EndOfItems);

    /// <summary>The members of an object in document order; none for anything else.</summary>
    public ElementEnumerator Members =>
        new(document, index + 1, Kind == ElementKind.Object ? Node.Next : index + 1);

    public int Count
    {
        get
        {
            var n = 0;
            foreach (var _ in Items)
                n++;
            return n;
        }
    }

    internal ResourceDocument? Document => document;

    internal int Index => index;

    private int EndOfItems => document is null ? 0 : Node.Next;

    private ref readonly Node Node => ref document!.Nodes[index];

    /// <summary>The member of that name, or a missing element. An array is looked through to its first item.</summary>
    public Element this[ReadOnlySpan<byte> name]
    {
        get
        {
            if (document is null)
                return default;
            if (Node.Kind != ElementKind.Object)
                return Node.Kind == ElementKind.Array ? this[0][name] : default;
            var nodes = document.Nodes;
            var text = document.Utf8.Span;
            for (var i = index + 1; i < nodes[index].Next; i = nodes[i].Next)
            {
                ref readonly var member = ref nodes[i];
                if (member.NameLength == name.Length && text.Slice(member.NameStart, name.Length).SequenceEqual(name))
                    return new Element(document, i);
            }
            return default;
        }
    }

    /// <inheritdoc cref="this[ReadOnlySpan{byte}]"/>
    public Element this[string name] => this[Encoding.UTF8.GetBytes(name)];

    /// <summary>The item at a position (a single value is its own item 0), or a missing element.</summary>
    public Element this[int position]
    {
        get
        {
            foreach (var item in Items)
            {
                if (position-- == 0)
                    return item;
            }
            return default;
        }
    }

    /// <summary>True for a string whose value is these bytes; escapes are honoured.</summary>
    public bool Is(ReadOnlySpan<byte> utf8) =>
        Kind == ElementKind.String
        && (Node.Escaped ? Encoding.UTF8.GetBytes(Text!).AsSpan().SequenceEqual(utf8) : Raw.SequenceEqual(utf8));

    public override string ToString() => Text ?? Encoding.UTF8.GetString(Raw);

    private string Unescape()
    {
        var reader = new Utf8JsonReader(document!.Utf8.Span.Slice(Node.Start - 1, Node.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }
}

/// <summary>Walks sibling nodes; used by <c>foreach</c> alone.</summary>
public struct ElementEnumerator
{
    private readonly ResourceDocument? document;
    private readonly int end;
    private int next;

    internal ElementEnumerator(ResourceDocument? document, int first, int end)
    {
        this.document = document;
        this.end = end;
        next = first;
        Current = default;
    }

    public Element Current { get; private set; }

    public readonly ElementEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (document is null || next >= end)
            return false;
        Current = new Element(document, next);
        next = document.Nodes[next].Next;
        return true;
    }
}
