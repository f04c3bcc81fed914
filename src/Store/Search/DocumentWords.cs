using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Store.Indexing;

namespace Chartroom.Store.Search;

/// <summary>
/// <c>_text</c> and <c>_content</c>: whether the words of a search stand in a resource. Each value is words that must all be
/// there, each as the beginning of a word, in any case and without accents; a phrase in quotes stands together.
/// Source: FHIR R4 §3.1.1.5.6 text search parameters; docs/interpretations.md.
/// </summary>
internal sealed class DocumentWords
{
    private readonly List<(bool Narrative, List<List<string>> Alternatives)> asked;

    private DocumentWords(List<(bool, List<List<string>>)> asked) => this.asked = asked;

    public static bool Is(SearchCriterion criterion) => criterion.Parameter is "_text" or "_content";

    /// <summary>The test of all such criteria; null when there are none.</summary>
    public static DocumentWords? Of(IReadOnlyList<SearchCriterion> criteria)
    {
        var words = criteria.Where(Is).Select(c => (c.Parameter == "_text", c.Values.Select(v => Terms(SearchText.Unescape(v))).ToList())).ToList();
        return words.Count == 0 ? null : new DocumentWords(words);
    }

    public bool AreIn(ResourceDocument document)
    {
        foreach (var (narrative, alternatives) in asked)
        {
            var text = new StringBuilder(" ");
            if (narrative)
                AppendNarrative(document.Root["text"u8]["div"u8].Text ?? "", text);
            else
                Append(document.Root, text);
            var words = Words(text.ToString());
            if (!alternatives.Exists(terms => terms.TrueForAll(t => words.Contains(t, StringComparison.Ordinal))))
                return false;
        }
        return true;
    }

    /// <summary>The terms of one value, each with the space before it that begins a word.</summary>
    private static List<string> Terms(string value)
    {
        var terms = new List<string>();
        var parts = value.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            var words = Words(parts[i]).TrimEnd();
            if (i % 2 == 1 && words.Trim().Length > 0)
                terms.Add(words);
            else
                terms.AddRange(words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => " " + w));
        }
        return terms;
    }

    /// <summary>Text folded, with one space before each word and nothing else between them.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in TextFold.FoldWhole(text))
        {
            if (char.IsLetterOrDigit(c))
                words.Append(c);
            else if (words[^1] != ' ')
                words.Append(' ');
        }
        return words.ToString();
    }

    private static void Append(Element element, StringBuilder text)
    {
        foreach (var member in element.Kind == ElementKind.Array ? element.Items : element.Members)
        {
            if (member.Kind is ElementKind.Object or ElementKind.Array)
                Append(member, text);
            else if (member.Kind == ElementKind.String && member.Name.SequenceEqual("div"u8))
                AppendNarrative(member.Text!, text);
            else if (member.Kind is ElementKind.String or ElementKind.Number)
                text.Append(member.Text).Append(' ');
        }
    }

    /// <summary>The text of XHTML without its tags.</summary>
    private static void AppendNarrative(string div, StringBuilder text)
    {
        var plain = new StringBuilder(div.Length);
        var inTag = false;
        foreach (var c in div)
        {
            inTag = c == '<' || (inTag && c != '>');
            plain.Append(inTag || c == '>' ? ' ' : c);
        }
        text.Append(System.Net.WebUtility.HtmlDecode(plain.ToString())).Append(' ');
    }
}
