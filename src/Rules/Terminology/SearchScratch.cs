using System.Runtime.InteropServices;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// The working memory of one search, reused from query to query: first every phrase with a telling word of the wording is scored
/// roughly, then the best of them exactly, together with the code they lead to.
/// </summary>
internal sealed class SearchScratch(CodeSearchIndex index)
{
    /// <summary>Phrases scored exactly for one wording.</summary>
    private const int ExactLimit = 256;

    /// <summary>A word on more phrases than this brings no phrase in by itself when a rarer one does.</summary>
    private const int CommonWord = 30_000;

    /// <summary>So many phrases that hold more of the query are enough to leave out one that holds less.</summary>
    private const int Enough = 64;

    /// <summary>With so many postings a phrase, reading the phrases themselves is faster than reading on in the postings.</summary>
    private const int PostingsAPhrase = 4;

    private readonly Tally[] tallies = new Tally[index.PhraseCount];
    private readonly Fit[] fits = new Fit[index.Words.Count];
    private readonly List<int> fitting = [];
    private readonly List<int> touched = [];
    private readonly Dictionary<(string, bool), QueryWord> known = [];
    private readonly WayDown way = new(index.Titles, new SaidWords(index.Words.Count));
    private readonly Dictionary<int, Find> best = [];
    private readonly PriorityQueue<int, float> likeliest = new();
    private int pass;
    private DateOnly day;

    /// <summary>Starts a query.</summary>
    public void Begin(DateOnly on)
    {
        day = on;
        if (pass > int.MaxValue / 2)
        {
            Array.Clear(tallies);
            pass = 0;
        }
        known.Clear();
        best.Clear();
    }

