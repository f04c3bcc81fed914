using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Profiles;

/// <summary>
/// The vital signs profiles of R4 by code: an Observation of one of these is to follow its profile, claimed or not. The SNOMED CT concepts are those
/// of the same measurements. Source: FHIR R4 observation-vitalsigns.html.
/// </summary>
internal static class VitalSigns
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    private static readonly Dictionary<(string System, string Code), string> Profiles = new()
    {
        [("http://loinc.org", "85353-1")] = Core + "vitalspanel",
        [("http://loinc.org", "9279-1")] = Core + "resprate",
        [("http://loinc.org", "8867-4")] = Core + "heartrate",
        [("http://loinc.org", "2708-6")] = Core + "oxygensat",
        [("http://loinc.org", "8310-5")] = Core + "bodytemp",
        [("http://loinc.org", "8302-2")] = Core + "bodyheight",
        [("http://loinc.org", "9843-4")] = Core + "headcircum",
        [("http://loinc.org", "29463-7")] = Core + "bodyweight",
        [("http://loinc.org", "39156-5")] = Core + "bmi",
        [("http://loinc.org", "85354-9")] = Core + "bp",
        [("http://snomed.info/sct", "86290005")] = Core + "resprate",
        [("http://snomed.info/sct", "364075005")] = Core + "heartrate",
        [("http://snomed.info/sct", "276885007")] = Core + "bodytemp",
        [("http://snomed.info/sct", "50373000")] = Core + "bodyheight",
        [("http://snomed.info/sct", "27113001")] = Core + "bodyweight",
        [("http://snomed.info/sct", "60621009")] = Core + "bmi",
        [("http://snomed.info/sct", "75367002")] = Core + "bp",
    };

    /// <summary>The profile of an Observation by its code; null when it is no vital sign that has one.</summary>
    public static string? ProfileOf(Element observation)
    {
        foreach (var coding in observation["code"u8]["coding"u8].Items)
        {
            if (coding["system"u8].Text is { } system && coding["code"u8].Text is { } code && Profiles.TryGetValue((system, code), out var profile))
                return profile;
        }
        return null;
    }
}
