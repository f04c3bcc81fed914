using System.CommandLine;
using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary><c>codes install PATH</c>: checks the releases in a folder or zip and copies them into the data directory.</summary>
public static class CodesInstallCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder or .zip of a release, or of several." };
        var data = CommonOptions.Data();
        var command = new Command("install", "Check releases and copy them into DATA/codes.") { path, data };
        command.SetAction(parsed =>
        {
            var (source, error) = (parsed.GetValue(path)!, parsed.InvocationConfiguration.Error);
            if (!File.Exists(source) && !Directory.Exists(source))
            {
                error.WriteLine($"codes install: {source} is not there.");
                return 2;
            }
            try
            {
                return Install(source, Path.Combine(parsed.GetValue(data)!.FullName, "codes"), error);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                error.WriteLine($"codes install: {e.Message}");
                return 1;
            }
        });
        return command;
    }

    private static int Install(string source, string target, TextWriter error)
    {
        var installed = ReleaseInstall.Run(source, target);
        if (installed.Count == 0)
        {
            error.WriteLine($"codes install: {source} holds no release that this program knows.");
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