    /// <summary>Scores one wording of the query.</summary>
    public void Score(List<string> wording, float factor)
    {
        var words = new QueryWord[wording.Count];
        var total = 0f;
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = WordOf(wording[i], i == words.Length - 1);
            total += words[i].Weight;
        }
        Understand(words);
        Gather(words, total);
        foreach (var phrase in Likeliest(total))
            Judge(phrase, words, total, factor);
    }

    /// <summary>The codes found, best first.</summary>
    public List<CodeHit> Best(int limit)
    {
        return
        [
            .. best.Values.OrderByDescending(f => f.Score).ThenBy(f => f.Code.Code.Length).ThenBy(f => f.Code.Code, StringComparer.Ordinal)
                .Take(limit)
                .Select(f => new CodeHit(f.Code, Math.Round(f.Score, 4), index.SourceOf(f.Phrase), [.. f.Words.Select(w => index.Words[w])])),
        ];
    }

    private QueryWord WordOf(string word, bool isLast)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (word, isLast), out _);
        return slot ??= new QueryWord(word, isLast, index);
    }

    /// <summary>Which word of the query each word of the index answers, and which words count as said on the way down.</summary>
    private void Understand(QueryWord[] words)
    {
        foreach (var number in fitting)
            fits[number] = default;
        fitting.Clear();
        way.Begin(day);
        for (var i = 0; i < words.Length; i++)
        {
            way.Said.Say(i);
            foreach (var (number, quality) in words[i].Matches)
            {
                if (fits[number].Quality == 0)
                    fitting.Add(number);
                if (quality > fits[number].Quality)
                    fits[number] = new Fit(quality, i);
                if (quality >= 0.72f)
                    way.Said.Add(number, i);
            }
        }
    }

    /// <summary>
    /// Adds up, phrase by phrase, how much of the query it holds and how much of it the query says; the rarest word first. A phrase that a
    /// later word would bring in can hold only what is left of the query: once enough phrases hold more than that, none is brought in.
    /// </summary>
    private void Gather(QueryWord[] words, float total)
    {
        touched.Clear();
        var first = pass + 1;
        var left = total;
        QueryWord[] rarestFirst = [.. words.OrderBy(w => w.PostingCount)];
        for (var i = 0; i < rarestFirst.Length; i++)
        {
            var word = rarestFirst[i];
            var held = HeldByEnough(total);
            var bringsIn = touched.Count == 0 || (word.PostingCount < CommonWord && left > held);
            if (!bringsIn && rarestFirst.Skip(i).Sum(w => (long)w.PostingCount) > (long)PostingsAPhrase * touched.Count)
            {
                ReadTouched(words, held - left);
                return;
            }
            pass++;
            foreach (var (number, quality) in word.Matches)
                Gather(word, number, quality, first, bringsIn);
            left -= word.Weight;
        }
    }

    /// <summary>How much of the query is held by enough of the phrases brought in; 0 while they are fewer.</summary>
    private float HeldByEnough(float total)
    {
        const int Steps = 32;
        if (touched.Count < Enough)
            return 0;
        Span<int> counts = stackalloc int[Steps + 1];
        counts.Clear();
        foreach (var phrase in touched)
            counts[Math.Clamp((int)(tallies[phrase].Held / total * Steps), 0, Steps)]++;
        var (step, above) = (Steps, counts[Steps]);
        while (above < Enough)
            above += counts[--step];
        return step * total / Steps;
    }

    private void Gather(QueryWord word, int number, float quality, int first, bool bringsIn)
    {
        var rarity = index.Rarity[number] * quality;
        foreach (var posting in index.PhrasesWith(number))
        {
            ref var tally = ref tallies[posting >> 1];
            if (tally.Pass < first)
            {
                if (!bringsIn)
                    continue;
                tally = default;
                touched.Add(posting >> 1);
            }
            if ((posting & 1) == 0)
                tally.Said += rarity;
            if (tally.Pass != pass)
                tally.Held += word.Weight * quality;
            else if (quality > tally.Quality)
                tally.Held += word.Weight * (quality - tally.Quality);
            else
                continue;
            (tally.Pass, tally.Quality) = (pass, quality);
        }
    }

    /// <summary>Tallies by their own words the phrases that hold enough of the query already.</summary>
    private void ReadTouched(QueryWord[] words, float least)
    {
        Span<float> covered = stackalloc float[words.Length];
        foreach (var phrase in touched)
        {
            ref var tally = ref tallies[phrase];
            if (tally.Held < least)
                continue;
            covered.Clear();
            tally.Said = Cover(index.WordsOf(phrase), index.EssentialCount(phrase), covered);
            tally.Held = Heard(covered, words);
        }
    }

    private List<int> Likeliest(float total)
    {
        likeliest.Clear();
        var (lowest, leastHeard) = (0f, 0f);
        foreach (var phrase in touched)
        {
            var tally = tallies[phrase];
            if (tally.Held < leastHeard)
                continue;
            var ofQuery = tally.Held / total;
            var ofPhrase = Math.Min(1, tally.Said / index.Weights[phrase]);
            var score = ofQuery * ofQuery * (0.45f + (0.55f * ofPhrase)) * Trust(index.SourceOf(phrase));
            if (likeliest.Count < ExactLimit)
                likeliest.Enqueue(phrase, score);
            else if (score > lowest)
                likeliest.EnqueueDequeue(phrase, score);
            else
                continue;
            if (likeliest.Count == ExactLimit && likeliest.TryPeek(out _, out lowest))
                leastHeard = total * MathF.Sqrt(lowest / MostTrust);
        }
        var list = new List<int>(likeliest.Count);
        while (likeliest.TryDequeue(out var phrase, out _))
            list.Add(phrase);
        return list;
    }

    private void Judge(int phrase, QueryWord[] words, float total, float factor)
    {
        var concept = index.ConceptOf(phrase);
        var (code, fit) = way.Below(concept);
        if (code is null && concept is { System: CodeSystemNames.Cvx })
            (code, fit) = (concept, 0.93f);
        if (code is null)
            return;
        var refined = way.Refine(code, way.Said.HeardIn(index.WordsOf(phrase)));
        // A sibling was not named by the phrase itself.
        if (refined != code)
            fit *= 0.94f;
        Span<float> covered = stackalloc float[words.Length];
        var ofPhrase = index.Weights[phrase] is > 0 and var weight ? Cover(index.WordsOf(phrase), index.EssentialCount(phrase), covered) / weight : 0;
        var plain = Heard(covered, words);
        CoverByTitle(refined, covered);
        var ofQuery = Math.Max(plain, Heard(covered, words)) / total;
        var renown = 1f + (0.004f * MathF.Log2(1 + index.Renown[concept.Number]));
        var score = ofQuery * ofQuery * (0.45f + (0.55f * ofPhrase)) * Trust(index.SourceOf(phrase)) * fit * factor * renown * Context(phrase, refined);
        if (score < 0.05f)
            return;
        ref var find = ref CollectionsMarshal.GetValueRefOrAddDefault(best, refined.Number, out _);
        if (find is null || find.Score < score)
            find = new Find(refined, score, phrase, Answering(phrase));
    }

    private static float Heard(Span<float> covered, QueryWord[] words)
    {
        var sum = 0f;
        for (var q = 0; q < words.Length; q++)
            sum += words[q].Weight * covered[q];
        return sum;
    }

    /// <summary>Notes which words of the query are answered; how much the essential words tell that are said.</summary>
    private float Cover(ReadOnlySpan<int> phraseWords, int essential, Span<float> covered)
    {
        var saidHere = 0f;
        for (var i = 0; i < phraseWords.Length; i++)
        {
            var fit = fits[phraseWords[i]];
            if (fit.Quality == 0)
                continue;
            covered[fit.Token] = Math.Max(covered[fit.Token], fit.Quality);
            if (i < essential)
                saidHere += index.Rarity[phraseWords[i]] * fit.Quality;
        }
        return saidHere;
    }

    /// <summary>
    /// A phrase that sets the disease in a context (a history of it, screening for it, in pregnancy, in the newborn) is meant only when the
    /// context is said.
    /// </summary>
    private float Context(int phrase, Concept code)
    {
        var factor = 1f;
        var (isSaid, contexts) = (false, 0);
        foreach (var word in index.WordsOf(phrase)[..index.EssentialCount(phrase)])
        {
            if (!index.Contexts.Contains(word))
                continue;
            contexts++;
            if (fits[word].Quality > 0)
                isSaid = true;
            else
                factor *= 0.95f;
        }
        if (contexts > 0 && isSaid)
            return factor;
        return code.System == CodeSystemNames.Icd10Cm && code.Code[0] is 'O' or 'P' && contexts == 0 && index.SourceOf(phrase) != PhraseSource.Everyday
            ? factor * 0.96f
            : factor;
    }

    /// <summary>The title of the code that a phrase leads to may answer words that the phrase does not.</summary>
    private void CoverByTitle(Concept code, Span<float> covered)
    {
        foreach (var word in index.Titles.Of(code))
        {
            if (!word.IsQuiet && fits[word.Number] is { Quality: > 0 } fit)
                covered[fit.Token] = Math.Max(covered[fit.Token], fit.Quality * 0.97f);
        }
    }

    private const float MostTrust = 1.06f;

    private static float Trust(PhraseSource source) => source switch
    {
        PhraseSource.Everyday => MostTrust,
        PhraseSource.Index => 1f,
        PhraseSource.Title => 0.985f,
        PhraseSource.InclusionTerm => 0.98f,
        PhraseSource.IndexReference => 0.93f,
        PhraseSource.Synonym => 0.88f,
        PhraseSource.Neoplasm => 0.93f,
        PhraseSource.ExternalCause => 0.85f,
        _ => 0.84f,
    };

    /// <summary>The words of a phrase that answer a word of the query.</summary>
    private List<int> Answering(int phrase)
    {
        var answering = new List<int>(4);
        foreach (var word in index.WordsOf(phrase))
        {
            if (fits[word].Quality > 0)
                answering.Add(word);
        }
        return answering;
    }

    private sealed record Find(Concept Code, float Score, int Phrase, List<int> Words);

    /// <summary>A word of the index as the query says it: how well, and by which of its words.</summary>
    private readonly record struct Fit(float Quality, int Token);

    /// <summary>A phrase while the postings are read: how much of the query it holds, how much of it is said, and the last word that counted.</summary>
    private record struct Tally(float Held, float Said, float Quality, int Pass);
}

/// <summary>A word of the query: the words of the index that it may mean, and how much it tells.</summary>
internal sealed class QueryWord
{
    public QueryWord(string word, bool mayGoOn, CodeSearchIndex index)
    {
        index.Words.Match(word, index.Forms, mayGoOn, Matches);
        foreach (var number in Matches.Keys)
        {
            PhraseCount += index.Words.Frequency(number);
            PostingCount += index.PhrasesWith(number).Length;
        }
        // A word that is nowhere in the index still counts against what leaves it out, but less than a known one.
        Weight = Matches.Count == 0
            ? 3f
            : MathF.Log(1f + (index.PhraseCount / (1f + (index.Words.TryFind(word, out var own) ? index.Words.Frequency(own) : PhraseCount))));
        // The side is said of what has no side in the classification too.
        if (word is "left" or "right" or "bilateral" or "lt" or "rt")
            Weight *= 0.5f;
    }

    public Dictionary<int, float> Matches { get; } = [];

    public int PhraseCount { get; }

    public int PostingCount { get; }

    public float Weight { get; }
}
