using Chartroom.Fhir.Definitions;
using Chartroom.Fhir.Units;

namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>
/// The code systems and value sets that R4 publishes, and the standards known by the form of their codes: UCUM, BCP 13 media types,
/// BCP 47 languages, ISO 4217 currencies.
/// </summary>
public sealed class R4Terminology : ITerminology
{
    private const string Snomed = "http://snomed.info/sct";
    private const string Loinc = "http://loinc.org";
    private static readonly CodeAnswer Valid = new(CodeStanding.Valid, []);

    private R4Terminology()
    {
    }

    public static R4Terminology Instance { get; } = new();

    public CodeAnswer Code(string system, string? version, string code)
    {
        if (!MayBe(system, code))
            return CodeAnswer.Invalid;
        if (ByForm(system, code) is { } isWellFormed)
            return isWellFormed ? Valid : CodeAnswer.Invalid;
        if (R4Codes.System(system) is not { } table)
            return R4Codes.ValueSet(system) is null ? CodeAnswer.NotKnown : new CodeAnswer(CodeStanding.IsValueSet, []);
        if (table.Concepts.Count == 0)
            return CodeAnswer.NotKnown;
        if (table.Find(code) is { } concept)
            return new CodeAnswer(CodeStanding.Valid, concept.Display.Length > 0 ? [concept.Display] : []);
        return table.IsComplete ? CodeAnswer.Invalid : CodeAnswer.NotKnown;
    }

    public bool Knows(string system) => system is Snomed or Loinc || ByForm(system, "") is not null || R4Codes.System(system) is { Concepts.Count: > 0 } || R4Codes.ValueSet(system) is not null;

    public Membership Contains(string valueSet, string? system, string code)
    {
        if (R4Codes.ValueSet(valueSet) is not { } table)
            return Membership.NotKnown;
        if (CodeSet.Of(table.Url) is { IsByForm: true } codes)
            return codes.Contains(System.Text.Encoding.UTF8.GetBytes(code)) ? Membership.In : Membership.Out;
        return table.Contains(system, code) switch { true => Membership.In, false => Membership.Out, null => ByForm(table, system, code) };
    }

    public string? NameOf(string valueSet) => R4Codes.ValueSet(valueSet)?.Name;

    /// <summary>Whether a code has the form its system asks for; null for systems that list their codes.</summary>
    internal static bool? ByForm(string system, string code) => system switch
    {
        Ucum.System => Ucum.Parse(code) is not null,
        "urn:ietf:bcp:13" => CodeForms.IsMediaType(code) || code is "xml" or "json" or "ttl",
        "urn:ietf:bcp:47" => CodeForms.IsLanguage(code),
        "urn:iso:std:iso:4217" => CodeForms.IsCurrency(code),
        _ => null,
    };

    /// <summary>False when a system that is not here cannot have such a code.</summary>
    private static bool MayBe(string system, string code) => system switch
    {
        Snomed => CodeForms.MayBeSnomed(code),
        Loinc => CodeForms.MayBeLoinc(code),
        "urn:iso:std:iso:3166" => CodeForms.MayBeCountry(code),
        "urn:iso:std:iso:3166:-2" => CodeForms.MayBeRegion(code),
        "http://unstats.un.org/unsd/methods/m49/m49.htm" => code.Length == 3 && code.All(char.IsAsciiDigit),
        _ => true,
    };

    /// <summary>A set of all codes of systems that are known by form, or that at least tell what is no code of theirs.</summary>
    private static Membership ByForm(ValueSetTable table, string? system, string code)
    {
        if (table.WholeSystem is { } whole && (system is null || system == whole) && ByForm(whole, code) is { } isWellFormed)
            return isWellFormed ? Membership.In : Membership.Out;
        var systems = table.OpenSystems;
        return systems.Count > 0 && !systems.Any(s => (system is null || system == s) && MayBe(s, code)) ? Membership.Out : Membership.NotKnown;
    }
}
