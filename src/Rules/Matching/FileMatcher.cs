using System.Collections.Concurrent;
using Chartroom.Rules.Matching.Blocking;
using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Learning;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching;

/// <summary>A pair that was found: positions of the two records, evidence, chance and decision.</summary>
public readonly record struct FoundPair(int A, int B, double Bits, double Probability, MatchDecision Decision);

/// <summary>What matching a file gave: the pairs, the scorer with the weights in use, and counts for the log.</summary>
public sealed record FileMatches(IReadOnlyList<FoundPair> Pairs, PairScorer Scorer, IReadOnlyList<string> BlockingRules, long Compared, int People);

/// <summary>
/// Finds records of one person within a file, or across two: blocking, learning, scoring, clustering. Nothing but the
/// records is needed; the same records give the same answer.
/// <para>Source: Fellegi and Sunter 1969; P. Christen, Data Matching (2012), ch. 2: the steps.</para>
/// </summary>
public static class FileMatcher
{
    /// <summary>Pairs with less default evidence than this are not kept.</summary>
    private const double Floor = -2;

    private const int LargestWrittenOut = 100;

    /// <summary>Pairs that are scored one after another on one processor.</summary>
    private const int Together = 16_384;

    /// <summary>Matches the records of one file, or of two against each other.</summary>
    /// <param name="people">The records; with two files the second's after the first's.</param>
    /// <param name="split">Where the second file begins, or 0 for one file.</param>
    /// <param name="start">The weights to start from.</param>
    public static FileMatches Match(IReadOnlyList<Person> people, int split, MatchWeights start)
    {
        var candidates = new CandidatePairs(people, split);
        var (pairs, compared) = Compare(people, candidates, start);
        var counts = new PatternCounts();
        foreach (var pair in pairs)
            counts.Add(pair.Pattern);
        var weights = new Learner(people, split, candidates).Learn(start, counts);
        var rules = candidates.Chosen.Select(b => b.Rule.Name).ToList();
        var scorer = new PairScorer(weights, weights.Learned ? TermFrequency.Count(people, null) : TermFrequency.None);
        var clusters = Cluster(people, pairs, scorer);
        if (weights.Learned)
        {
            var personOf = Enumerable.Range(0, people.Count).Select(clusters.PersonOf).ToArray();
            scorer = new PairScorer(weights, TermFrequency.Count(people, personOf));
            clusters = Cluster(people, pairs, scorer);
        }
        return new FileMatches(Answer(people, split, pairs, scorer, clusters), scorer, rules, compared, People(people.Count, clusters));
    }

    private static int People(int records, Clusters clusters) => records - clusters.Groups.Sum(g => g.Count - 1);

    private static (List<Candidate> Pairs, long Compared) Compare(IReadOnlyList<Person> people, CandidatePairs candidates, MatchWeights start)
    {
        var kept = new ConcurrentBag<List<Candidate>>();
        long compared = 0;
        candidates.ForEach(batch =>
        {
            var mine = new List<Candidate>();
            foreach (var (a, b) in batch.Span)
            {
                var pattern = ComparisonSet.Compare(people[a], people[b]);
                if (start.Bits(pattern) >= Floor)
                    mine.Add(new Candidate(a, b, pattern));
            }
            if (mine.Count > 0)
                kept.Add(mine);
            Interlocked.Add(ref compared, batch.Length);
        });
        var pairs = new List<Candidate>(kept.Sum(k => k.Count));
        foreach (var list in kept)
            pairs.AddRange(list);
        pairs.Sort(Candidate.ByRecords);
        var last = 0;
        for (var i = 1; i < pairs.Count; i++)
        {
            if (Candidate.ByRecords(pairs[i], pairs[last]) != 0)
                pairs[++last] = pairs[i];
        }
        if (pairs.Count > 0)
            pairs.RemoveRange(last + 1, pairs.Count - last - 1);
        return (pairs, compared);
    }

    private static Clusters Cluster(IReadOnlyList<Person> people, List<Candidate> pairs, PairScorer scorer)
    {
        var clusters = new Clusters(people, scorer);
        var scored = Score(people, pairs, scorer);
        var matches = new List<(double Bits, int A, int B)>();
        for (var i = 0; i < scored.Length; i++)
        {
            if (scored[i].Decision == MatchDecision.Match)
                matches.Add((scored[i].Bits, pairs[i].A, pairs[i].B));
        }
        matches.Sort((x, y) => y.Bits.CompareTo(x.Bits) is var order and not 0 ? order : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        foreach (var (_, a, b) in matches)
            clusters.Join(a, b);
        return clusters;
    }

    private static (double Bits, MatchDecision Decision)[] Score(IReadOnlyList<Person> people, List<Candidate> pairs, PairScorer scorer)
    {
        var scored = new (double, MatchDecision)[pairs.Count];
        Parallel.For(0, (pairs.Count + Together - 1) / Together, part =>
        {
            for (var i = part * Together; i < Math.Min(pairs.Count, (part + 1) * Together); i++)
            {
                var (a, b, pattern) = pairs[i];
                var bits = scorer.Bits(people[a], people[b], pattern);
                scored[i] = (bits, scorer.Weights.Decide(bits, pattern, out _));
            }
        });
        return scored;
    }

    private static List<FoundPair> Answer(IReadOnlyList<Person> people, int split, List<Candidate> pairs, PairScorer scorer, Clusters clusters)
    {
        var found = new List<FoundPair>();
        foreach (var group in clusters.Groups)
        {
            if (group.Count <= LargestWrittenOut)
                WriteOut(people, split, group, scorer, found);
        }
        var scored = Score(people, pairs, scorer);
        for (var i = 0; i < scored.Length; i++)
        {
            var (a, b, _) = pairs[i];
            var person = clusters.PersonOf(a);
            var together = person == clusters.PersonOf(b);
            if (together && clusters.SizeOf(person) <= LargestWrittenOut)
                continue;
            var (bits, decision) = scored[i];
            if (decision == MatchDecision.Match && !together)
                decision = MatchDecision.Review;
            if (decision != MatchDecision.No)
                found.Add(new FoundPair(a, b, bits, scorer.Weights.Probability(bits), decision));
        }
        found.Sort((x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return found;
    }

    /// <summary>All pairs of one person, also those that only a third record joins.</summary>
    private static void WriteOut(IReadOnlyList<Person> people, int split, IReadOnlyList<int> group, PairScorer scorer, List<FoundPair> found)
    {
        for (var i = 0; i < group.Count; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
            {
                var (a, b) = group[i] < group[j] ? (group[i], group[j]) : (group[j], group[i]);
                if (split > 0 && !(a < split && b >= split))
                    continue;
                var bits = scorer.Bits(people[a], people[b], out _);
                found.Add(new FoundPair(a, b, bits, scorer.Weights.Probability(bits), MatchDecision.Match));
            }
        }
    }

    private readonly record struct Candidate(int A, int B, LevelPattern Pattern)
    {
        public static int ByRecords(Candidate x, Candidate y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B);
    }
}
