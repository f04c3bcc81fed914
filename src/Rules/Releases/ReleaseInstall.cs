using System.IO.Compression;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Grouping;

namespace Chartroom.Rules.Releases;

/// <summary>What became of one release that was to be installed.</summary>
public sealed record InstalledRelease(CodeRelease Release, string Status, string Hash, IReadOnlyList<Issue> Issues);

/// <summary>
/// Checks releases and copies them into the data directory: a folder or zip that is a release, or that holds several. A release
/// is complete and readable before it is visible under its name, so a stopped installation leaves nothing half done.
/// Source: design.md §5.
/// </summary>
public static class ReleaseInstall
{
    /// <summary>
    /// Installs what is at <paramref name="source"/> into <paramref name="target"/>. A path that holds no release gives an empty list;
    /// a release with the same name and content that is there already is left alone (<c>present</c>), another content replaces it.
    /// </summary>
    public static IReadOnlyList<InstalledRelease> Run(string source, string target)
    {
        if (!File.Exists(source))
            return [.. ReleasesIn(source).Select(r => Install(r, target))];
        Directory.CreateDirectory(target);
        var unpacked = Path.Combine(target, ".unpacking");
        Remove(unpacked);
        try
        {
            // A zip of one release has its tables at the top: then the zip's own name is the release's.
            var top = Path.Combine(unpacked, Path.GetFileNameWithoutExtension(source));
            ZipFile.ExtractToDirectory(source, top);
            return [.. ReleasesIn(top).Select(r => Install(r, target))];
        }
        finally
        {
            Remove(unpacked);
        }
    }

    private static IEnumerable<CodeRelease> ReleasesIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        if (CodeReleases.Describe(folder) is { } single)
            return [single];
        var inner = CodeReleases.Open(folder).All;
        if (inner.Count > 0)
            return inner;
        return Directory.EnumerateDirectories(folder).Take(2).ToList() is [var only] ? CodeReleases.Open(only).All : [];
    }

    private static InstalledRelease Install(CodeRelease release, string target)
    {
        var hash = release.Hash();
        var issues = Check(release);
        if (issues.Any(i => i.Fails))
            return new InstalledRelease(release, "failed", hash, issues);
        var place = Path.Combine(target, release.Name);
        if (Path.GetFullPath(place) == Path.GetFullPath(release.Folder))
            return new InstalledRelease(release, "present", hash, issues);
        if (Directory.Exists(place) && CodeReleases.Describe(place)?.Hash() == hash)
            return new InstalledRelease(release, "present", hash, issues);
        Directory.CreateDirectory(target);
        var arriving = Path.Combine(target, ".arriving-" + release.Name);
        var leaving = Path.Combine(target, ".leaving-" + release.Name);
        Remove(arriving);
        Remove(leaving);
        foreach (var file in release.Files())
        {
            var to = Path.Combine(arriving, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(release.Folder, file), to);
            File.SetAttributes(to, FileAttributes.Normal);
        }
        var replaced = Directory.Exists(place);
        if (replaced)
            Directory.Move(place, leaving);
        Directory.Move(arriving, place);
        Remove(leaving);
        return new InstalledRelease(release with { Folder = place }, replaced ? "replaced" : "installed", hash, issues);
    }

    /// <summary>Every table must be there and have a header; the grouper's and the editor's must load whole.</summary>
    private static List<Issue> Check(CodeRelease release)
    {
        var issues = new List<Issue>();
        var kind = ReleaseKind.All.First(k => k.System == release.System);
        foreach (var table in kind.Tables)
        {
            try
            {
                using var opened = TsvTable.Open(release.Folder, table);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                issues.Add(Issue.Error("not-found", e.Message, table));
            }
        }
        if (issues.Count > 0)
            return issues;
        try
        {
            if (release.System == CodeReleases.MsDrg)
                MsDrgTables.Load(release.Folder);
            else if (release.System == CodeReleases.Mce)
                MceTables.Load(release.Folder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException)
        {
            issues.Add(Issue.Error("structure", e.Message));
        }
        issues.AddRange(release.Gaps.Select(g => Issue.Information("incomplete", g)));
        return issues;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
