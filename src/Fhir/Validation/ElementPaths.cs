using System.Text;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Validation;

/// <summary>
/// The FHIRPath expression that leads to a node: <c>Bundle.entry[0].resource.name[1].given[0]</c>, a choice as
/// <c>Observation.value.ofType(Quantity)</c>. Made only when there is something to say about the node.
/// </summary>
internal static class ElementPaths
{
    public static string Of(ResourceDocument document, int node)
    {
        var nodes = document.Nodes;
        var type = TypeAt(document, 0, null);
        var path = new StringBuilder(type?.Name ?? "$");
        for (var at = 0; at != node;)
        {
            var (child, position) = (at + 1, 0);
            for (; nodes[child].Next <= node; child = nodes[child].Next)
                position++;
            if (nodes[at].Kind == ElementKind.Array)
                path.Append('[').Append(position).Append(']');
            else
                type = Step(document, child, type, path);
            at = child;
            type = TypeAt(document, at, type);
        }
        return path.ToString();
    }

    private static TypeDefinition? Step(ResourceDocument document, int child, TypeDefinition? type, StringBuilder path)
    {
        ref readonly var node = ref document.Nodes[child];
        var name = document.Utf8.Span.Slice(node.NameStart, node.NameLength);
        if (!name.IsEmpty && name[0] == '_')
            name = name[1..];
        if (type?.TryMember(name, out var member) != true)
        {
            path.Append('.').Append(Named(name));
            return null;
        }
        path.Append('.').Append(member.Element.Name);
        if (member.Element.IsChoice)
            path.Append(".ofType(").Append(member.Type.Code).Append(')');
        return member.Type.Type;
    }

    /// <summary>A property's name, when it looks like one: an unknown name may hold anything, and issues hold no data.</summary>
    public static string Named(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > 64)
            return "?";
        foreach (var b in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'$'))
                return "?";
        }
        return Encoding.UTF8.GetString(name);
    }

    private static TypeDefinition? TypeAt(ResourceDocument document, int node, TypeDefinition? declared)
    {
        if (document.Nodes[node].Kind != ElementKind.Object || declared is { IsResource: false } || (declared is null && node > 0))
            return declared;
        return R4Definitions.Resource(new Element(document, node)["resourceType"u8].Raw) ?? declared;
    }
}
