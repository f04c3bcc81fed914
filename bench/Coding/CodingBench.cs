using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chartroom.Rules.Edits;
using Chartroom.Rules.Grouping;
using Chartroom.Rules.Risk;

namespace Chartroom.Bench.Coding;

/// <summary>
/// Grouper, code editor and risk model over the shared cases, parsed beforehand, on one core with every field computed. Prints
/// rows for <c>bench/results.md</c>: start-up with tables, items a second of processor time (best of six runs), bytes allocated an item.
/// </summary>
internal static class CodingBench
{
    public static int Run(string codes)
    {
        Group(Path.Combine(codes, "ms-drg-v43.1"));
        Edit(Path.Combine(codes, "mce-v43"));
        Score(Path.Combine(codes, "hcc"));
        return 0;
    }

    private static void Group(string folder)
    {
        var clock = Stopwatch.StartNew();
        var grouper = new MsDrgGrouper(MsDrgTables.Load(folder));
        var start = clock.Elapsed;
        var reader = new MsDrgClaimReader();
        var claims = Lines(folder).Select(line =>
        {
            var claim = new MsDrgClaim();
            reader.Read(line, claim);
            return claim;
        }).ToArray();
        var grouped = new GroupedClaim();
        Report("MS-DRG grouping", start, claims, claim => grouper.Group(claim, grouped));
    }

    private static void Edit(string folder)
    {
        var clock = Stopwatch.StartNew();
        var editor = new MedicareCodeEditor(MceTables.Load(folder));
        var start = clock.Elapsed;
        var reader = new MceClaimReader();
        var claims = Lines(folder).Select(line =>
        {
            var claim = new MceClaim();
            reader.Read(line, claim);
            return claim;
        }).ToArray();
        var (edited, work) = (new EditedClaim(), new MceWork());
        Report("Medicare Code Editor", start, claims, claim => editor.Edit(claim, edited, work));
    }

    private static void Score(string folder)
    {
        var clock = Stopwatch.StartNew();
        var calculator = new RiskCalculator(RiskModels.Load(folder));
        var start = clock.Elapsed;
        var reader = new RiskBeneficiaryReader();
        var people = File.ReadLines(Path.Combine(folder, "cases", "raf_cases.jsonl")).Select(line =>
        {
            var person = new RiskBeneficiary();
            reader.Read(Encoding.UTF8.GetBytes(line), person);
            return person;
        }).ToArray();
        var score = new RiskScore();
        Report("HCC risk", start, [.. Enumerable.Repeat(people, 40).SelectMany(p => p)], person => calculator.Score(person, score));
    }

    private static void Report<T>(string name, TimeSpan start, T[] items, Action<T> work)
    {
        var (best, allocated) = (double.MaxValue, 0L);
        for (var run = 0; run < 6; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var process = Process.GetCurrentProcess();
            var used = process.TotalProcessorTime;
            foreach (var item in items)
                work(item);
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - used).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        var megabytes = Process.GetCurrentProcess().WorkingSet64 / 1e6;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {items.Length:n0} items | {items.Length / best:n0}/s | {(double)allocated / items.Length:n1} B/item | start-up {start.TotalSeconds:n2} s | working set {megabytes:n0} MB |"));
    }

    private static IEnumerable<byte[]> Lines(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "cases"), "*.ndjson.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                yield return Encoding.UTF8.GetBytes(line);
        }
    }
}
