namespace Chartroom.Rules.Terminology;

/// <summary>
/// Ranked search for codes by what people type: three or four letters a word, any order, typing slips, lay words and
/// abbreviations; a code typed jumps there. One instance serves many threads.
/// <para>How: every title, index path, inclusion term and synonym is a phrase. A phrase scores by how much of the query it
/// covers and how much of itself the query covers, weighed by how rare the words are. The best phrase speaks for its code; a
/// header gives its best billable code below, by the rule that the index code is the default.</para>
/// Source: ICD-10-CM Official Guidelines, Section I.B.1 (index first, then tabular) and I.A.9 (unspecified codes).
/// </summary>
public sealed class CodeSearch
{
    /// <summary>Phrases scored for one wording at most: bounds the time of a query of very common words.</summary>
    private const int CandidateLimit = 24_000;

    private const int QueryWords = 12;

    private readonly CodeSystem system;
    private readonly CodeSearchIndex index;

    private CodeSearch(CodeSystem system, CodeSearchIndex index)
    {
        this.system = system;
        this.index = index;
    }

    public CodeSystem System => system;

    /// <summary>Builds the index of a system from a directory of code-set tables; about a second.</summary>
    public static CodeSearch Open(CodeSystem system, string folder)
    {
        var forms = new WordForms();
        return new CodeSearch(system, new CodeSearchIndex(new PhraseTables(forms).Of(system, folder), forms));
    }

    /// <summary>The codes that fit, best first; empty when nothing does.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="day">The day on which the codes must be billable.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<CodeHit> Find(string text, DateOnly day, int limit = 20)
    {
        var typed = ByCode(text, day, limit);
        if (typed.Count > 0)
            return typed;
        var words = Words.Of(text);
        if (words.Count > QueryWords)
            words.RemoveRange(QueryWords, words.Count - QueryWords);
        if (words.Count == 0)
            return [];
        var best = new Dictionary<Concept, (float Score, int Phrase, QueryWord[] Query)>();
        var factor = 1f;
        foreach (var wording in EverydayWords.Wordings(words))
        {
            Score(wording, factor, best);
            factor = 0.98f;
        }
        return Rank(best, words, day, limit);
    }

    /// <summary>A word that the index knows only in two parts ("preeclampsia", pre-eclampsia) is taken apart.</summary>
    private IEnumerable<string> Apart(string word)
    {
        for (var cut = 3; word.Length >= 8 && !index.Words.TryFind(word, out _) && cut <= word.Length - 5; cut++)
        {
            if (index.Words.TryFind(word[..cut], out _) && index.Words.TryFind(word[cut..], out _))
                return [word[..cut], word[cut..]];
        }
        return [word];
    }

