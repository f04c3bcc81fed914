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
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"nonsense"}]}]}""", "ViewDefinition.select[0].column[0].path")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"id"},{"name":"a","path":"id"}]}]}""", "ViewDefinition.select")]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"%none"}]}]}""", "ViewDefinition.select[0].column[0].path")]
    [InlineData("""{"resource":"Patient","where":[{"path":"name.family"}],"select":[{"column":[{"name":"a","path":"id"}]}]}""", "ViewDefinition.where[0].path")]
    public void A_wrong_definition_is_told_with_its_place(string json, string place)
    {
        var view = ViewDefinition.Read(Encoding.UTF8.GetBytes(json));
        Assert.False(view.Succeeded);
        Assert.Equal(place, view.Issues[0].Path);
    }

    [Theory]
    [InlineData("""{"resource":"Patient","select":[{"column":[{"name":"a"}]}]}""", "ViewDefinition.select[0].column[0].path", 1, 44)]
    [InlineData("{\n \"resource\":\"Patient\",\n \"select\":[\n  {\"column\":[{\"name\":\"a\",\"path\":\"name.famly\"}]}]}", "ViewDefinition.select[0].column[0].path", 4, 39)]
    public void A_wrong_definition_is_told_with_the_line_and_column_of_its_text(string json, string place, int line, int column)
    {
        var issue = ViewDefinition.Read(Encoding.UTF8.GetBytes(json)).Issues[0];
        Assert.Equal((place, line, column), (issue.Path, issue.Line, issue.Column));
    }

    [Fact]
    public void A_resource_that_gives_more_rows_than_allowed_fails_and_the_next_one_does_not()
    {
        var view = ViewDefinition.Read("""{"resource":"Patient","select":[{"forEach":"name.given","column":[{"name":"a","path":"$this"}]}]}"""u8.ToArray()).Value!;
        var run = new ViewRun(view) { RowLimit = 1 };
        var rows = 0;
        Assert.False(run.Rows(Patient, _ => rows++));
        Assert.Equal((1, "The resource gives more than 1 rows."), (rows, run.Failure!.Text));
        Assert.True(run.Rows(ResourceDocument.Trusted("""{"resourceType":"Patient","name":[{"given":["C"]}]}"""u8.ToArray()), _ => rows++));
    }

    [Theory]
    [InlineData("birthDate", "date")]
    [InlineData("multipleBirth.ofType(integer)", "integer")]
    [InlineData("name.given.count() > 1", "Boolean")]
    [InlineData("multipleBirth", null)]
    public void A_column_knows_the_type_that_its_path_gives(string path, string? type)
    {
        var json = $$"""{"resource":"Patient","select":[{"column":[{"name":"a","path":"{{path}}"}]}]}""";
        Assert.Equal(type, ViewDefinition.Read(Encoding.UTF8.GetBytes(json)).Value!.Columns[0].ResultType);
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
