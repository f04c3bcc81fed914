using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Learning;
using Chartroom.Rules.Matching.Weights;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class LearningTests
{
    private static readonly int Sex = ComparisonSet.IndexOf("sex");
    private static readonly int Given = ComparisonSet.IndexOf("given");
    private static readonly int Family = ComparisonSet.IndexOf("family");
    private static readonly int BirthDate = ComparisonSet.IndexOf("birthDate");

    [Fact]
    public void U_is_the_share_of_random_pairs_at_a_level()
    {
        // 10,000 random pairs with sex known: 7,000 the same. The default u of 0.5 counts as 1,000 pairs:
        // (7,000 + 500) / (10,000 + 1,000).
        var random = new PatternCounts();
        random.Add(Pattern((Sex, 1), (Given, 7), (Family, 7), (BirthDate, 7)), 7000);
        random.Add(Pattern((Sex, 2), (Given, 7), (Family, 7), (BirthDate, 7)), 3000);
        var u = ExpectationMaximisation.U(random, WeightsFile.Default);
        Assert.Equal(7500 / 11000.0, u[Sex][1], 4);
        Assert.Equal(3500 / 11000.0, u[Sex][2], 4);
    }

    [Fact]
    public void Pairs_that_are_surely_one_person_are_left_out_of_u()
    {
        var random = new PatternCounts();
        var same = Pattern((Sex, 1), (Given, 1), (Family, 1), (BirthDate, 1), (ComparisonSet.IndexOf("ssn"), 1));
        random.Add(same, 1000);
        var u = ExpectationMaximisation.U(random, WeightsFile.Default);
        Assert.Equal(WeightsFile.Default.U[Sex][1], u[Sex][1], 3);
    }

    [Fact]
    public void M_is_learned_from_a_block_without_what_the_block_fixes()
    {
        // A block on the personal number: 900 pairs agree on all, 100 have another family name and agree on the rest.
        var pairs = new PatternCounts();
        pairs.Add(Pattern((Given, 1), (Family, 1), (BirthDate, 1), (Sex, 1)), 900);
        pairs.Add(Pattern((Given, 1), (Family, 7), (BirthDate, 1), (Sex, 1)), 100);
        var counts = ExpectationMaximisation.M(pairs, WeightsFile.Default, 1 << ComparisonSet.IndexOf("ssn"));
        Assert.InRange(counts[Family][1], 899, 900);
        Assert.InRange(counts[Family][7], 90, 100);

        var fixedSex = ExpectationMaximisation.M(pairs, WeightsFile.Default, 1 << Sex);
        Assert.Equal(0, fixedSex[Sex][1]);
    }

    [Fact]
    public void Smoothing_counts_the_default_as_some_pairs_seen_before()
    {
        // (8 + 10 × 0.5) / (10 + 10) and (2 + 10 × 0.5) / (10 + 10).
        var rates = ExpectationMaximisation.Smooth([[0, 8, 2]], [[0, 0.5, 0.5]], 10, 0);
        Assert.Equal(0.65, rates[0][1], 12);
        Assert.Equal(0.35, rates[0][2], 12);
    }

    [Fact]
    public void Thresholds_lie_between_the_two_heaps()
    {
        var weights = WeightsFile.Default;
        ScoredPattern Heap(double bits, long times, bool held = false) => new(bits, weights.Probability(bits), held, times);
        var (match, review) = Thresholds.Choose([Heap(60, 1000), Heap(45, 100), Heap(5, 100_000), Heap(-10, 1_000_000)], weights.Prior);
        Assert.InRange(match, 10, 45);
        Assert.InRange(review, 6, match);
    }

    [Fact]
    public void Two_people_of_one_household_teach_nothing_about_one_person()
    {
        // A block on the phone: 900 pairs of a household, who share family name and home only, and 100 of one person.
        var (street, place) = (ComparisonSet.IndexOf("street"), ComparisonSet.IndexOf("place"));
        var pairs = new PatternCounts();
        pairs.Add(Pattern((Given, 7), (Family, 1), (BirthDate, 7), (street, 1), (place, 1)), 900);
        pairs.Add(Pattern((Given, 1), (Family, 1), (BirthDate, 1), (street, 1), (place, 1)), 100);
        var counts = ExpectationMaximisation.M(pairs, WeightsFile.Default, 1 << ComparisonSet.IndexOf("phone"));
        Assert.InRange(counts[Given][1], 99, 100);
        Assert.InRange(counts[Given][7], 0, 9);
    }

    private static LevelPattern Pattern(params (int Comparison, int Level)[] levels)
    {
        ulong bits = 0;
        foreach (var (comparison, level) in levels)
            bits |= (ulong)level << (comparison * Comparison.Bits);
        return new LevelPattern(bits);
    }
}
