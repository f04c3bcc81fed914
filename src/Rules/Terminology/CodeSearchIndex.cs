using System.Runtime.InteropServices;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// The phrases of one code system as numbered words, with postings from word to phrase. Built once from a release,
/// immutable, shared by all searches.
/// </summary>
internal sealed class CodeSearchIndex
{
    private readonly Concept[] concepts;
    private readonly PhraseSource[] sources;
    private readonly int[] starts;
    private readonly byte[] essentials;
    private readonly int[] wordsOfPhrases;
    private readonly int[] postingStarts;
    private readonly int[] postings;

    public CodeSearchIndex(IEnumerable<Phrase> phrases, WordForms forms)
    {
        Words = new Vocabulary(forms);
        var (conceptList, sourceList) = (new List<Concept>(), new List<PhraseSource>());
        var (startList, essentialList, wordList) = (new List<int>(), new List<byte>(), new List<int>());
        foreach (var phrase in phrases)
        {
            var essential = Number(phrase.Text);
            if (essential.Count == 0)
                continue;
            conceptList.Add(phrase.Concept);
            sourceList.Add(phrase.Source);
            startList.Add(wordList.Count);
            wordList.AddRange(essential);
            essentialList.Add((byte)Math.Min(255, essential.Count));
            if (phrase.Optional.Length > 0)
                wordList.AddRange(Number(phrase.Optional).Except(essential).Take(12));
        }
        startList.Add(wordList.Count);
        Words.Seal();
        (concepts, sources, starts, essentials, wordsOfPhrases) =
            ([.. conceptList], [.. sourceList], [.. startList], [.. essentialList], [.. wordList]);
        (postingStarts, postings) = Invert();
        Rarity = new float[Words.Count];
        for (var w = 0; w < Rarity.Length; w++)
            Rarity[w] = MathF.Log(1f + concepts.Length / (1f + Words.Frequency(w)));
    }

    public Vocabulary Words { get; }

    /// <summary>How much a word tells, by its number: the logarithm of phrases by phrases that hold it.</summary>
    public float[] Rarity { get; }

    public int PhraseCount => concepts.Length;

    public Concept ConceptOf(int phrase) => concepts[phrase];

    public PhraseSource SourceOf(int phrase) => sources[phrase];

    /// <summary>The words of a phrase, the essential ones first.</summary>
    public ReadOnlySpan<int> WordsOf(int phrase) => wordsOfPhrases.AsSpan(starts[phrase], starts[phrase + 1] - starts[phrase]);

    public int EssentialCount(int phrase) => essentials[phrase];

    /// <summary>The phrases that hold a word, in order.</summary>
    public ReadOnlySpan<int> PhrasesWith(int word) => postings.AsSpan(postingStarts[word], postingStarts[word + 1] - postingStarts[word]);

    private List<int> Number(string text)
    {
        var words = Terminology.Words.Of(text);
        var numbers = new List<int>(words.Count);
        foreach (var word in words)
        {
            var number = Words.Add(word);
            if (!numbers.Contains(number))
            {
                numbers.Add(number);
                Words.CountPhrase(number);
            }
        }
        return numbers;
    }

    private (int[] Starts, int[] Postings) Invert()
    {
        var counts = new int[Words.Count + 1];
        foreach (var word in wordsOfPhrases)
            counts[word + 1]++;
        for (var w = 1; w < counts.Length; w++)
            counts[w] += counts[w - 1];
        var filled = new int[wordsOfPhrases.Length];
        var next = counts.ToArray();
        for (var phrase = 0; phrase < concepts.Length; phrase++)
        {
            foreach (var word in WordsOf(phrase))
                filled[next[word]++] = phrase;
        }
        return (counts, filled);
    }
}
