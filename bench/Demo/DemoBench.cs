using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Bench.Demo;

/// <summary>
/// Generation alone of the demo's patients, with every message, bundle and letter as bytes, on one core and on all; beside it the
/// SHA-256 of the same bytes on one core, as the yardstick of the machine. The peak of the working set shows that memory does not grow.
/// </summary>
internal static class DemoBench
{
    private const int Share = 600;

    public static int Run(string[] sizes)
    {
        foreach (var patients in sizes.Length > 0 ? sizes.Select(int.Parse) : [6_000, 60_000])
            Measure(patients);
        return 0;
    }

    private static void Measure(int patients)
    {
        var now = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(-4));
        var shelf = new StoryShelf(StoryReader.ReadAll());
        Generate(shelf, now, 600, 1);
        var (alone, arrivals, bytes) = Generate(shelf, now, Math.Min(patients, 12_000), 1);
        var (hashed, _, _) = Hash(shelf, now, Math.Min(patients, 3_000));
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        var (all, _, _) = Generate(shelf, now, patients, Environment.ProcessorCount);
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds;
        var one = Math.Min(patients, 12_000) / alone;
        var perPatient = bytes / Math.Min(patients, 12_000);
        Process.GetCurrentProcess().Refresh();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {patients:n0} patients | {(double)arrivals / Math.Min(patients, 12_000):n1} arrivals, {perPatient / 1024.0:n0} KB a patient | {one:n0}/s on one core | {patients / all:n0}/s on {Environment.ProcessorCount} | "
            + $"{patients / processor:n0}/s of processor time | {alone / Math.Min(patients, 12_000) / (hashed / Math.Min(patients, 3_000)):n0} x the time of SHA-256 over the same bytes | peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:n0} MB |"));
    }

    private static (double Seconds, long Arrivals, long Bytes) Generate(StoryShelf shelf, DateTimeOffset now, int patients, int workers)
    {
        var (arrivals, bytes, next) = (0L, 0L, -Share);
        var clock = Stopwatch.StartNew();
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            var feed = new DemoFeed(1, now, null, shelf);
            for (var first = Interlocked.Add(ref next, Share); first < patients; first = Interlocked.Add(ref next, Share))
            {
                foreach (var patient in feed.Of(first, Math.Min(patients, first + Share)))
                {
                    Interlocked.Add(ref arrivals, patient.Arrivals.Count);
                    Interlocked.Add(ref bytes, patient.Arrivals.Sum(a => a.Content.Length));
                }
            }
        });
        return (clock.Elapsed.TotalSeconds, arrivals, bytes);
    }

    private static (double Seconds, long Arrivals, long Bytes) Hash(StoryShelf shelf, DateTimeOffset now, int patients)
    {
        var all = new DemoFeed(1, now, null, shelf).Of(0, patients).SelectMany(p => p.Arrivals).Select(a => a.Content).ToList();
        var clock = Stopwatch.StartNew();
        var zero = all.Count(c => SHA256.HashData(c.Span)[0] == 0);
        return (clock.Elapsed.TotalSeconds, all.Count, zero);
    }
}
