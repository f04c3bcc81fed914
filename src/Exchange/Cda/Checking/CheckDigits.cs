namespace Chartroom.Exchange.Cda.Checking;

/// <summary>
/// Whether a code can be one of its system at all, by form and check digit.
/// Source: LOINC Users' Guide, Appendix (mod 10); SNOMED CT Technical Implementation Guide §2.1.3 (Verhoeff); RxNorm Technical Documentation.
/// </summary>
internal static class CheckDigits
{
    private static readonly byte[,] Products =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 }, { 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 },
        { 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 }, { 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 }, { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 }, { 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 },
        { 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 },
    };

    private static readonly byte[,] Turns =
    {
        { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 }, { 5, 8, 0, 3, 7, 9, 6, 1, 4, 2 }, { 8, 9, 1, 6, 0, 4, 3, 5, 2, 7 },
        { 9, 4, 5, 3, 1, 2, 6, 8, 7, 0 }, { 4, 2, 8, 6, 5, 7, 3, 9, 0, 1 }, { 2, 7, 9, 3, 8, 0, 6, 4, 1, 5 }, { 7, 0, 4, 6, 9, 1, 3, 2, 5, 8 },
    };

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

    public static bool IsSnomed(string code)
    {
        if (code.Length is < 6 or > 18 || code[0] == '0')
            return false;
        var check = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[code.Length - 1 - i];
            if (!char.IsAsciiDigit(c))
                return false;
            check = Products[check, Turns[i % 8, c - '0']];
        }
        return check == 0;
    }
}
