using System.Text;
using Chartroom.Exchange.Cda.Mapping;
using Chartroom.Exchange.Cda.Parsing;
using Xunit;

namespace Chartroom.Core.Tests.Exchange.Cda;

public sealed class CdaParserTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { "a DTD", "<!DOCTYPE x [<!ENTITY a \"b\">]><ClinicalDocument/>", "DTD" },
        { "an entity", "<ClinicalDocument><title>&evil;</title></ClinicalDocument>", "entit" },
        { "a truncated document", "<ClinicalDocument><title>Sum", "truncated" },
        { "a wrong end tag", "<ClinicalDocument><title></id></ClinicalDocument>", "end tag" },
        { "an unknown prefix", "<x:ClinicalDocument/>", "prefix" },
        { "another kind of XML", "<html><body/></html>", "root element" },
        { "nothing", "  \n ", "empty" },
        { "text alone", "MSH|^~\\&|A", "" },
        { "a document without patient", "<ClinicalDocument><typeId/><component/></ClinicalDocument>", "patient" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_document_is_refused_with_the_reason(string what, string xml, string word)
    {
        var converted = CdaMapping.Convert(Encoding.UTF8.GetBytes(xml));
        Assert.False(converted.Succeeded, what);
        Assert.Contains(word, converted.Issues[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_error_names_line_and_column()
    {
        var issue = CdaParser.Parse("<ClinicalDocument>\n  <title></id>\n</ClinicalDocument>"u8.ToArray()).Issues[0];
        Assert.Equal(2, issue.Line);
        Assert.True(issue.Column > 1);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<component>", 300)) + string.Concat(Enumerable.Repeat("</component>", 300));
        Assert.Equal("too-costly", CdaParser.Parse(Encoding.UTF8.GetBytes(deep)).Issues[0].Code);
    }

    [Fact]
    public void A_document_beyond_the_size_is_refused() =>
        Assert.Equal("too-long", CdaParser.Parse(CdaText.Document(), new CdaLimits(200, 100, 1000)).Issues[0].Code);

    [Fact]
    public void A_fragment_needs_no_namespace_declarations()
    {
        var parsed = CdaParser.Parse("<observation><value xsi:type=\"PQ\" value=\"1\"/><sdtc:x/></observation>"u8.ToArray());
        Assert.Equal("PQ", parsed.Value!.Root.Child("value")!["type"]);
        Assert.NotNull(parsed.Value.Root.Child("sdtc:x"));
    }

    [Fact]
    public void A_Windows_code_page_is_read()
    {
        byte[] xml = [.. "<?xml version=\"1.0\" encoding=\"windows-1252\"?><title>Jos"u8, 0xE9, .. "</title>"u8];
        Assert.Equal("structure", CdaParser.Parse(xml).Issues[0].Code);
        byte[] named = [.. "<?xml version=\"1.0\" encoding=\"windows-1252\"?><name>Jos"u8, 0xE9, .. "</name>"u8];
        Assert.Equal("José", CdaParser.Parse(named).Value!.Root.Text);
    }

    [Fact]
    public void A_place_names_section_and_entry()
    {
        var document = CdaParser.Parse(CdaText.Document(CdaText.Section("11450-4", "<entry><act/></entry><entry><act><id/></act></entry>"))).Value!;
        var id = document.Root.Descendants().Last(e => e.Name == "id");
        Assert.Equal("section[problems]/entry[2]/act/id", Place.Of(id));
    }
}
