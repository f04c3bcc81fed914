using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Views;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Views;

public sealed class ViewDefinitionTests
{
    private static readonly ResourceDocument Patient = ResourceDocument.Trusted(
        """{"resourceType":"Patient","id":"p","name":[{"family":"O, \"B\"","given":["A","B"]}],"birthDate":"1970-01-01"}"""u8.ToArray());

    [Fact]
    public void Rows_are_written_as_CSV_with_fields_quoted_where_they_must_be() => Assert.Equal(
        "id,family,given\r\np,\"O, \"\"B\"\"\",\"[\"\"A\"\",\"\"B\"\"]\"\r\n",
        Csv("""
            {"resourceType":"ViewDefinition","resource":"Patient","select":[{"column":[
              {"name":"id","path":"getResourceKey()"},{"name":"family","path":"name.family"},{"name":"given","path":"name.given","collection":true}]}]}
            """));

    [Theory]
    [InlineData("""{"select":[{"column":[{"name":"a","path":"id"}]}]}""", "ViewDefinition.resource")]
    [InlineData("""{"resource":"Patient"}""", "ViewDefinition.select")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"nonsense"}]}]}""", "ViewDefinition.select.column.path")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"id"},{"name":"a","path":"id"}]}]}""", "ViewDefinition.select")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"%none"}]}]}""", "ViewDefinition.select.column.path")]
    [InlineData("""{"resource":"Patient","where":[{"path":"name.family"}],"select":[{"column":[{"name":"a","path":"id"}]}]}""", "ViewDefinition.where.path")]
    public void A_wrong_definition_is_told_with_its_place(string json, string place)
    {
        var view = ViewDefinition.Read(Encoding.UTF8.GetBytes(json));
        Assert.False(view.Succeeded);
        Assert.Equal(place, view.Issues[0].Path);
    }

    private static string Csv(string json)
    {
        var view = ViewDefinition.Read(Encoding.UTF8.GetBytes(json));
        Assert.True(view.Succeeded, string.Join(' ', view.Issues));
        using var output = new MemoryStream();
        var writer = new ViewRowWriter(view.Value.Columns, output);
        writer.WriteCsvHeader();
        Assert.True(new ViewRun(view.Value).Rows(Patient, row => writer.WriteCsv(row.Span)));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
