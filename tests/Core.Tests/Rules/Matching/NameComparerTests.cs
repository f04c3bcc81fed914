using Chartroom.Rules.Matching.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class NameComparerTests
{
    private static readonly Vocabulary Names = new();

    [Theory]
    [InlineData("Law-rence", "LAWRENCE", NameLikeness.Same)]
    [InlineData("O'Brien", "OBrien", NameLikeness.Same)]
    [InlineData("José", "jose", NameLikeness.Same)]
    [InlineData("Müller", "Muller", NameLikeness.Same)]
    [InlineData("Наталья", "Natalya", NameLikeness.Same)]
    [InlineData("Παύλος", "Paulos", NameLikeness.Close)]
    [InlineData("Bob", "Robert", NameLikeness.Variant)]
    [InlineData("Ami", "Amy", NameLikeness.Variant)]
    [InlineData("Jonathan", "Jonahtan", NameLikeness.Close)]
    [InlineData("Sophie", "Sopihe", NameLikeness.Close)]
    [InlineData("Maria Elena", "Mary", NameLikeness.Variant)]
    [InlineData("Maria Elena", "Elena", NameLikeness.Part)]
    [InlineData("Xanthe Quilla", "Quilla", NameLikeness.Part)]
    [InlineData("Horten", "Horton", NameLikeness.Close)]
    [InlineData("Zachariah", "Zach", NameLikeness.Variant)]
    [InlineData("Quillan", "Quil", NameLikeness.Similar)]
    [InlineData("J", "Jasper", NameLikeness.Initial)]
    [InlineData("Mi", "Minnie", NameLikeness.Initial)]
    [InlineData("Erin", "Aaliyah", NameLikeness.Differs)]
    public void Given_names_are_graded(string a, string b, NameLikeness expected)
    {
        Assert.Equal(expected, NameComparer.Given(Names.Read(a), Names.Read(b)));
        Assert.Equal(expected, NameComparer.Given(Names.Read(b), Names.Read(a)));
    }

    [Fact]
    public void Family_names_have_no_nicknames() =>
        Assert.Equal(NameLikeness.Differs, NameComparer.Family(Names.Read("Bob"), Names.Read("Robert")));

    [Theory]
    [InlineData("Baby Boy")]
    [InlineData("UNKNOWN")]
    [InlineData("n/a")]
    [InlineData("XXXX")]
    [InlineData("  ")]
    public void A_placeholder_is_no_name(string text) => Assert.Null(Names.Read(text));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("same", "same", 0)]
    [InlineData("abcd", "", 4)]
    public void Edits_are_counted_with_transpositions(string a, string b, int expected) =>
        Assert.Equal(expected, EditDistance.Damerau(a, b, 4));

    [Fact]
    public void The_distance_is_that_of_the_table_written_out()
    {
        var letters = Gen.Choose(0, 3).Select(i => "abcd"[i]);
        var text = Gen.Choose(0, 70).SelectMany(n => letters.ArrayOf(n)).Select(c => new string(c));
        Prop.ForAll(text.Two().ToArbitrary(), t =>
        {
            var (a, b) = t;
            var whole = Table(a[..Math.Min(64, a.Length)], b[..Math.Min(64, b.Length)]);
            return EditDistance.Damerau(a, b, 80) == whole && EditDistance.Damerau(a, b, 3) == Math.Min(4, whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    /// <summary>The restricted distance as its recurrence says, with nothing saved.</summary>
    private static int Table(string a, string b)
    {
        var cells = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cells[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1, cells[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
            }
        }
        return cells[a.Length, b.Length];
    }

    [Fact]
    public void Jaro_Winkler_agrees_with_the_published_example()
    {
        // Winkler 1990: MARTHA and MARHTA: 6 common, 1 transposition: (1 + 1 + 5/6) / 3 = 0.944; prefix 3: + 0.3 × 0.056.
        Assert.Equal(0.9611, EditDistance.JaroWinkler("martha", "marhta"), 4);
        Assert.Equal(0.8400, EditDistance.JaroWinkler("dwayne", "duane"), 4);
    }
}
