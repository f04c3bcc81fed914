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

    public CodeSearchIndex(CodeSystem system, IEnumerable<Phrase> phrases, WordForms forms)
    {
        Forms = forms;
        Words = new Vocabulary();
        var (conceptList, sourceList) = (new List<Concept>(), new List<PhraseSource>());
        var (startList, essentialList, wordList) = (new List<int>(), new List<byte>(), new List<int>());
        foreach (var phrase in phrases)
        {
            var start = wordList.Count;
            Number(phrase.Text, start, wordList);
            if (wordList.Count == start)
                continue;
            conceptList.Add(phrase.Concept);
            sourceList.Add(phrase.Source);
            startList.Add(start);
            essentialList.Add((byte)Math.Min(255, wordList.Count - start));
            Number(phrase.Optional, start, wordList);
        }
        startList.Add(wordList.Count);
        Titles = new CodeTitles(system, Words);
        foreach (var word in (string[])
            ["subsequent", "history", "family", "screening", "newborn", "pregnancy", "puerperium", "childbirth", "congenital", "maternal", "fetus", "fetal", "neonatal",
                "prophylactic", "observation", "exposure", "contact", "carrier", "postprocedural", "neoplastic", "hysterical", "psychogenic", "tuberculous", "syphilitic"])
        {
            if (Words.TryFind(word, out var number))
                Contexts.Add(number);
        }
        Words.Seal();
        (concepts, sources, starts, essentials, wordsOfPhrases) =
            ([.. conceptList], [.. sourceList], [.. startList], [.. essentialList], [.. wordList]);
        (postingStarts, postings) = Invert();
        Rarity = new float[Words.Count];
        for (var w = 0; w < Rarity.Length; w++)
            Rarity[w] = MathF.Log(1f + concepts.Length / (1f + Words.Frequency(w)));
        Weights = new float[concepts.Length];
        for (var p = 0; p < concepts.Length; p++)
        {
            foreach (var word in WordsOf(p)[..essentials[p]])
                Weights[p] += Rarity[word];
        }
        Renown = new byte[system.Concepts.Count];
        foreach (var concept in concepts)
            Renown[concept.Number] += (byte)(Renown[concept.Number] < 255 ? 1 : 0);
    }

    public Vocabulary Words { get; }

    public WordForms Forms { get; }

    public CodeTitles Titles { get; }

    /// <summary>How much a word tells, by its number: the logarithm of phrases by phrases that hold it.</summary>
    public float[] Rarity { get; }

    /// <summary>What the essential words of a phrase tell together.</summary>
    public float[] Weights { get; }

    /// <summary>By how many phrases a concept is named: a common disease has many names.</summary>
    public byte[] Renown { get; }

    /// <summary>Words that set a disease in a context.</summary>
    public HashSet<int> Contexts { get; } = [];

    public int PhraseCount => concepts.Length;

    public Concept ConceptOf(int phrase) => concepts[phrase];

    public PhraseSource SourceOf(int phrase) => sources[phrase];

    /// <summary>The words of a phrase, the essential ones first.</summary>
    public ReadOnlySpan<int> WordsOf(int phrase) => wordsOfPhrases.AsSpan(starts[phrase], starts[phrase + 1] - starts[phrase]);

    public int EssentialCount(int phrase) => essentials[phrase];

    /// <summary>The phrases that hold a word, in order: the phrase's number twice, plus one where the word is optional.</summary>
    public ReadOnlySpan<int> PhrasesWith(int word) => postings.AsSpan(postingStarts[word], postingStarts[word + 1] - postingStarts[word]);

    /// <summary>Adds the words of a text that the phrase, which begins at <paramref name="start"/>, does not have yet.</summary>
    private void Number(string text, int start, List<int> into)
    {
        Span<char> buffer = stackalloc char[WordCutter.LongestWord];
        var cutter = new WordCutter(text, buffer);
        while (cutter.Next(out var word))
        {
            var number = Words.Add(word);
            if (into.IndexOf(number, start) >= 0)
                continue;
            into.Add(number);
            Words.CountPhrase(number);
        }
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
            var words = WordsOf(phrase);
            for (var i = 0; i < words.Length; i++)
                filled[next[words[i]]++] = (phrase << 1) | (i < essentials[phrase] ? 0 : 1);
        }
        return (counts, filled);
    }
}
