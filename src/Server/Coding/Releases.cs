using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>What the coding commands share: finding a release, and running input files into standard output.</summary>
internal static class Releases
{
    /// <summary>The newest release of a system, or null after saying on <paramref name="error"/> what is missing and how to install it.</summary>
    public static CodeRelease? Find(DirectoryInfo? codes, DirectoryInfo data, string system, TextWriter error)
    {
        var folder = CommonOptions.ResolveCodes(codes, data);
        var found = CodeReleases.Open(folder?.FullName ?? Path.Combine(data.FullName, "codes")).Latest(system);
        foreach (var issue in found.Issues)
            error.WriteLine(issue.Text);
        return found.Value;
    }

    /// <summary>Runs files into standard output; 0 all read, 1 some lines or files failed.</summary>
    public static int RunLines(string[] files, TextWriter error, string command, Func<Stream, Func<IEnumerable<InputFile>, bool>> run)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        try
        {
            return run(output)(InputFiles.Open(files)) ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            output.Flush();
            error.WriteLine($"{command}: {e.Message}");
            return 1;
        }
    }
}
