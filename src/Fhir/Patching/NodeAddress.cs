using System.Text.Json.Nodes;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Patching;

/// <summary>Where a node stands: the property names and array positions from the root, to find it in a tree that can be changed.</summary>
internal static class NodeAddress
{
    /// <summary>The steps to a node: a string for a property, an int for a position in an array.</summary>
    public static List<object> Of(ResourceDocument document, int index)
    {
        var steps = new List<object>();
        var nodes = document.Nodes;
        var at = 0;
        while (at != index)
        {
            var position = 0;
            var child = at + 1;
            while (nodes[child].Next <= index)
            {
                child = nodes[child].Next;
                position++;
            }
            steps.Add(nodes[at].Kind == ElementKind.Array ? position : System.Text.Encoding.UTF8.GetString(new Element(document, child).Name));
            at = child;
        }
        return steps;
    }

    public static JsonNode? Find(JsonNode? root, IEnumerable<object> steps)
    {
        foreach (var step in steps)
            root = step is int position ? root?[position] : root?[(string)step];
        return root;
    }
}
