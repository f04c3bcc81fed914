using System.Text;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>What the commands <c>codes search</c>, <c>codes lookup</c> and <c>suggest</c> answer to wrong use and to what is no text.</summary>
public sealed class CodesCommandTests
{
    [Theory]
    [InlineData("--date is a day, yyyy-MM-dd; 2026-13-01 is none.", "codes", "search", "sepsis", "--date", "2026-13-01")]
    [InlineData("--date is a day, yyyy-MM-dd; tomorrow is none.", "codes", "lookup", "A41.9", "--date", "tomorrow")]
    [InlineData("--date is a day, yyyy-MM-dd; x is none.", "suggest", "-", "--date", "x")]
    [InlineData("--limit is at least 1.", "codes", "search", "sepsis", "--limit", "0")]
    public async Task Wrong_use_is_told_in_plain_words(string said, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);
        Assert.NotEqual(0, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_no_code_fits_are_told()
    {
        var run = await CommandRun.OfAsync("codes", "search", "qqqzzzq", "--system", "cvx", "--codes", CodingRig.Codes.FullName);
        Assert.Equal(0, run.Code);
        Assert.Contains("no code fits", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("chartroom-text");
        var file = Path.Combine(folder.FullName, "letter.pdf");
        await File.WriteAllBytesAsync(file, Encoding.ASCII.GetBytes("%PDF-1.7\0\0"), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("suggest", file, "--codes", CodingRig.Codes.FullName);
        folder.Delete(recursive: true);
        Assert.Equal(1, run.Code);
        Assert.Contains("is not a text", run.Error, StringComparison.Ordinal);
    }
}
