using System.Collections.Frozen;

namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// Values that people type when they do not know: <c>Baby Boy</c>, <c>UNKNOWN</c>, 1900-01-01, 999-99-9999. They say
/// nothing about who the person is, so they count as missing.
/// <para>Source: AHIMA, "Managing the Integrity of Patient Identity in Health Information Exchange" (2014), default and
/// temporary values.</para>
/// </summary>
public static class Placeholders
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "unknown", "unk", "unkn", "unkown", "anonymous", "anon", "none", "na", "n a", "nan", "nat", "null", "nil", "test", "testing", "patient",
        "baby", "babyboy", "babygirl", "baby boy", "baby girl", "boy", "girl", "bb", "bg", "newborn", "new born", "infant", "infant boy", "infant girl", "male", "female",
        "twin", "twin a", "twin b", "baby a", "baby b", "not given", "not provided", "not available", "not known", "no name", "noname", "nfn", "nmn", "nln", "fnu", "lnu", "mnu",
        "first", "last", "lastname", "firstname", "undefined", "unidentified", "unnamed", "john doe", "jane doe", "refused", "declined", "missing", "xx", "xxx", "xxxx", "x x",
        "homeless", "no address", "general delivery", "no fixed address", "deceased", "same",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> DoeGivens = new[] { "john", "jane", "jon", "baby", "johnny", "janie" }.ToFrozenSet();

    /// <summary>Is a folded name or text only a way to say that it is not known?</summary>
    public static bool IsPlaceholder(string folded) => folded.Length == 0 || Words.Contains(folded) || IsOneLetterRepeated(folded);

    /// <summary>John Doe and Jane Doe are nobody.</summary>
    public static bool IsDoe(string given, string family) => family is "doe" or "roe" && DoeGivens.Contains(given);

    /// <summary>
    /// Numbers nobody has: fewer than four digits or letters, all the same digit, 123456789, 987654321, and for nine
    /// digits the ranges never issued.
    /// <para>Source: SSA POMS RM 10201.035, invalid Social Security Numbers.</para>
    /// </summary>
    public static bool IsPlaceholderNumber(string number)
    {
        if (number.Length < 4 || number.AsSpan().IndexOfAnyExcept(number[0]) < 0)
            return true;
        if (number is "123456789" or "987654321" or "1234567890" or "012345678" or "0123456789" or "12345678" or "1234567" or "12345")
            return true;
        return number.Length == 9 && (number.StartsWith("000000", StringComparison.Ordinal) || number.StartsWith("999999", StringComparison.Ordinal));
    }

    private static bool IsOneLetterRepeated(string folded) => folded.Length > 1 && folded.AsSpan().IndexOfAnyExcept(folded[0]) < 0;
}
