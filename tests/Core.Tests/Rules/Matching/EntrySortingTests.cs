using Chartroom.Rules.Matching.Histories;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class EntrySortingTests
{
    private static SortedEntry Entry(string key, Side known, params string[] refers) => new(key, known, "known", refers);

    [Fact]
    public void What_is_not_known_takes_the_side_of_what_it_belongs_with_as_far_as_that_leads()
    {
        var sorted = EntrySorting.Sort(
        [
            Entry("Encounter/a", Side.Kept), Entry("Encounter/b", Side.Retired), Entry("ServiceRequest/1", Side.Doubtful, "Encounter/b"),
            Entry("DiagnosticReport/1", Side.Doubtful, "ServiceRequest/1", "Observation/1"), Entry("Observation/1", Side.Doubtful),
            Entry("Observation/2", Side.Doubtful, "Encounter/a"), Entry("Observation/3", Side.Doubtful, "Practitioner/x"),
        ]);
        Assert.Equal(Side.Retired, sorted["Observation/1"].Side);
        Assert.Equal("DiagnosticReport/1", sorted["Observation/1"].Through);
        Assert.Equal(Side.Kept, sorted["Observation/2"].Side);
        Assert.Equal(Side.Doubtful, sorted["Observation/3"].Side);
    }

    [Fact]
    public void What_belongs_with_both_is_doubtful_and_leads_nowhere()
    {
        var sorted = EntrySorting.Sort(
        [
            Entry("Encounter/a", Side.Kept), Entry("Encounter/b", Side.Retired), Entry("Observation/1", Side.Doubtful, "Encounter/a", "Encounter/b"),
            Entry("Observation/2", Side.Doubtful, "Observation/1"),
        ]);
        Assert.Equal(Side.Doubtful, sorted["Observation/1"].Side);
        Assert.Equal(Side.Doubtful, sorted["Observation/2"].Side);
    }

    [Fact]
    public void What_is_known_stands_and_the_order_of_entries_does_not_matter() =>
        Prop.ForAll(Graphs(), graph =>
        {
            var (forward, backward) = (EntrySorting.Sort(graph), EntrySorting.Sort([.. graph.Reverse()]));
            return graph.All(e => forward[e.Key] == backward[e.Key] && (e.Known == Side.Doubtful || forward[e.Key].Side == e.Known));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(true, 1, false, 9, "a", "open encounter")]
    [InlineData(false, 3, false, 9, "b", "holds more")]
    [InlineData(false, 9, false, 9, "a", "older")]
    public void The_record_in_use_is_proposed_to_be_kept(bool openA, int entriesA, bool openB, int entriesB, string kept, string why)
    {
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var choice = SurvivorChoice.Choose(new RecordWeight("a", openA, entriesA, day), new RecordWeight("b", openB, entriesB, day.AddDays(1)));
        Assert.Equal(kept, choice.Kept);
        Assert.Contains(why, choice.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forest_knows_the_record_in_use_and_refuses_rings()
    {
        var forest = new MergeForest();
        Assert.True(forest.Add("b", "a"));
        Assert.True(forest.Add("a", "c"));
        Assert.False(forest.Add("c", "b"));
        Assert.False(forest.Add("b", "c"));
        Assert.Equal("c", forest.RootOf("b"));
        Assert.Equal(["a", "b"], forest.Under("a"));
        Assert.True(forest.Remove("b", "a"));
        Assert.Equal("b", forest.RootOf("b"));
        Assert.False(forest.Remove("b", "a"));
    }

    private static Arbitrary<IReadOnlyList<SortedEntry>> Graphs() =>
        Gen.Choose(0, 999).ListOf(12).Select(numbers => (IReadOnlyList<SortedEntry>)[.. numbers.Select((n, i) =>
            Entry($"Observation/{i}", (Side)(n % 5 > 2 ? 0 : n % 3), $"Observation/{n / 5 % 12}", $"Observation/{n / 60 % 12}"))]).ToArbitrary();
}
