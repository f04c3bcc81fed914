namespace Chartroom.Rules.Terminology;

/// <summary>
/// The words of every title of a system, numbered, and the way down from a header to the code that is meant when nothing more is
/// said. Built once from a release; immutable.
/// </summary>
internal sealed class CodeTitles
{
    private readonly int[] starts;
    private readonly int[] words;
    private readonly Residuals residuals;

    /// <summary>Adds the words of the titles to a vocabulary that may hold other words too.</summary>
    public CodeTitles(CodeSystem system, Vocabulary vocabulary)
    {
        starts = new int[system.Concepts.Count + 1];
        var all = new List<int>(system.Concepts.Count * 8);
        Span<char> buffer = stackalloc char[WordCutter.LongestWord];
        for (var i = 0; i < system.Concepts.Count; i++)
        {
            starts[i] = all.Count;
            var cutter = new WordCutter(system.Concepts[i].Display, buffer);
            while (cutter.Next(out var word))
            {
                var number = vocabulary.Add(word);
                all.Add(number);
                vocabulary.CountPhrase(number);
            }
        }
        starts[^1] = all.Count;
        words = [.. all];
        residuals = new Residuals(vocabulary);
    }

    /// <summary>The words of a title, in order.</summary>
    public ReadOnlySpan<int> Of(Concept concept) => words.AsSpan(starts[concept.Number], starts[concept.Number + 1] - starts[concept.Number]);

    /// <summary>
    /// The billable code that a header stands for when nothing more is said: the unspecified one, for an injury the initial encounter; words
    /// that were said (left, sequela, open…) lead to the more specific one. With it how well the way down fits (1 for a code itself); null
    /// when nothing below is billable.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.5 (7th characters), I.A.9.b (unspecified), I.B.13 (laterality).
    /// </summary>
    public (Concept? Code, float Fit) Below(Concept concept, IReadOnlySet<int> said, DateOnly day)
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
    /// A sibling of the code that says more of what was said: the right knee instead of an unspecified one, a sequela instead of the
    /// initial encounter. Looks at most three levels up; the code itself when there is none.
    /// </summary>
    public Concept Refine(Concept code, IReadOnlySet<int> said, DateOnly day)
    {
        var own = Said(Of(code), said);
        var at = code;
        for (var up = 0; up < 3 && at.Parent is { } parent; up++)
        {
            at = parent;
            if (BestChild(parent, said, day) is not { } child)
                continue;
            var (better, _) = Below(child, said, day);
            if (better is not null && better != code && Said(Of(better), said) > own && SaysAll(better, code, said))
                return better;
        }
        return code;
    }

    /// <summary>The refined code must say every said word that the code says.</summary>
    private bool SaysAll(Concept better, Concept code, IReadOnlySet<int> said)
    {
        var title = Of(better);
        foreach (var word in Of(code))
        {
            if (said.Contains(word) && !title.Contains(word))
                return false;
        }
        return true;
    }

    private static int Said(ReadOnlySpan<int> title, IReadOnlySet<int> said)
    {
        var count = 0;
        for (var i = 0; i < title.Length; i++)
            count += said.Contains(title[i]) && !title[..i].Contains(title[i]) ? 1 : 0;
        return count;
    }

    private Concept? BestChild(Concept header, IReadOnlySet<int> said, DateOnly day)
    {
        var (best, highest) = ((Concept?)null, float.MinValue);
        foreach (var child in header.ChildList)
        {
            if (!child.IsBillableOn(day) && child.ChildList.Count == 0)
                continue;
            var fit = Fit(child, said);
            if (fit > highest)
                (best, highest) = (child, fit);
        }
        return best;
    }

    private float Fit(Concept child, IReadOnlySet<int> said)
    {
        var title = Of(child);
        var parent = child.Parent is null ? [] : Of(child.Parent);
        var (own, heard, score) = (0, 0, 0f);
        var closed = false;
        var open = false;
        var initial = false;
        for (var i = 0; i < title.Length; i++)
        {
            var word = title[i];
            if (parent.Contains(word) || title[..i].Contains(word))
                continue;
            own++;
            heard += said.Contains(word) ? 1 : 0;
            score += residuals.Of(word);
            closed |= word == residuals.Closed;
            open |= word == residuals.Open;
            initial |= word == residuals.Initial;
        }
        if (initial)
            score += closed || !open ? 4 : 1;
        // A new code without a title is told from its siblings by its number alone: 9 and D are usually the unspecified ones.
        if (title.Length == 0)
            score += child.Code[^1] == '9' ? 1 : -1;
        return score + 10 * heard - 0.1f * own - child.Code[^1] / 10_000f;
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
                ("sequela", -2f), ("remission", -2f), ("initial", 0f), ("open", 0f), ("closed", 0f), ("unknown", 0.5f),
            ];
            foreach (var (word, weight) in all)
                weights[vocabulary.Add(word)] = weight;
            (Initial, Open, Closed) = (vocabulary.Add("initial"), vocabulary.Add("open"), vocabulary.Add("closed"));
        }

        public int Initial { get; }

        public int Open { get; }

        public int Closed { get; }

        public float Of(int word) => weights.GetValueOrDefault(word);
    }
}
