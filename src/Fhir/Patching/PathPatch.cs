using System.Text.Json;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Patching;

/// <summary>
/// FHIRPath Patch: a Parameters resource of operations (add, insert, delete, replace, move), applied in order to a copy. The first
/// that cannot be done ends it with an issue that names the operation.
/// Source: FHIR R4 §3.1.0.7.1 FHIRPath Patch.
/// </summary>
public static class PathPatch
{
    public static Parsed<ResourceDocument> Apply(ResourceDocument document, ResourceDocument patch)
    {
        if (patch.ResourceType != "Parameters")
            return Issue.Error("structure", "A FHIRPath Patch is a Parameters resource.");
        var position = 0;
        foreach (var parameter in patch.Root["parameter"u8].Items)
        {
            if (!parameter["name"u8].Is("operation"u8))
                return Issue.Error("structure", "A FHIRPath Patch has only parameters named operation.", $"Parameters.parameter[{position}]");
            var applied = new Operation(document, parameter).Perform();
            if (applied.Value is null)
                return applied.Issues[0] with { Path = $"Parameters.parameter[{position}]" };
            document = applied.Value;
            position++;
        }
        return document;
    }

    private sealed class Operation(ResourceDocument document, Element parameter)
    {
        private readonly JsonObject root = JsonNode.Parse(document.Utf8.Span)!.AsObject();
        private readonly PathList found = new();

        public Parsed<ResourceDocument> Perform()
        {
            var path = Part("path")["valueString"u8].Text;
            if (path is null || Part("type")["valueCode"u8].Text is not { } type)
                return Issue.Error("structure", "An operation has a type and a path.");
            var compiled = PathExpression.Compile(path, R4Definitions.Type(document.ResourceType));
            if (compiled.Value is null)
                return compiled.Issues[0];
            var evaluation = new PathEvaluation();
            if (!compiled.Value.Evaluate(evaluation, PathValue.Root(document), found))
                return evaluation.Failure!;
            var problem = type switch
            {
                "add" => Add(path),
                "insert" => Insert(path),
                "delete" => Delete(path),
                "replace" => Replace(path),
                "move" => Move(path),
                _ => "The type is none of add, insert, delete, replace and move.",
            };
            return problem is null ? ResourceDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(root)) : Issue.Error("processing", problem);
        }

        private string? Add(string path)
        {
            if (found.Count == 0)
                return $"No content found at {path} when adding.";
            if (found.Count > 1)
                return $"Several elements are at {path}; one was expected.";
            if (Part("name")["valueString"u8].Text is not { } name || found[0].Type!.Element(name) is not { } element)
                return "The operation names no element that can be added there.";
            if (PatchValue.Read(Part("value"), element) is not { } value)
                return "The operation has no value that fits the element.";
            var target = found[0].Type!.IsPrimitive ? Sibling(found[0]) : Node(found[0])!.AsObject();
            value.AddTo(target, element.IsList);
            return null;
        }

        private string? Insert(string path)
        {
            if (List(path, out var list, out var name) is { } problem)
                return problem;
            if (Number("index") is not { } index || index < 0 || index > found.Count)
                return "The index is outside the list.";
            var owner = Owner(found[0], out var element);
            if (element is null || PatchValue.Read(Part("value"), element) is not { } value)
                return "The operation has no value that fits the element.";
            value.InsertInto(owner, list!, name, index);
            return null;
        }

        private string? Move(string path)
        {
            if (List(path, out var list, out var name) is { } problem)
                return problem;
            if (Number("source") is not { } source || Number("destination") is not { } destination
                || source < 0 || destination < 0 || source >= found.Count || destination >= found.Count)
                return "The source or destination is outside the list.";
            MoveItem(list!, source, destination);
            if (Owner(found[0], out _)["_" + name] is JsonArray besides)
                MoveItem(besides, source, destination);
            return null;
        }

        private static void MoveItem(JsonArray list, int source, int destination)
        {
            var item = list[source];
            list.RemoveAt(source);
            list.Insert(destination, item);
        }

        private string? Delete(string path)
        {
            if (found.Count > 1)
                return $"Several elements are at {path}; one was expected.";
            if (found.Count == 1)
                Remove(found[0]);
            return null;
        }

