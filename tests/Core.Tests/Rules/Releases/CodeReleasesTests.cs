using System.IO.Compression;
using Chartroom.Rules.Releases;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Releases;

/// <summary>Finding and installing releases.</summary>
public sealed class CodeReleasesTests : IDisposable
{
    private readonly string target = Directory.CreateTempSubdirectory("codes-").FullName;

    private static string Codes => Path.Combine(Repository.SharedData, "codes");

    [Fact]
    public void The_discharge_date_picks_the_release()
    {
        var releases = CodeReleases.Open(Codes);
        Assert.Equal("ms-drg-v43.1", releases.For(CodeReleases.MsDrg, new DateOnly(2026, 5, 1)).Value?.Name);
        var none = releases.For(CodeReleases.MsDrg, new DateOnly(2030, 1, 1));
        Assert.Contains("2030-01-01", Assert.Single(none.Issues).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_releases_it_says_what_is_missing_and_how_to_install_it()
    {
        var found = CodeReleases.Open(target).Latest(CodeReleases.Mce);
        Assert.False(found.Succeeded);
        Assert.Contains("codes install", Assert.Single(found.Issues).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Installing_twice_leaves_the_first_alone()
    {
        var source = Path.Combine(Codes, "comorbidity");
        Assert.Equal("installed", Assert.Single(ReleaseInstall.Run(source, target)).Status);
        Assert.Equal("present", Assert.Single(ReleaseInstall.Run(source, target)).Status);
    }

    [Fact]
    public void A_zip_of_one_release_is_installed_under_its_name()
    {
        var zip = Path.Combine(target, "comorbidity.zip");
        ZipFile.CreateFromDirectory(Path.Combine(Codes, "comorbidity"), zip);
        Assert.Equal("installed", Assert.Single(ReleaseInstall.Run(zip, target)).Status);
        Assert.Equal("comorbidity", Assert.Single(CodeReleases.Open(target).All).Name);
    }

    [Fact]
    public void A_release_with_a_table_missing_is_refused()
    {
        var broken = Path.Combine(target, "in", "mce-v99");
        Directory.CreateDirectory(broken);
        File.WriteAllText(Path.Combine(broken, "edit.tsv"), "ordinal\n");
        var refused = Assert.Single(ReleaseInstall.Run(broken, Path.Combine(target, "out")));
        Assert.Equal("failed", refused.Status);
        Assert.False(Directory.Exists(Path.Combine(target, "out", "mce-v99")));
    }

    [Fact]
    public void A_code_is_compared_between_two_versions()
    {
        var releases = CodeReleases.Open(Codes);
        Assert.Empty(CodeDifferences.Of(releases, "A00.0", "430", "431")!);
        Assert.Null(CodeDifferences.Of(releases, "A00.0", "999", "431"));
    }

    public void Dispose() => Directory.Delete(target, recursive: true);
}
