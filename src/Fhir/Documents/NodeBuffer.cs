using System.Buffers;

namespace Chartroom.Fhir.Documents;

/// <summary>The nodes of a document while it is read, in memory that is lent; to be given back by <see cref="Return"/>.</summary>
internal struct NodeBuffer
{
    private Node[] nodes;

    public NodeBuffer() => nodes = ArrayPool<Node>.Shared.Rent(1024);

    public int Count { get; private set; }

    public readonly ref Node this[int index] => ref nodes[index];

    public readonly Node[] ToArray() => nodes.AsSpan(0, Count).ToArray();

    public void Return()
    {
        ArrayPool<Node>.Shared.Return(nodes);
        (nodes, Count) = ([], 0);
    }

    /// <summary>Adds a node without members; gives its number.</summary>
    public int Add(ElementKind kind, int start, int nameStart, int nameLength)
    {
        if (Count == nodes.Length)
            Grow();
        ref var node = ref nodes[Count];
        node.Kind = kind;
        node.Escaped = false;
        node.Start = start;
        node.Length = 0;
        node.Next = Count + 1;
        node.NameStart = nameStart;
        node.NameLength = nameLength;
        return Count++;
    }

    /// <summary>True when an object that is being read has a member of that name already.</summary>
    public readonly bool HasMember(ReadOnlySpan<byte> text, int parent, int nameStart, int nameLength)
    {
        var name = text.Slice(nameStart, nameLength);
        for (var i = parent + 1; i < Count; i = nodes[i].Next)
        {
            if (nodes[i].NameLength == nameLength && text.Slice(nodes[i].NameStart, nameLength).SequenceEqual(name))
                return true;
        }
        return false;
    }

    private void Grow()
    {
        var larger = ArrayPool<Node>.Shared.Rent(Count * 2);
        nodes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Node>.Shared.Return(nodes);
        nodes = larger;
    }
}
