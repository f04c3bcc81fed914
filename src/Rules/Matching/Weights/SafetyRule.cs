using Chartroom.Rules.Matching.Comparisons;

namespace Chartroom.Rules.Matching.Weights;

/// <summary>The answer about a pair.</summary>
public enum MatchDecision
{
    /// <summary>Two people, or nothing to say that they are one.</summary>
    No,

    /// <summary>A person must look.</summary>
    Review,

    /// <summary>One person.</summary>
    Match,
}

/// <summary>
/// A disagreement that no amount of other evidence outweighs: <see cref="Cap"/> is the most that a pair may be called.
/// It holds when every comparison in <see cref="When"/> is at one of its levels and none in <see cref="Unless"/> is at
/// one of its; each is a set of levels, bit n for level n.
/// </summary>
public sealed record SafetyRule(
    string Name, string Reason, MatchDecision Cap, IReadOnlyDictionary<int, int> When, IReadOnlyDictionary<int, int> Unless, RuleLift? Lift)
{
    private readonly (int Comparison, int Levels)[] when = [.. When.Select(w => (w.Key, w.Value))];
    private readonly (int Comparison, int Levels)[] unless = [.. Unless.Select(w => (w.Key, w.Value))];

    public bool Holds(LevelPattern pattern)
    {
        foreach (var (comparison, levels) in when)
        {
            if ((levels >> pattern[comparison] & 1) == 0)
                return false;
        }
        foreach (var (comparison, levels) in unless)
        {
            if ((levels >> pattern[comparison] & 1) != 0)
                return false;
        }
        return true;
    }
}

/// <summary>
/// The rule is left out of weights learned from a file in which records of one person stand at these levels at least
/// as often as <see cref="M"/>: there the disagreement is ordinary, and the learned weight already says what it is worth.
/// </summary>
public sealed record RuleLift(int Comparison, int Levels, double M);
