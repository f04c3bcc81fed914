using System.Globalization;
using System.Text;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// Cuts text into words that can be compared: lower case, accents folded, plural and a few inflections taken off, so that
/// "Fractured wrists" and "fracture wrist" are the same words.
/// </summary>
internal static class Words
{
    /// <summary>Words that say nothing about which code is meant.</summary>
    private static readonly HashSet<string> Empty =
    [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "the", "to", "with", "my", "his",
        "her", "has", "nec", "nos", "pt", "patient", "s", "mellitus",
    ];

    public static bool IsEmpty(string word) => Empty.Contains(word);

    /// <summary>The words of a text in order, folded and stemmed; empty words are left out.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>(12);
        var word = new StringBuilder(16);
        foreach (var c in Fold(text))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (c is not '\'' and not '’')
                Flush(words, word);
        }
        Flush(words, word);
        return words;
    }

    /// <summary>A word without its inflection. Short words and words that only look inflected stay.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 3 || char.IsDigit(word[^1]))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal))
            return word[..^2];
        if (word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
            && !word.EndsWith("is", StringComparison.Ordinal))
        {
            return word[..^1];
        }
        if (word.EndsWith("ured", StringComparison.Ordinal))
            return word[..^1];
        if (word.EndsWith("ected", StringComparison.Ordinal))
            return string.Concat(word.AsSpan(0, word.Length - 2), "ion");
        return word;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        word.Clear();
        if (!Empty.Contains(text))
            words.Add(Stem(text));
    }

    private static string Fold(string text)
    {
        if (!text.Any(c => c > 127))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(c);
        }
        return folded.ToString();
    }
}
