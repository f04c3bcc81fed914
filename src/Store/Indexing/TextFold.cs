using System.Globalization;
using System.Text;

namespace Chartroom.Store.Indexing;

/// <summary>
/// Text as it is compared: lower case, without accents, white space joined. Source: FHIR R4 §3.1.1.5.7: string search
/// is insensitive to case and combining characters.
/// </summary>
internal static class TextFold
{
    /// <summary>Longer text is cut: the index serves searches by the beginning of a text.</summary>
    public const int Longest = 256;

    public static string Fold(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            text = text.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return Ascii.IsValid(text) ? FoldAscii(text) : FoldAccents(text);
    }

    private static string FoldAscii(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == text.Length && !trimmed.ContainsAnyInRange('A', 'Z') && !trimmed.ContainsAnyInRange('\0', '\x1f')
            && !trimmed.Contains("  ", StringComparison.Ordinal))
            return text;
        return Join(trimmed.ToString().ToLowerInvariant());
    }

    private static string FoldAccents(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }
        return Join(folded.Replace('\u00f8', 'o').Replace('\u0142', 'l').Replace("\u00df", "ss").Replace("\u00e6", "ae").ToString());
    }

    private static string Join(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
