using System.Diagnostics;
using System.Globalization;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Identity.Files;

namespace Chartroom.Bench.Matching;

/// <summary>
/// <c>file</c> deduplicates a synthetic file from CSV to pairs; beside it the same file by the simplest rule there is, names and date of
/// birth the same letter for letter. <c>one</c> searches as many records for one registration after the other, as the server does.
/// </summary>
internal static class MatchingBench
{
    private const int Read = 20_000;

    public static int Run(string[] arguments)
    {
        string[] sizes = arguments.Length > 1 ? arguments[1..] : ["1000000"];
        foreach (var count in sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
        {
            if (arguments is ["one", ..])
                Online(count);
            else
                Batch(count);
        }
        return 0;
    }

    private static int[] Write(string path, int count)
    {
        var truth = new int[count];
        using var output = new StreamWriter(path);
        output.Write("id,given_name,surname,dob,sex,address,city,zip,phone,ssn\n");
        PersonField[] fields =
        [
            PersonField.Given, PersonField.Family, PersonField.BirthDate, PersonField.Sex, PersonField.Street, PersonField.City, PersonField.Zip,
            PersonField.Phone, PersonField.Ssn,
        ];
        var i = 0;
        foreach (var (text, person) in new SyntheticPeople(1).Make(count))
        {
            truth[i++] = person;
            output.Write(text.Id);
            foreach (var field in fields)
            {
                output.Write(',');
                output.Write(text[field]);
            }
            output.Write('\n');
        }
        return truth;
    }

    private static void Batch(int count)
    {
        var path = Path.Combine(Path.GetTempPath(), $"chartroom-bench-{Environment.ProcessId}.csv");
        var truth = Write(path, count);
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var file = PeopleFile.Read(path, null, null, new PersonReader()).Value!;
        var read = clock.Elapsed;
        var matches = FileMatcher.Match(file.People, 0, WeightsFile.Default);
        var whole = clock.Elapsed;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e9;
        Report(truth, matches, out var precision, out var recall);
        var exact = Exact(path, truth);
        File.Delete(path);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {count:N0} records, CSV to pairs | {whole.TotalSeconds:0.0} s (reading {read.TotalSeconds:0.0} s; CPU {used.TotalSeconds:0.0} s) | {matches.Compared:N0} pairs compared, "
            + $"peak {peak:0.0} GB, precision {precision:0.0000}, recall {recall:0.0000} | {whole / exact.Time:0} times as long as finding the {exact.Recall:0.0%} that agree letter for letter ({exact.Time.TotalSeconds:0.0} s) |"));
    }

    /// <summary>Lines whose names and date of birth are the same, and the share of the pairs of one person that finds.</summary>
    private static (TimeSpan Time, double Recall) Exact(string path, int[] truth)
    {
        var clock = Stopwatch.StartNew();
        var groups = new Dictionary<string, List<int>>();
        foreach (var (line, number) in File.ReadLines(path).Skip(1).Select((l, i) => (l, i)))
        {
            var cells = line.Split(',');
            var key = string.Join('|', cells[1..4]);
            if (!groups.TryGetValue(key, out var group))
                groups[key] = group = [];
            group.Add(number);
        }
        var time = clock.Elapsed;
        var right = groups.Values.Sum(g => g.GroupBy(n => truth[n]).Sum(p => (long)p.Count() * (p.Count() - 1) / 2));
        return (time, (double)right / Pairs(truth));
    }

    private static long Pairs(int[] truth) => truth.GroupBy(p => p).Sum(p => (long)p.Count() * (p.Count() - 1) / 2);

    private static void Report(int[] truth, FileMatches matches, out double precision, out double recall)
    {
        long found = 0, right = 0;
        foreach (var pair in matches.Pairs)
        {
            if (pair.Decision != MatchDecision.Match)
                continue;
            found++;
            if (truth[pair.A] == truth[pair.B])
                right++;
        }
        precision = (double)right / Math.Max(1, found);
        recall = (double)right / Math.Max(1, Pairs(truth));
    }

    private static void Online(int count)
    {
        using var index = new MatchIndex(new PairScorer(WeightsFile.Default, TermFrequency.None));
        var reader = new PersonReader();
        var built = TimeSpan.Zero;
        foreach (var some in new SyntheticPeople(1).Make(count).Select(r => r.Text).Chunk(Math.Max(Read, count / 20)))
        {
            var people = new Person[some.Length];
            Parallel.For(0, some.Length, i => people[i] = reader.Read(some[i]));
            var start = Stopwatch.StartNew();
            index.Put(people);
            built += start.Elapsed;
        }
        var queries = new SyntheticPeople(1).Make(Math.Min(count, 400_000)).Where((_, i) => i % 40 == 0).Select((q, i) => Renamed(q.Text, i)).ToList();
        foreach (var query in queries.Take(500))
            index.Find(reader.Read(query));
        var times = new List<double>(queries.Count);
        var all = Stopwatch.StartNew();
        var found = 0;
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            found += index.Find(reader.Read(query)).Count > 0 ? 1 : 0;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var rate = queries.Count / all.Elapsed.TotalSeconds;
        times.Sort();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| one registration against {count:N0} | p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, longest {times[^1]:0.00} ms | "
            + $"{rate:N0}/s on one thread, {found} of {queries.Count} found | index built in {built.TotalSeconds:0.0} s, working set {Environment.WorkingSet / 1e9:0.0} GB |"));
    }

    private static PersonText Renamed(PersonText text, int i)
    {
        var copy = new PersonText("q" + i);
        foreach (var field in Enum.GetValues<PersonField>())
            copy.With(field, text[field]);
        return copy;
    }
}
