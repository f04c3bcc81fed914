namespace Chartroom.Rules.Terminology;

/// <summary>
/// The words of every title of a system, numbered. Built once from a release; immutable. <see cref="WayDown"/> goes by them from a
/// header to the code that is meant.
/// </summary>
internal sealed class CodeTitles
{
    private readonly int[] starts;
    private readonly TitleWord[] words;
    private readonly ResidualWords residuals;
    private readonly float[] readiness;

    /// <summary>Adds the words of the titles to a vocabulary that may hold other words too.</summary>
    public CodeTitles(CodeSystem system, Vocabulary vocabulary)
    {
        starts = new int[system.Concepts.Count + 1];
        var all = new List<TitleWord>(system.Concepts.Count * 9);
        Span<char> buffer = stackalloc char[WordCutter.LongestWord];
        for (var i = 0; i < system.Concepts.Count; i++)
        {
            starts[i] = all.Count;
            foreach (var (part, speech) in TitleParts.Of(system.Concepts[i].Display))
            {
                var cutter = new WordCutter(part, buffer);
                while (cutter.Next(out var word))
                {
                    var number = speech == TitleSpeech.Denied ? vocabulary.Add($"{TitleParts.Denial}{word}") : vocabulary.Add(word);
                    all.Add(new TitleWord(number, speech != TitleSpeech.Said));
                    vocabulary.CountPhrase(number);
                }
            }
        }
        starts[^1] = all.Count;
        words = [.. all];
        residuals = new ResidualWords(vocabulary);
        readiness = new float[system.Concepts.Count];
        foreach (var concept in system.Concepts)
        {
            if (concept.Parent is { } parent)
                readiness[concept.Number] = Readiness(concept, Of(concept), Of(parent));
        }
    }

    /// <summary>How ready a concept is to be the one meant below its parent when nothing more is said; only its order means something.</summary>
    public float ReadinessOf(Concept concept) => readiness[concept.Number];

    /// <summary>The words of a title, in order.</summary>
    public ReadOnlySpan<TitleWord> Of(Concept concept) => words.AsSpan(starts[concept.Number], starts[concept.Number + 1] - starts[concept.Number]);

    private float Readiness(Concept child, ReadOnlySpan<TitleWord> title, ReadOnlySpan<TitleWord> parent)
    {
        var (own, score) = (0, 0f);
        var (closed, open, initial) = (false, false, false);
        for (var i = 0; i < title.Length; i++)
        {
            var word = title[i].Number;
            var before = Count(title[..i], word);
            var inParent = Count(parent, word);
            if (before < inParent)
                continue;
            own++;
            score += before > 0 && inParent == 0 ? 0 : residuals.Of(word);
            closed |= word == residuals.Closed;
            open |= word == residuals.Open;
            initial |= word == residuals.Initial;
        }
        if (initial)
            score += closed || !open ? 4 : 1;
        // Which side is dominant is mostly not said: the right is taken to be, the left not (Guidelines I.C.6.a).
        if (Count(title, residuals.Dominant) > 0)
            score += Count(title, residuals.Non) > 0 == Count(title, residuals.Left) > 0 ? 0.5f : 0;
        // A new code without a title is told from its siblings by its number alone: 9 is usually the unspecified one.
        if (title.Length == 0)
            score += child.Code[^1] == '9' ? 1 : -1;
        return score - (0.1f * own) - (child.Code[^1] / 10_000f);
    }

    private static int Count(ReadOnlySpan<TitleWord> title, int word)
    {
        var count = 0;
        foreach (var other in title)
            count += other.Number == word ? 1 : 0;
        return count;
    }
}

/// <summary>A word of a title by its number; quiet when it says only what is not so, or not known.</summary>
internal readonly record struct TitleWord
{
    private readonly int packed;

    public TitleWord(int number, bool isQuiet) => packed = (number << 1) | (isQuiet ? 1 : 0);

    public int Number => packed >> 1;

    public bool IsQuiet => (packed & 1) != 0;
}

/// <summary>Words that mark the code for "nothing more was said", and words that mark a more particular one.</summary>
internal sealed class ResidualWords
{
    private readonly Dictionary<int, float> weights = [];

    public ResidualWords(Vocabulary vocabulary)
    {
        (string Word, float Weight)[] all =
        [
            ("unspecified", 3f), ("uncomplicated", 2.5f), ("without", 2.5f), ("not", 2.5f), ("accidental", 2f), ("other", -0.5f), ("subsequent", -2f),
            ("sequela", -2f), ("remission", -2f), ("unknown", 0.5f),
        ];
        foreach (var (word, weight) in all)
            weights[vocabulary.Add(word)] = weight;
        (Initial, Open, Closed) = (vocabulary.Add("initial"), vocabulary.Add("open"), vocabulary.Add("closed"));
        (Dominant, Non, Left) = (vocabulary.Add("dominant"), vocabulary.Add("non"), vocabulary.Add("left"));
    }

    public int Initial { get; }

    public int Open { get; }

    public int Closed { get; }

    public int Dominant { get; }

    public int Non { get; }

    public int Left { get; }

    public float Of(int word) => weights.GetValueOrDefault(word);
}
