using System.Text;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Patching;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Patching;

public sealed class PathPatchTests
{
    private const string Patient = """{"resourceType":"Patient","id":"p","name":[{"given":["A","B"]}],"active":true}""";

    [Theory]
    [InlineData("delete", "Patient.name.given", null, "Several elements")]
    [InlineData("replace", "Patient.gender", "\"valueCode\":\"male\"", "No content found")]
    [InlineData("explode", "Patient.active", null, "none of add")]
    [InlineData("replace", "Patient.active", null, "no value")]
    public void An_operation_that_cannot_be_done_is_named_and_changes_nothing(string type, string path, string? value, string why)
    {
        var patched = PathPatch.Apply(Read(Patient), Patch(type, path, value));
        Assert.False(patched.Succeeded);
        Assert.Equal("Parameters.parameter[0]", patched.Issues[0].Path);
        Assert.Contains(why, patched.Issues[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_item_of_a_list_is_deleted_and_an_emptied_list_with_it()
    {
        var once = PathPatch.Apply(Read(Patient), Patch("delete", "Patient.name[0].given[0]", null)).Value!;
        Assert.Equal("""{"resourceType":"Patient","id":"p","name":[{"given":["B"]}],"active":true}""", once.Root.ToString());
        var twice = PathPatch.Apply(once, Patch("delete", "Patient.name[0].given[0]", null)).Value!;
        Assert.Equal("""{"resourceType":"Patient","id":"p","active":true}""", twice.Root.ToString());
    }

    private static ResourceDocument Patch(string type, string path, string? value)
    {
        var valuePart = value is null ? "" : $",{{\"name\":\"value\",{value}}}";
        return Read(
            $"{{\"resourceType\":\"Parameters\",\"parameter\":[{{\"name\":\"operation\",\"part\":[{{\"name\":\"type\",\"valueCode\":\"{type}\"}},"
            + $"{{\"name\":\"path\",\"valueString\":\"{path}\"}}{valuePart}]}}]}}");
    }

    private static ResourceDocument Read(string json) => ResourceDocument.Trusted(Encoding.UTF8.GetBytes(json));
}
