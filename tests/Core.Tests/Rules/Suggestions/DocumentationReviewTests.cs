using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Suggestions;

/// <summary>Codes held against what the documents say.</summary>
public sealed class DocumentationReviewTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedData, "codes");

    private static readonly CodeSystem Codes = CodeSystem.Read(CodeSystemNames.Icd10Cm, Folder);

    private static readonly CodeSuggester Suggester = CodeSuggester.Open(Codes, Folder);

    [Fact]
    public void What_is_documented_and_not_coded_is_pointed_out_with_its_words()
    {
        const string Note = "DIAGNOSES: Acute kidney injury. Type 2 diabetes.";
        var uncoded = Assert.Single(Review(Note, inpatient: true, "E11.9").Uncoded);
        Assert.Equal("N17.9", uncoded.Code.Shown);
        var mention = uncoded.Evidence[0].Mention;
        Assert.Equal("Acute kidney injury", Note[mention.Start..mention.End]);
        Assert.Equal("note-1", uncoded.Evidence[0].Document);
    }

    [Fact]
    public void What_is_coded_and_not_documented_is_pointed_out() =>
        Assert.Equal(["K35.80"], Review("DIAGNOSIS: Pneumonia.", inpatient: true, "J18.9", "K35.80").Undocumented.Select(c => c.Shown));

    [Fact]
    public void An_unspecific_code_is_pointed_out_where_the_text_says_more()
    {
        var more = Assert.Single(Review("DIAGNOSIS: Chronic kidney disease stage 4.", inpatient: true, "N18.9").Unspecific);
        Assert.Equal(("N18.9", "N18.4"), (more.Coded.Shown, more.Better.Shown));
    }

    [Fact]
    public void A_doubtful_diagnosis_counts_for_an_inpatient_only()
    {
        Assert.Contains(Review("IMPRESSION: Probable pneumonia.", inpatient: true).Uncoded, u => u.Code.Shown == "J18.9");
        Assert.Empty(Review("IMPRESSION: Probable pneumonia.", inpatient: false).Uncoded);
    }

    [Fact]
    public void What_is_denied_is_not_documented() => Assert.Equal(["J18.9"], Review("No evidence of pneumonia.", inpatient: true, "J18.9").Undocumented.Select(c => c.Shown));

    private static DocumentationReview Review(string note, bool inpatient, params string[] coded) => DocumentationReview.Of(
        [.. coded.Select(c => Codes.Find(c)!)], [new DocumentSuggestions("note-1", Suggester.Suggest(note, new DateOnly(2026, 1, 15)))], inpatient);
}
