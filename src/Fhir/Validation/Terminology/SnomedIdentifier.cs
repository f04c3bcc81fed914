namespace Chartroom.Fhir.Validation.Terminology;

/// <summary>Whether a text is a SNOMED CT identifier: 6 to 18 digits of which the last is Verhoeff's check digit. Source: SNOMED CT Technical Implementation Guide §2.1.3.</summary>
public static class SnomedIdentifier
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

    public static bool IsRight(string code)
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