        private string? Replace(string path)
        {
            if (found.Count != 1)
                return found.Count == 0 ? $"No content found at {path} when replacing." : $"Several elements are at {path}; one was expected.";
            var owner = Owner(found[0], out var element);
            if (element is null || PatchValue.Read(Part("value"), element) is not { } value)
                return "The operation has no value that fits the element.";
            var steps = Address(found[0]);
            if (steps[^1] is int position)
            {
                value.ReplaceIn(owner, (string)steps[^2], position);
                return null;
            }
            owner.Remove((string)steps[^1]);
            owner.Remove("_" + ((string)steps[^1]).TrimStart('_'));
            value.AddTo(owner, isList: false);
            return null;
        }

        private void Remove(in PathValue value)
        {
            if (value.Index >= 0)
                RemoveAt(NodeAddress.Of(document, value.Index));
            if (value.SiblingIndex >= 0)
                RemoveAt(NodeAddress.Of(document, value.SiblingIndex));
        }

        /// <summary>Removes a node and then each object or list that is left empty above it.</summary>
        private void RemoveAt(List<object> steps)
        {
            while (steps.Count > 0)
            {
                var parent = NodeAddress.Find(root, steps.Take(steps.Count - 1));
                if (parent is JsonArray list)
                    list.RemoveAt((int)steps[^1]);
                else
                    parent!.AsObject().Remove((string)steps[^1]);
                var isEmpty = parent is JsonArray { Count: 0 } or JsonObject { Count: 0 };
                if (!isEmpty)
                    return;
                steps.RemoveAt(steps.Count - 1);
            }
        }

        private string? List(string path, out JsonArray? list, out string name)
        {
            (list, name) = (null, "");
            if (found.Count == 0)
                return $"No content found at {path}.";
            var steps = Address(found[0]);
            if (steps[^1] is not int)
                return $"{path} is no list.";
            name = ((string)steps[^2]).TrimStart('_');
            list = NodeAddress.Find(root, steps.Take(steps.Count - 1)) as JsonArray;
            return list is null || list.Count != found.Count ? $"{path} is not one whole list." : null;
        }

        /// <summary>The object that has the property of a node, and the definition of that property.</summary>
        private JsonObject Owner(in PathValue value, out ElementDefinition? element)
        {
            var steps = Address(value);
            var depth = steps[^1] is int ? steps.Count - 2 : steps.Count - 1;
            var type = R4Definitions.Type(document.ResourceType)!;
            element = null;
            for (var i = 0; i <= depth; i++)
            {
                if (steps[i] is not string name || !type.TryMember(System.Text.Encoding.UTF8.GetBytes(name.TrimStart('_')), out var member))
                    continue;
                element = member.Element;
                type = member.Type.Type.IsResource && NodeAddress.Find(root, steps.Take(steps[Math.Min(i + 1, steps.Count - 1)] is int ? i + 2 : i + 1)) is JsonObject inner
                    && inner["resourceType"] is { } named && R4Definitions.Type(named.ToString()) is { } own ? own : member.Type.Type;
            }
            return NodeAddress.Find(root, steps.Take(depth))!.AsObject();
        }

        private List<object> Address(in PathValue value) =>
            NodeAddress.Of(document, value.Index >= 0 ? value.Index : value.SiblingIndex);

        private JsonNode? Node(in PathValue value) => NodeAddress.Find(root, NodeAddress.Of(document, value.Index));

        /// <summary>The object beside a primitive, made when it is not there.</summary>
        private JsonObject Sibling(in PathValue value)
        {
            if (value.SiblingIndex >= 0)
                return NodeAddress.Find(root, NodeAddress.Of(document, value.SiblingIndex))!.AsObject();
            var steps = NodeAddress.Of(document, value.Index);
            var owner = Owner(value, out _);
            var beside = new JsonObject();
            if (steps[^1] is int position)
                PatchValue.Besides(owner, (string)steps[^2])[position] = beside;
            else
                owner["_" + steps[^1]] = beside;
            return beside;
        }

        private int? Number(string name) =>
            int.TryParse(Part(name)["valueInteger"u8].Text, out var number) ? number : null;

        private Element Part(string name)
        {
            foreach (var part in parameter["part"u8].Items)
            {
                if (part["name"u8].Text == name)
                    return part;
            }
            return default;
        }
    }
}
