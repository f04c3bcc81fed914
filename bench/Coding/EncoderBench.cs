using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Encoder = Chartroom.Rules.Terminology.Encoder;

namespace Chartroom.Bench.Coding;

/// <summary>
/// Code search over all systems and code suggestions, on one thread: of each query the best of three, so that other work on the machine
/// counts little, suggestions by processor time. Prints rows for <c>bench/Coding/results.md</c>.
/// </summary>
internal static class EncoderBench
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    public static int Run(string codes, string phrases, string notes)
    {
        Search(codes, phrases);
        Suggest(codes, notes);
        return 0;
    }

    private static void Search(string codes, string phrases)
    {
        var before = WorkingMegabytes();
        var start = Stopwatch.StartNew();
        var encoder = new Encoder(codes);
        var searches = CodeSystemNames.All.Select(encoder.Search).ToArray();
        var opened = start.Elapsed.TotalSeconds;
        var grown = WorkingMegabytes() - before;
#pragma warning disable S1215 // What opening threw away is not the index, and is not to be measured with it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
#pragma warning restore S1215
        var memory = WorkingMegabytes() - before;
        var queries = File.ReadLines(phrases).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')[0]).ToArray();
        for (var warm = 0; warm < 300; warm++)
            searches[warm % searches.Length].Find(queries[warm % queries.Length], Day);
        var each = new List<double>();
        var all = new List<double>();
        foreach (var query in queries)
        {
            var sum = 0.0;
            foreach (var search in searches)
            {
                var took = BestOfThree(search, query);
                each.Add(took);
                sum += took;
            }
            all.Add(sum);
        }
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| code search, {queries.Length:n0} phrases, one system | p50 {Percentile(each, 50):n2} ms, p99 {Percentile(each, 99):n2} ms | four systems one after the other: p50 {Percentile(all, 50):n2} ms, p99 {Percentile(all, 99):n2} ms; opened in {opened:n1} s, working set grows by {memory:n0} MB with all concepts, by {grown:n0} MB before what opening threw away is collected |"));
    }

    private static double BestOfThree(CodeSearch search, string query)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var clock = Stopwatch.GetTimestamp();
            search.Find(query, Day);
            best = Math.Min(best, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        return best;
    }

    private static void Suggest(string codes, string notes)
    {
        var before = WorkingMegabytes();
        var suggester = CodeSuggester.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, codes), codes);
        var memory = WorkingMegabytes() - before;
        // Pieces of the length of a note: dialogues and notes alike are words to be looked up.
        var texts = Directory.EnumerateFiles(notes, "*.csv.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(f => Unzipped(f).Chunk(2500)).Select(c => new string(c)).Take(400).ToArray();
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var used = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var text in texts)
                suggester.Suggest(text, Day);
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds);
        }
        var length = texts.Average(t => t.Length);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| code suggestions, {texts.Length} notes of {length:n0} characters | {texts.Length / best:n0} notes a second of processor time | working set grows by {memory:n0} MB with the concepts |"));
    }

    private static string Unzipped(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static double Percentile(List<double> times, int percent)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, times.Count * percent / 100)];
    }

    private static double WorkingMegabytes() => Environment.WorkingSet / 1e6;
}
