using System.Collections.Frozen;
using Chartroom.Rules.Terminology;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// The phrases that name a code, by the set of their words: a window of a sentence is looked up by one 64-bit sum, whatever the
/// order of its words, so that "aspiration pneumonia" and the index's "Pneumonia, aspiration" are one. Words for the same thing
/// count as one word. Built once from a release.
/// </summary>
internal sealed class TermDictionary
{
    /// <summary>The longest phrase that is looked up, in words that say something.</summary>
    public const int LongestPhrase = 7;

    private readonly FrozenDictionary<string, ulong> words;
    private readonly FrozenDictionary<ulong, Entry> terms;

    private TermDictionary(Dictionary<string, ulong> words, Dictionary<ulong, Entry> terms)
    {
        this.words = words.ToFrozenDictionary();
        this.terms = terms.ToFrozenDictionary();
    }

    /// <summary>A phrase's concept and how far its source is to be trusted.</summary>
    internal readonly record struct Entry(Concept Named, float Trust, byte Length);

    public static TermDictionary Build(CodeSystem system, string folder)
    {
        var forms = new WordForms(EverydayWords.For(system.Name));
        var phrases = new PhraseTables(forms).Of(system, folder).Where(p => p.Source is not PhraseSource.Drug and not PhraseSource.ExternalCause).ToList();
        var abbreviations = forms.Everyday.Abbreviations.ToLookup(a => a.Words[0]);
        var named = new Dictionary<ulong, Entry>();
        foreach (var phrase in phrases)
        {
            var own = Words.Of(phrase.Text).Distinct().ToList();
            if (!IsTelling(own, phrase))
                continue;
            Add(named, own, phrase, forms);
            foreach (var (brief, meaning) in own.SelectMany(w => abbreviations[w]).Where(a => own.Count > a.Words.Length && a.Words.All(own.Contains)).ToList())
                Add(named, [.. own.Except(meaning), brief], phrase, forms);
        }
        AddSayings(named, forms);
        return new TermDictionary(forms.Groups.ToDictionary(g => g.Key, g => Number(g.Value)), named);
    }

    /// <summary>What people say in several words names what the words of the books name: "enlarged prostate".</summary>
    private static void AddSayings(Dictionary<ulong, Entry> named, WordForms forms)
    {
        foreach (var (said, words) in forms.Everyday.Sayings.Where(s => !Array.TrueForAll(s.Said, GeneralWords.Contains)).ToList())
        {
            if (named.TryGetValue(SumOf([.. words.Select(forms.Canonical).Distinct()]), out var meant) && SumOf([.. said.Select(forms.Canonical).Distinct()]) is var sum && !named.ContainsKey(sum))
                named[sum] = meant with { Trust = Math.Min(meant.Trust, 0.9f), Length = (byte)said.Length };
        }
    }

    private static ulong SumOf(IReadOnlyList<string> canonical) => canonical.Aggregate(0UL, (s, w) => unchecked(s + Number(w)));

    private static void Add(Dictionary<ulong, Entry> named, List<string> own, Phrase phrase, WordForms forms)
    {
        var canonical = own.Select(forms.Canonical).Distinct().ToList();
        if (canonical.Count is 0 or > LongestPhrase)
            return;
        var entry = new Entry(phrase.Concept, TrustOf(phrase.Source), (byte)canonical.Count);
        var sum = SumOf(canonical);
        if (!named.TryGetValue(sum, out var known) || known.Trust < entry.Trust)
            named[sum] = entry;
    }

    /// <summary>The number of a word; 0 when no phrase has it.</summary>
    public ulong Word(string stem) => stem.Length > 0 && words.TryGetValue(stem, out var number) ? number : 0;

    public bool TryFind(ulong sum, out Entry term) => terms.TryGetValue(sum, out term);

    // FNV-1a, then mixed: the sum of two words must not be the number of a third.
    private static ulong Number(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9UL);
        return hash ^ (hash >> 32);
    }

    private static float TrustOf(PhraseSource source) => source switch
    {
        PhraseSource.Everyday => 1f,
        PhraseSource.Index => 0.95f,
        PhraseSource.Title => 0.97f,
        PhraseSource.InclusionTerm => 0.93f,
        _ => 0.8f,
    };

    /// <summary>
    /// One word alone names a code only when it is the name of a disease: the index has "Fall", "Discharge" and "Cold" too.
    /// </summary>
    private static bool IsTelling(List<string> own, Phrase phrase)
    {
        if (phrase.Concept.Code[0] is 'V' or 'W' or 'X' or 'Y' || own.Count == 0)
            return false;
        // The body mass index is a number: without one the words name none of its codes.
        if (phrase.Concept.Code.StartsWith("Z68", StringComparison.Ordinal) && !own.Exists(w => char.IsAsciiDigit(w[0])))
            return false;
        if (own.Count > 1)
            return phrase.Source == PhraseSource.Everyday || own.Count > 2 || !own.TrueForAll(GeneralWords.Contains);
        if (own[0].Length < 4 && phrase.Source != PhraseSource.Everyday)
            return false;
        if (GeneralWords.Contains(own[0]))
            return false;
        var chapter = phrase.Concept.Code[0];
        return phrase.Source == PhraseSource.Everyday || chapter is not ('Z' or 'Y' or 'X' or 'W' or 'V' or 'T' or 'S');
    }
}
