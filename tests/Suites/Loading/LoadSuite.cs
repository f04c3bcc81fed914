using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Suites.Loading;

/// <summary>
/// The published FHIR samples through <c>chartroom load</c>: everything is loaded, or refused with a reason that is right.
/// The counts go to artifacts/conformance/load.json.
/// </summary>
public sealed class LoadSuite
{
    private static readonly string Results = Path.Combine(Repository.Root, "artifacts", "conformance", "load.json");
    private static readonly Lock Writing = new();

    public static TheoryData<string, int, int> Samples => new()
    {
        // A sample, the least number of resources in it, and how many refusals are right.
        { "synthea-r4/hospitalInformation1559319163815.json.gz", 1, 0 },
        // Two of its bundles refer to practitioners by identifier, in bundles that are not part of the sample.
        { "synthea-r4-more", 2_000, 2 },
        { "synthea-r4-hiv", 10_000, 0 },
        { "inferno-reference", 500, 0 },
        // log.ndjson is the export's own log, whose lines are no resources.
        { "bulk-export-10", 7_000, 4 },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_loads_without_unjustified_refusal(string sample, int least, int refusals)
    {
        var path = Path.Combine(Repository.SharedData, "samples", sample);
        Assert.True(Path.Exists(path), $"{path} is not there");
        var data = Directory.CreateTempSubdirectory("chartroom-load-");
        try
        {
            var lines = await RunAsync("load", path, "--data", data.FullName);
            var summary = JsonNode.Parse(lines[^1])!;
            Record(sample, summary, lines[..^1]);
            Assert.All(lines[..^1], l => Assert.True(IsRight(l), l));
            Assert.Equal(refusals, (int)summary["failed"]!);
            Assert.True((long)summary["resources"]! >= least, lines[^1]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static bool IsRight(string failure) =>
        failure.Contains("log.ndjson", StringComparison.Ordinal)
        || (failure.Contains("synthea-r4-more", StringComparison.Ordinal) && failure.Contains("conditional reference", StringComparison.Ordinal));

    private static void Record(string sample, JsonNode summary, string[] failures)
    {
        lock (Writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Results)!);
            var all = File.Exists(Results) ? JsonNode.Parse(File.ReadAllText(Results))!.AsObject() : [];
            all[sample] = new JsonObject
            {
                ["inputs"] = (int)summary["inputs"]!,
                ["resources"] = (long)summary["resources"]!,
                ["failed"] = (int)summary["failed"]!,
                ["per_second"] = (double)summary["per_second"]!,
                ["reasons"] = new JsonArray([.. failures.Select(f => (string?)JsonNode.Parse(f)!["reason"]).Distinct().Take(5).Select(r => (JsonNode?)r)]),
            };
            File.WriteAllText(Results, all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }
    }

    private static async Task<string[]> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "chartroom");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
