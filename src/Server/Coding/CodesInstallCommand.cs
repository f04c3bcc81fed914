using System.CommandLine;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>
/// <c>codes install PATH</c>: checks the releases in a folder or zip, here or at a web address, and copies them into the data directory.
/// Source: design.md §5.
/// </summary>
public static class CodesInstallCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder or .zip of a release, or of several; or the http(s) address of a .zip." };
        var data = CommonOptions.Data();
        var command = new Command("install", "Check releases and copy them into DATA/codes.") { path, data };
        command.SetAction(async (parsed, cancel) =>
        {
            var (source, error) = (parsed.GetValue(path)!, parsed.InvocationConfiguration.Error);
            var target = Path.Combine(parsed.GetValue(data)!.FullName, "codes");
            if (ReleaseDownload.AddressOf(source) is { } address)
                return await FetchAsync(address, target, error, cancel);
            if (!File.Exists(source) && !Directory.Exists(source))
            {
                await error.WriteLineAsync($"codes install: {source} is not there.");
                return 2;
            }
            return Install(source, source, target, error);
        });
        return command;
    }

    private static async Task<int> FetchAsync(Uri address, string target, TextWriter error, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("chartroom-release-");
        try
        {
            var fetched = await ReleaseDownload.FetchAsync(address, folder, cancel);
            if (fetched.Value is { } zip)
                return Install(zip, address.ToString(), target, error);
            await error.WriteLineAsync($"codes install: {fetched.Issues[0].Text}");
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Installs what is at a path; <paramref name="called"/> is what the caller named it.</summary>
    private static int Install(string path, string called, string target, TextWriter error)
    {
        IReadOnlyList<InstalledRelease> installed;
        try
        {
            installed = ReleaseInstall.Run(path, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine($"codes install: {e.Message}");
            return 1;
        }
        if (installed.Count == 0)
        {
            error.WriteLine($"codes install: {called} holds no release that this program knows.");
            return 1;
        }
        using var output = Console.OpenStandardOutput();
        foreach (var one in installed)
        {
            CodesOutput.WriteLine(output, json =>
            {
                json.WriteString("status", one.Status);
                CodesListCommand.Write(json, one.Release, one.Hash);
                ClaimLines.WriteFindings(json, one.Issues);
            });
        }
        return installed.All(i => i.Status != "failed") ? 0 : 1;
    }
}
