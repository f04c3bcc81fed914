using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Fhir.Validation.Conformance;

/// <summary>
/// Filters over SNOMED CT, in so far as they can be judged without it: concepts by the form of their identifiers, attributes by the operators that
/// FHIR allows for them, constraints by where their operands stand. Source: FHIR R4 snomedct.html (filter properties); SNOMED CT ECL 2.
/// </summary>
internal static class SnomedFilter
{
    /// <summary>What is wrong with a filter; null when nothing is, or nothing can be told.</summary>
    public static string? Fault(Element filter)
    {
        if (filter["value"u8].Text is not { } value || filter["property"u8].Text is not { Length: > 0 } property)
            return null;
        var op = filter["op"u8].Text;
        return property switch
        {
            "concept" or "parent" or "child" when op is "is-a" or "descendent-of" or "is-not-a" or "=" && !CodeForms.MayBeSnomed(value) => "The value of the filter is no SNOMED CT concept.",
            "constraint" or "expression" when op == "=" && !IsJoined(value) => "The constraint cannot be read: two operands stand side by side.",
            _ when IsConcept(property) && op is not ("=" or "in" or "exists") => "An attribute is filtered by = and in.",
            _ => null,
        };
    }

    /// <summary>True for the identifier of a concept, by its partition.</summary>
    private static bool IsConcept(string id) => char.IsAsciiDigit(id[0]) && id.Length >= 6 && id[^3..^1] is ("00" or "10") && CodeForms.MayBeSnomed(id);

    /// <summary>False when an operand follows another with nothing that joins them.</summary>
    private static bool IsJoined(string constraint)
    {
        var isAfterConcept = false;
        for (var i = 0; i < constraint.Length; i++)
        {
            var c = constraint[i];
            if (char.IsWhiteSpace(c))
                continue;
            if (isAfterConcept && (char.IsAsciiDigit(c) || c is '<' or '>' or '^' or '*' or '('))
                return false;
            if (c == '|')
            {
                var end = constraint.IndexOf('|', i + 1);
                if (end < 0)
                    return false;
                i = end;
                continue;
            }
            isAfterConcept = char.IsAsciiDigit(c) && !isAfterConcept;
            while (isAfterConcept && i + 1 < constraint.Length && char.IsAsciiDigit(constraint[i + 1]))
                i++;
            if (char.IsAsciiLetter(c) || c is '"' or '#' or '{' or '[' or '/')
                return true;
        }
        return true;
    }
}
