using System.Text.RegularExpressions;

namespace Chartroom.Rules.Terminology;

/// <summary>The codes from one to another, both inclusive, by their beginnings and without dots: <c>E08</c> to <c>E08</c> is all of E08.</summary>
public readonly record struct CodeRange(string From, string To)
{
    /// <summary>Whether a code (without dot) begins within the range.</summary>
    public bool Holds(string code) =>
        string.CompareOrdinal(code, 0, From, 0, From.Length) >= 0 && string.CompareOrdinal(code, 0, To, 0, To.Length) <= 0;
}

/// <summary>
/// Reads the codes that an instructional note names: <c>(E08.-)</c>, <c>(Z79.4)</c>, <c>(I20-I25)</c>, <c>(S22.0-, S22.1-)</c>.
/// Source: ICD-10-CM Official Guidelines, Section I.A.6 (dash) and I.A.12 (excludes notes).
/// </summary>
public static partial class CodeReferences
{
    /// <summary>The ranges named in the text, in order; a restriction in words ("with fifth character 6") is not read.</summary>
    public static IEnumerable<CodeRange> In(string text)
    {
        foreach (Match match in Codes().Matches(text))
        {
            var from = Plain(match.Groups["from"].Value);
            var to = match.Groups["to"].Success ? Plain(match.Groups["to"].Value) : from;
            yield return new CodeRange(from, to);
        }
    }

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).TrimEnd('-');

    [GeneratedRegex(@"\b(?<from>[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?:-(?<to>[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}
