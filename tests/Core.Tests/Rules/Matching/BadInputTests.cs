using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

/// <summary>Records that say nothing, or all the same, or in many alphabets: bounded work, and no pair out of nothing.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Ten_thousand_identical_placeholder_records_are_compared_a_bounded_number_of_times_and_are_nobody()
    {
        var reader = new PersonReader();
        var people = Enumerable.Range(0, 10_000)
            .Select(i => People.Read(reader, $"{i}", "given=Baby Boy", "family=Unknown", "birthdate=1900-01-01", "ssn=999-99-9999", "phone=000-000-0000", "street=Unknown", "zip=00000")).ToList();
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        Assert.InRange(matches.Compared, 0, 10_000L * 40);
        Assert.DoesNotContain(matches.Pairs, p => p.Decision == MatchDecision.Match);
    }

    [Fact]
    public void Ten_thousand_identical_real_records_are_one_person_in_bounded_work()
    {
        var reader = new PersonReader();
        var people = Enumerable.Range(0, 10_000)
            .Select(i => People.Read(reader, $"{i}", "given=Ann", "family=Keller", "birthdate=1970-05-17", "street=5 Elm St", "zip=97301", "phone=503-555-0144")).ToList();
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        Assert.InRange(matches.Compared, 1, 3_500_000);
        Assert.Equal(1, matches.People);
    }

    [Fact]
    public void Empty_records_match_nobody()
    {
        var reader = new PersonReader();
        var people = Enumerable.Range(0, 2_000).Select(i => People.Read(reader, $"{i}")).ToList();
        Assert.Empty(FileMatcher.Match(people, 0, WeightsFile.Default).Pairs);
    }

    [Theory]
    [InlineData("Иванов", "Ivanov")]
    [InlineData("Παπαδόπουλος", "Papadopoulos")]
    [InlineData("Łukasiewicz", "Lukasiewicz")]
    [InlineData("Nguyễn", "Nguyen")]
    [InlineData("Müller", "Muller")]
    [InlineData("O’Brien", "OBrien")]
    public void A_name_in_another_alphabet_or_with_marks_is_the_same_name(string written, string plain)
    {
        var reader = new PersonReader();
        string[] rest = ["given=Ann", "birthdate=1970-05-17", "phone=503-555-0144"];
        var (a, b) = (People.Read(reader, "a", ["family=" + written, .. rest]), People.Read(reader, "b", ["family=" + plain, .. rest]));
        var step = new PairScorer(WeightsFile.Default, TermFrequency.None).Explain(a, b).Steps.First(s => s.Comparison == "family");
        Assert.Contains(step.Level, new[] { "same", "close" });
    }

    [Theory]
    [InlineData("王", "王")]
    [InlineData("محمد", "محمد")]
    [InlineData("ъ", "ь")]
    [InlineData("😀", "😀")]
    [InlineData("\uD800", "x")]
    [InlineData("\u0301\u0302", "x")]
    [InlineData("a\u0000b", "ab")]
    public void Any_text_can_be_compared_with_any_other(string a, string b)
    {
        var reader = new PersonReader();
        var scorer = new PairScorer(WeightsFile.Default, TermFrequency.None);
        foreach (var field in Enum.GetValues<PersonField>())
        {
            var (left, right) = (reader.Read(new PersonText("a").With(field, a)), reader.Read(new PersonText("b").With(field, b)));
            Assert.Equal(scorer.Bits(left, right, out _), scorer.Bits(right, left, out _));
        }
    }

    [Theory]
    [InlineData("0000-00-00")]
    [InlineData("2021-02-30")]
    [InlineData("31/31/1999")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    public void A_date_that_cannot_be_makes_nobody_a_match_and_weighs_no_more_than_a_real_one(string date)
    {
        var reader = new PersonReader();
        var scorer = new PairScorer(WeightsFile.Default, TermFrequency.None);
        Waterfall Same(string birth) => scorer.Explain(
            People.Read(reader, "a", "birthdate=" + birth, "given=Ann", "family=Keller"), People.Read(reader, "b", "birthdate=" + birth, "given=Ann", "family=Keller"));
        var account = Same(date);
        Assert.NotEqual(MatchDecision.Match, account.Decision);
        Assert.True(account.Bits <= Same("1970-05-17").Bits);
    }
}
