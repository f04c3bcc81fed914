namespace Chartroom.Fhir.Definitions;

/// <summary>
/// A rule that an element or type must satisfy: a FHIRPath expression evaluated with the element as focus.
/// <c>Number</c> is its place in <see cref="R4Definitions.Invariants"/>, for tables of compiled expressions.
/// Source: FHIR R4 ElementDefinition.constraint.
/// </summary>
public sealed record Invariant(int Number, string Key, bool IsError, string Expression, string Human);

/// <summary>How firmly codes are bound. Source: FHIR R4 value set binding-strength.</summary>
public enum BindingStrength : byte { Required, Extensible, Preferred, Example }

/// <summary>The value set (canonical URL without version) that an element's codes come from.</summary>
public sealed record Binding(BindingStrength Strength, string ValueSet);

/// <summary>
/// One type an element may have, with the resource types or profiles a reference may point at (<c>Patient</c>,
/// <c>Resource</c> = any) and the profiles of the type itself (<c>SimpleQuantity</c>).
/// </summary>
public sealed record TypeReference(string Code, IReadOnlyList<string> Targets, IReadOnlyList<string> Profiles)
{
    /// <summary>The definition of <c>Code</c>.</summary>
    public TypeDefinition Type => field ??= R4Definitions.Type(Code)
        ?? throw new InvalidDataException($"The definitions name an unknown type {Code}.");
}
