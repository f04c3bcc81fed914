using System.Numerics;
using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Evaluation;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.Formats;
using Chartroom.Fhir.Validation.Invariants;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>
/// One walk over the nodes of a document that holds each to R4 itself: known properties, cardinality, types, formats, required codes,
/// references and invariants. Nothing is allocated as long as nothing is wrong. A walk is used again and again by one thread.
/// Source: FHIR R4 §2.6.2 JSON; §2.27 ElementDefinition; §2.1.5 validation.
/// </summary>
internal sealed partial class StructureWalk
{
    private readonly PathEvaluation evaluation = new();
    private ResourceDocument document = null!;
    private Findings findings = null!;
    private ValidationOptions options = null!;
    private int resource;
    private int root;

    /// <summary>Checks the whole document; what is wrong goes into the findings.</summary>
    public void Run(ResourceDocument checkedDocument, Findings into, WalkContext with, IReadOnlyList<string> profiles)
    {
        (document, findings, options, context) = (checkedDocument, into, with.Options, with);
        (resource, root) = (0, 0);
        (terminology, session) = (context.Terminology, null);
        evaluation.Environment = context.Environment;
        bundles.Clear();
        localReferences.Clear();
        if (Shows(IssueSeverity.Warning) && IsPattern(document.Root))
        {
            if (!options.AllowPatterns)
                findings.Error(0, "invalid", "This is a pattern for comparing results, not a resource.");
            (document, session, context) = (null!, null, null!);
            return;
        }
        Resource(document.Utf8.Span, 0, isContained: false);
        if (R4Definitions.Resource(document.Root["resourceType"u8].Raw) is { } type)
        {
            foreach (var url in profiles)
                Against(0, TypePlan.Of(type), url, 0);
        }
        (document, session, context) = (null!, null, null!);
    }

    /// <summary>True for a pattern such as test suites compare outcomes with: its values may be <c>$instant$</c> and the like.</summary>
    private static bool IsPattern(Element resource)
    {
        foreach (var extension in resource["extension"u8].Items)
        {
            if (extension["url"u8].Is("http://hl7.org/fhir/tools/StructureDefinition/matchetype"u8))
                return true;
        }
        return false;
    }

    /// <summary>A whole resource: it names its own type. Contained ones share the root of their container.</summary>
    private void Resource(ReadOnlySpan<byte> text, int index, bool isContained)
    {
        if (document.Nodes[index].Kind != ElementKind.Object)
        {
            findings.Error(index, "structure", "A resource must be a JSON object.");
            return;
        }
        var name = Child(text, index, "resourceType"u8);
        if (name < 0 || R4Definitions.Resource(Raw(text, name)) is not { } type)
        {
            findings.Error(index, "structure", name < 0 ? "The resource names no resourceType." : "The resourceType is no resource type of R4.");
            return;
        }
        var (outerResource, outerRoot, outerLocal) = (resource, root, localReferences.Count);
        resource = index;
        if (!isContained)
            root = index;
        var plan = TypePlan.Of(type);
        if (plan.Traits == TypeTraits.Bundle)
            EnterBundle(index);
        Object(text, index, plan, null);
        if (!isContained)
        {
            Contained(text, index, outerLocal);
            localReferences.RemoveRange(outerLocal, localReferences.Count - outerLocal);
        }
        Claimed(text, index, plan);
        if (plan.Traits == TypeTraits.Bundle)
            LeaveBundle();
        else if (plan.Traits != TypeTraits.None)
            OwnRules(index, plan.Traits);
        (resource, root) = (outerResource, outerRoot);
    }

