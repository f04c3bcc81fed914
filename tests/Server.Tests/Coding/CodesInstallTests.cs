using System.IO.Compression;
using Chartroom.Server.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Chartroom.Server.Tests.Coding;

/// <summary>A release is installed from a web address as from a zip on the disk, and nothing stays of one that cannot be.</summary>
public sealed class CodesInstallTests : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("chartroom-install-");
    private WebApplication publisher = null!;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        var zip = Path.Combine(data.FullName, "vaccines.zip");
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(CodingRig.Codes.FullName, "vaccines"), zip);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        publisher = builder.Build();
        publisher.Urls.Add("http://127.0.0.1:0");
        publisher.MapGet("/2026/vaccines.zip", () => Results.File(zip, "application/zip"));
        publisher.MapGet("/torn/vaccines.zip", () => Results.Bytes("PK, and then nothing"u8.ToArray(), "application/zip"));
        await publisher.StartAsync();
        address = publisher.Urls.First();
    }

    public async ValueTask DisposeAsync()
    {
        await publisher.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_release_is_fetched_checked_and_installed_under_its_name()
    {
        var run = await InstallAsync($"{address}/2026/vaccines.zip");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.True(File.Exists(Path.Combine(data.FullName, "codes", "vaccines", "cvx.tsv")));
        Assert.Equal(["vaccines"], LeftOver());
    }

    [Theory]
    [InlineData("/missing/vaccines.zip", "404")]
    [InlineData("/2026/vaccines", "names no .zip")]
    [InlineData("/torn/vaccines.zip", "codes install:")]
    public async Task What_cannot_be_installed_is_said_and_leaves_nothing(string path, string why)
    {
        var run = await InstallAsync(address + path);
        Assert.Equal(1, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Empty(LeftOver());
    }

    [Fact]
    public async Task A_publisher_that_does_not_answer_is_said()
    {
        await publisher.StopAsync();
        var run = await InstallAsync($"{address}/2026/vaccines.zip");
        Assert.Equal(1, run.Code);
        Assert.Contains("could not be fetched", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> InstallAsync(string source) => CommandRun.OfAsync("codes", "install", source, "--data", data.FullName);

    private string[] LeftOver()
    {
        var folder = Path.Combine(data.FullName, "codes");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))] : [];
    }
}
