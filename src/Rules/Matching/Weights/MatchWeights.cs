using Chartroom.Rules.Matching.Comparisons;

namespace Chartroom.Rules.Matching.Weights;

/// <summary>
/// What each level of each comparison is worth: m, its frequency among pairs of one person, and u, among pairs of two
/// people; with the prior, the two thresholds and the safety rules. Data with a version; a decision remembers it.
/// Weights are in bits, log2(m/u).
/// <para>Source: Fellegi and Sunter 1969, theorem 1; weights as log-likelihood ratios after Newcombe et al., Science 130 (1959).</para>
/// </summary>
public sealed class MatchWeights
{
    private readonly double[][] bits;

    public MatchWeights(string version, double prior, double matchBits, double reviewBits, double[][] m, double[][] u, IReadOnlyList<SafetyRule> rules)
    {
        Version = version;
        Prior = prior;
        MatchBits = matchBits;
        ReviewBits = reviewBits;
        M = m;
        U = u;
        Rules = rules;
        bits = [.. m.Select((levels, c) => levels.Select((_, l) => l == 0 ? 0 : Math.Log2(m[c][l] / u[c][l])).ToArray())];
    }

    public string Version { get; }

    /// <summary>Chance that two records taken blindly are of one person.</summary>
    public double Prior { get; }

    /// <summary>Chance that two records taken blindly are of two people of one household; known only to weights that were learned.</summary>
    public double Households { get; init; }

    /// <summary>Evidence, in bits, from which a pair is a match.</summary>
    public double MatchBits { get; }

    /// <summary>Evidence, in bits, from which a pair is worth a look.</summary>
    public double ReviewBits { get; }

    /// <summary>By comparison and level (level 0 unused).</summary>
    public double[][] M { get; }

    public double[][] U { get; }

    public IReadOnlyList<SafetyRule> Rules { get; }

    /// <summary>Were these learned from a file, or are they the default ones?</summary>
    public bool Learned { get; init; }

    /// <summary>What one level is worth.</summary>
    public double Bits(int comparison, int level) => bits[comparison][level];

    /// <summary>The evidence of a whole pattern, before term frequency.</summary>
    public double Bits(LevelPattern pattern)
    {
        var sum = 0.0;
        for (var c = 0; c < bits.Length; c++)
            sum += bits[c][pattern[c]];
        return sum;
    }

    /// <summary>Chance of one person given the evidence.</summary>
    public double Probability(double evidence)
    {
        var odds = Math.Pow(2, evidence) * Prior / (1 - Prior);
        return double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>
    /// Chance that a pattern is of one person, rather than of two strangers or of two people of one household, who agree as one person
    /// does in what households share and as strangers do in the rest. Without this third kind a file of families teaches that one person
    /// has many given names.
    /// <para>Source: Winkler 1988 and W. E. Winkler, "Improved decision rules in the Fellegi-Sunter model of record linkage" (Census
    /// Bureau RR93/12, 1993): three classes, of which one is two people of the same household.</para>
    /// </summary>
    public double Probability(LevelPattern pattern)
    {
        var same = Odds(Bits(pattern)) * Prior;
        return same / (same + (Odds(HouseholdBits(pattern)) * Households) + (1 - Prior - Households));
    }

    /// <summary>The evidence of a pattern for two people of one household.</summary>
    internal double HouseholdBits(LevelPattern pattern)
    {
        var sum = 0.0;
        for (var c = 0; c < bits.Length; c++)
        {
            if ((ComparisonSet.OfHouseholds >> c & 1) != 0)
                sum += bits[c][pattern[c]];
        }
        return sum;
    }

    internal static double Odds(double evidence) => Math.Pow(2, Math.Min(evidence, 500));

    /// <summary>Decides on evidence and pattern; <paramref name="rule"/> is the rule that held the answer down, if one did.</summary>
    public MatchDecision Decide(double evidence, LevelPattern pattern, out SafetyRule? rule)
    {
        var decision = evidence >= MatchBits ? MatchDecision.Match : evidence >= ReviewBits ? MatchDecision.Review : MatchDecision.No;
        rule = null;
        if (decision == MatchDecision.No)
            return decision;
        foreach (var r in Rules)
        {
            if (r.Cap < decision && r.Holds(pattern))
                (decision, rule) = (r.Cap, r);
        }
        return decision;
    }
}
