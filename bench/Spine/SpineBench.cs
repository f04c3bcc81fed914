namespace Chartroom.Bench.Spine;

/// <summary>The spine end to end: load, messages, charts, growth. Each prints rows for bench/Spine/results.md.</summary>
internal static class SpineBench
{
    public static async Task<int> RunAsync(string what, string[] rest)
    {
        switch (what)
        {
            case "load" when rest.Length == 1:
                await LoadBench.RunAsync(rest[0]);
                return 0;
            case "mllp":
                await MllpAsync();
                return 0;
            case "chart":
                await ChartBench.RunAsync();
                return 0;
            case "growth":
                await GrowthBench.RunAsync();
                return 0;
            default:
                await Console.Error.WriteLineAsync("usage: Chartroom.Bench spine load SYNTHEA-FOLDER | mllp | chart | growth");
                return 2;
        }
    }

    private static async Task MllpAsync()
    {
        var data = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        try
        {
            foreach (var inFlight in new[] { 1, 4, 16 })
                await MllpBench.RunAsync(data, 10_000 * Math.Min(2, inFlight), inFlight, "on an empty record");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
