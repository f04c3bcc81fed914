using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching.Overlays;

/// <summary>
/// Tells apart whom the successive demographics of one record describe. Each version joins the lineage to which it is
/// nearest, unless the matching rules say that it is another person; then it begins a lineage of its own. One lineage is a
/// life with its corrections, marriages and moves; two are an overlay.
/// <para>Source: AHIMA, "Ensuring Data Integrity in Health Information Exchange" (2012): an overlay shows in demographics that
/// were overwritten with another person's.</para>
/// </summary>
public static class Lineages
{
    /// <summary>Less evidence than this, and name and date of birth known on both sides, is another person.</summary>
    private const double AnotherPerson = 4;

    /// <summary>
    /// So much against one person in what a household does not share is another person, however much the home and the family name
    /// agree: given name and date of birth do not change together.
    /// </summary>
    private const double AnotherOfTheHousehold = -6;

    /// <summary>For each version the number of its lineage, from 0 in the order of appearance.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<Person> versions, PairScorer scorer)
    {
        var lineage = new int[versions.Count];
        var count = 0;
        for (var i = 0; i < versions.Count; i++)
        {
            var (best, nearest, told) = (double.NegativeInfinity, -1, false);
            for (var j = 0; j < i; j++)
            {
                if (!CanTell(versions[i], versions[j]))
                    continue;
                told = true;
                var bits = scorer.Bits(versions[i], versions[j], out var pattern);
                var own = scorer.Weights.Bits(pattern) - scorer.Weights.HouseholdBits(pattern);
                var another = (bits < AnotherPerson || own < AnotherOfTheHousehold) && scorer.Weights.Decide(bits, pattern, out _) == MatchDecision.No;
                if (!another && bits >= best)
                    (best, nearest) = (bits, lineage[j]);
            }
            // Too little known to tell is no other person: a name that is filled in later is a correction.
            lineage[i] = nearest >= 0 ? nearest : !told && i > 0 ? lineage[i - 1] : count++;
        }
        return lineage;
    }

    private static bool CanTell(Person a, Person b) => a.Given is not null && b.Given is not null && !a.BirthDate.IsMissing && !b.BirthDate.IsMissing;
}
