using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Chartroom.Bench.Store;
using Chartroom.Server.Host;
using Chartroom.Store;

namespace Chartroom.Bench.Http;

/// <summary>
/// The whole server over HTTP: loads Synthea patients with <c>chartroom load</c>, starts <c>chartroom serve</c>, and runs the
/// workloads of the goals against it, in rounds with a bare Kestrel over SQLite. All on the same cores, driver included.
/// </summary>
internal sealed class HttpBench
{
    private readonly Dictionary<string, List<Measurement>> results = [];
    private readonly BenchOptions options;
    private readonly string work = Directory.CreateTempSubdirectory("chartroom-http-").FullName;

    private HttpBench(BenchOptions options) => this.options = options;

    private string[] Place => options.Postgres is { } connection ? ["--data", work, "--postgres", connection] : ["--data", work];

    private ServerSettings Settings => new() { Data = new DirectoryInfo(work), Postgres = options.Postgres };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var bench = new HttpBench(BenchOptions.Read(arguments));
        try
        {
            await bench.RunAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(bench.work, recursive: true);
        }
    }

    private async Task RunAsync()
    {
        Load();
        Samples samples;
        await using (var databases = await Databases.OpenAsync(Settings))
        {
            samples = await Samples.TakeAsync(databases.Store);
            if (options.Bare)
                await BareKestrel.FillAsync(databases.Store, work);
        }
        var token = Token();
        var requests = new Workloads(samples, token);
        using var server = ChildProcess.Serve(Place);
        server.Settle();
        using var bare = options.Bare ? ChildProcess.Bare("bare", work) : null;
        List<Workload> reads = [requests.Read, requests.Chart, requests.Chained, requests.Everything, requests.Mixed, requests.Total];
        Rounds(server, reads, bare, options.Bare ? [BareWorkloads.Read(samples), BareWorkloads.Chart(samples)] : []);
        if (options.Runs("wrk"))
            Wrk.Run(server, samples, token, "wrk, 32 connections: read by id");
        if (bare is not null && options.Runs("wrk"))
            Wrk.Run(bare, samples, token, "wrk, 32 connections: bare Kestrel");
        var bundles = Bundles.Read(options.Folder).Skip(2).Take(options.Transactions).ToList();
        Rounds(server, [requests.Crud, requests.Transactions(bundles)], bare, options.Bare ? [BareWorkloads.Write(samples)] : []);
        Row("server's peak memory", $"{server.PeakMegabytes:n0} MB", "", "", "", "", "");
    }

    private void Load()
    {
        if (options.Keep is { } kept && File.Exists(Path.Combine(kept, "chartroom.db")))
        {
            File.Copy(Path.Combine(kept, "chartroom.db"), Path.Combine(work, "chartroom.db"));
            return;
        }
        if (options.Loaded)
            return;
        var folders = Enumerable.Repeat(options.Folder, options.Times);
        var (line, processor, peak) = ChildProcess.Run(["load", .. folders, .. Place]);
        var summary = JsonNode.Parse(line)!;
        var resources = (double)summary["resources"]!;
        Row("load, resources", $"{(double)summary["per_second"]!:n0}", "20,000", "", "", $"{processor * 1e6 / resources:n0}", $"{Measurement.LoadAverage():n1}");
        Console.Out.WriteLine($"  ({resources:n0} resources in {(double)summary["seconds"]!:n1} s, peak memory {peak:n0} MB)");
        if (options.Keep is { } keep)
        {
            Directory.CreateDirectory(keep);
            File.Copy(Path.Combine(work, "chartroom.db"), Path.Combine(keep, "chartroom.db"));
        }
    }

    private string Token()
    {
        ChildProcess.Run(["user", "add", "bench" + Environment.ProcessId, "--role", "system", .. Place]);
        return ChildProcess.Run(["user", "token", "bench" + Environment.ProcessId, .. Place]).Line;
    }

    /// <summary>Runs all workloads in turn, several times over, so that a busy minute of the machine spoils a round and not a row.</summary>
    private void Rounds(ChildProcess server, List<Workload> workloads, ChildProcess? bare, Workload[] beside)
    {
        var chosen = workloads.FindAll(w => options.Runs(w.Name));
        beside = [.. beside.Where(w => options.Runs(w.Name))];
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var workload in chosen)
                Measure(workload, server, round);
            foreach (var workload in beside)
                Measure(workload, bare!, round);
        }
        foreach (var workload in chosen.Concat(beside))
        {
            var m = Measurement.Median(results[workload.Name]);
            Row(
                workload.Name, $"{m.PerSecond:n0}", workload.Goal, $"{m.P50:n2}", $"{m.P99:n2}",
                $"{m.ServerMicroseconds:n0} + {m.DriverMicroseconds:n0}", $"{m.Load:n1}");
        }
    }

    private void Measure(Workload workload, ChildProcess server, int round)
    {
        var warmup = TimeSpan.FromSeconds(round == 0 ? Math.Min(4, options.Seconds) : 1);
        if (!results.TryGetValue(workload.Name, out var runs))
            results[workload.Name] = runs = [];
        runs.Add(Measurement.Of(workload, server, warmup, TimeSpan.FromSeconds(options.Seconds)));
    }

    internal static void Row(params string[] cells) => Console.Out.WriteLine($"| {string.Join(" | ", cells)} |");
}

/// <summary>The command line of the benchmark.</summary>
/// <param name="Folder">Synthea bundles as files of <c>.json.gz</c> and <c>.tar.gz</c>.</param>
/// <param name="Times">How often the patients are loaded, each time as new patients.</param>
/// <param name="Keep">A directory where the loaded embedded database is kept for the next run.</param>
/// <param name="Loaded">True when the PostgreSQL database is loaded already.</param>
internal sealed record BenchOptions(
    string Folder, int Times, int Rounds, int Seconds, int Transactions, string? Postgres, string? Keep, bool Loaded, string[] Only)
{
    /// <summary>The bare server stands beside the embedded database only.</summary>
    public bool Bare => Postgres is null && Runs("bare");

    public static BenchOptions Read(string[] arguments)
    {
        string? Value(string name) => Array.IndexOf(arguments, name) is >= 0 and var at ? arguments[at + 1] : null;
        int Number(string name, int otherwise) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        return new BenchOptions(
            arguments[0], Number("--times", 1), Number("--rounds", 3), Number("--seconds", 4), Number("--bundles", 40), Value("--postgres"), Value("--keep"),
            arguments.Contains("--loaded"), Value("--only")?.Split(',') ?? []);
    }

    public bool Runs(string workload) => Only.Length == 0 || Only.Any(o => workload.Contains(o, StringComparison.OrdinalIgnoreCase));
}
