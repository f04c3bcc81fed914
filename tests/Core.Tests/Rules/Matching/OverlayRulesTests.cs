using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Histories;
using Chartroom.Rules.Matching.Overlays;
using Chartroom.Rules.Matching.Weights;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class OverlayRulesTests
{
    private static readonly ChartPerson Woman = new("female", new DateOnly(1961, 4, 9), null);

    private static readonly (string Name, ChartPerson Person, OverlayFact[] Facts, string? Rule, bool Raised)[] Cases =
    [
        ("two ABO groups", Woman, [Fact(FactKind.Blood, "1", "A+"), Fact(FactKind.Blood, "2", "O+")], "blood groups", true),
        ("two Rh factors", Woman, [Fact(FactKind.Blood, "1", "A+"), Fact(FactKind.Blood, "2", "A-")], "Rh factors", true),
        ("the factor known once", Woman, [Fact(FactKind.Blood, "1", "A+"), Fact(FactKind.Blood, "2", "A")], null, false),
        ("a pregnancy of a man", Woman with { Sex = "male" }, [Fact(FactKind.Sexed, "1", "female")], "sex", true),
        ("a prostate in a woman's chart with a pregnancy", Woman, [Fact(FactKind.Sexed, "1", "female"), Fact(FactKind.Sexed, "2", "male")], "sexes", true),
        ("sex not known", Woman with { Sex = "" }, [Fact(FactKind.Sexed, "1", "female")], null, false),
        ("heights of an adult, once each", Woman, [Fact(FactKind.Height, "1", "158"), Fact(FactKind.Height, "2", "181")], "heights", false),
        ("heights, twice each", Woman, [.. new[] { "158", "159", "181", "182" }.Select((h, i) => Fact(FactKind.Height, $"{i}", h))], "heights", true),
        ("an old woman shrinks", Woman, [Fact(FactKind.Height, "1", "158"), Fact(FactKind.Height, "2", "166")], null, false),
        ("a child grows", Woman with { Born = new DateOnly(2015, 1, 1) }, [Fact(FactKind.Height, "1", "110"), Fact(FactKind.Height, "2", "150")], null, false),
        ("two hospitals at once", Woman, [Stay("1", "North", 1, 9), Stay("2", "South", 3, 5)], "two places", true),
        ("moved to another hospital", Woman, [Stay("1", "North", 1, 9), Stay("2", "South", 9, 12)], null, false),
        ("two stays in one place", Woman, [Stay("1", "North", 1, 9), Stay("2", "North", 3, 5)], null, false),
        ("seen before birth", Woman with { Born = new DateOnly(2026, 3, 1) }, [Fact(FactKind.Event, "1", "")], "before birth", true),
        ("seen after death", Woman with { Died = new DateOnly(2025, 3, 1) }, [Fact(FactKind.Event, "1", "")], "after death", true),
        ("nothing strange", Woman, [Fact(FactKind.Blood, "1", "A+"), Fact(FactKind.Event, "2", ""), Stay("3", "North", 1, 2)], null, false),
    ];

    public static TheoryData<int, string> Names => [.. Cases.Select((c, i) => (i, c.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_raised_when_one_person_cannot_explain_it(int number, string name)
    {
        var (_, person, facts, rule, raised) = Cases[number];
        var findings = OverlayRules.Find(person, facts);
        Assert.True(rule is null ? findings.Count == 0 : findings.Any(f => f.Rule == rule), name);
        Assert.Equal(raised, findings.Sum(f => f.Bits) >= OverlayRules.RaisedFrom);
    }

    [Theory]
    [InlineData("O80", "female")]
    [InlineData("O9A.211", "female")]
    [InlineData("N40.1", "male")]
    [InlineData("C61", "male")]
    [InlineData("N80.0", "female")]
    [InlineData("N39.0", null)]
    [InlineData("C50.911", null)]
    [InlineData("Z38.00", null)]
    [InlineData("", null)]
    public void Diagnoses_of_one_sex_are_known_by_their_code(string code, string? sex) => Assert.Equal(sex, SexedCodes.SexOf(code));

    [Fact]
    public void A_life_with_its_corrections_is_one_lineage_and_another_person_a_second()
    {
        var reader = new PersonReader();
        Person[] versions =
        [
            People.Read(reader, "", "family=Babygirl", "birthdate=1961-04-09", "sex=f"),
            People.Read(reader, "", "given=Ada", "family=Okafor", "birthdate=1961-04-09", "sex=f", "street=12 Elm St", "zip=01101"),
            People.Read(reader, "", "given=Adah", "family=Okafor", "birthdate=1961-09-04", "sex=f", "street=12 Elm St", "zip=01101"),
            People.Read(reader, "", "given=Ada", "family=Lindqvist", "birthdate=1961-04-09", "sex=f", "street=7 Oak Ave", "zip=97301"),
            People.Read(reader, "", "given=Robert", "family=Miller", "birthdate=1948-12-01", "sex=m", "street=12 Elm St", "zip=01101"),
            People.Read(reader, "", "given=Ada", "family=Lindqvist", "birthdate=1961-04-09", "sex=f"),
            People.Read(reader, "", "given=Bob", "family=Miller", "birthdate=1948-12-01", "sex=m"),
        ];
        Assert.Equal([0, 0, 0, 0, 1, 0, 1], Lineages.Of(versions, new PairScorer(WeightsFile.Default, TermFrequency.None)));
    }

    [Theory]
    [InlineData("given=Rosa", "birthdate=1990-06-30", true)]
    [InlineData("given=Robert", "birthdate=1959-12-01", true)]
    [InlineData("given=Rosa", "birthdate=1961-04-09", false)]
    [InlineData("given=Ada", "birthdate=1990-06-30", false)]
    public void Somebody_else_of_the_household_is_another_person_though_name_home_and_phone_agree(string given, string born, bool another)
    {
        var reader = new PersonReader();
        string[] home = ["family=Okafor", "street=12 Elm St", "city=Springfield", "zip=01101", "phone=617-555-0134"];
        Person[] versions =
        [
            People.Read(reader, "", ["given=Ada", "birthdate=1961-04-09", "sex=f", .. home]), People.Read(reader, "", [given, born, "sex=f", .. home]),
        ];
        Assert.Equal(another ? [0, 1] : [0, 0], Lineages.Of(versions, new PairScorer(WeightsFile.Default, TermFrequency.None)));
    }

    [Fact]
    public void A_proposal_follows_the_demographics_first_and_turns_the_findings_to_them()
    {
        OverlayEntry[] entries =
        [
            new("Observation/a", null, ["Encounter/2"]), new("Observation/b", null, []), new("Encounter/1", 0, []), new("Encounter/2", 1, []),
            new("Observation/c", null, []),
        ];
        OverlayFinding[] findings = [new("blood groups", 9, "", [["Observation/a"], ["Observation/b"]], default)];
        var sorted = OverlaySorting.Propose(entries, findings);
        Assert.Equal(Side.Retired, sorted["Observation/a"].Side);
        Assert.Equal(Side.Kept, sorted["Observation/b"].Side);
        Assert.Equal(Side.Doubtful, sorted["Observation/c"].Side);
    }

    private static OverlayFact Fact(FactKind kind, string entry, string value)
    {
        var at = new DateTime(2026, 1, 10, 8, 0, 0, DateTimeKind.Utc);
        return new OverlayFact(kind, entry, value, at, at, "LAB");
    }

    private static OverlayFact Stay(string entry, string place, int from, int until) => new(
        FactKind.Stay, entry, place, new DateTime(2026, 1, from, 8, 0, 0, DateTimeKind.Utc), new DateTime(2026, 1, until, 8, 0, 0, DateTimeKind.Utc), "");
}
