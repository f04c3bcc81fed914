using Chartroom.Server.Records.Documents;
using Xunit;

namespace Chartroom.Server.Tests.Records.Documents;

public sealed class MarkupTextTests
{
    [Fact]
    public void Headings_and_paragraphs_of_html_become_blocks()
    {
        var blocks = MarkupText.Read("<html><head><title>x</title><style>p{}</style></head><body><h2>Course</h2><p>Sepsis &amp; shock.</p><p>Improved<br/>slowly.</p></body></html>");
        var block = Assert.Single(blocks);
        Assert.Equal("Course", block.Heading);
        Assert.Equal(["Sepsis & shock.", "Improved", "slowly."], block.Lines);
    }

    [Fact]
    public void Of_a_clinical_document_only_titles_and_narrative_are_read()
    {
        const string Cda =
            """
            <ClinicalDocument xmlns="urn:hl7-org:v3"><title>Discharge Summary</title>
              <recordTarget><patientRole><patient><name><given>Ada</given></name></patient></patientRole></recordTarget>
              <component><structuredBody><component><section><title>Medications</title>
                <text><table><tbody><tr><td>Metformin</td><td>500 mg</td></tr></tbody></table></text>
                <entry><observation><value>hidden</value></observation></entry>
              </section></component></structuredBody></component></ClinicalDocument>
            """;
        var blocks = MarkupText.Read(Cda);
        Assert.Equal(["Discharge Summary", "Medications"], blocks.Select(b => b.Heading));
        Assert.Equal(["Metformin  |  500 mg"], blocks[1].Lines);
    }

    [Theory]
    [InlineData("<p>cut <b")]
    [InlineData("<p>cut &#x")]
    [InlineData("a < b")]
    [InlineData("<!-- open")]
    [InlineData("<script>alert(1)")]
    public void Broken_markup_is_read_as_far_as_it_goes(string markup)
    {
        var text = string.Concat(MarkupText.Read(markup).SelectMany(b => b.Lines));
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictated_note_is_sectioned_by_its_headings()
    {
        var blocks = PlainText.Read("HOSPITAL COURSE\nAdmitted with sepsis.\n\nPlan:\nHome.\n");
        Assert.Equal(["HOSPITAL COURSE", "Plan"], blocks.Select(b => b.Heading));
        Assert.Equal(["Admitted with sepsis."], blocks[0].Lines);
    }

    [Fact]
    public void A_line_with_a_value_is_no_heading() =>
        Assert.Equal("", Assert.Single(PlainText.Read("BP 120/80\nHR 72.")).Heading);
}
