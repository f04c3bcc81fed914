using System.Text.Json;
using Xunit;

namespace Chartroom.Suites;

/// <summary>
/// Runs a published suite whole: every case passes or stands in the suite's <c>exclusions.json</c> with a reason; an exclusion
/// that passes fails the run. The counts go to <c>artifacts/conformance</c>.
/// </summary>
internal sealed class SuiteReport(string suite, string title)
{
    private readonly Dictionary<string, Exclusion> exclusions = ReadExclusions(suite);
    private readonly List<string> wrong = [];
    private int total;
    private int passed;

    /// <summary>Records one case; <c>failure</c> is null when it passed.</summary>
    public void Add(string id, string? failure)
    {
        total++;
        passed += failure is null ? 1 : 0;
        if (failure is null && exclusions.ContainsKey(id))
            wrong.Add($"{id}: is excluded but passes");
        else if (failure is not null && !exclusions.ContainsKey(id))
            wrong.Add($"{id}: {failure}");
    }

    /// <summary>Writes the counts and fails when a case that is not excluded failed.</summary>
    public void End(int least, IReadOnlyList<object>? details = null)
    {
        ConformanceRecord.Write(suite, title, total, passed, exclusions.Count, details: details);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "suites")).FullName;
        File.WriteAllLines(Path.Combine(folder, suite + ".txt"), wrong);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {total}:\n{string.Join('\n', wrong.Take(100))}");
        Assert.True(total >= least, $"Only {total} cases were found; {least} were expected.");
    }

    private static Dictionary<string, Exclusion> ReadExclusions(string suite)
    {
        var file = Path.Combine(Repository.Root, "tests", "Suites", suite, "exclusions.json");
        if (!File.Exists(file))
            return [];
        return JsonSerializer.Deserialize<Exclusion[]>(File.ReadAllText(file), JsonSerializerOptions.Web)!.ToDictionary(e => e.Id);
    }

    private sealed record Exclusion(string Id, string Type, string Reason);
}
