using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>A value that a definition holds for comparison (fixed, pattern, least, most): its JSON and what is beside it, and its type.</summary>
internal sealed record FixedValue(Element Value, Element Beside, TypeDefinition Type)
{
    /// <summary>The value of a choice property such as <c>patternCodeableConcept</c>; null when the definition has none.</summary>
    public static FixedValue? Of(Element definition, string name)
    {
        var prefix = System.Text.Encoding.UTF8.GetBytes(name);
        foreach (var member in definition.Members)
        {
            if (member.Name.Length > prefix.Length && member.Name.StartsWith(prefix) && char.IsAsciiLetterUpper((char)member.Name[prefix.Length])
                && TypeOf(System.Text.Encoding.UTF8.GetString(member.Name[prefix.Length..])) is { } type)
                return new FixedValue(member, definition["_" + System.Text.Encoding.UTF8.GetString(member.Name)], type);
        }
        return null;
    }

    private static TypeDefinition? TypeOf(string suffix) => R4Definitions.Type(suffix) is { IsPrimitive: false } complex
        ? complex
        : R4Definitions.Type(char.ToLowerInvariant(suffix[0]) + suffix[1..]);
}
