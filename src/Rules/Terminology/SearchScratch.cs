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

    private readonly float[] heard = new float[index.PhraseCount];
    private readonly float[] said = new float[index.PhraseCount];
    private readonly float[] lastQuality = new float[index.PhraseCount];
    private readonly int[] lastPass = new int[index.PhraseCount];
    private readonly List<int> touched = [];
    private readonly Dictionary<(string, bool), QueryWord> known = [];
    private readonly Dictionary<int, (int Token, float Quality)> fits = [];
    private readonly SaidWords saidWords = new();
    private readonly Dictionary<int, Find> best = [];
    private readonly PriorityQueue<int, float> likeliest = new();
    private int pass;
    private DateOnly day;

    /// <summary>Starts a query.</summary>
    public void Begin(DateOnly on)
    {
        day = on;
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
        Gather(words);
        Understand(words);
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

    /// <summary>Adds up, phrase by phrase, how much of the query it holds and how much of it the query says.</summary>
    private void Gather(QueryWord[] words)
    {
        touched.Clear();
        var first = pass + 1;
        foreach (var word in words.OrderBy(w => w.PostingCount))
        {
            pass++;
            var bringsIn = touched.Count == 0 || word.PostingCount < CommonWord;
            foreach (var (number, quality) in word.Matches)
                Gather(word, number, quality, first, bringsIn);
        }
    }

    private void Gather(QueryWord word, int number, float quality, int first, bool bringsIn)
    {
        var rarity = index.Rarity[number] * quality;
        foreach (var posting in index.PhrasesWith(number))
        {
            var phrase = posting >> 1;
            if (lastPass[phrase] < first)
            {
                if (!bringsIn)
                    continue;
                heard[phrase] = said[phrase] = 0;
                touched.Add(phrase);
            }
            if ((posting & 1) == 0)
                said[phrase] += rarity;
            if (lastPass[phrase] != pass)
                heard[phrase] += word.Weight * quality;
            else if (quality > lastQuality[phrase])
                heard[phrase] += word.Weight * (quality - lastQuality[phrase]);
            else
                continue;
            (lastPass[phrase], lastQuality[phrase]) = (pass, quality);
        }
    }

    /// <summary>Which word of the query each word of the index answers, and which words count as said on the way down.</summary>
    private void Understand(QueryWord[] words)
    {
        fits.Clear();
        saidWords.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            saidWords.Say(i);
            foreach (var (number, quality) in words[i].Matches)
            {
                ref var fit = ref CollectionsMarshal.GetValueRefOrAddDefault(fits, number, out _);
                if (quality > fit.Quality)
                    fit = (i, quality);
                if (quality >= 0.72f)
                    saidWords.Add(number, i);
            }
        }
    }

    private List<int> Likeliest(float total)
    {
        likeliest.Clear();
        foreach (var phrase in touched)
        {
            var ofQuery = heard[phrase] / total;
            var ofPhrase = Math.Min(1, said[phrase] / index.Weights[phrase]);
            var score = ofQuery * ofQuery * (0.45f + (0.55f * ofPhrase)) * Trust(index.SourceOf(phrase));
            if (likeliest.Count < ExactLimit)
                likeliest.Enqueue(phrase, score);
            else
                likeliest.EnqueueDequeue(phrase, score);
        }
        var list = new List<int>(likeliest.Count);
        while (likeliest.TryDequeue(out var phrase, out _))
            list.Add(phrase);
        return list;
    }

    private void Judge(int phrase, QueryWord[] words, float total, float factor)
    {
        var concept = index.ConceptOf(phrase);
        var (code, way) = index.Titles.Below(concept, saidWords, day);
        if (code is null && concept is { System: CodeSystemNames.Cvx })
            (code, way) = (concept, 0.93f);
        if (code is null)
            return;
        var refined = index.Titles.Refine(code, saidWords, saidWords.HeardIn(index.WordsOf(phrase)), day);
        // A sibling was not named by the phrase itself.
        if (refined != code)
            way *= 0.94f;
        Span<float> covered = stackalloc float[words.Length];
        var ofPhrase = Cover(index.WordsOf(phrase), index.EssentialCount(phrase), covered);
        var plain = Heard(covered, words);
        CoverByTitle(refined, covered);
        var ofQuery = Math.Max(plain, Heard(covered, words)) / total;
        var renown = 1f + (0.004f * MathF.Log2(1 + index.Renown[concept.Number]));
        var score = ofQuery * ofQuery * (0.45f + (0.55f * ofPhrase)) * Trust(index.SourceOf(phrase)) * way * factor * renown * Context(phrase, refined);
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

    /// <summary>Notes which words of the query are answered; how much of the essential words is said.</summary>
    private float Cover(ReadOnlySpan<int> phraseWords, int essential, Span<float> covered)
    {
        var (saidHere, all) = (0f, 0f);
        for (var i = 0; i < phraseWords.Length; i++)
        {
            var quality = 0f;
            if (fits.TryGetValue(phraseWords[i], out var fit))
            {
                quality = fit.Quality;
                covered[fit.Token] = Math.Max(covered[fit.Token], quality);
            }
            if (i >= essential)
                continue;
            all += index.Rarity[phraseWords[i]];
            saidHere += index.Rarity[phraseWords[i]] * quality;
        }
        return all > 0 ? saidHere / all : 0;
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
            if (fits.ContainsKey(word))
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
        var title = index.Titles.Of(code);
        var quiet = index.Titles.QuietOf(code);
        for (var i = 0; i < title.Length; i++)
        {
            if (!quiet[i] && fits.TryGetValue(title[i], out var fit))
                covered[fit.Token] = Math.Max(covered[fit.Token], fit.Quality * 0.97f);
        }
    }

    private static float Trust(PhraseSource source) => source switch
    {
        PhraseSource.Everyday => 1.06f,
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
            if (fits.ContainsKey(word))
                answering.Add(word);
        }
        return answering;
    }

    private sealed record Find(Concept Code, float Score, int Phrase, List<int> Words);
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
