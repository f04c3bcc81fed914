using Chartroom.Rules.Matching.Blocking;
using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching.Learning;

/// <summary>
/// Learns the weights of a file: u from random pairs, m from the pairs of each blocking rule in turn (leaving out what
/// the rule fixes), the prior from the candidates, then the thresholds. Too few pairs of one person to learn from leave
/// the default weights as they are.
/// </summary>
public sealed class Learner(IReadOnlyList<Person> people, int split, CandidatePairs candidates)
{
    /// <summary>With fewer expected pairs of one person the default weights stay.</summary>
    public const int FewestMatches = 350;

    /// <summary>With fewer records the default weights stay.</summary>
    public const int FewestRecords = 500;

    private const int RandomSample = 800_000;
    private const int RandomPerRecord = 250;
    private const int RuleSample = 60_000;
    private readonly long possible = RandomPairs.Possible(people.Count, split);

    /// <summary>The learned weights, or <paramref name="start"/> when the file shows too few pairs.</summary>
    public MatchWeights Learn(MatchWeights start, PatternCounts scored)
    {
        var weights = WithPrior(start, scored);
        if (people.Count < FewestRecords || weights.Prior * possible < FewestMatches)
            return start;
        var random = RandomPairs.Sample(people, split, (int)Math.Min(RandomSample, (long)RandomPerRecord * people.Count));
        var samples = candidates.Chosen.Select(Patterns).ToList();
        for (var round = 0; round < 3; round++)
        {
            var u = ExpectationMaximisation.U(random, weights);
            KeepOrder(u, start.U);
            weights = With(weights, weights.M, u);
            var m = M(samples, With(weights, start.M, u));
            weights = WithPrior(With(weights, m, u), scored);
        }
        if (weights.Prior * possible < FewestMatches)
            return start;
        return Finish(weights, start, scored);
    }

    private static double[][] M(List<(int Fixed, PatternCounts Counts)> samples, MatchWeights weights)
    {
        var sums = ExpectationMaximisation.Empty(weights.M);
        var parts = new double[samples.Count][][];
        Parallel.For(0, samples.Count, i => parts[i] = ExpectationMaximisation.M(samples[i].Counts, weights, samples[i].Fixed));
        foreach (var part in parts)
        {
            for (var c = 0; c < sums.Length; c++)
            {
                for (var l = 0; l < sums[c].Length; l++)
                    sums[c][l] += part[c][l];
            }
        }
        return ExpectationMaximisation.Smooth(sums, weights.M, ExpectationMaximisation.PriorMatches, 1e-5);
    }

    /// <summary>The order of names is not judged by chance agreement: its u stays as it was.</summary>
    private static void KeepOrder(double[][] u, double[][] startU)
    {
        var order = ComparisonSet.IndexOf("nameOrder");
        u[order] = startU[order];
    }

    private (int Fixed, PatternCounts Counts) Patterns(Blocks blocks)
    {
        var counts = new PatternCounts();
        foreach (var (a, b) in candidates.Sample(blocks, RuleSample))
            counts.Add(ComparisonSet.Compare(people[a], people[b]));
        return (blocks.Rule.UsesMask, counts);
    }

    /// <summary>The prior at which the candidates expect as many pairs of one person as it says.</summary>
    private MatchWeights WithPrior(MatchWeights weights, PatternCounts scored)
    {
        var prior = Math.Clamp(1.0 / people.Count, 1e-9, 0.1);
        var bits = scored.All.Select(s => (Bits: weights.Bits(s.Key), s.Value)).ToList();
        for (var round = 0; round < 10; round++)
        {
            var expected = 0.0;
            foreach (var (evidence, times) in bits)
            {
                var odds = Math.Pow(2, Math.Min(evidence, 500)) * prior / (1 - prior);
                expected += times * odds / (1 + odds);
            }
            prior = Math.Clamp(expected / possible, 1e-12, 0.5);
        }
        return new MatchWeights(weights.Version, prior, weights.MatchBits, weights.ReviewBits, weights.M, weights.U, weights.Rules) { Learned = weights.Learned };
    }

    private static MatchWeights With(MatchWeights weights, double[][] m, double[][] u) =>
        new(weights.Version, weights.Prior, weights.MatchBits, weights.ReviewBits, m, u, weights.Rules);

    private static MatchWeights Finish(MatchWeights weights, MatchWeights start, PatternCounts scored)
    {
        var rules = start.Rules.Where(r => !IsLifted(r, weights)).ToList();
        var (match, review) = Thresholds.Choose(scored.All.Select(s => (weights.Bits(s.Key), s.Value)), weights);
        return new MatchWeights(start.Version + "+learned", weights.Prior, match, review, weights.M, weights.U, rules) { Learned = true };
    }

    private static bool IsLifted(SafetyRule rule, MatchWeights weights)
    {
        if (rule.Lift is not { } lift)
            return false;
        var rate = 0.0;
        for (var l = 1; l < weights.M[lift.Comparison].Length; l++)
        {
            if ((lift.Levels >> l & 1) != 0)
                rate += weights.M[lift.Comparison][l];
        }
        return rate >= lift.M;
    }
}
