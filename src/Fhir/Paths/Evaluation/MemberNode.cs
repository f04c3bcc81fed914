using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Evaluation;

/// <summary>One or more member names in a row, walked without intermediate collections.</summary>
internal sealed class MemberNode(PathNode? source, string[] names) : PathNode
{
    private readonly MemberStep[] steps = Array.ConvertAll(names, n => new MemberStep(n));

    /// <summary>Most paths begin at a type (<c>Patient.name</c>), which needs no list of its own.</summary>
    private readonly HeadTypeNode? head = source as HeadTypeNode;

    public PathNode? Source => source;

    public string[] Names => names;

    public override void Evaluate(PathEvaluation e, in Focus focus, PathList output)
    {
        if (source is null)
        {
            Descend(e, focus.Item, 0, output);
            return;
        }
        if (head is not null)
        {
            if (head.Holds(focus.Item))
                Descend(e, focus.Item, 0, output);
            return;
        }
        var list = e.Rent();
        source.Evaluate(e, focus, list);
        foreach (ref readonly var value in list.Items)
            Descend(e, value, 0, output);
        e.Return(list);
    }

    private void Descend(PathEvaluation e, in PathValue value, int step, PathList output)
    {
        if (step == steps.Length)
        {
            output.Add(value);
            return;
        }
        if (!e.Step())
            return;
        if (value.Kind != PathValueKind.Node)
        {
            DescendSystem(value, step, output);
            return;
        }
        var type = value.Type!;
        var container = type.IsPrimitive ? value.SiblingIndex : value.Index;
        if (container < 0 || value.Document!.Nodes[container].Kind != ElementKind.Object)
            return;
        var plan = steps[step].Plan(type);
        if (plan.IsNothing)
            return;
        var document = value.Document;
        var pair = default(NodePair);
        plan.Find(document, container, ref pair);
        if (pair.Type is null)
            return;
        Spread(e, document, plan, pair, step + 1, output);
    }

    private void Spread(PathEvaluation e, ResourceDocument document, MemberPlan plan, NodePair pair, int step, PathList output)
    {
        var nodes = document.Nodes;
        var isList = (pair.Value >= 0 && nodes[pair.Value].Kind == ElementKind.Array)
            || (pair.Sibling >= 0 && nodes[pair.Sibling].Kind == ElementKind.Array);
        if (!isList)
        {
            Emit(e, document, plan, pair, step, output);
            return;
        }
        var value = pair.Value >= 0 ? pair.Value + 1 : 0;
        var sibling = pair.Sibling >= 0 ? pair.Sibling + 1 : 0;
        var valueEnd = pair.Value >= 0 ? nodes[pair.Value].Next : 0;
        var siblingEnd = pair.Sibling >= 0 ? nodes[pair.Sibling].Next : 0;
        while (value < valueEnd || sibling < siblingEnd)
        {
            Emit(e, document, plan, new NodePair(value < valueEnd ? value : -1, sibling < siblingEnd ? sibling : -1, pair.Type), step, output);
            value = value < valueEnd ? document.Nodes[value].Next : value;
            sibling = sibling < siblingEnd ? document.Nodes[sibling].Next : sibling;
        }
    }

    private void Emit(PathEvaluation e, ResourceDocument document, MemberPlan plan, NodePair pair, int step, PathList output)
    {
        var value = pair.Value >= 0 && document.Nodes[pair.Value].Kind != ElementKind.Null ? pair.Value : -1;
        var sibling = pair.Sibling >= 0 && document.Nodes[pair.Sibling].Kind == ElementKind.Object ? pair.Sibling : -1;
        if (value < 0 && sibling < 0)
            return;
        var type = value >= 0 ? plan.TypeOf(document, value, pair.Type!) : pair.Type!;
        Descend(e, PathValue.Node(document, value, sibling, type), step, output);
    }

    private void DescendSystem(in PathValue value, int step, PathList output)
    {
        if (value.Kind != PathValueKind.Type || step != steps.Length - 1)
            return;
        if (names[step] == "name")
            output.Add(PathValue.Of(value.AsType.Name));
        if (names[step] == "namespace")
            output.Add(PathValue.Of(value.AsType.Namespace));
    }

    /// <summary>A name with the plans for the types it has met; types repeat, so the last one is tried first.</summary>
    private sealed class MemberStep(string name)
    {
        private MemberPlan[] plans = [];
        private MemberPlan? last;

        public MemberPlan Plan(TypeDefinition type)
        {
            if (last is { } recent && ReferenceEquals(recent.Owner, type))
                return recent;
            foreach (var plan in plans)
            {
                if (ReferenceEquals(plan.Owner, type))
                    return last = plan;
            }
            var added = new MemberPlan(type, name);
            plans = [.. plans, added];
            return last = added;
        }
    }
}
