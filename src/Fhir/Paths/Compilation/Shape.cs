using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Paths.Values;

namespace Chartroom.Fhir.Paths.Compilation;

/// <summary>What is known before evaluation about a collection: the types its items may have (null = any), and whether in order.</summary>
internal sealed record Shape(IReadOnlyList<PathType>? Types, bool IsOrdered = true)
{
    public static Shape Unknown { get; } = new((IReadOnlyList<PathType>?)null);

    public static Shape System(string name) => new([PathType.OfSystem(name)]);

    public static Shape Of(TypeDefinition? type) => type is null ? Unknown : new([PathType.OfNode(type)]);

    /// <summary>The children of a name; null when no type can have them.</summary>
    public Shape? Child(string name)
    {
        if (Types is null)
            return Unknown;
        var found = new List<PathType>();
        foreach (var type in Types)
        {
            if (type.Fhir is not { } fhir)
                continue;
            if (fhir is { IsResource: true, IsAbstract: true })
                return Unknown;
            if (fhir.Element(name) is { } element)
                found.AddRange(element.Types.Select(t => PathType.OfNode(t.Type)));
        }
        return found.Count == 0 ? null : new Shape(found, IsOrdered);
    }

    public Shape And(Shape other) =>
        Types is null || other.Types is null ? Unknown : new Shape([.. Types, .. other.Types], IsOrdered && other.IsOrdered);

    /// <summary>True when it is known that no item can be of such a kind.</summary>
    public bool Excludes(Func<PathValueKind, bool> kind) => Types is not null && !Types.Any(t => kind(KindOf(t)));

    /// <summary>True when it is known that every item is of such a kind.</summary>
    public bool IsAll(Func<PathValueKind, bool> kind) => Types is { Count: > 0 } && Types.All(t => kind(KindOf(t)));

    private static PathValueKind KindOf(PathType type) =>
        type.System ?? (type.Fhir is { } fhir ? SystemKinds.Of(fhir) : PathValueKind.Type);

    public override string ToString() => Types is null ? "anything" : string.Join(" or ", Types.Select(t => t.Name).Distinct());
}
