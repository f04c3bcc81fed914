using System.Diagnostics;
using Chartroom.Bench.Http;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Chartroom.Store.Search;

namespace Chartroom.Bench.Store;

/// <summary>
/// The kinds of search one by one, in process and on one thread: processor time and allocated bytes a query, which say the same on a
/// busy machine as on a quiet one.
/// </summary>
internal static class QueryBench
{
    private const int Distinct = 200;

    /// <summary>Asks a loaded data directory; the first argument.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var store = SqliteRecordStore.Open(arguments[0], SearchCatalog.Standard);
        var samples = await Samples.TakeAsync(store);
        await Console.Out.WriteLineAsync("| query | µs processor time | KB allocated | rows |");
        foreach (var (name, path) in new Workloads(samples, "").Kinds)
        {
            if (arguments.Length > 1 && !name.Contains(arguments[1], StringComparison.Ordinal))
                continue;
            var queries = Enumerable.Range(0, Distinct).Select(i => Query(path(i))).ToList();
            var rows = await RunAsync(store, queries, TimeSpan.FromSeconds(1.5));
            var (allocated, processor, clock, count) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew(), 0);
            while (clock.Elapsed < TimeSpan.FromSeconds(1.5))
            {
                await RunAsync(store, queries, TimeSpan.Zero);
                count += queries.Count;
            }
            var each = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / count;
            await Console.Out.WriteLineAsync($"| {name} | {each:n0} | {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / count:n0} | {rows / (double)Distinct:n1} |");
        }
        return 0;
    }

    private static SearchQuery Query(string path)
    {
        var (type, rest) = path.Split('?') is [var t, var r] ? (t, r) : (path, "");
        return type.EndsWith("/$everything", StringComparison.Ordinal)
            ? new SearchQuery("", [], Count: 1_000) { Compartment = type.Split('/')[1] }
            : SearchQuery.Parse(type, rest).Value ?? throw new InvalidDataException(path);
    }

    /// <summary>Runs all at least once and until the time is over; returns the rows of the last round.</summary>
    private static async Task<long> RunAsync(SqliteRecordStore store, List<SearchQuery> queries, TimeSpan atLeast)
    {
        var clock = Stopwatch.StartNew();
        long rows;
        do
        {
            rows = 0;
            foreach (var query in queries)
                rows += (await store.SearchAsync(Access.System, query)).Matches.Count;
        }
        while (clock.Elapsed < atLeast);
        return rows;
    }
}
