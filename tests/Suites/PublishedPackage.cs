using System.Diagnostics;

namespace Chartroom.Suites;

/// <summary>A package of the npm registry, fetched once by npm's own client and kept in <c>artifacts/packages</c>.</summary>
internal static class PublishedPackage
{
    /// <summary>The package's archive. Fails with npm's words when it is neither kept nor to be had.</summary>
    public static async Task<string> FetchAsync(string name, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "packages")).FullName;
        var archive = Path.Combine(folder, $"{name}-{version}.tgz");
        if (File.Exists(archive))
            return archive;
        var scratch = Directory.CreateTempSubdirectory("chartroom-npm-").FullName;
        var start = new ProcessStartInfo("npm", ["pack", $"{name}@{version}", "--silent", "--pack-destination", scratch])
        {
            WorkingDirectory = scratch,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        var packed = Directory.EnumerateFiles(scratch, "*.tgz").FirstOrDefault()
            ?? throw new InvalidOperationException($"npm does not give {name}@{version}: {await errors} {await output}");
        File.Move(packed, archive, overwrite: true);
        Directory.Delete(scratch, recursive: true);
        return archive;
    }
}
