using System.Globalization;

namespace Chartroom.Bench.Language;

/// <summary>The FHIR language itself: reading and checking resources, and FHIRPath.</summary>
internal static class LanguageBench
{
    private const int Bundles = 40;

    /// <summary>Enough that code compiled for good runs in most of them.</summary>
    private const int Rounds = 40;

    public static int Run(string what, string directory, string[] rest)
    {
        // One core for all that is measured; a child process has it too.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            System.Diagnostics.Process.GetCurrentProcess().ProcessorAffinity = 1;
        var bundles = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : Bundles;
        var rounds = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : Rounds;
        return what switch
        {
            "reading" => ReadingBench.Run(directory, bundles, rounds),
            "paths" => PathBench.Run(directory, bundles, rounds, rest.Length > 2 ? rest[2] : "bench/Language/paths.mjs"),
            _ => 2,
        };
    }
}
