using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Terminology;

/// <summary>Index, tabular list, instructions and procedure building as the workbench asks for them.</summary>
public sealed class EncoderTests
{
    private static readonly Encoder Encoder = new(Path.Combine(Repository.SharedData, "codes"));

    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    [InlineData("icd10pcs", "lap chole", "0FT44ZZ")]
    [InlineData("icd10pcs", "appendectomy laparoscopic", "0DTJ4ZZ")]
    [InlineData("hcpcs", "wheelchair standard", "K0001")]
    [InlineData("cvx", "chickenpox shot", "21")]
    [InlineData("hcpcs", "J0696", "J0696")]
    public void Every_system_is_searched_by_everyday_words(string system, string typed, string code) =>
        Assert.Equal(code, Encoder.Search(system).Find(typed, Day, 1)[0].Concept.Shown);

    [Fact]
    public void Without_a_rupture_is_not_with_one() =>
        Assert.Equal("I71.40", Encoder.Search(CodeSystemNames.Icd10Cm).Find("abdominal aortic aneurysm without rupture", Day, 1)[0].Concept.Shown);

    [Fact]
    public void A_code_that_needs_a_seventh_character_offers_those_of_its_category()
    {
        var state = Encoder.Tabular.StateOf("S72.001", Day);
        Assert.Equal("incomplete", state.State);
        Assert.Contains("7th character", state.Text, StringComparison.Ordinal);
        var first = state.Next[0];
        Assert.Equal(('A', "initial encounter for closed fracture", "S72.001A", true), (first.Character, first.Meaning, first.Code, first.IsComplete));
    }

    [Theory]
    [InlineData("I10", "complete")]
    [InlineData("I21", "incomplete")]
    [InlineData("G35.A", "complete")]
    [InlineData("I10.9", "unknown")]
    [InlineData("QQQ", "unknown")]
    public void A_code_is_complete_or_says_what_is_missing(string code, string state) => Assert.Equal(state, Encoder.Tabular.StateOf(code, Day).State);

    [Fact]
    public void An_expired_and_a_future_code_are_told_apart()
    {
        Assert.Equal("future", Encoder.Tabular.StateOf("G35.A", new DateOnly(2025, 1, 1)).State);
        Assert.Equal("incomplete", Encoder.Tabular.StateOf("G35", Day).State);
    }

    [Fact]
    public void Notes_of_headers_block_and_chapter_hold_for_a_code()
    {
        var notes = Encoder.Tabular.NotesOf(Encoder.Find("S72.001A")!).ToList();
        Assert.Contains(notes, n => n.At == "S72" && n.Note.Type == "excludes2");
        Assert.Contains(notes, n => n.At.StartsWith("chapter:19", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "E11.9", "E10.9" }, "excludes1")]
    [InlineData(new[] { "I10", "I10" }, "duplicate")]
    [InlineData(new[] { "I21" }, "code-invalid")]
    [InlineData(new[] { "M25.569" }, "laterality")]
    [InlineData(new[] { "M25.561", "M25.569" }, "laterality")]
    public void Codes_are_checked_as_they_are_built(string[] codes, string finding) =>
        Assert.Contains(new CodeInstructions(Encoder.System(CodeSystemNames.Icd10Cm), Encoder.Tabular).Check(codes, Day), i => i.Code == finding);

    [Fact]
    public void Sound_codes_have_no_error_and_no_warning() =>
        Assert.DoesNotContain(
            new CodeInstructions(Encoder.System(CodeSystemNames.Icd10Cm), Encoder.Tabular).Check(["I21.4", "E11.65", "I10"], Day),
            i => i.Severity is not Chartroom.Fhir.Outcomes.IssueSeverity.Information);

    [Theory]
    [InlineData("diabetes mellitus due to underlying condition (E08.-)", "E0865", true)]
    [InlineData("gestational diabetes (O24.4-)", "O24419", true)]
    [InlineData("gestational diabetes (O24.4-)", "O2401", false)]
    [InlineData("ischemic heart diseases (I20-I25)", "I2510", true)]
    [InlineData("code to identify control using:", "Z794", false)]
    public void The_codes_a_note_names_are_read(string text, string code, bool named) =>
        Assert.Equal(named, CodeReferences.In(text).Any(r => r.Holds(code)));

    [Fact]
    public void A_procedure_is_built_from_valid_codes_alone()
    {
        var step = Encoder.Procedures.Next("0FT", Day);
        Assert.Equal("Body part", step.Axis);
        Assert.Contains(step.Values, v => v is { Character: '4', Meaning: "Gallbladder" });
        Assert.Contains(Encoder.Procedures.Next("0FT4", Day).Values, v => v is { Character: '4', Meaning: "Percutaneous Endoscopic" });
        Assert.Equal("0FT44ZZ", Encoder.Procedures.Next("0FT44ZZ", Day).Code?.Code);
        Assert.Empty(Encoder.Procedures.Next("0FTZ", Day).Values);
    }

    [Fact]
    public void The_index_leads_from_term_to_subterm_to_code()
    {
        var failure = Encoder.Index.MainTerms("failure")[0];
        var heart = failure.Subterms.First(s => s.Term.StartsWith("heart", StringComparison.Ordinal));
        Assert.Equal("I50.9", Encoder.Index.CodeOf(heart));
        Assert.NotEmpty(Encoder.ExternalCauses.MainTerms("fall, falling"));
    }
}
