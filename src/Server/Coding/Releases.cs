using Chartroom.Rules.Releases;
using Chartroom.Server.Host;

namespace Chartroom.Server.Coding;

/// <summary>What the coding commands share: finding a release.</summary>
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
}
