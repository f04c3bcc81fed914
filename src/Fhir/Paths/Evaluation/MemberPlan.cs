using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>How the children of one name are found in nodes of one type: the JSON names to look for and the type each means.</summary>
internal sealed class MemberPlan
{
    private readonly byte[] name;
    private readonly ElementDefinition? element;
    private readonly TypeDefinition owner;
    private readonly TypeDefinition? single;
    private readonly bool isResource;

    public MemberPlan(TypeDefinition owner, string name)
    {
        this.owner = owner;
        this.name = Encoding.UTF8.GetBytes(name);
        element = owner.Element(name);
        single = element is { IsChoice: false } ? element.Types[0].Type : null;
        isResource = single is { IsResource: true };
    }

    public TypeDefinition Owner => owner;

    public bool IsNothing => element is null;

    /// <summary>The child, with the property beside it when it is a primitive; of a choice the one whose type is there.</summary>
    public void Find(ResourceDocument document, int container, ref NodePair pair)
    {
        pair = new NodePair(-1, -1, null);
        if (single is null)
            FindChoice(document, container, ref pair);
        else
            FindSingle(document, container, ref pair);
    }

    private void FindSingle(ResourceDocument document, int container, ref NodePair pair)
    {
        var nodes = document.Nodes;
        var text = document.Utf8.Span;
        var end = nodes[container].Next;
        for (var i = container + 1; i < end; i = nodes[i].Next)
        {
            ref readonly var node = ref nodes[i];
            if (node.NameLength == name.Length)
            {
                if (!text.Slice(node.NameStart, name.Length).SequenceEqual(name))
                    continue;
                pair = pair with { Value = i, Type = single };
                // Only a primitive has a property beside it.
                if (!single!.IsPrimitive)
                    return;
            }
            else if (single!.IsPrimitive && node.NameLength == name.Length + 1 && text[node.NameStart] == '_' && text.Slice(node.NameStart + 1, name.Length).SequenceEqual(name))
            {
                pair = pair with { Sibling = i, Type = single };
            }
        }
    }

    private void FindChoice(ResourceDocument document, int container, ref NodePair pair)
    {
        var nodes = document.Nodes;
        var text = document.Utf8.Span;
        var end = nodes[container].Next;
        for (var i = container + 1; i < end; i = nodes[i].Next)
        {
            ref readonly var node = ref nodes[i];
            if (node.NameLength < name.Length)
                continue;
            var key = text.Slice(node.NameStart, node.NameLength);
            var isSibling = key[0] == '_';
            if (isSibling)
                key = key[1..];
            if (!key.StartsWith(name) || !owner.TryMember(key, out var member) || !ReferenceEquals(member.Element, element))
                continue;
            var type = member.Type.Type;
            pair = isSibling ? pair with { Sibling = i, Type = type } : pair with { Value = i, Type = type };
        }
        if (pair.Type is not { IsPrimitive: true })
            pair = pair with { Sibling = -1 };
    }

    /// <summary>The type of one child: a resource says its own.</summary>
    public TypeDefinition TypeOf(ResourceDocument document, int index, TypeDefinition declared) =>
        isResource ? PathValue.TypeOf(document, index) : declared;
}

/// <summary>A property and the property with an underscore beside it; -1 = not there.</summary>
internal record struct NodePair(int Value, int Sibling, TypeDefinition? Type);
