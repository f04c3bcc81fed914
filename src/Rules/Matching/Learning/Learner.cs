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
        var samples = new (int Fixed, PatternCounts Counts)[candidates.Chosen.Count];
        Parallel.For(0, samples.Length, i => samples[i] = Patterns(candidates.Chosen[i]));
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

    private static double[][] M((int Fixed, PatternCounts Counts)[] samples, MatchWeights weights)
    {
        var sums = ExpectationMaximisation.Empty(weights.M);
        var parts = new double[samples.Length][][];
        Parallel.For(0, samples.Length, i => parts[i] = ExpectationMaximisation.M(samples[i].Counts, weights, samples[i].Fixed));
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

    /// <summary>The priors at which the candidates expect as many pairs of one person, and of one household, as they say.</summary>
    private MatchWeights WithPrior(MatchWeights weights, PatternCounts scored)
    {
        var prior = Math.Clamp(1.0 / people.Count, 1e-9, 0.1);
        var households = prior;
        var odds = scored.All.Select(s => (Same: MatchWeights.Odds(weights.Bits(s.Key)), Household: MatchWeights.Odds(weights.HouseholdBits(s.Key)), s.Value)).ToList();
        for (var round = 0; round < 20; round++)
        {
            var (ones, relatives) = (0.0, 0.0);
            foreach (var (same, household, times) in odds)
            {
                var whole = (same * prior) + (household * households) + (1 - prior - households);
                ones += times * same * prior / whole;
                relatives += times * household * households / whole;
            }
            prior = Math.Clamp(ones / possible, 1e-12, 0.5);
            households = Math.Clamp(relatives / possible, 1e-12, 0.4);
        }
        return new MatchWeights(weights.Version, prior, weights.MatchBits, weights.ReviewBits, weights.M, weights.U, weights.Rules)
        {
            Households = households,
            Learned = weights.Learned,
        };
    }

    private static MatchWeights With(MatchWeights weights, double[][] m, double[][] u) =>
        new(weights.Version, weights.Prior, weights.MatchBits, weights.ReviewBits, m, u, weights.Rules) { Households = weights.Households };

    private static MatchWeights Finish(MatchWeights weights, MatchWeights start, PatternCounts scored)
    {
        var rules = start.Rules.Where(r => !IsLifted(r, weights)).ToList();
        var patterns = scored.All.Select(s => new ScoredPattern(weights.Bits(s.Key), weights.Probability(s.Key), rules.Exists(r => r.Holds(s.Key)), s.Value));
        var (match, review) = Thresholds.Choose(patterns, weights.Prior);
        return new MatchWeights(start.Version + "+learned", weights.Prior, match, review, weights.M, weights.U, rules)
        {
            Households = weights.Households,
            Learned = true,
        };
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
