using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Paths.Values;

/// <summary>A type as FHIRPath names it: of the System namespace or a FHIR one. Source: FHIRPath §10 types and reflection.</summary>
public sealed record PathType(string Namespace, string Name)
{
    /// <summary>The value kind of a System type.</summary>
    internal PathValueKind? System { get; private init; }

    internal TypeDefinition? Fhir { get; private init; }

    /// <summary>For an unqualified name that both namespaces know (<c>Quantity</c>).</summary>
    internal TypeDefinition? Also { get; private init; }

    /// <summary>The type of a name, qualified or not; null when neither namespace has it.</summary>
    public static PathType? Of(string name)
    {
        if (name.StartsWith("System.", StringComparison.Ordinal))
            return name == "System.Patient" || SystemKind(name[7..]) is null ? new PathType("System", name[7..]) : OfSystem(name[7..]);
        var plain = name.StartsWith("FHIR.", StringComparison.Ordinal) ? name[5..] : name;
        var fhir = R4Definitions.Type(plain);
        if (plain.Length == name.Length && SystemKind(plain) is { } kind)
            return new PathType("System", plain) { System = kind, Also = fhir };
        return fhir is null ? null : new PathType("FHIR", plain) { Fhir = fhir };
    }

    internal static PathType OfSystem(string name) => new("System", name) { System = SystemKind(name) };

    internal static PathType OfNode(TypeDefinition type) =>
        new("FHIR", type.Kind == TypeKind.Backbone ? type.Base!.Name : type.Name) { Fhir = type };

    public override string ToString() => $"{Namespace}.{Name}";

    private static PathValueKind? SystemKind(string name) => name switch
    {
        "Boolean" => PathValueKind.Boolean,
        "Integer" => PathValueKind.Integer,
        "Long" => PathValueKind.Long,
        "Decimal" => PathValueKind.Decimal,
        "String" => PathValueKind.String,
        "Date" => PathValueKind.Date,
        "DateTime" => PathValueKind.DateTime,
        "Time" => PathValueKind.Time,
        "Quantity" => PathValueKind.Quantity,
        _ => null,
    };

    /// <summary>Whether a value is of the type: exactly (<c>as</c>, <c>ofType</c>) or as a specialization (<c>is</c>).</summary>
    internal bool Holds(in PathValue value, bool exact)
    {
        if (value.Kind != PathValueKind.Node)
            return System == value.Kind;
        var type = Fhir ?? Also;
        if (type is null || value.Type is null)
            return false;
        return exact && type.IsPrimitive ? ReferenceEquals(type, value.Type) : value.Type.Is(type);
    }
}
