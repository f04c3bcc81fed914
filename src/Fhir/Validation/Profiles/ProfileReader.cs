using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Makes the tree of a profile: from its snapshot, or from its differential over the tree of its base. A tree holds only what the
/// profile says; what the types themselves say is checked without it.
/// Source: FHIR R4 §5.1.0.4 differential and snapshot; §5.1.0.14 slicing.
/// </summary>
internal sealed class ProfileReader(ResourceDocument definition, Func<string, Profile?> find)
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";
    private readonly List<string> problems = [];
    private readonly List<(string Segment, ProfileNode Node)> stack = [];

    /// <summary>The profile; null when it is of no type of R4 (a logical model).</summary>
    public Profile? Read()
    {
        var root = definition.Root;
        if (TypeOf(root) is not { } type || root["url"u8].Text is not { } url)
            return null;
        var top = root["snapshot"u8]["element"u8].Exists
            ? Apply(root["snapshot"u8]["element"u8], new ProfileNode(type.Name, null, type))
            : Apply(root["differential"u8]["element"u8], BaseTree(root, type));
        ContentReferences(top, top);
        return new Profile(url, root["version"u8].Text, type, top, definition) { Problems = problems };
    }

    /// <summary>What hinders that the differential is laid over its base; empty when nothing does, or it is of no type of R4.</summary>
    public IReadOnlyList<string> DifferentialProblems()
    {
        if (TypeOf(definition.Root) is { } type)
            Apply(definition.Root["differential"u8]["element"u8], BaseTree(definition.Root, type));
        return problems;
    }

    private static TypeDefinition? TypeOf(Element root)
    {
        var name = root["type"u8].Text ?? "";
        if (name.StartsWith(Core, StringComparison.Ordinal))
            name = name[Core.Length..];
        return R4Definitions.Type(name) is { Kind: not TypeKind.Backbone } type ? type : null;
    }

    private ProfileNode BaseTree(Element root, TypeDefinition type)
    {
        var parent = root["baseDefinition"u8].Text ?? "";
        var isCore = parent.StartsWith(Core, StringComparison.Ordinal) && R4Definitions.Type(parent[Core.Length..]) is not null;
        if (!isCore && root["derivation"u8].Text == "constraint")
        {
            if (find(parent) is { } known)
                return known.Root.Copy();
            problems.Add($"The base profile {parent} is not known.");
        }
        return new ProfileNode(type.Name, null, type);
    }

    private ProfileNode Apply(Element elements, ProfileNode root)
    {
        foreach (var element in elements.Items)
        {
            var rule = ElementRule.Read(element);
            var segments = rule.Path.Split('.');
            if (segments.Length == 1)
            {
                root.Rule = root.Rule.With(rule);
                stack.Clear();
                continue;
            }
            var parent = Descend(root, segments);
            var node = Locate(parent, segments[^1], rule);
            node.Rule = node.Rule.With(rule);
            Narrow(node);
            stack.Add((segments[^1], node));
        }
        return root;
    }

    /// <summary>The parent that a path leads to: the nodes last met, as long as they agree, then further ones.</summary>
    private ProfileNode Descend(ProfileNode root, string[] segments)
    {
        var depth = segments.Length - 2;
        var same = 0;
        while (same < depth && same < stack.Count && stack[same].Segment == segments[same + 1])
            same++;
        stack.RemoveRange(same, stack.Count - same);
        while (stack.Count < depth)
        {
            var parent = stack.Count == 0 ? root : stack[^1].Node;
            var segment = segments[stack.Count + 1];
            stack.Add((segment, Locate(parent, segment, ElementRule.None)));
        }
        return stack.Count == 0 ? root : stack[^1].Node;
    }

    private ProfileNode Locate(ProfileNode parent, string segment, ElementRule rule)
    {
        var name = segment.EndsWith("[x]", StringComparison.Ordinal) ? segment[..^3] : segment;
        var element = parent.Type?.Element(name);
        if (element is null && parent.Type?.TryMember(System.Text.Encoding.UTF8.GetBytes(segment), out var member) == true && member.Element.IsChoice)
            return TypeSlice(Plain(parent, member.Element), rule.SliceName ?? segment, member.Type.Type);
        if (element is null && parent.Type is not null)
            problems.Add($"{parent.Type.Name} has no element {segment}.");
        var node = element is null ? Free(parent, name) : Plain(parent, element);
        return rule.SliceName is { } slice ? Slice(node, slice) : node;
    }

    private static ProfileNode Plain(ProfileNode parent, ElementDefinition element)
    {
        if (parent.Child(element.Name) is { } known)
            return known;
        var made = new ProfileNode(element.Name, parent, element.Types.Count == 1 ? element.Types[0].Type : null) { Base = element };
        parent.Add(made);
        return made;
    }

    /// <summary>An element of a type that is not known, as below a choice.</summary>
    private static ProfileNode Free(ProfileNode parent, string name)
    {
        if (parent.Child(name) is { } known)
            return known;
        var made = new ProfileNode(name, parent, null);
        parent.Add(made);
        return made;
    }

    private static ProfileNode Slice(ProfileNode node, string name)
    {
        if (node.Base is { IsChoice: true } choice && choice.Owner.TryMember(System.Text.Encoding.UTF8.GetBytes(name), out var member) && member.Element == choice)
            return TypeSlice(node, name, member.Type.Type);
        var holder = node;
        // A slice of a slice has the name of both: mrn/current.
        for (var slash = name.IndexOf('/'); slash > 0; slash = name.IndexOf('/', slash + 1))
            holder = holder.Slice(name[..slash]) ?? holder;
        return holder.Slice(name) ?? Added(holder, name, null);
    }

    private static ProfileNode TypeSlice(ProfileNode node, string name, TypeDefinition type)
    {
        foreach (var slice in node.Slices)
        {
            if (slice.ChoiceType == type || slice.Rule.SliceName == name)
                return slice;
        }
        return Added(node, name, type);
    }

    private static ProfileNode Added(ProfileNode node, string name, TypeDefinition? choice)
    {
        var slice = new ProfileNode(node.Name, node.Parent, choice ?? node.Type)
        {
            Base = node.Base,
            SliceOf = node,
            ChoiceType = choice,
            Rule = new ElementRule { Path = node.Rule.Path, SliceName = name },
        };
        node.AddSlice(slice);
        return slice;
    }

    /// <summary>Once a choice, or a resource of any type, has one type left, its children are those of that type.</summary>
    private static void Narrow(ProfileNode node)
    {
        if (node.Rule.Types is [{ } only] && R4Definitions.Type(only.Code) is { IsAbstract: false } type && node.Type?.Kind != TypeKind.Backbone)
            node.Type = type;
    }

    private static void ContentReferences(ProfileNode node, ProfileNode root)
    {
        if (node.Rule.ContentReference is { } reference && node.Children.Count == 0)
        {
            var path = reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..].Split('.');
            var target = root;
            for (var i = 1; i < path.Length && target is not null; i++)
                target = target.Child(path[i]);
            node.ContentOf = target;
        }
        foreach (var child in node.Children.Concat(node.Slices))
            ContentReferences(child, root);
    }
}
