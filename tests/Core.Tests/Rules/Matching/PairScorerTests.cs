using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Weights;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class PairScorerTests
{
    private readonly PersonReader reader = new();
    private readonly PairScorer scorer = new(WeightsFile.Default, TermFrequency.None);

    [Fact]
    public void The_evidence_of_a_pair_is_the_sum_of_its_waterfall()
    {
        var a = People.Read(reader, "a", "given=Ann", "family=Keller", "birthdate=1970-02-03", "sex=F");
        var b = People.Read(reader, "b", "given=Ann", "family=Keller", "birthdate=1970-02-03", "sex=F");
        var waterfall = scorer.Explain(a, b);

        // log2(0.88/0.006) + log2(0.9/0.002) + log2(0.985/0.985) + log2(0.94/0.00004) + log2(0.985/0.5)
        var expected = Math.Log2(0.88 / 0.006) + Math.Log2(0.9 / 0.002) + Math.Log2(0.94 / 0.00004) + Math.Log2(0.985 / 0.5);
        Assert.Equal(expected, waterfall.Bits, 9);
        Assert.Equal(waterfall.Bits, waterfall.Steps.Sum(s => s.Bits + s.RarityBits), 9);
        Assert.Equal(["given", "family", "nameOrder", "birthDate", "sex"], waterfall.Steps.Select(s => s.Comparison));
    }

    [Fact]
    public void The_chance_follows_from_evidence_and_prior()
    {
        // Evidence of 10 bits is odds of 1024; prior 1e-7 gives odds of 1024e-7 : 1 (nearly).
        var odds = 1024 * 1e-7 / (1 - 1e-7);
        Assert.Equal(odds / (1 + odds), WeightsFile.Default.Probability(10), 12);
    }

    [Fact]
    public void Name_and_date_of_birth_alone_are_reviewed_and_with_the_address_match()
    {
        string[] core = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "sex=F"];
        string[] address = ["street=12 Mill Lane", "city=Norwich", "zip=06360"];
        Assert.Equal(MatchDecision.Review, Decide([.. core], [.. core]));
        Assert.Equal(MatchDecision.Match, Decide([.. core, .. address], [.. core, .. address]));
    }

    [Theory]
    [InlineData("given=Ann", "given=Rose", "sibling")]
    [InlineData("suffix=Jr", "suffix=Sr", "generation")]
    [InlineData("birthorder=1", "birthorder=2", "birth order")]
    [InlineData("ssn=540121415", "ssn=540122324", "personal number")]
    [InlineData("birthdate=1970-02-03", "birthdate=2000-13-40", "unreadable date of birth")]
    public void A_disagreement_that_nothing_outweighs_holds_the_answer_down(string left, string right, string rule)
    {
        string[] rest = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "city=Norwich", "zip=06360", "phone=8605551000"];
        var a = People.Read(reader, "a", Replace(rest, left));
        var b = People.Read(reader, "b", Replace(rest, right));
        var waterfall = scorer.Explain(a, b);
        Assert.Equal(rule, waterfall.HeldBy);
        Assert.NotEqual(MatchDecision.Match, waterfall.Decision);
    }

    [Fact]
    public void A_slip_in_the_personal_number_does_not_hold_down_the_same_name_and_date_of_birth()
    {
        string[] core = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "sex=F", "street=12 Mill Lane", "city=Norwich", "zip=06360"];
        Assert.Equal(MatchDecision.Match, Decide([.. core, "ssn=540121415"], [.. core, "ssn=540121451"]));
        string[] elsewhere = [.. core[..4], "street=40 Harbour View", "city=Salem", "zip=01970"];
        Assert.Equal(MatchDecision.Match, Decide([.. core, "ssn=540121415"], [.. elsewhere, "ssn=540121451"]));
        Assert.Equal(MatchDecision.Review, Decide(core, elsewhere));
    }

    [Theory]
    [InlineData("given=Ann", "given=Anm", "number and given name")]
    [InlineData("family=Keller", "family=Kellar", "number and family name")]
    [InlineData("birthdate=1970-02-03", "birthdate=1970-02-13", "number and date of birth")]
    public void A_slip_in_the_personal_number_and_another_beside_it_are_looked_at(string left, string right, string rule)
    {
        string[] rest = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "city=Norwich", "zip=06360", "phone=8605551000"];
        var waterfall = scorer.Explain(
            People.Read(reader, "a", [.. Replace(rest, left), "ssn=540121415"]), People.Read(reader, "b", [.. Replace(rest, right), "ssn=540121416"]));
        Assert.Equal((MatchDecision.Review, rule), (waterfall.Decision, waterfall.HeldBy));
    }

    [Fact]
    public void Swapped_given_and_family_names_still_agree()
    {
        var a = People.Read(reader, "a", "given=Jose", "family=Singleton");
        var b = People.Read(reader, "b", "given=Singleton", "family=Jose");
        var steps = scorer.Explain(a, b).Steps.ToDictionary(s => s.Comparison, s => s.Level);
        Assert.Equal("same", steps["given"]);
        Assert.Equal("same", steps["family"]);
        Assert.Equal("moved", steps["nameOrder"]);
    }

    [Fact]
    public void Both_names_in_one_field_are_found()
    {
        var a = People.Read(reader, "a", "given=Georgia", "family=Steed");
        var b = People.Read(reader, "b", "family=steed georgia");
        Assert.Equal("moved", scorer.Explain(a, b).Steps.Single(s => s.Comparison == "nameOrder").Level);
    }

    [Fact]
    public void Placeholders_are_no_evidence()
    {
        string[] nobody = ["given=Baby", "family=Boy", "birthdate=1900-01-01", "ssn=999-99-9999", "phone=000-000-0000", "street=Unknown"];
        Assert.Empty(scorer.Explain(People.Read(reader, "a", nobody), People.Read(reader, "b", nobody)).Steps);
    }

    [Theory]
    [InlineData("870 Deborah Meadow Suite 523", "870 Deborah Meadow Ste. 523", "same")]
    [InlineData("908 Jordan Pkwy. Apt. 006", "908 Jordan Parkway Apt 6", "same")]
    [InlineData("016 Jennifer Via Apt. 705", "016 Jennifer Via Apt. 704", "otherUnit")]
    [InlineData("PO BOX 7091", "P.O. Box 7090", "near")]
    [InlineData("22 Burke Cir", "202 Burke Circle", "near")]
    [InlineData("12 Mill Lane", "990 Mill Lane", "sameStreet")]
    [InlineData("12 Mill Lane", "40 Harbour View", "differs")]
    public void Streets_are_graded(string a, string b, string expected)
    {
        var step = scorer.Explain(People.Read(reader, "a", "street=" + a), People.Read(reader, "b", "street=" + b)).Steps.Single();
        Assert.Equal(expected, step.Level);
    }

    [Fact]
    public void The_score_is_the_same_both_ways_round()
    {
        var people = People.File(60, reader, out _);
        var number = Gen.Choose(0, people.Count - 1);
        var pairs = number.SelectMany(i => number.Select(j => (i, j))).ToArbitrary();
        Prop.ForAll(pairs, p =>
        {
            var forth = scorer.Bits(people[p.i], people[p.j], out var a);
            var back = scorer.Bits(people[p.j], people[p.i], out var b);
            return forth.CompareTo(back) == 0 && a == b;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_level_of_every_comparison_has_a_weight()
    {
        for (var c = 0; c < ComparisonSet.All.Count; c++)
        {
            Assert.InRange(ComparisonSet.All[c].Levels.Count, 2, 7);
            for (var l = 1; l <= ComparisonSet.All[c].Levels.Count; l++)
                Assert.True(double.IsFinite(WeightsFile.Default.Bits(c, l)));
        }
    }

    private MatchDecision Decide(string[] a, string[] b) => scorer.Explain(People.Read(reader, "a", a), People.Read(reader, "b", b)).Decision;

    private static string[] Replace(string[] fields, string field)
    {
        var name = field[..(field.IndexOf('=', StringComparison.Ordinal) + 1)];
        return [.. fields.Where(f => !f.StartsWith(name, StringComparison.Ordinal)), field];
    }
}
