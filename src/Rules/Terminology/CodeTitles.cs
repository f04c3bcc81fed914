namespace Chartroom.Rules.Terminology;

/// <summary>
/// The words of every title of a system, numbered, and the way down from a header to the code that is meant when nothing more is
/// said. Built once from a release; immutable.
/// </summary>
internal sealed class CodeTitles
{
    private readonly int[] starts;
    private readonly int[] words;
    private readonly bool[] quiet;
    private readonly Residuals residuals;

    /// <summary>Adds the words of the titles to a vocabulary that may hold other words too.</summary>
    public CodeTitles(CodeSystem system, Vocabulary vocabulary)
    {
        starts = new int[system.Concepts.Count + 1];
        var (all, still) = (new List<int>(system.Concepts.Count * 8), new List<bool>(system.Concepts.Count * 8));
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
                    all.Add(number);
                    still.Add(speech != TitleSpeech.Said);
                    vocabulary.CountPhrase(number);
                }
            }
        }
        starts[^1] = all.Count;
        (words, quiet) = ([.. all], [.. still]);
        residuals = new Residuals(vocabulary);
    }

    /// <summary>The words of a title, in order.</summary>
    public ReadOnlySpan<int> Of(Concept concept) => words.AsSpan(starts[concept.Number], starts[concept.Number + 1] - starts[concept.Number]);

    /// <summary>For each word of a title whether it says only what is not so, or not known.</summary>
    public ReadOnlySpan<bool> QuietOf(Concept concept) => quiet.AsSpan(starts[concept.Number], starts[concept.Number + 1] - starts[concept.Number]);

    /// <summary>
    /// The billable code that a header stands for when nothing more is said: the unspecified one, for an injury the initial encounter; words
    /// that were said (left, sequela, open…) lead to the more specific one. With it how well the way down fits (1 for a code itself); null
    /// when nothing below is billable.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.5 (7th characters), I.A.9.b (unspecified), I.B.13 (laterality).
    /// </summary>
    public (Concept? Code, float Fit) Below(Concept concept, SaidWords said, DateOnly day)
    {
        if (concept.IsBillableOn(day))
            return (concept, 1);
        var (at, fit) = (concept, 0.995f);
        for (var depth = 0; depth < 6; depth++)
        {
            at = BestChild(at, said, day);
            if (at is null)
                return (null, 0);
            if (at.IsBillableOn(day))
                return (at, fit);
            fit *= 0.998f;
        }
        return (null, 0);
    }

    /// <summary>
    /// A sibling of the code that answers words that nothing answers yet: the right knee instead of an unspecified one, a sequela instead of
    /// the initial encounter. Looks at most three levels up; the code itself when there is none.
    /// </summary>
    /// <param name="answered">The said words that the code and what led to it answer.</param>
    public Concept Refine(Concept code, SaidWords said, uint answered, DateOnly day)
    {
        var own = answered | said.HeardIn(Of(code), QuietOf(code));
        if (own == said.All)
            return code;
        var inTitle = said.HeardIn(Of(code), QuietOf(code));
        var at = code;
        for (var up = 0; up < 3 && at.Parent is { } parent; up++)
        {
            at = parent;
            if (BestChild(parent, said, day) is not { } child)
                continue;
            var (better, _) = Below(child, said, day);
            if (better is null || better == code)
                continue;
            var heard = said.HeardIn(Of(better), QuietOf(better));
            // It must answer something new, and everything that the title of the code answered.
            if ((heard & ~own) != 0 && (inTitle & ~heard) == 0)
                return better;
        }
        return code;
    }

    private Concept? BestChild(Concept header, SaidWords said, DateOnly day)
    {
        var (best, highest) = ((Concept?)null, float.MinValue);
        var above = said.HeardIn(Of(header), QuietOf(header));
        foreach (var child in header.ChildList)
        {
            if (!child.IsBillableOn(day) && child.ChildList.Count == 0)
                continue;
            var fit = Fit(child, Of(header), said, above);
            if (fit > highest)
                (best, highest) = (child, fit);
        }
        return best;
    }

    private float Fit(Concept child, ReadOnlySpan<int> parent, SaidWords said, uint above)
    {
        var title = Of(child);
        var heard = uint.PopCount(said.HeardIn(title, QuietOf(child)) & ~above);
        var (own, score) = (0, 0f);
        var (closed, open, initial) = (false, false, false);
        for (var i = 0; i < title.Length; i++)
        {
            var word = title[i];
            if (Count(title[..i], word) < Count(parent, word))
                continue;
            own++;
            score += title[..i].Contains(word) && !parent.Contains(word) ? 0 : residuals.Of(word);
            closed |= word == residuals.Closed;
            open |= word == residuals.Open;
            initial |= word == residuals.Initial;
        }
        if (initial)
            score += closed || !open ? 4 : 1;
        // Which side is dominant is mostly not said: the right is taken to be, the left not (Guidelines I.C.6.a).
        if (title.Contains(residuals.Dominant))
            score += title.Contains(residuals.Non) == title.Contains(residuals.Left) ? 0.5f : 0;
        // A new code without a title is told from its siblings by its number alone: 9 is usually the unspecified one.
        if (title.Length == 0)
            score += child.Code[^1] == '9' ? 1 : -1;
        return score + (10 * heard) - (0.1f * own) - (child.Code[^1] / 10_000f);
    }

    private static int Count(ReadOnlySpan<int> title, int word)
    {
        var count = 0;
        foreach (var other in title)
            count += other == word ? 1 : 0;
        return count;
    }

    /// <summary>Words that mark the code for "nothing more was said", and words that mark a more particular one.</summary>
    private sealed class Residuals
    {
        private readonly Dictionary<int, float> weights = [];

        public Residuals(Vocabulary vocabulary)
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
}

/// <summary>
/// The words of a query or a sentence as the titles see them: for each word of the vocabulary which said word it answers (at most
/// thirty-two). Two words for the same thing answer one said word, so that nothing counts twice.
/// </summary>
internal sealed class SaidWords
{
    private readonly Dictionary<int, int> answers = [];

    /// <summary>A bit for each said word.</summary>
    public uint All { get; private set; }

    public void Clear()
    {
        answers.Clear();
        All = 0;
    }

    public void Say(int place)
    {
        if (place < 32)
            All |= 1u << place;
    }

    public void Add(int word, int place)
    {
        if (place < 32)
            answers.TryAdd(word, place);
    }

    /// <summary>The said words that a title answers; what it says only to deny it does not count.</summary>
    public uint HeardIn(ReadOnlySpan<int> title, ReadOnlySpan<bool> quiet)
    {
        var heard = 0u;
        for (var i = 0; i < title.Length; i++)
        {
            if (!quiet[i] && answers.TryGetValue(title[i], out var place))
                heard |= 1u << place;
        }
        return heard;
    }

    public uint HeardIn(ReadOnlySpan<int> words)
    {
        var heard = 0u;
        foreach (var word in words)
            heard |= answers.TryGetValue(word, out var place) ? 1u << place : 0;
        return heard;
    }
}
