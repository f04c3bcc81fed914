namespace Chartroom.Rules.Suggestions;

/// <summary>What a sentence says about a mention: that it is so, is not, may be, was, or is somebody else's.</summary>
public sealed record Assertion(bool Negated, bool Uncertain, bool Historical, bool Family)
{
    public static Assertion Plain { get; } = new(false, false, false, false);
}

/// <summary>
/// Reads negation, doubt, history and family from the words around a mention. A trigger before the mention holds up to the next
/// word that ends its scope (but, however, a verb of presence); some triggers stand after.
/// Source: Chapman et al. 2001 (NegEx) and Harkema et al. 2009 (ConText), in our own word lists; inpatient doubt counts as
/// present: ICD-10-CM Official Guidelines, Section II.H and III.C.
/// </summary>
internal static class AssertionReader
{
    private const int Reach = 8;

    private static readonly HashSet<string> Negations =
    [
        "no", "not", "without", "denies", "denied", "deny", "denie", "denying", "negative", "never", "absent", "none", "neither", "nor", "cannot", "ruled", "free",
        "absence", "unremarkable",
    ];

    private static readonly HashSet<string> Doubts =
    [
        "possible", "possibly", "probable", "probably", "suspected", "suspect", "suspicion", "suspicious", "likely", "questionable", "presumed", "may", "might",
        "concern", "rule", "versus", "vs", "consider", "evaluate", "differential", "suggestive", "compatible", "appears", "appear",
    ];

    private static readonly HashSet<string> Pasts = ["history", "previous", "prior", "past", "former", "remote", "hx", "status-post", "resolved", "childhood"];

    private static readonly HashSet<string> Relatives =
    [
        "mother", "father", "brother", "sister", "aunt", "uncle", "grandmother", "grandfather", "cousin", "son", "daughter", "family", "maternal", "paternal",
        "parent", "sibling",
    ];

    private static readonly HashSet<string> Ends = ["but", "however", "although", "except", "though", "which", "who", "because", "reports", "report", "has", "presents", "shows", "show", "developed"];

    private static readonly HashSet<string> NegatedAfter = ["negative", "absent", "unlikely", "denied", "excluded"];

    public static Assertion Of(NoteSentence sentence, int first, int last)
    {
        var words = sentence.Words;
        var (negated, uncertain, historical, family) = (false, false, false, sentence.Section == NoteSection.FamilyHistory);
        for (var i = first - 1; i >= 0 && i >= first - Reach - Distance(words, i, first); i--)
        {
            var stem = words[i].Stem;
            if (Ends.Contains(stem))
                break;
            negated |= Negations.Contains(stem) && !IsPseudo(words, i);
            uncertain |= Doubts.Contains(stem);
            historical |= Pasts.Contains(stem);
            family |= Relatives.Contains(stem);
        }
        for (var i = last + 1; i < words.Count && i <= last + 4; i++)
        {
            if (Ends.Contains(words[i].Stem))
                break;
            negated |= NegatedAfter.Contains(words[i].Stem) || (words[i].Stem == "ruled" && i + 1 < words.Count && words[i + 1].Stem == "out");
            uncertain |= words[i].Stem is "suspected" or "possible" or "questionable";
        }
        return negated || uncertain || historical || family ? new Assertion(negated, uncertain, historical, family) : Assertion.Plain;
    }

    // Words that say nothing do not use up a trigger's reach.
    private static int Distance(IReadOnlyList<NoteWord> words, int from, int to)
    {
        var empty = 0;
        for (var i = from; i < to; i++)
            empty += words[i].Stem.Length == 0 ? 1 : 0;
        return empty;
    }

    // "no change", "not only", "no increase" and "without difficulty" deny nothing; "not adequate" denies the word after alone.
    private static bool IsPseudo(IReadOnlyList<NoteWord> words, int at) =>
        at + 1 < words.Count && words[at + 1].Stem is "change" or "only" or "increase" or "improvement" or "longer" or "adequate" or "know" or "relief" or "able";
}
