namespace Chartroom.Rules.Matching.Learning;

/// <summary>A pattern of candidates: its evidence in bits, its chance of being one person, whether a rule holds it down, and how many show it.</summary>
public readonly record struct ScoredPattern(double Bits, double Probability, bool Held, long Times);

/// <summary>
/// The two thresholds from the error rates that the weights themselves expect: a match where at most
/// <see cref="WrongMatches"/> of the pairs taken are wrong; review down to where at most <see cref="MissedPairs"/> of the
/// true pairs lie below.
/// <para>Source: Fellegi and Sunter 1969 §3: the optimal linkage rule for given error levels.</para>
/// </summary>
public static class Thresholds
{
    public const double WrongMatches = 0.002;

    public const double MissedPairs = 0.002;

    /// <summary>Thresholds in bits for the scored candidates, in any order. Pairs that a rule holds down are never a match, and do not count as one.</summary>
    public static (double Match, double Review) Choose(IEnumerable<ScoredPattern> scored, double chance)
    {
        var ordered = scored.OrderByDescending(s => s.Bits).ToList();
        var expected = ordered.Sum(s => s.Times * s.Probability);
        var prior = Math.Log2(chance / (1 - chance));
        double taken = 0, wrong = 0, found = 0;
        var match = Evidence(0.999) - prior;
        var review = match;
        foreach (var (bits, p, held, times) in ordered)
        {
            taken += held ? 0 : times;
            wrong += held ? 0 : times * (1 - p);
            found += times * p;
            if (!held && wrong <= WrongMatches * taken && p > 0.5)
                match = Math.Min(match, bits);
            if (expected - found >= MissedPairs * expected)
                review = Math.Min(review, bits);
        }
        match = Math.Clamp(match, Evidence(MatchLeast) - prior, Evidence(0.999) - prior);
        review = Math.Clamp(review, Evidence(0.02) - prior, Math.Min(match, Evidence(0.5) - prior));
        return (match, review);
    }

    private const double MatchLeast = 0.8;

    private static double Evidence(double probability) => Math.Log2(probability / (1 - probability));
}
