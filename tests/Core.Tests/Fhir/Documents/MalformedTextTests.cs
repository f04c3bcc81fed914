using Chartroom.Fhir.Documents;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Documents;

public sealed class MalformedTextTests
{
    [Theory]
    [InlineData("\\ud800", false)]
    [InlineData("\\ud83d\\ude00", true)]
    [InlineData("\\ude00", false)]
    [InlineData("a\\\\ud800", true)]
    [InlineData("\\ud83dx\\ude00", false)]
    [InlineData("\\n\\u0041", true)]
    public void Half_of_a_surrogate_pair_is_no_text(string value, bool isText) =>
        Assert.Equal(isText, ResourceDocument.Parse(System.Text.Encoding.ASCII.GetBytes($$"""{"resourceType":"Patient","name":[{"family":"{{value}}"}]}""")).Succeeded);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_no_text()
    {
        var bytes = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"x\"}]}"u8.ToArray();
        bytes[^5] = 0xFF;
        Assert.False(ResourceDocument.Parse(bytes).Succeeded);
    }
}
