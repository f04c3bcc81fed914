using System.Runtime.CompilerServices;

namespace Chartroom.Rules.Terminology;

/// <summary>The code systems of the encoder, by the names that the command line uses.</summary>
public static class CodeSystemNames
{
    public const string Icd10Cm = "icd10cm";
    public const string Icd10Pcs = "icd10pcs";
    public const string Hcpcs = "hcpcs";
    public const string Cvx = "cvx";

    public static IReadOnlyList<string> All { get; } = [Icd10Cm, Icd10Pcs, Hcpcs, Cvx];
}

/// <summary>
/// One code of a system, or a header above codes. A concept is itself, not its text: two releases have two concepts.
/// </summary>
/// <param name="Code">Without a dot.</param>
/// <param name="Shown">As people write it, with a dot where the system has one.</param>
/// <param name="Display">The title; empty when the release has none (the gap is the release's, not filled in here).</param>
/// <param name="IsCode">A code that was billable at some time; false for a header.</param>
/// <param name="ValidFrom">First day of validity; null when the release does not say.</param>
/// <param name="ValidTo">Last day of validity; null = still valid.</param>
public sealed record Concept(
    string System, string Code, string Shown, string Display, bool IsCode, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public Concept? Parent { get; internal set; }

    /// <summary>Chapter of the classification, as the release numbers it; empty where there is none.</summary>
    public string Chapter { get; internal set; } = "";

    /// <summary>Block of the chapter, such as <c>I20-I25</c>; empty where there is none.</summary>
    public string Section { get; internal set; } = "";

    /// <summary>The codes directly below, in the order of the release.</summary>
    public IReadOnlyList<Concept> Children => ChildList;

    internal List<Concept> ChildList { get; private set; } = None;

    /// <summary>Its place in the system's list of concepts.</summary>
    internal int Number { get; set; }

    private static List<Concept> None { get; } = [];

    /// <summary>Whether the code may be billed on a day. A header never may.</summary>
    public bool IsBillableOn(DateOnly day) =>
        IsCode && (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);

    public bool Equals(Concept? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{System}|{Shown}";

    internal void AddChild(Concept child)
    {
        if (ReferenceEquals(ChildList, None))
            ChildList = [];
        ChildList.Add(child);
        child.Parent = this;
    }
}
