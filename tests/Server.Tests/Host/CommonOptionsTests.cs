using Xunit;

namespace Chartroom.Server.Tests.Host;

public sealed class CommonOptionsTests
{
    [Theory]
    [InlineData("validate")]
    [InlineData("fhirpath", "Patient.name")]
    [InlineData("view", "view.json")]
    [InlineData("convert")]
    [InlineData("group")]
    [InlineData("edit")]
    [InlineData("risk")]
    [InlineData("suggest")]
    public async Task A_file_that_is_not_there_is_told_before_anything_is_read(params string[] command)
    {
        var run = await CommandRun.OfAsync([.. command, "/nowhere/at/all.json"]);
        // The program ends with 2 where a command line is refused, which System.CommandLine calls 1.
        Assert.NotEqual(0, run.Code);
        Assert.Contains("There is no /nowhere/at/all.json.", run.Error, StringComparison.Ordinal);
    }
}
