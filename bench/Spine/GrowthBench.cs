using System.Diagnostics;

namespace Chartroom.Bench.Spine;

/// <summary>Does a record cost the same among 1,000 patients and among 100,000? Loading, reading, searching and messages at each size.</summary>
internal static class GrowthBench
{
    private const int Looks = 400;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("chartroom-bench-").FullName;
        try
        {
            var from = 0;
            foreach (var size in Sizes)
            {
                await GrowAsync(data, from, size);
                await LookAsync(data, size);
                await MllpBench.RunAsync(data, 4_000, 4, $"among {size:n0} patients");
                from = size;
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Ten resources a patient; the last tenth of a size is measured, so that it is at that size and not on the way to it.</summary>
    private static async Task GrowAsync(string data, int from, int to)
    {
        var last = Math.Max(from, to - (to / 10));
        if (last > from)
            await LoadAsync(data, from, last);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var (resources, rate) = await LoadAsync(data, last, to);
        var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
        ServedRecord.Row($"load at {to:n0} patients", $"{rate:n0} resources/s", $"{processor.TotalMicroseconds / resources:n0} µs of processor time a resource");
    }

    private static async Task<(long Resources, double Rate)> LoadAsync(string data, int from, int to)
    {
        var file = Path.Combine(data, "grow.ndjson");
        await File.WriteAllLinesAsync(file, Enumerable.Range(from, to - from).SelectMany(Person));
        var summary = (await ServedRecord.RunAsync("load", file, "--data", data))!;
        File.Delete(file);
        return ((long)summary["resources"]!, (double)summary["per_second"]!);
    }

    private static async Task LookAsync(string data, int size)
    {
        await using var server = await ServedRecord.StartAsync(data);
        await server.SettleAsync();
        (string What, Func<int, string> Path)[] looks =
        [
            ("read by id", i => $"fhir/Observation/o{i}-3"), ("results of a patient", i => $"fhir/Observation?patient=g{i}&code=http://loinc.org|2001-1&_sort=-date&_count=20"),
            ("chart opened", i => $"api/chart/g{i}"), ("patient by name", i => $"api/patients?q=grow{i % 977}+ada&count=10"),
        ];
        foreach (var (what, path) in looks)
        {
            var times = new List<double>();
            for (var i = 0; i < Looks + 50; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await server.Client.GetByteArrayAsync(path((int)(i * 7919L % size)));
                if (i >= 50)
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            times.Sort();
            ServedRecord.Row($"{what} at {size:n0} patients", $"p50 {times[Looks / 2]:n2} ms, p99 {times[Looks * 99 / 100]:n2} ms", "over HTTP, audit included");
        }
    }

    private static IEnumerable<string> Person(int n)
    {
        yield return $$"""{"resourceType":"Patient","id":"g{{n}}","identifier":[{"system":"urn:bench","value":"{{n}}"}],"name":[{"family":"Grow{{n % 977}}","given":["Ada","{{(char)('A' + (n % 26))}}"]}],"gender":"female","birthDate":"{{1930 + (n % 90)}}-0{{1 + (n % 9)}}-{{10 + (n % 18)}}"}""";
        for (var i = 0; i < 2; i++)
            yield return $$$"""{"resourceType":"Encounter","id":"e{{{n}}}-{{{i}}}","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/g{{{n}}}"},"period":{"start":"{{{2010 + (n % 15)}}}-0{{{1 + i}}}-02T09:00:00Z"}}""";
        yield return $$$"""{"resourceType":"Condition","id":"c{{{n}}}","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11.{{{n % 9}}}"}]},"subject":{"reference":"Patient/g{{{n}}}"}}""";
        for (var i = 0; i < 6; i++)
            yield return $$$"""{"resourceType":"Observation","id":"o{{{n}}}-{{{i}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{2000 + i}}}-1"}],"text":"Test {{{i}}}"},"subject":{"reference":"Patient/g{{{n}}}"},"encounter":{"reference":"Encounter/e{{{n}}}-{{{i % 2}}}"},"effectiveDateTime":"{{{2010 + (n % 15)}}}-0{{{1 + i}}}-02T08:00:00Z","valueQuantity":{"value":{{{(n % 80) + i}}},"unit":"mg/dL"}}""";
    }
}
