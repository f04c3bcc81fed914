using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// One element of a profile with what is said of it, its children and its slices. Only elements that a profile mentions have nodes.
/// </summary>
internal sealed class ProfileNode
{
    private readonly List<ProfileNode> children = [];
    private readonly List<ProfileNode> slices = [];

    public ProfileNode(string name, ProfileNode? parent, TypeDefinition? type)
    {
        (Name, Parent, Type) = (name, parent, type);
    }

    /// <summary>The element's name, a choice without <c>[x]</c>; of a slice the name of the element it is a slice of.</summary>
    public string Name { get; }

    public ProfileNode? Parent { get; }

    public ElementRule Rule { get; set; } = ElementRule.None;

    /// <summary>The type whose elements the children are, when it is one; null for a choice that is still open.</summary>
    public TypeDefinition? Type { get; set; }

    /// <summary>The element in the base definition; null for the root.</summary>
    public ElementDefinition? Base { get; init; }

    /// <summary>The node that this one is a slice of; null when it is no slice.</summary>
    public ProfileNode? SliceOf { get; init; }

    /// <summary>For a slice that is a type of a choice (<c>valueQuantity</c>): that type.</summary>
    public TypeDefinition? ChoiceType { get; init; }

    public IReadOnlyList<ProfileNode> Children => children;

    public IReadOnlyList<ProfileNode> Slices => slices;

    /// <summary>Where the children are when the element has the content of another; filled when the whole profile is read.</summary>
    public ProfileNode? ContentOf { get; set; }

    public ProfileNode? Child(string name) => children.Find(c => c.Name == name);

    public ProfileNode? Slice(string name) => slices.Find(s => s.Rule.SliceName == name);

    public void Add(ProfileNode child) => children.Add(child);

    public void AddSlice(ProfileNode slice) => slices.Add(slice);

    /// <summary>The path for people: <c>Patient.identifier:mrn.system</c>.</summary>
    public string Label => Parent is null ? Rule.Path : $"{Parent.Label}.{Name}{(Base?.IsChoice == true ? "[x]" : "")}{(Rule.SliceName is { } slice ? ":" + slice : "")}";

    /// <summary>A copy that a derived profile may change.</summary>
    public ProfileNode Copy(ProfileNode? parent = null, ProfileNode? sliceOf = null)
    {
        var copy = new ProfileNode(Name, parent, Type) { Rule = Rule, Base = Base, SliceOf = sliceOf, ChoiceType = ChoiceType };
        foreach (var child in children)
            copy.Add(child.Copy(copy));
        foreach (var slice in slices)
            copy.AddSlice(slice.Copy(parent, copy));
        return copy;
    }

    public override string ToString() => Label;
}
