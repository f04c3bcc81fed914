using Chartroom.Bench.Store;

namespace Chartroom.Bench.Spine;

/// <summary>
/// <c>chartroom load</c> of Synthea patients end to end (unpack, recognize, parse, extract, audit, store durably), beside bare SQLite taking
/// the same rows in the same run.
/// </summary>
internal static class LoadBench
{
    public static async Task RunAsync(string samples)
    {
        var data = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        try
        {
            // The hospitals and practitioners come before the patients, who refer to them.
            string[] files = [.. Directory.GetFiles(samples, "*.json.gz").Order(StringComparer.Ordinal), .. Directory.GetFiles(samples, "*.tar.gz").Order(StringComparer.Ordinal)];
            var (summary, time) = await ServedRecord.RunApartAsync(["load", .. files, "--data", data]);
            var processor = time.TotalSeconds;
            var (resources, rate) = ((long)summary["resources"]!, (double)summary["per_second"]!);
            var bare = resources / BareSqlite.Run(Path.Combine(data, "chartroom.db"), Path.Combine(data, "bare.db"));
            ServedRecord.Row(
                $"load {summary["inputs"]} Synthea files, {resources:n0} resources", $"{rate:n0} resources/s ({summary["seconds"]} s, {summary["failed"]} failed)",
                $"bare SQLite, the same rows: {bare:n0}/s; share {rate / bare:p0}");
            ServedRecord.Row(
                "the same, by processor time", $"{processor * 1e6 / resources:n0} µs a resource, {2 * resources / processor:n0} resources/s on two free cores",
                $"bare SQLite has one thread; share {2 * resources / processor / bare:p0}");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
