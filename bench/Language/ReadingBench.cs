using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Search;
using Chartroom.Fhir.Validation;

namespace Chartroom.Bench.Language;

/// <summary>
/// What taking in a resource costs: reading it, holding it to R4, taking its search values, on one core beside <see cref="Utf8JsonReader"/> alone over the
/// same bytes. Megabytes a second of processor time, the best of the rounds.
/// </summary>
internal static class ReadingBench
{
    private static readonly Validator Validator = new(ValidationOptions.Ingest);
    private static readonly List<SearchValue> Values = [];

    public static int Run(string directory, int bundles, int rounds)
    {
        foreach (var compact in new[] { false, true })
        {
            var resources = SyntheaResources.Read(directory, bundles, compact);
            var bytes = resources.Sum(r => (long)r.Length);
            Print($"{resources.Count:n0} resources {(compact ? "without white space" : "as written")}, {bytes / 1e6:n1} MB");
            // In turn, so that what else runs on the machine meets them all.
            (string Name, Action<byte[]> Step)[] steps =
            [
                ("Utf8JsonReader alone", ReadTokens),
                ("read", r => Read(r)),
                ("read + validate", r => Validate(Read(r))),
                ("read + search values", r => Extract(Read(r))),
                ("read + validate + search values", All),
            ];
            var best = new double[steps.Length];
            var allocated = new long[steps.Length];
            Array.Fill(best, double.MaxValue);
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < steps.Length; i++)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    best[i] = Math.Min(best[i], Seconds(resources, steps[i].Step));
                    allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
            for (var i = 0; i < steps.Length; i++)
                Print($"| {steps[i].Name} | {bytes / best[i] / 1e6:n0} MB/s | {best[0] / best[i]:p0} of the reader | {best[i] / resources.Count * 1e6:n2} µs | {allocated[i] / resources.Count:n0} B a resource |");
        }
        return 0;
    }

    private static double Seconds(IReadOnlyList<byte[]> resources, Action<byte[]> step)
    {
        using var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        foreach (var resource in resources)
            step(resource);
        process.Refresh();
        return (process.TotalProcessorTime - used).TotalSeconds;
    }

    private static void ReadTokens(byte[] resource)
    {
        var reader = new Utf8JsonReader(resource);
        for (var more = true; more;)
            more = reader.Read();
    }

    private static ResourceDocument Read(byte[] resource) => ResourceDocument.Parse(resource).Value!;

    private static void Validate(ResourceDocument document) => Validator.Validate(document);

    private static void Extract(ResourceDocument document)
    {
        Values.Clear();
        SearchExtractor.Extract(document, Values);
    }

    private static void All(byte[] resource)
    {
        var document = Read(resource);
        Validate(document);
        Extract(document);
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
