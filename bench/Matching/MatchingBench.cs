using System.Diagnostics;
using System.Globalization;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Identity.Files;

namespace Chartroom.Bench.Matching;

/// <summary>Deduplicates synthetic files from CSV to pairs, then searches the same records online.</summary>
internal static class MatchingBench
{
    public static int Run(string[] sizes)
    {
        foreach (var size in sizes.Length == 0 ? ["100000", "1000000"] : sizes)
        {
            var count = int.Parse(size, CultureInfo.InvariantCulture);
            var path = Path.Combine(Path.GetTempPath(), $"chartroom-bench-{count}.csv");
            var truth = Write(path, count);
            Batch(path, truth, count);
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

    private static void Batch(string path, int[] truth, int count)
    {
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var reader = new PersonReader();
        var file = PeopleFile.Read(path, null, null, reader).Value!;
        var read = clock.Elapsed;
        var matches = FileMatcher.Match(file.People, 0, WeightsFile.Default);
        var whole = clock.Elapsed;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Report(truth, matches, out var precision, out var recall);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e9;
        Console.Out.WriteLine(
            $"| matching, {count:N0} records: CSV to pairs | {whole.TotalSeconds:0.0} s (read {read.TotalSeconds:0.0} s, CPU {used.TotalSeconds:0.0} s) "
            + $"| {matches.Compared:N0} pairs compared, peak {peak:0.0} GB, precision {precision:0.0000}, recall {recall:0.0000} |");
        Online(file.People, matches.Scorer, count, reader);
    }

    private static void Report(int[] truth, FileMatches matches, out double precision, out double recall)
    {
        var sizes = new Dictionary<int, long>();
        foreach (var person in truth)
            sizes[person] = sizes.GetValueOrDefault(person) + 1;
        var pairs = sizes.Values.Sum(n => n * (n - 1) / 2);
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
        recall = (double)right / Math.Max(1, pairs);
    }

    private static void Online(IReadOnlyList<Person> people, PairScorer scorer, int count, PersonReader reader)
    {
        using var index = new MatchIndex(scorer);
        var clock = Stopwatch.StartNew();
        foreach (var person in people)
            index.Put(person);
        var built = clock.Elapsed;
        var queries = new SyntheticPeople(1).Make(Math.Min(count, 400_000)).Where((_, i) => i % 40 == 0).Select((q, i) => Renamed(q.Text, i)).ToList();
        foreach (var query in queries.Take(500))
            index.Find(reader.Read(query));
        var times = new List<double>(queries.Count);
        var all = Stopwatch.StartNew();
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            index.Find(reader.Read(query));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var rate = queries.Count / all.Elapsed.TotalSeconds;
        times.Sort();
        Console.Out.WriteLine(
            $"| matching, one registration against {count:N0} | p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, {rate:0}/s on one thread "
            + $"| index built in {built.TotalSeconds:0.0} s |");
    }

    private static PersonText Renamed(PersonText text, int i)
    {
        var copy = new PersonText("q" + i);
        foreach (var field in Enum.GetValues<PersonField>())
            copy.With(field, text[field]);
        return copy;
    }
}
