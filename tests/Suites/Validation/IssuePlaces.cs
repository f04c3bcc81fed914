using System.Text.RegularExpressions;

namespace Chartroom.Suites.Validation;

/// <summary>
/// Brings the places that the reference validator names and ours to one form: without type and id remarks, choice types, f: prefixes
/// and <c>[0]</c>, which it also writes after elements that do not repeat.
/// </summary>
internal static partial class IssuePlaces
{
    public static string Normal(string place)
    {
        var text = place.Trim();
        if (text.StartsWith("/f:", StringComparison.Ordinal) || text.Contains("/f:", StringComparison.Ordinal))
            text = text.Replace("/f:", ".").TrimStart('.');
        // Where it resolves references of a document, it counts entries and items from 1 and leaves the remark of the resource out.
        if (OneBased().IsMatch(text))
            text = Index().Replace(text, m => $"[{int.Parse(m.Groups[1].Value) - 1}]");
        text = Remark().Replace(text, "");
        text = OfType().Replace(text, "");
        return text.Replace("[0]", "").TrimEnd('.', '/');
    }

    /// <summary>True when one place is the other, or the element right above it.</summary>
    public static bool Near(string a, string b) => a == b || Parent(a) == b || a == Parent(b);

    private static string Parent(string place) => place.LastIndexOf('.') is var dot and > 0 ? place[..dot] : "";

    [GeneratedRegex(@"/\*.*?\*/|\[url='[^']*'\]", RegexOptions.None, 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\.ofType\([A-Za-z]*\)", RegexOptions.None, 1000)]
    private static partial Regex OfType();

    [GeneratedRegex(@"^Bundle\.entry\[\d+\]\.resource\.", RegexOptions.None, 1000)]
    private static partial Regex OneBased();

    [GeneratedRegex(@"\[(\d+)\]", RegexOptions.None, 1000)]
    private static partial Regex Index();
}
