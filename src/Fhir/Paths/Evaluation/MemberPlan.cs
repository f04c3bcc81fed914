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

    /// <summary>The children in document order: first of the value they belong to, with their siblings.</summary>
    public void Find(ResourceDocument document, int container, ref NodePair pair)
    {
        pair = new NodePair(-1, -1, null);
        var nodes = document.Nodes;
        var text = document.Utf8.Span;
        for (var i = container + 1; i < nodes[container].Next; i = nodes[i].Next)
        {
            ref readonly var node = ref nodes[i];
            if (node.NameLength < name.Length)
                continue;
            var key = text.Slice(node.NameStart, node.NameLength);
            var isSibling = key[0] == '_';
            if (isSibling)
                key = key[1..];
            if (!key.StartsWith(name))
                continue;
            var type = single;
            if (single is not null)
            {
                if (key.Length != name.Length)
                    continue;
            }
            else if (owner.TryMember(key, out var member) && ReferenceEquals(member.Element, element))
            {
                type = member.Type.Type;
            }
            else
            {
                continue;
            }
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
