using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching.Learning;

/// <summary>
/// Learns m and u from patterns alone, without labels. The default weights count as a few pairs seen beforehand, so
/// that what the file does not show stays as it was.
/// <para>Source: A. P. Dempster et al., "Maximum likelihood from incomplete data via the EM algorithm", JRSS B 39
/// (1977); W. E. Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model", ASA 1988.</para>
/// </summary>
public static class ExpectationMaximisation
{
    /// <summary>The default m counts as this many pairs of one person.</summary>
    public const double PriorMatches = 40;

    /// <summary>The default u counts as this many pairs of two people.</summary>
    public const double PriorNonMatches = 1000;

    private const int Rounds = 25;

    /// <summary>
    /// u from pairs taken blindly, each pattern counted by its chance, under the present weights, of being two people.
    /// </summary>
    public static double[][] U(PatternCounts random, MatchWeights weights)
    {
        var sums = Empty(weights.U);
        foreach (var (pattern, times) in random.All)
        {
            var share = times * (1 - weights.Probability(pattern));
            for (var c = 0; c < sums.Length; c++)
                sums[c][pattern[c]] += share;
        }
        return Smooth(sums, weights.U, PriorNonMatches, 1e-9);
    }

    /// <summary>
    /// The pairs of one blocking rule: expected counts of levels among those that are one person. Comparisons that the
    /// rule fixes are left out of both the judgement and the counts. Pairs of two people of one household are a kind of their own (see
    /// <see cref="MatchWeights.Probability(LevelPattern)"/>) and teach nothing.
    /// </summary>
    public static double[][] M(PatternCounts pairs, MatchWeights start, int fixedComparisons)
    {
        var m = start.M;
        var (share, households) = (0.1, 0.1);
        var sums = Empty(start.M);
        for (var round = 0; round < Rounds; round++)
        {
            var bits = Bits(m, start.U, fixedComparisons);
            sums = Empty(start.M);
            var (matches, relatives) = (0.0, 0.0);
            foreach (var (pattern, times) in pairs.All)
            {
                var same = MatchWeights.Odds(Evidence(bits, pattern, ~0)) * share;
                var household = MatchWeights.Odds(Evidence(bits, pattern, ComparisonSet.OfHouseholds)) * households;
                var whole = same + household + (1 - share - households);
                var expected = times * same / whole;
                matches += expected;
                relatives += times * household / whole;
                for (var c = 0; c < sums.Length; c++)
                {
                    if ((fixedComparisons >> c & 1) == 0)
                        sums[c][pattern[c]] += expected;
                }
            }
            share = Math.Clamp(matches / Math.Max(1, pairs.Total), 1e-6, 0.99);
            households = Math.Clamp(relatives / Math.Max(1, pairs.Total), 1e-6, 0.999 - share);
            m = Smooth(sums, start.M, PriorMatches, 1e-5);
        }
        return sums;
    }

    /// <summary>Expected counts made into frequencies, the given ones counting as <paramref name="strength"/> pairs.</summary>
    public static double[][] Smooth(double[][] counts, double[][] prior, double strength, double least)
    {
        var rates = new double[prior.Length][];
        for (var c = 0; c < prior.Length; c++)
        {
            rates[c] = new double[prior[c].Length];
            var known = 0.0;
            for (var l = 1; l < rates[c].Length; l++)
                known += counts[c][l];
            for (var l = 1; l < rates[c].Length; l++)
                rates[c][l] = Math.Max(least, (counts[c][l] + (strength * prior[c][l])) / (known + strength));
        }
        return rates;
    }

    internal static double[][] Empty(double[][] shape) => [.. shape.Select(levels => new double[levels.Length])];

    private static double[][] Bits(double[][] m, double[][] u, int fixedComparisons)
    {
        var bits = Empty(m);
        for (var c = 0; c < m.Length; c++)
        {
            if ((fixedComparisons >> c & 1) != 0)
                continue;
            for (var l = 1; l < m[c].Length; l++)
                bits[c][l] = Math.Log2(m[c][l] / u[c][l]);
        }
        return bits;
    }

    private static double Evidence(double[][] bits, LevelPattern pattern, int comparisons)
    {
        var sum = 0.0;
        for (var c = 0; c < bits.Length; c++)
        {
            if ((comparisons >> c & 1) != 0)
                sum += bits[c][pattern[c]];
        }
        return sum;
    }
}