    private void Object(ReadOnlySpan<byte> text, int index, TypePlan plan, PropertyPlan? holder)
    {
        var nodes = document.Nodes;
        if (nodes[index].Kind != ElementKind.Object)
        {
            findings.Error(index, "structure", $"An object was expected for {plan.Type.Name}.");
            return;
        }
        var end = nodes[index].Next;
        if (end == index + 1)
        {
            findings.Error(index, "structure", "An object must have some content.");
            return;
        }
        var present = 0UL;
        var expected = plan.First;
        PropertyPlan? before = null;
        for (var at = index + 1; at < end; at = nodes[at].Next)
        {
            var name = text.Slice(nodes[at].NameStart, nodes[at].NameLength);
            var property = expected is not null && name.SequenceEqual(expected.Name) ? expected : plan.Find(name);
            if (property is null)
            {
                Unknown(index, at, name, plan);
                continue;
            }
            if (before is null)
                plan.First = property;
            else if (!ReferenceEquals(before.Successor, property))
                before.Successor = property;
            before = property;
            expected = property.Successor;
            if ((present & property.Bit) != 0 && property.Element.IsChoice)
                OneChoice(text, index, at, property);
            present |= property.Bit;
            Property(text, index, at, property);
        }
        if ((plan.Required & ~present) is var missing && missing != 0)
            Missing(index, missing, plan);
        foreach (var invariant in plan.Invariants)
            Invariant(invariant, index, -1, present, plan.Type);
        if (plan.Traits != TypeTraits.None)
            Trait(text, index, present, plan, holder);
    }

    private void Property(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        var kind = document.Nodes[at].Kind;
        if (property.IsSibling)
        {
            Beside(text, owner, at, property);
            return;
        }
        if (kind == ElementKind.Array)
        {
            if (!property.IsList)
                findings.Error(at, "structure", $"{property.Element.Name} is not repeated, so it must not be an array.");
            Items(text, owner, at, property);
            return;
        }
        if (property.IsList)
            findings.Error(at, "structure", $"{property.Element.Name} may repeat, so it must be an array.");
        if (kind == ElementKind.Null)
            findings.Error(at, "structure", "A property is left out rather than null.");
        else
            Value(text, owner, at, property);
    }

    private void Items(ReadOnlySpan<byte> text, int owner, int array, PropertyPlan property)
    {
        var nodes = document.Nodes;
        var (count, end) = (0, nodes[array].Next);
        for (var item = array + 1; item < end; item = nodes[item].Next)
        {
            if (nodes[item].Kind == ElementKind.Null)
                NullItem(text, owner, array, item, count, property);
            else
                Value(text, owner, item, property);
            count++;
        }
        if (count == 0)
            findings.Error(array, "structure", "An array is left out rather than empty.");
        if (property.IsList && count > property.Element.Max)
            findings.Error(owner, "structure", $"{property.Element.Path}: at most {property.Element.Max} allowed, {count} found.");
    }

    private void Value(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        if (property.Kind != PrimitiveKind.None)
        {
            Primitive(text, at, property);
            if (property.Invariants.Length > 0)
                ElementInvariants(text, owner, at, property);
            return;
        }
        if (property.IsResource)
        {
            Resource(text, at, isContained: property.Element.Name == "contained");
            return;
        }
        Object(text, at, property.Complex, property);
        if (property.Invariants.Length > 0)
            ElementInvariants(text, owner, at, property);
    }

    private void ElementInvariants(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        var sibling = property.Kind == PrimitiveKind.None ? -1 : SiblingOf(text, owner, at, property);
        foreach (var invariant in property.Invariants)
            Evaluate(invariant, PathValue.Node(document, at, sibling, property.Reference.Type), at);
    }

    private void Invariant(CompiledInvariant invariant, int index, int sibling, ulong present, TypeDefinition type)
    {
        if (!invariant.Invariant.IsError && !findings.Wants(IssueSeverity.Warning))
            return;
        if (invariant.Guard.Decide(present) is { } decided)
        {
            if (!decided)
                Failed(invariant, index);
            return;
        }
        Evaluate(invariant, PathValue.Node(document, index, sibling, type), index);
    }

