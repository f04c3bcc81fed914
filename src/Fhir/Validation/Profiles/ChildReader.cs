using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>The children of an element by name, each with its type; a choice by its name without type.</summary>
internal static class ChildReader
{
    private static readonly ConcurrentDictionary<(TypeDefinition Type, string Name), MemberPlan> Plans = new();

    public static void Read(in PathValue parent, string name, List<PathValue> into)
    {
        if (parent.Type is not { } type || parent.Document is not { } document)
            return;
        var container = type.IsPrimitive ? parent.SiblingIndex : parent.Index;
        if (container < 0 || document.Nodes[container].Kind != ElementKind.Object)
            return;
        var plan = Plans.GetOrAdd((type, name), static key => new MemberPlan(key.Type, key.Name));
        if (plan.IsNothing)
            return;
        var pair = default(NodePair);
        plan.Find(document, container, ref pair);
        if (pair.Type is not null)
            Spread(document, plan, pair, into);
    }

    private static void Spread(ResourceDocument document, MemberPlan plan, NodePair pair, List<PathValue> into)
    {
        var nodes = document.Nodes;
        var isList = (pair.Value >= 0 && nodes[pair.Value].Kind == ElementKind.Array) || (pair.Sibling >= 0 && nodes[pair.Sibling].Kind == ElementKind.Array);
        if (!isList)
        {
            Add(document, plan, pair.Value, pair.Sibling, pair.Type!, into);
            return;
        }
        var (value, valueEnd) = pair.Value >= 0 ? (pair.Value + 1, nodes[pair.Value].Next) : (0, 0);
        var (sibling, siblingEnd) = pair.Sibling >= 0 ? (pair.Sibling + 1, nodes[pair.Sibling].Next) : (0, 0);
        while (value < valueEnd || sibling < siblingEnd)
        {
            Add(document, plan, value < valueEnd ? value : -1, sibling < siblingEnd ? sibling : -1, pair.Type!, into);
            value = value < valueEnd ? nodes[value].Next : value;
            sibling = sibling < siblingEnd ? nodes[sibling].Next : sibling;
        }
    }

    private static void Add(ResourceDocument document, MemberPlan plan, int value, int sibling, TypeDefinition type, List<PathValue> into)
    {
        var nodes = document.Nodes;
        value = value >= 0 && nodes[value].Kind != ElementKind.Null ? value : -1;
        sibling = sibling >= 0 && nodes[sibling].Kind == ElementKind.Object ? sibling : -1;
        if (value >= 0 || sibling >= 0)
            into.Add(PathValue.Node(document, value, sibling, value >= 0 && nodes[value].Kind == ElementKind.Object ? plan.TypeOf(document, value, type) : type));
    }
}
