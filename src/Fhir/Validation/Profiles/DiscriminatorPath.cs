namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Where a discriminator's path leads in a slice: a node of the tree, or what a reference's targets are.
/// <c>Types</c> and <c>Profiles</c> are those that the slice allows there.
/// </summary>
internal sealed record DiscriminatorSpot(ProfileNode? Node, IReadOnlyList<string> Types, IReadOnlyList<string> Profiles)
{
    public static DiscriminatorSpot Of(ProfileNode node) => new(
        node,
        node.ChoiceType is { } choice ? [choice.Name] : [.. node.Rule.Types.Select(t => t.Code)],
        [.. node.Rule.Types.SelectMany(t => t.Profiles)]);
}

/// <summary>Follows the restricted FHIRPath of a discriminator through a tree. Source: FHIR R4 §5.1.0.14.1 discriminator path.</summary>
internal sealed class DiscriminatorPath(ProfileLibrary library)
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    public List<DiscriminatorSpot> Find(ProfileNode slice, string path)
    {
        var spots = new List<DiscriminatorSpot> { DiscriminatorSpot.Of(slice) };
        foreach (var step in Steps(path))
            spots = [.. spots.SelectMany(s => Step(s, step))];
        return spots;
    }

    /// <summary>The steps of a path; a dot inside parentheses parts none.</summary>
    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= path.Length; i++)
        {
            if (i == path.Length || (path[i] == '.' && depth == 0))
            {
                steps.Add(path[start..i].Trim());
                start = i + 1;
                continue;
            }
            depth += path[i] == '(' ? 1 : path[i] == ')' ? -1 : 0;
        }
        return steps;
    }

    private IEnumerable<DiscriminatorSpot> Step(DiscriminatorSpot spot, string step)
    {
        if (step is "$this" or "")
            return [spot];
        if (step == "resolve()")
            return Targets(spot);
        if (step.StartsWith("ofType(", StringComparison.Ordinal) || step.StartsWith("as(", StringComparison.Ordinal))
            return OfType(spot, Argument(step));
        return step.StartsWith("extension(", StringComparison.Ordinal) ? Extensions(spot, Argument(step)) : Children(spot, step);
    }

    private static string Argument(string step) => step[(step.IndexOf('(') + 1)..].TrimEnd(')').Trim('\'', '"', ' ');

    private IEnumerable<DiscriminatorSpot> Targets(DiscriminatorSpot spot)
    {
        var targets = spot.Node?.Rule.Types.SelectMany(t => t.TargetProfiles).ToList() ?? [];
        return targets.Count == 0 ? [] : [new DiscriminatorSpot(null, [.. targets.Select(t => TypeOf(library, t))], targets)];
    }

    private static List<DiscriminatorSpot> OfType(DiscriminatorSpot spot, string type)
    {
        var slices = spot.Node?.Slices.Where(s => s.ChoiceType?.Name == type).Select(DiscriminatorSpot.Of).ToList() ?? [];
        return slices.Count > 0 ? slices : [spot];
    }

    private IEnumerable<DiscriminatorSpot> Extensions(DiscriminatorSpot spot, string url)
    {
        foreach (var child in Children(spot, "extension"))
        {
            foreach (var slice in child.Node?.Slices ?? [])
            {
                if (slice.Rule.Types.Any(t => t.Profiles.Contains(url)) || slice.Child("url")?.Rule.Fixed?.Value.Text == url)
                    yield return DiscriminatorSpot.Of(slice);
            }
        }
    }

    private IEnumerable<DiscriminatorSpot> Children(DiscriminatorSpot spot, string name)
    {
        if (spot.Node is { } node && (node.ContentOf ?? node).Child(name) is { } child)
        {
            yield return DiscriminatorSpot.Of(child);
            // What must be there of a child that is sliced itself holds for the whole.
            foreach (var needed in child.Slices.Where(s => s.Rule.Min > 0))
                yield return DiscriminatorSpot.Of(needed);
        }
        else if (spot.Node is { } whole && Part(whole, name) is { } part)
            yield return DiscriminatorSpot.Of(part);
        // What a type's or target's profile says holds for the slice, too.
        foreach (var url in spot.Profiles)
        {
            if (library.Find(url)?.Root.Child(name) is { } inProfile)
                yield return DiscriminatorSpot.Of(inProfile);
        }
    }

    /// <summary>A part of what a slice fixes as a whole, as an element of its own.</summary>
    private static ProfileNode? Part(ProfileNode node, string name)
    {
        if ((node.Rule.Fixed ?? node.Rule.Pattern) is not { } whole || whole.Value[name] is not { Exists: true } value || whole.Type.Element(name) is not { IsChoice: false } element)
            return null;
        var part = new FixedValue(value, default, element.Types[0].Type);
        return new ProfileNode(name, node, element.Types[0].Type) { Base = element, Rule = new ElementRule { Pattern = part } };
    }

    /// <summary>The resource type that a target profile constrains.</summary>
    public static string TypeOf(ProfileLibrary library, string target) =>
        library.Find(target)?.Type.Name ?? (target.StartsWith(Core, StringComparison.Ordinal) ? target[Core.Length..] : target);
}
