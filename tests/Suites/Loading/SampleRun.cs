using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Suites.Loading;

/// <summary>One sample through the real program: what was read, loaded and refused.</summary>
internal sealed class SampleRun : IDisposable
{
    private readonly DirectoryInfo place;
    private readonly IReadOnlyList<(string Path, string Reason)> failures;

    private SampleRun(DirectoryInfo place, string[] lines)
    {
        this.place = place;
        failures = [.. lines[..^1].Select(l => JsonNode.Parse(l)!).Select(n => ((string)n["path"]!, (string)n["reason"]!))];
        var summary = JsonNode.Parse(lines[^1])!;
        (Inputs, Resources) = ((int)summary["inputs"]!, (long)summary["resources"]!);
    }

    public int Inputs { get; }

    public long Resources { get; }

    /// <summary>Loads a file or folder as it is.</summary>
    public static async Task<SampleRun> OfAsync(string path)
    {
        var own = Directory.CreateTempSubdirectory("chartroom-load-");
        return new SampleRun(own, await LoadAsync(own, path));
    }

    /// <summary>Loads the files of an archive that begin so and end so.</summary>
    public static async Task<SampleRun> OfAsync(string archive, string beginning, params string[] endings)
    {
        var own = Directory.CreateTempSubdirectory("chartroom-load-");
        var files = Path.Combine(own.FullName, "files");
        using (var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress)))
        {
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                var name = entry.Name.TrimStart('.', '/');
                if (entry.DataStream is null || !name.StartsWith(beginning, StringComparison.Ordinal) || !endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                    continue;
                var to = Path.Combine(files, name);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                await entry.ExtractToFileAsync(to, overwrite: false);
            }
        }
        return new SampleRun(own, await LoadAsync(own, files));
    }

    /// <summary>The name of an extracted file in its archive.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Path.Combine(place.FullName, "files"), path);

    /// <summary>
    /// Adds the sample to the counts for docs/conformance.md, and fails when a refusal is not right: <paramref name="contradiction"/> says
    /// what speaks against one, null when nothing does.
    /// </summary>
    public void Record(string sample, string kind, Func<string, string, string?> contradiction)
    {
        var wrong = failures.Select(f => (f.Path, f.Reason, Why: contradiction(f.Path, f.Reason))).Where(f => f.Why is not null).ToList();
        var refused = failures.Select(f => f.Path).Distinct().Count();
        var reasons = failures.GroupBy(f => Place(f.Reason)).OrderByDescending(g => g.Count()).Take(4).Select(g => $"{g.Count()} {g.Key}");
        LoadCounts.Add(new LoadCount(sample, kind, Inputs, Inputs - refused, refused, Resources, string.Join("; ", reasons)), wrong.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40).Select(w => $"{w.Path}: {w.Why} ({w.Reason})")));
    }

    public void Dispose() => place.Delete(recursive: true);

    /// <summary>Reasons by their words, without the line and column that differ from file to file.</summary>
    private static string Place(string reason)
    {
        var split = reason.StartsWith("line ", StringComparison.Ordinal) ? reason.IndexOf(": ", StringComparison.Ordinal) + 2 : 0;
        return reason[split..].Split(" (line ")[0].TrimEnd('.');
    }

    private static async Task<string[]> LoadAsync(DirectoryInfo place, string path)
    {
        Assert.True(Path.Exists(path), $"{path} is not there");
        var program = Path.Combine(AppContext.BaseDirectory, "chartroom");
        string[] arguments = ["load", path, "--data", Path.Combine(place.FullName, "record")];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>A row of the page: how many inputs of a sample were loaded, how many refused and why, and the resources that came of them.</summary>
internal sealed record LoadCount(string Sample, string Kind, int Inputs, int Loaded, int Refused, long Resources, string Reasons);

/// <summary>The counts of all samples, which run one after another in any order, together in one file.</summary>
internal static class LoadCounts
{
    private static readonly Lock Writing = new();
    private static readonly SortedDictionary<string, (LoadCount Count, int Wrong)> All = [];

    public static void Add(LoadCount count, int wrong)
    {
        lock (Writing)
        {
            All[count.Sample] = (count, wrong);
            var inputs = All.Values.Sum(c => c.Count.Inputs);
            ConformanceRecord.Write(
                "load", "Published samples through `chartroom load`", inputs, inputs - All.Values.Sum(c => c.Wrong),
                note: "Each sample is loaded into a record of its own. An input is passed when it was loaded, or refused for what it really lacks.",
                details: [.. All.Values.Select(c => Details(c.Count))]);
        }
    }

    private static object Details(LoadCount c) => new { sample = c.Sample, kind = c.Kind, inputs = c.Inputs, loaded = c.Loaded, refused = c.Refused, resources = c.Resources, reasons = c.Reasons };
}
