using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Forms;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Forms;

public sealed class ResourceXmlTests
{
    [Fact]
    public void Decimals_extensions_and_nulls_survive_both_ways()
    {
        const string Json = """
            {"resourceType":"Observation","status":"final","_status":{"extension":[{"url":"u","valueDecimal":1.50}]},"code":{"text":"a & b < c"},
             "valueQuantity":{"value":1.00},"contained":[{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"id":"x"}]}]}]}
            """;
        var document = ResourceDocument.Trusted(Encoding.UTF8.GetBytes(Json));
        var xml = ResourceXmlWriter.Write(document);
        Assert.True(xml.Succeeded);
        var again = ResourceXmlReader.Read(xml.Value);
        Assert.True(again.Succeeded, string.Join(' ', again.Issues));
        Assert.Null(CanonicalForm.Difference(document, again.Value));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><Patient xmlns='http://hl7.org/fhir'/>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>")]
    [InlineData("<Patient/>")]
    [InlineData("<Nonsense xmlns='http://hl7.org/fhir'/>")]
    public void What_is_no_FHIR_XML_is_refused(string xml) => Assert.False(ResourceXmlReader.Read(Encoding.UTF8.GetBytes(xml)).Succeeded);

    [Fact]
    public void An_unknown_element_is_told_with_line_column_and_path()
    {
        var read = ResourceXmlReader.Read("<Patient xmlns='http://hl7.org/fhir'>\n  <name><familly value='x'/></name></Patient>"u8.ToArray());
        Assert.False(read.Succeeded);
        Assert.Equal(("Patient.name[0]", 2), (read.Issues[0].Path, read.Issues[0].Line));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var item = string.Concat(Enumerable.Repeat("<item>", 500));
        var xml = $"<Questionnaire xmlns='http://hl7.org/fhir'>{item}{item.Replace("<", "</", StringComparison.Ordinal)}</Questionnaire>";
        Assert.False(ResourceXmlReader.Read(Encoding.UTF8.GetBytes(xml)).Succeeded);
    }

    [Fact]
    public void A_line_that_is_no_resource_does_not_end_a_stream_of_lines()
    {
        var lines = "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n\nnonsense\n{\"resourceType\":\"Patient\",\"id\":\"2\"}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        var read = NdjsonReader.Read(stream).ToList();
        Assert.Equal([(1L, true), (3L, false), (4L, true)], read.Select(l => (l.Number, l.Resource.Succeeded)));
    }
}
