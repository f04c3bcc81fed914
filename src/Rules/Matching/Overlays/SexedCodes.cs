namespace Chartroom.Rules.Matching.Overlays;

/// <summary>
/// Diagnoses that only one sex has, by their place in ICD-10-CM. Z codes of contraception and donors are left out; so are
/// newborn codes and family history.
/// <para>Source: ICD-10-CM tabular list: chapter 15 (O00–O9A), N40–N53, N70–N98, C51–C58, C60–C63, D06, D25–D28, Z33, Z34, Z36, Z39.</para>
/// </summary>
public static class SexedCodes
{
    /// <summary><c>female</c>, <c>male</c>, or null for a code that either may have.</summary>
    public static string? SexOf(string icd10cm)
    {
        if (icd10cm.Length < 3)
            return null;
        var letter = char.ToUpperInvariant(icd10cm[0]);
        if (!int.TryParse(icd10cm.AsSpan(1, 2), out var number))
            return letter == 'O' ? "female" : null;
        return (letter, number) switch
        {
            ('O', _) => "female",
            ('N', >= 40 and <= 53) => "male",
            ('N', >= 70 and <= 77) or ('N', >= 80 and <= 98) => "female",
            ('C', >= 51 and <= 58) => "female",
            ('C', >= 60 and <= 63) => "male",
            ('D', 6) or ('D', >= 25 and <= 28) => "female",
            ('D', 29) => "male",
            ('Z', 33 or 34 or 36 or 39) => "female",
            _ => null,
        };
    }
}
