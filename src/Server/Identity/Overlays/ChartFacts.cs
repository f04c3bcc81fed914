using System.Globalization;
using Chartroom.Fhir.Documents;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Server.Records.Entries;
using Chartroom.Store;

namespace Chartroom.Server.Identity.Overlays;

/// <summary>
/// Reads from an entry the facts in which two people in one chart would show: blood group, diagnoses of one sex, inpatient
/// stays, heights. Findings that are not final, and what was entered in error, are no facts.
/// <para>Source: LOINC 882-1, 883-9, 10331-7 (ABO and Rh), 8302-2, 8301-4, 3137-7 (height); HL7 v3 ActEncounterCode; ICD-10-PCS
/// sections 0U, 0V and 1.</para>
/// </summary>
internal static class ChartFacts
{
    private const string Loinc = "http://loinc.org";

    /// <summary>True when entries of this type can hold facts.</summary>
    public static bool Concerns(string type) => type is "Observation" or "Encounter" or "Condition" or "Procedure";

    public static IEnumerable<OverlayFact> Of(StoredVersion version)
    {
        if (version.Document is not { } document)
            return [];
        var (root, key) = (document.Root, version.Key.ToString());
        return version.Key.Type switch
        {
            "Observation" => OfObservation(root, key),
            "Encounter" => OfEncounter(root, key),
            "Condition" when root["verificationStatus"u8]["coding"u8][0]["code"u8].Text is not ("refuted" or "entered-in-error") =>
                Sexed(root, key, "http://hl7.org/fhir/sid/icd-10-cm", SexedCodes.SexOf, Time(root["onsetDateTime"u8], root["onsetPeriod"u8], root["recordedDate"u8])),
            "Procedure" when root["status"u8].Text is "completed" or "in-progress" =>
                Sexed(root, key, "http://www.cms.gov/Medicare/Coding/ICD10", OfProcedureCode, Time(root["performedDateTime"u8], root["performedPeriod"u8])),
            _ => [],
        };
    }

    private static IEnumerable<OverlayFact> OfObservation(Element root, string key)
    {
        if (root["status"u8].Text is not ("final" or "amended" or "corrected"))
            return [];
        foreach (var coding in root["code"u8]["coding"u8].Items)
        {
            if (coding["system"u8].Text != Loinc)
                continue;
            var at = Time(root["effectiveDateTime"u8], root["effectivePeriod"u8], root["issued"u8]);
            switch (coding["code"u8].Text)
            {
                case "882-1" or "883-9" or "10331-7" when BloodGroup(root) is { Length: > 0 } group:
                    return [new OverlayFact(FactKind.Blood, key, group, at, at, Source(root))];
                case "8302-2" or "8301-4" or "3137-7" when Centimetres(root["valueQuantity"u8]) is { } height:
                    return [new OverlayFact(FactKind.Height, key, height, at, at, Source(root))];
            }
        }
        return [];
    }

    /// <summary>Group and factor of a reading in words or codes: <c>A Rh positive</c>, <c>O-</c>, <c>AB POS</c>, <c>Rh negative</c>.</summary>
    internal static string BloodGroup(Element root)
    {
        var value = root["valueString"u8].Text ?? root["valueCodeableConcept"u8].Concept();
        var text = value.ToUpperInvariant().Replace("GROUP", " ", StringComparison.Ordinal).Replace("BLOOD", " ", StringComparison.Ordinal)
            .Replace("TYPE", " ", StringComparison.Ordinal).Trim();
        var sign = text.Contains("POS", StringComparison.Ordinal) || text.EndsWith('+') ? "+"
            : text.Contains("NEG", StringComparison.Ordinal) || text.EndsWith('-') ? "-" : "";
        var letters = new string([.. text.TakeWhile(char.IsLetterOrDigit)]);
        var group = letters switch { "A" or "A1" or "A2" => "A", "B" => "B", "AB" or "A1B" or "A2B" => "AB", "O" or "0" => "O", _ => "" };
        return group.Length == 0 && !text.StartsWith("RH", StringComparison.Ordinal) && !text.StartsWith("POS", StringComparison.Ordinal)
            && !text.StartsWith("NEG", StringComparison.Ordinal) ? "" : group + sign;
    }

    private static string? Centimetres(Element quantity)
    {
        if (!double.TryParse(quantity["value"u8].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        var height = (quantity["code"u8].Text ?? quantity["unit"u8].Text) switch
        {
            "cm" => value,
            "m" => value * 100,
            "[in_i]" or "in" or "inch" or "inches" => value * 2.54,
            _ => 0,
        };
        return height is > 90 and < 230 ? Math.Round(height).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static IEnumerable<OverlayFact> OfEncounter(Element root, string key)
    {
        var start = Time(root["period"u8]);
        if (start == default || root["status"u8].Text is "cancelled" or "entered-in-error" or "planned")
            yield break;
        yield return new OverlayFact(FactKind.Event, key, "", start, start, Source(root));
        if (root["class"u8]["code"u8].Text is not ("IMP" or "ACUTE" or "NONAC"))
            yield break;
        var place = root["serviceProvider"u8].Referred() is { Length: > 0 } named ? named : root["serviceProvider"u8].Target() is { Length: > 0 } target
            ? target : root["location"u8][0]["location"u8].Referred();
        var ended = ChartTime.EndOf(root["period"u8]);
        var until = ended.Exists ? new DateTime(ended.Ticks, DateTimeKind.Utc) : root["status"u8].Is("in-progress"u8) ? DateTime.MaxValue : start;
        if (place.Length > 0)
            yield return new OverlayFact(FactKind.Stay, key, place, start, until, Source(root));
    }

    private static IEnumerable<OverlayFact> Sexed(Element root, string key, string system, Func<string, string?> sexOf, DateTime at)
    {
        foreach (var coding in root["code"u8]["coding"u8].Items)
        {
            if (coding["system"u8].Text == system && coding["code"u8].Text is { } code && sexOf(code) is { } sex)
                return [new OverlayFact(FactKind.Sexed, key, sex, at, at, Source(root))];
        }
        return [];
    }

    private static string? OfProcedureCode(string code) => code switch
    {
        ['1', ..] or ['0', 'U', ..] => "female",
        ['0', 'V', ..] => "male",
        _ => null,
    };

    private static string Source(Element root) =>
        root["performer"u8][0].Referred() is { Length: > 0 } performer ? performer : root["serviceProvider"u8].Referred();

    private static DateTime Time(params ReadOnlySpan<Element> choices) => new(ChartTime.First(choices).Ticks, DateTimeKind.Utc);
}
