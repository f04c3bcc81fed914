using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Suggestions;

public sealed class CodeSuggesterTests
{
    private static readonly string Folder = Path.Combine(Repository.SharedData, "codes");

    private static readonly CodeSuggester Suggester = CodeSuggester.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, Folder), Folder);

    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    [InlineData("ASSESSMENT: Acute on chronic systolic heart failure.", "I50.23")]
    [InlineData("Impression: aspiration pneumonia", "J69.0")]
    [InlineData("Acute hypoxic respiratory failure needing high-flow oxygen.", "J96.01")]
    [InlineData("DIAGNOSIS: 1. Type 2 diabetes with diabetic polyneuropathy.", "E11.42")]
    [InlineData("PMH: hypertension, on warfarin", "Z79.01")]
    [InlineData("Sprain of the left ankle.", "S93.402A")]
    public void A_documented_diagnosis_is_suggested(string note, string code) =>
        Assert.Contains(Asserted(note), s => s.Code.Shown == code);

    [Theory]
    [InlineData("No evidence of pneumonia.")]
    [InlineData("Patient denies pneumonia in the past.")]
    [InlineData("Pneumonia was ruled out.")]
    [InlineData("FAMILY HISTORY: pneumonia in his mother.")]
    [InlineData("Received pneumonia vaccine.")]
    public void What_is_denied_or_somebody_elses_is_not_suggested(string note) =>
        Assert.DoesNotContain(Asserted(note), s => s.Code.Shown == "J18.9");

    [Theory]
    [InlineData("Second pregnancy, 39 weeks, in labor.", "Z3A.39", true)]
    [InlineData("Newborn, born at 39 weeks.", "Z3A.39", false)]
    [InlineData("Takes aspirin daily.", "Z79.82", true)]
    [InlineData("Aspirin 325 mg given in the emergency room.", "Z79.82", false)]
    [InlineData("Body mass index 41.", "Z68.51", false)]
    public void Numbers_and_medicines_name_a_code_only_where_the_sentence_bears_it_out(string note, string code, bool suggested) =>
        Assert.Equal(suggested, Asserted(note).Any(s => s.Code.Shown == code));

    [Fact]
    public void A_code_that_leaves_open_what_the_note_says_is_a_weak_suggestion()
    {
        var found = Asserted("PAST HISTORY: COPD.\n\nDIAGNOSIS: COPD with acute exacerbation.").ToList();
        Assert.True(found.Single(s => s.Code.Shown == "J44.1").Score >= DocumentationReview.Telling);
        Assert.DoesNotContain(found, s => s.Code.Shown == "J44.9" && s.Score >= DocumentationReview.Telling);
    }

    [Theory]
    [InlineData("The stools are brown.")]
    [InlineData("Vein of the thigh, seen in autumn.")]
    public void What_the_index_sends_to_the_condition_names_no_code(string note) => Assert.Empty(Asserted(note));

    [Fact]
    public void A_denied_diagnosis_is_given_as_negated()
    {
        var suggestion = Assert.Single(Suggester.Suggest("No evidence of pneumonia.", Day));
        Assert.True(suggestion.Assertion.Negated);
        Assert.Equal("J18.9", suggestion.Code.Shown);
    }

    [Fact]
    public void Negation_ends_at_but()
    {
        Assert.Contains(Asserted("No fever but has pneumonia."), s => s.Code.Shown == "J18.9");
    }

    [Fact]
    public void An_uncertain_diagnosis_counts_and_is_marked()
    {
        var suggestion = Asserted("Probable pneumonia.").Single(s => s.Code.Shown == "J18.9");
        Assert.True(suggestion.Assertion.Uncertain);
    }

    [Fact]
    public void The_span_is_the_words_that_say_so()
    {
        const string Note = "Größe – unverändert 😀\nAssessment:\n1. Acute kidney injury, resolved.";
        var suggestion = Asserted(Note).Single(s => s.Code.Shown == "N17.9");
        Assert.Equal("Acute kidney injury", Note[suggestion.Start..suggestion.End]);
        Assert.Equal(NoteSection.Assessment, suggestion.Section);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n:::\n...")]
    [InlineData("%PDF-1.4 \u0000\u0001\uFFFF")]
    public void A_text_without_words_suggests_nothing(string note) => Assert.Empty(Suggester.Suggest(note, Day));

    private static IEnumerable<Suggestion> Asserted(string note) =>
        Suggester.Suggest(note, Day).Where(s => !s.Assertion.Negated && !s.Assertion.Family);
}
