namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// Extensions that stand for elements of other versions of FHIR (<c>http://hl7.org/fhir/5.0/StructureDefinition/extension-DeviceRequest.doNotPerform</c>). The
/// definitions of those versions are not here; known is which names are modifiers wherever a version has them. Source: FHIR R4 versions.html#extensions.
/// </summary>
internal static class OtherVersions
{
    private static readonly string[] Modifiers = ["animal", "doNotPerform", "implicitRules", "notGiven", "wasNotGiven", "wasNotTaken", "refuted"];

    /// <summary>True for such an extension of an element that is a modifier.</summary>
    public static bool IsModifier(string url)
    {
        const string Core = "http://hl7.org/fhir/";
        if (!url.StartsWith(Core, StringComparison.Ordinal) || url.Length < Core.Length + 3 || !char.IsAsciiDigit(url[Core.Length]) || !url.Contains("/extension-", StringComparison.Ordinal))
            return false;
        return Modifiers.Contains(url[(url.LastIndexOf('.') + 1)..]);
    }
}
