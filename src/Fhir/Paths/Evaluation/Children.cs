using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>All child nodes of a node in document order, each with its type. Source: FHIRPath §5.8 tree navigation.</summary>
internal static class Children
{
    public static void Add(in PathValue value, PathList output)
    {
        var container = value.Type is { IsPrimitive: true } ? value.Sibling : value.Element;
        if (!value.IsNode || container.Kind != ElementKind.Object)
            return;
        foreach (var member in container.Members)
        {
            var isSibling = !member.Name.IsEmpty && member.Name[0] == '_';
            var name = isSibling ? member.Name[1..] : member.Name;
            if (!value.Type!.TryMember(name, out var found))
                continue;
            if (!isSibling)
                AddItems(member, found.Type.Type.IsPrimitive ? Sibling(container, name) : default, found, output);
            else if (!container[name].Exists)
                AddItems(default, member, found, output);
        }
    }

    private static Element Sibling(Element container, ReadOnlySpan<byte> name)
    {
        foreach (var member in container.Members)
        {
            if (member.Name.Length == name.Length + 1 && member.Name[0] == '_' && member.Name[1..].SequenceEqual(name))
                return member;
        }
        return default;
    }

    private static void AddItems(Element values, Element siblings, Definitions.Member found, PathList output)
    {
        var value = values.Items;
        var sibling = siblings.Items;
        while (true)
        {
            var hasValue = value.MoveNext();
            var hasSibling = sibling.MoveNext();
            if (!hasValue && !hasSibling)
                return;
            var index = hasValue && value.Current.Kind != ElementKind.Null ? value.Current.Index : -1;
            var beside = hasSibling && sibling.Current.Kind == ElementKind.Object ? sibling.Current.Index : -1;
            if (index < 0 && beside < 0)
                continue;
            var document = (hasValue ? values : siblings).Document!;
            var type = found.Type.Type.IsResource ? PathValue.TypeOf(document, index) : found.Type.Type;
            output.Add(PathValue.Node(document, index, beside, type));
        }
    }
}
