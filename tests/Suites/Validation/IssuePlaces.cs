using System.Text.RegularExpressions;

namespace Chartroom.Suites.Validation;

/// <summary>
/// Brings the places that the published outcomes name and ours to one form: without type and id remarks, choice types, f: prefixes
/// and <c>[0]</c>, which they also write after elements that do not repeat.
/// </summary>
internal static partial class IssuePlaces
{
    /// <summary>A place of a published outcome.</summary>
    public static string Published(string place, string says)
    {
        var text = place.Trim();
        if (text.Contains("/f:", StringComparison.Ordinal))
            text = text.Replace("/f:", ".").TrimStart('.');
        // Where references of a document are resolved, entries and items are counted from 1, and the remark of the resource is left out.
        if (OneBased().IsMatch(text) || says.Contains("isn't reachable by traversing", StringComparison.Ordinal))
            text = Index().Replace(text, m => $"[{int.Parse(m.Value[1..^1]) - 1}]");
        return Ours(text);
    }

    /// <summary>A place that we name.</summary>
    public static string Ours(string place)
    {
        var text = Remark().Replace(place, "");
        text = OfType().Replace(text, "");
        return text.Replace("[0]", "").TrimEnd('.', '/');
    }

    /// <summary>True when one place is the other, or the element right above it: outcomes name now the one that lacks something, now its owner.</summary>
    public static bool Near(string a, string b) => a == b || Parent(a) == b || a == Parent(b);

    private static string Parent(string place) => place.LastIndexOf('.') is var dot and > 0 ? place[..dot] : "";

    [GeneratedRegex(@"/\*.*?\*/|\[url='[^']*'\]", RegexOptions.None, 1000)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\.ofType\([A-Za-z]*\)", RegexOptions.None, 1000)]
    private static partial Regex OfType();

    [GeneratedRegex(@"^Bundle\.entry\[[1-9]\d*\]\.resource\.", RegexOptions.None, 1000)]
    private static partial Regex OneBased();

    [GeneratedRegex(@"\[([1-9]\d*)\]", RegexOptions.None | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Index();
}
