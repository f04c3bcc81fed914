using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Terminology;

public sealed class CodeSearchTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedData, "codes");

    private static readonly CodeSearch Search = CodeSearch.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, Folder), Folder);

    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    [InlineData("diab neurop", "E11.40")]
    [InlineData("neurop diab", "E11.40")]
    [InlineData("hypertention", "I10")]
    [InlineData("preeclampsia severe third trimester", "O14.13")]
    [InlineData("fracture left femur shaft sequela", "S72.302S")]
    [InlineData("e11.42", "E11.42")]
    [InlineData("E1142", "E11.42")]
    public void Beginnings_of_words_any_order_slips_and_codes_lead_to_the_code(string typed, string code) =>
        Assert.Equal(code, Search.Find(typed, Day, 3)[0].Concept.Shown);

    [Fact]
    public void A_code_is_offered_only_on_days_when_it_may_be_billed()
    {
        // G20 became a header on 2023-10-01; before, it was the code.
        Assert.Contains(Search.Find("parkinson disease", new DateOnly(2023, 1, 1), 5), h => h.Concept.Shown == "G20");
        Assert.DoesNotContain(Search.Find("parkinson disease", Day, 20), h => h.Concept.Shown == "G20");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ?? ")]
    [InlineData("qqqqzzzz")]
    public void Nothing_that_can_be_found_finds_nothing(string typed) => Assert.Empty(Search.Find(typed, Day));

    [Fact]
    public void A_very_long_query_is_answered()
    {
        Assert.NotEmpty(Search.Find(string.Join(' ', Enumerable.Repeat("pain of the left knee with fever", 300)), Day));
    }

    [Fact]
    public void A_saying_that_is_part_of_its_own_meaning_is_put_in_once()
    {
        List<(List<string> Words, float Factor)> wordings = [(["insulin", "overdose"], 1f)];
        EverydayWords.For(CodeSystemNames.Icd10Cm).Reword(wordings, 12);
        Assert.Equal(2, wordings.Count);
        Assert.Equal(["insulin", "poisoning", "overdose", "accidental"], wordings[1].Words);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("ca", "ac", 2, 1)]
    [InlineData("same", "same", 2, 0)]
    [InlineData("abcdef", "uvwxyz", 2, 3)]
    public void Spelling_distance_counts_slips_up_to_its_limit(string a, string b, int limit, int distance) =>
        Assert.Equal(distance, Spelling.Distance(a, b, limit));
}
