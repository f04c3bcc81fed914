using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Holds an element to a profile: what the profile asks beyond the type itself. Works on one document with one set of findings;
/// trying whether an element fits works on findings of its own.
/// Source: FHIR R4 §5.1 profiling; §2.27 ElementDefinition.
/// </summary>
internal sealed partial class ProfileWalk(ProfileSession session, Findings findings)
{
    /// <summary>Checks an element of the profile's type.</summary>
    public void Check(Profile profile, in PathValue focus)
    {
        foreach (var problem in profile.Problems)
            findings.Warning(PlaceOf(focus), "not-supported", $"The profile {profile.Url} is not checked in full: {problem}");
        Element(profile, profile.Root, focus);
    }

    private ITerminology Terminology => session.Context.Terminology;

    private static int PlaceOf(in PathValue value) => value.Index >= 0 ? value.Index : value.SiblingIndex;

    private void Element(Profile profile, ProfileNode node, in PathValue focus)
    {
        Values(profile, node, focus);
        Types(profile, node, focus);
        Constraints(profile, node, focus);
        if (node.Parent is null || focus.Type is not { IsResource: true })
        {
            Children(profile, node, focus);
            return;
        }
        // Inside a resource that the profile reaches down into, %resource is that one.
        var before = session.Move(focus);
        Children(profile, node, focus);
        session.Restore(before);
    }

    private void Children(Profile profile, ProfileNode node, in PathValue focus)
    {
        var from = node.ContentOf ?? node;
        foreach (var child in from.Children)
        {
            var items = session.Rent();
            ChildReader.Read(focus, child.Name, items);
            Child(profile, child, focus, items);
            session.Return(items);
        }
    }

    private void Child(Profile profile, ProfileNode child, in PathValue parent, List<PathValue> items)
    {
        Count(profile, child, parent, items.Count, child.Base);
        foreach (var item in items)
            Element(profile, child, item);
        if (child.Slices.Count > 0 || child.Rule.Slicing is { IsClosed: true })
            Slices(profile, child, parent, items);
    }

    /// <summary>Cardinality, when the profile asks for more than the type.</summary>
    private void Count(Profile profile, ProfileNode node, in PathValue parent, int count, ElementDefinition? definition)
    {
        var rule = node.Rule;
        if (rule.Min is { } min && count < min && (definition is null || min > definition.Min || node.SliceOf is not null || count > 0))
            findings.Error(PlaceOf(parent), "required", $"{node.Label}: at least {min} required, {count} found ({profile}).");
        if (rule.Max is { } max && count > max && (definition is null || max < definition.Max || node.SliceOf is not null))
            findings.Error(PlaceOf(parent), "structure", $"{node.Label}: at most {max} allowed, {count} found ({profile}).");
    }

    private void Types(Profile profile, ProfileNode node, in PathValue focus)
    {
        if (node.Parent is null || node.Rule.Types.Count == 0 || focus.Type is not { } type)
            return;
        TypeRule? fitting = null;
        foreach (var rule in node.Rule.Types)
        {
            if (Fits(type, rule.Code))
                fitting = Merged(fitting, rule);
        }
        if (fitting is null)
        {
            if (node.Base is { IsChoice: true } or { Types: [{ Type.IsResource: true }] })
                findings.Error(PlaceOf(node.Base.IsChoice ? ParentOf(focus) : focus), "structure", $"{node.Label}: {type.Name} is not one of the types {string.Join(", ", node.Rule.Types.Select(t => t.Code))} ({profile}).");
            return;
        }
        if (fitting.Profiles.Count > 0)
            OneOf(profile, node, focus, fitting.Profiles);
        if (fitting.TargetProfiles.Count > 0 || fitting.Aggregation.Count > 0)
            Target(profile, node, focus, fitting);
    }

    /// <summary>Types may be listed again with other profiles, as STU3 did.</summary>
    private static TypeRule Merged(TypeRule? before, TypeRule rule) => before is null ? rule : before with
    {
        Profiles = [.. before.Profiles, .. rule.Profiles],
        TargetProfiles = [.. before.TargetProfiles, .. rule.TargetProfiles],
    };

    private static bool Fits(TypeDefinition type, string code)
    {
        if (type.Name == code || type.Kind == TypeKind.Backbone)
            return true;
        return R4Definitions.Type(code) is { } wanted && type.Is(wanted);
    }

    /// <summary>The element that holds another, for telling what is wrong with a choice as a whole.</summary>
    private PathValue ParentOf(in PathValue focus) => session.Owner(PlaceOf(focus)) is var owner and >= 0 ? PathValue.Node(session.Document, owner, -1, focus.Type!) : focus;

    /// <summary>The element must fit one of several profiles; with one, that one's faults are told, with several, that none fits.</summary>
    private void OneOf(Profile profile, ProfileNode node, in PathValue focus, IReadOnlyList<string> urls)
    {
        var known = new List<Profile>();
        var others = 0;
        foreach (var url in urls)
        {
            // The type's own definition is held by every element of the type.
            if (CoreType(url) is { } core)
            {
                if (focus.Type?.Is(core) != false)
                    return;
                others++;
            }
            else if (session.Context.Profiles.Find(url) is { } found)
            {
                if (focus.Type?.Is(found.Type) != false)
                    known.Add(found);
                else
                    others++;
            }
            else
            {
                findings.Warning(PlaceOf(focus), "not-found", $"The profile {url}, which {profile.Url} asks for at {node.Label}, is not known.");
            }
        }
        // An extension is held to the definition of its URL wherever it stands.
        if (focus.Type?.Name == "Extension")
            return;
        if (others == urls.Count)
            findings.Error(PlaceOf(focus), "structure", $"{node.Label}: {focus.Type!.Name} is not of the type of {string.Join(", ", urls)}.");
        if (known.Count == 0)
            return;
        if (urls.Count == 1)
        {
            session.Enter(known[0], focus, findings);
            return;
        }
        foreach (var candidate in known)
        {
            if (session.Fits(candidate, focus))
                return;
        }
        if (known.Count + others == urls.Count)
            findings.Error(PlaceOf(focus), "structure", $"{node.Label}: the element fits none of the profiles {string.Join(", ", urls)}.");
    }

    private static bool IsTypeItself(string url) => CoreType(url) is not null;

    /// <summary>The type of R4 whose own definition a URL names; null for a profile.</summary>
    private static TypeDefinition? CoreType(string url)
    {
        const string Core = "http://hl7.org/fhir/StructureDefinition/";
        return url.StartsWith(Core, StringComparison.Ordinal) ? R4Definitions.Type(url[Core.Length..]) : null;
    }
}
