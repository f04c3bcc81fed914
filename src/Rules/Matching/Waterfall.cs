using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching;

/// <summary>One step of a <see cref="Waterfall"/>: what was compared, how it agreed, and what that is worth in bits.</summary>
public sealed record WaterfallStep(string Comparison, string Level, double Bits, double RarityBits);

/// <summary>
/// A score that explains itself: the evidence of each comparison adds up to <see cref="Bits"/>; with the prior it is the
/// <see cref="Probability"/>; <see cref="HeldBy"/> names the safety rule that held the decision down, if one did.
/// </summary>
public sealed record Waterfall(
    string WeightsVersion, double Bits, double Probability, MatchDecision Decision, string? HeldBy, string? Reason, IReadOnlyList<WaterfallStep> Steps);

/// <summary>
/// Scores pairs with one set of weights. The score of a pair depends on the two records, the weights and the term
/// frequencies only, so a file and a single registration get the same.
/// <para>Source: Fellegi and Sunter 1969, theorem 1.</para>
/// </summary>
public sealed class PairScorer(MatchWeights weights, TermFrequency frequencies)
{
    public MatchWeights Weights { get; } = weights;

    public TermFrequency Frequencies { get; } = frequencies;

    /// <summary>The evidence for a pair in bits, with its pattern.</summary>
    public double Bits(Person a, Person b, out LevelPattern pattern)
    {
        pattern = ComparisonSet.Compare(a, b);
        return Bits(a, b, pattern);
    }

    public double Bits(Person a, Person b, LevelPattern pattern) =>
        Weights.Bits(pattern) + Frequencies.Bits(Weights, pattern, a, b);

    /// <summary>The whole account of a pair; steps where nothing is known are left out.</summary>
    public Waterfall Explain(Person a, Person b)
    {
        var bits = Bits(a, b, out var pattern);
        var decision = Weights.Decide(bits, pattern, out var rule);
        var steps = new List<WaterfallStep>();
        for (var c = 0; c < ComparisonSet.All.Count; c++)
        {
            var level = pattern[c];
            if (level != 0)
            {
                steps.Add(new WaterfallStep(
                    ComparisonSet.All[c].Name, ComparisonSet.All[c].LevelName(level), Weights.Bits(c, level), Frequencies.Bits(Weights, c, level, a, b)));
            }
        }
        return new Waterfall(Weights.Version, bits, Weights.Probability(bits), decision, rule?.Name, rule?.Reason, steps);
    }
}
