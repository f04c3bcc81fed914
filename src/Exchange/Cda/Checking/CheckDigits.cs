using Chartroom.Fhir.Validation.Terminology;

namespace Chartroom.Exchange.Cda.Checking;

/// <summary>
/// Whether a code can be one of its system at all, by form and check digit.
/// Source: LOINC Users' Guide, Appendix (mod 10); SNOMED CT Technical Implementation Guide §2.1.3 (Verhoeff); RxNorm Technical Documentation.
/// </summary>
internal static class CheckDigits
{
    /// <summary>False only when the code cannot belong to the system; systems not known here accept any code.</summary>
    public static bool CanBe(string codeSystem, string code) => codeSystem switch
    {
        "2.16.840.1.113883.6.1" => IsLoinc(code),
        "2.16.840.1.113883.6.96" => IsSnomed(code),
        "2.16.840.1.113883.6.88" => code.Length is > 0 and <= 8 && code.All(char.IsAsciiDigit),
        "2.16.840.1.113883.12.292" => code.Length is > 0 and <= 3 && code.All(char.IsAsciiDigit),
        _ => true,
    };

    public static bool IsLoinc(string code)
    {
        if (code.StartsWith("LP", StringComparison.Ordinal) || code.StartsWith("LA", StringComparison.Ordinal))
            code = code[2..];
        var dash = code.IndexOf('-', StringComparison.Ordinal);
        if (dash is < 1 or > 7 || dash != code.Length - 2 || !char.IsAsciiDigit(code[^1]))
            return false;
        var sum = 0;
        for (var i = dash - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(code[i]))
                return false;
            var digit = code[i] - '0';
            sum += (dash - 1 - i) % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }
        return (10 - (sum % 10)) % 10 == code[^1] - '0';
    }

    public static bool IsSnomed(string code) => SnomedIdentifier.IsRight(code);
}