    private List<CodeHit> ByCode(string text, DateOnly day, int limit)
    {
        var code = text.Trim();
        if (code.Length is < 2 or > 8 || code.Contains(' ', StringComparison.Ordinal) || !code.Any(char.IsDigit))
            return [];
        if (system.Name == CodeSystemNames.Icd10Cm && (code.Length < 3 || !char.IsLetter(code[0]) || !char.IsDigit(code[1])))
            return [];
        return
        [
            .. system.StartingWith(code)
                .Where(c => c.IsBillableOn(day) || (!c.IsCode && c.Children.Count > 0))
                .OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal)
                .Take(limit)
                .Select((c, i) => new CodeHit(c, 1.0 / (1 + i * 0.01), PhraseSource.Title, [c.Shown])),
        ];
    }

    private void Score(List<string> wording, float factor, Dictionary<Concept, (float Score, int Phrase, QueryWord[] Query)> best)
    {
        var query = wording.SelectMany(Apart).Select(w => new QueryWord(w, index)).ToArray();
        var total = query.Sum(q => q.Weight);
        foreach (var phrase in Candidates(query))
        {
            var score = Score(phrase, query, total) * factor;
            if (score < 0.08f)
                continue;
            var concept = index.ConceptOf(phrase);
            if (!best.TryGetValue(concept, out var known) || known.Score < score)
                best[concept] = (score, phrase, query);
        }
    }

    /// <summary>The phrases that hold one of the query's telling words: the rarest words first, until there are enough.</summary>
    private HashSet<int> Candidates(QueryWord[] query)
    {
        var candidates = new HashSet<int>();
        var telling = query.Where(q => q.Matches.Count > 0).OrderBy(q => q.PhraseCount).ToList();
        for (var i = 0; i < telling.Count && (i < 2 || candidates.Count < CandidateLimit / 8); i++)
        {
            foreach (var (word, _) in telling[i].Matches)
            {
                foreach (var phrase in index.PhrasesWith(word))
                {
                    if (candidates.Count >= CandidateLimit)
                        return candidates;
                    candidates.Add(phrase);
                }
            }
        }
        return candidates;
    }

    private float Score(int phrase, QueryWord[] query, float total)
    {
        var words = index.WordsOf(phrase);
        var essential = index.EssentialCount(phrase);
        Span<float> covered = stackalloc float[query.Length];
        var (said, all) = (0f, 0f);
        for (var i = 0; i < words.Length; i++)
        {
            var best = 0f;
            for (var q = 0; q < query.Length; q++)
            {
                if (!query[q].Fit.TryGetValue(words[i], out var quality))
                    continue;
                covered[q] = Math.Max(covered[q], quality);
                best = Math.Max(best, quality);
            }
            if (i >= essential)
                continue;
            var rarity = index.Rarity[words[i]];
            all += rarity;
            said += rarity * best;
        }
        var found = 0f;
        for (var q = 0; q < query.Length; q++)
            found += query[q].Weight * covered[q];
        var ofQuery = found / total;
        var ofPhrase = all > 0 ? said / all : 0;
        return ofQuery * ofQuery * (0.45f + 0.55f * ofPhrase) * Trust(index.SourceOf(phrase));
    }

    private static float Trust(PhraseSource source) => source switch
    {
        PhraseSource.Everyday => 1.06f,
        PhraseSource.Index => 1f,
        PhraseSource.Title => 0.985f,
        PhraseSource.InclusionTerm => 0.98f,
        PhraseSource.Synonym or PhraseSource.IndexReference => 0.93f,
        PhraseSource.Neoplasm => 0.93f,
        PhraseSource.ExternalCause => 0.85f,
        _ => 0.84f,
    };

    private List<CodeHit> Rank(
        Dictionary<Concept, (float Score, int Phrase, QueryWord[] Query)> best, List<string> words, DateOnly day, int limit)
    {
        var hits = new Dictionary<Concept, CodeHit>();
        foreach (var (concept, (score, phrase, query)) in best.OrderByDescending(b => b.Value.Score).ThenBy(b => b.Key.Code, StringComparer.Ordinal).Take(limit * 6))
        {
            var (code, fit) = DefaultCode.Below(concept, words, day);
            if (code is null)
                continue;
            var hit = new CodeHit(code, Math.Round(score * fit, 4), index.SourceOf(phrase), Matched(phrase, query));
            if (!hits.TryGetValue(code, out var known) || known.Score < hit.Score)
                hits[code] = hit;
        }
        return [.. hits.Values.OrderByDescending(h => h.Score).ThenBy(h => h.Concept.Code.Length).ThenBy(h => h.Concept.Code, StringComparer.Ordinal).Take(limit)];
    }

    private List<string> Matched(int phrase, QueryWord[] query)
    {
        var matched = new List<string>();
        foreach (var word in index.WordsOf(phrase))
        {
            if (Array.Exists(query, q => q.Fit.ContainsKey(word)))
                matched.Add(index.Words[word]);
        }
        return matched;
    }

    /// <summary>A word of the query: the words of the index that it may mean, and how much it tells.</summary>
    private sealed class QueryWord
    {
        public QueryWord(string word, CodeSearchIndex index)
        {
            index.Words.Match(word, Matches);
            foreach (var (number, quality) in Matches)
            {
                Fit[number] = Math.Max(quality, Fit.GetValueOrDefault(number));
                PhraseCount += index.Words.Frequency(number);
            }
            // A word that is nowhere in the index still counts against what leaves it out, but less than a known one.
            Weight = Matches.Count == 0 ? 3f : MathF.Log(1f + index.PhraseCount / (1f + (index.Words.TryFind(word, out var own) ? index.Words.Frequency(own) : PhraseCount)));
        }

        public List<(int Word, float Quality)> Matches { get; } = [];

        public Dictionary<int, float> Fit { get; } = [];

        public int PhraseCount { get; }

        public float Weight { get; }
    }
}
