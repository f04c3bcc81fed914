using System.Diagnostics;
using Chartroom.Fhir.Documents;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Chartroom.Store.Search;

namespace Chartroom.Bench.Store;

/// <summary>
/// The load benchmark: Synthea patients end to end (parse, extract, store durably), beside bare SQLite taking the same rows
/// in the same run; then reads by id and the commonest chart query.
/// </summary>
internal static class StoreBench
{
    private const int InFlight = 3;
    private const int Queries = 4_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var most = arguments.Length > 1 ? int.Parse(arguments[1]) : int.MaxValue;
        var bundles = Bundles.Read(arguments[0]).Take(most).ToList();
        var directory = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        try
        {
            var store = SqliteRecordStore.Open(directory, SearchCatalog.Standard);
            Row("| JSON read", $"{bundles.Sum(b => (long)b.Length) / 1e6:n0} MB in {bundles.Count} bundles |");
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var (resources, seconds) = await LoadAsync(store, bundles);
            var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            var rate = resources / seconds;
            Row("| load: parse, extract, store (FULL)", $"{rate:n0} resources/s ({resources:n0} in {seconds:n2} s) |");
            var minified = await ReadAsync(store);
            await ChartAsync(store);
            Row("| load: processor time", $"{cpu * 1e6 / resources:n0} µs a resource ({resources / cpu * 2:n0} resources/s with two cores free) |");
            await store.DisposeAsync();
            var file = Path.Combine(directory, "chartroom.db");
            var bareSeconds = BareSqlite.Run(file, Path.Combine(directory, "bare.db"));
            Row("| bare SQLite, the same rows", $"{resources / bareSeconds:n0} resources/s |");
            Row("| load as a share of bare SQLite", $"{rate / (resources / bareSeconds):p0} |");
            Row("| database size over minified JSON", $"{new FileInfo(file).Length / (double)minified:n2} ({new FileInfo(file).Length / 1e6:n0} MB) |");
            Row("| peak memory", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:n0} MB, the JSON in it |");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Row(string what, string value) => Console.Out.WriteLine($"{what} | {value}");

    private static async Task<(int Resources, double Seconds)> LoadAsync(SqliteRecordStore store, List<byte[]> bundles)
    {
        var resources = 0;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bundles, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (bundle, cancel) =>
        {
            var writes = Writes(bundle);
            var result = await store.CommitAsync(new RecordTransaction("Device/bench", writes, ReturnsDocuments: false), cancel);
            if (result is CommitResult.Refused refused)
                throw new InvalidDataException(refused.Issues[0].Text);
            Interlocked.Add(ref resources, writes.Count);
        });
        return (resources, watch.Elapsed.TotalSeconds);
    }

    private static List<RecordWrite> Writes(byte[] bundle)
    {
        var writes = new List<RecordWrite>();
        foreach (var entry in ResourceDocument.Trusted(bundle).Root["entry"u8].Items)
            writes.Add(new RecordWrite.Create(ResourceDocument.Trusted(entry["resource"u8].RawMemory), entry["fullUrl"u8].Text));
        return writes;
    }

    private static async Task<long> ReadAsync(SqliteRecordStore store)
    {
        var keys = new List<ResourceKey>();
        long minified = 0;
        await foreach (var version in store.ChangesSinceAsync(0))
        {
            keys.Add(version.Key);
            minified += version.Document!.Utf8.Length;
        }
        var order = Enumerable.Range(0, Queries).Select(i => keys[(int)(i * 7919L % keys.Count)]).ToList();
        await TimesAsync("read by id, in process", order, async key => _ = await store.ReadAsync(Access.System, key));
        return minified;
    }

    private static async Task ChartAsync(SqliteRecordStore store)
    {
        var patients = new List<string>();
        string? cursor = null;
        do
        {
            var page = await store.SearchAsync(Access.System, SearchQuery.Parse("Patient", "_count=1000").Value! with { Cursor = cursor });
            patients.AddRange(page.Matches.Select(m => m.Key.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        string[] codes = ["8302-2", "29463-7", "39156-5", "85354-9", "72514-3", "2339-0"];
        var queries = Enumerable.Range(0, Queries).Select(i => SearchQuery.Parse(
            "Observation", $"patient={patients[i * 31 % patients.Count]}&code=http://loinc.org|{codes[i % codes.Length]}&_sort=-date&_count=20").Value!).ToList();
        await TimesAsync("Observation?patient&code&_sort=-date&_count=20", queries, async q => _ = await store.SearchAsync(Access.System, q));
        var encounters = Enumerable.Range(0, Queries / 4).Select(i => SearchQuery.Parse(
            "Encounter", $"patient.birthdate=ge{1940 + (i % 50)}&patient.birthdate=lt{1950 + (i % 50)}&_count=20").Value!).ToList();
        await TimesAsync("Encounter?patient.birthdate (10 years), 20", encounters, async q => _ = await store.SearchAsync(Access.System, q));
        var totals = Enumerable.Range(0, Queries / 4).Select(i => SearchQuery.Parse(
            "Observation", $"code=http://loinc.org|{codes[i % codes.Length]}&_total=accurate&_count=20").Value!).ToList();
        await TimesAsync("Observation?code, 20 and accurate total", totals, async q => _ = await store.SearchAsync(Access.System, q));
        var names = Enumerable.Range(0, Queries / 4).Select(i => SearchQuery.Parse("Patient", $"name={(char)('a' + (i % 26))}&_count=20").Value!).ToList();
        await TimesAsync("Patient?name=x, 20", names, async q => _ = await store.SearchAsync(Access.System, q));
    }

    private static async Task TimesAsync<T>(string what, List<T> items, Func<T, Task> run)
    {
        foreach (var item in items.Take(items.Count / 4))
            await run(item);
        var times = new List<double>(items.Count);
        foreach (var item in items)
        {
            var start = Stopwatch.GetTimestamp();
            await run(item);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        times.Sort();
        Row($"| {what}", $"p50 {times[times.Count / 2]:n0} µs, p99 {times[times.Count * 99 / 100]:n0} µs |");
    }
}