    private void Evaluate(CompiledInvariant invariant, in PathValue focus, int place)
    {
        if (invariant.Expression is not { } expression)
            return;
        evaluation.RootResource = PathValue.Node(document, root, -1, PathValue.TypeOf(document, root));
        var current = PathValue.Node(document, resource, -1, PathValue.TypeOf(document, resource));
        switch (expression.Holds(evaluation, focus, current))
        {
            case false:
                Failed(invariant, place);
                break;
            case null when evaluation.Failure is { Code: "too-costly" }:
                findings.Warning(place, "too-costly", $"The rule {invariant.Invariant.Key} was not decided: it takes too many steps.");
                break;
            case null:
                Failed(invariant, place);
                break;
        }
    }

    private void Failed(CompiledInvariant invariant, int place) => findings.Add(
        invariant.Invariant.IsError ? IssueSeverity.Error : IssueSeverity.Warning, place, "invariant", $"{invariant.Invariant.Key}: {invariant.Invariant.Human}");

    private void Unknown(int owner, int at, ReadOnlySpan<byte> name, TypePlan plan)
    {
        if (plan.Type.IsResource && name.SequenceEqual("resourceType"u8))
        {
            if (document.Nodes[at].Kind != ElementKind.String)
                findings.Error(at, "structure", "The resourceType must be a string.");
            return;
        }
        findings.Error(owner, at, "structure", $"The property '{ElementPaths.Named(name)}' is not one that {plan.Type.Name} has.");
    }

    private void Missing(int index, ulong missing, TypePlan plan)
    {
        for (; missing != 0; missing &= missing - 1)
        {
            var element = plan.Type.Elements[BitOperations.TrailingZeroCount(missing)];
            findings.Error(index, "required", $"{element.Path}: at least {element.Min} required, none found.");
        }
    }

    /// <summary>A choice has one type: another property of the same choice is too many, unless it is the one beside it.</summary>
    private void OneChoice(ReadOnlySpan<byte> text, int owner, int at, PropertyPlan property)
    {
        var nodes = document.Nodes;
        var own = Plain(text.Slice(nodes[at].NameStart, nodes[at].NameLength));
        for (var other = owner + 1; other < at; other = nodes[other].Next)
        {
            var name = Plain(text.Slice(nodes[other].NameStart, nodes[other].NameLength));
            if (!name.SequenceEqual(own) && property.Element.Owner.TryMember(name, out var member) && member.Element == property.Element)
            {
                findings.Error(owner, at, "structure", $"{property.Element.Path} has more than one type.");
                return;
            }
        }
    }

    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> name) => !name.IsEmpty && name[0] == '_' ? name[1..] : name;

    private ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> text, int index)
    {
        ref readonly var node = ref document.Nodes[index];
        return text.Slice(node.Start, node.Length);
    }

    /// <summary>The value of a string node as bytes, escapes resolved.</summary>
    private ReadOnlySpan<byte> StringBytes(ReadOnlySpan<byte> text, int index) => document.Nodes[index].Escaped
        ? System.Text.Encoding.UTF8.GetBytes(new Element(document, index).Text ?? "")
        : Raw(text, index);

    /// <summary>The member of an object by name, or -1.</summary>
    private int Child(ReadOnlySpan<byte> text, int index, ReadOnlySpan<byte> name)
    {
        var nodes = document.Nodes;
        if (nodes[index].Kind != ElementKind.Object)
            return -1;
        for (var at = index + 1; at < nodes[index].Next; at = nodes[at].Next)
        {
            if (nodes[at].NameLength == name.Length && text.Slice(nodes[at].NameStart, name.Length).SequenceEqual(name))
                return at;
        }
        return -1;
    }

    /// <summary>A member that is a string, as bytes; empty when there is none.</summary>
    private ReadOnlySpan<byte> ChildString(ReadOnlySpan<byte> text, int index, ReadOnlySpan<byte> name) =>
        Child(text, index, name) is var at and >= 0 && document.Nodes[at].Kind == ElementKind.String ? StringBytes(text, at) : default;
}
