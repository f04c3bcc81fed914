using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chartroom.Fhir.Outcomes;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Server.Identity.Files;

/// <summary>The file form of <c>match</c>: reads one or two CSV files, writes the pairs found.</summary>
public static class MatchFiles
{
    /// <summary>0 done, 2 when a file cannot be used.</summary>
    public static int Run(string path, string? against, string? map, string? id)
    {
        var clock = Stopwatch.StartNew();
        var reader = new PersonReader();
        var people = new List<Person>();
        var split = 0;
        foreach (var file in new[] { path, against })
        {
            if (file is null)
                continue;
            if (file == against)
                split = people.Count;
            if (Load(file, map, id, reader) is not { } read)
                return 2;
            people.AddRange(read);
        }
        var loaded = clock.Elapsed;
        var matches = FileMatcher.Match(people, split, WeightsFile.Default);
        Write(people, matches);
        Report(people, matches, loaded, clock.Elapsed);
        return 0;
    }

    private static IReadOnlyList<Person>? Load(string path, string? map, string? id, PersonReader reader)
    {
        Parsed<PeopleFile> file;
        try
        {
            file = PeopleFile.Read(path, map, id, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"match: {e.Message}");
            return null;
        }
        foreach (var issue in file.Issues)
            Console.Error.WriteLine($"match: {issue.Text}");
        if (!file.Succeeded)
            return null;
        Console.Error.WriteLine($"match: {path}: {file.Value.People.Count} records; {string.Join(", ", file.Value.Columns)}");
        return file.Value.People;
    }

    private static void Write(List<Person> people, FileMatches matches)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        output.Write("id_a,id_b,score,decision\n");
        foreach (var pair in matches.Pairs)
        {
            output.Write(Cell(people[pair.A].Id));
            output.Write(',');
            output.Write(Cell(people[pair.B].Id));
            output.Write(',');
            output.Write(pair.Probability.ToString("0.######", CultureInfo.InvariantCulture));
            output.Write(pair.Decision == MatchDecision.Match ? ",match\n" : ",review\n");
        }
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Report(List<Person> people, FileMatches matches, TimeSpan loaded, TimeSpan whole)
    {
        var weights = matches.Scorer.Weights;
        Console.Error.WriteLine($"match: blocking by {string.Join("; ", matches.BlockingRules)}");
        Console.Error.WriteLine(
            $"match: weights {weights.Version}, match from {weights.MatchBits:0.0} bits, review from {weights.ReviewBits:0.0}, prior {weights.Prior:0.0e0}");
        Console.Error.WriteLine(
            $"match: {people.Count} records, {matches.Compared} pairs compared, {matches.Pairs.Count(p => p.Decision == MatchDecision.Match)} matched, "
            + $"{matches.Pairs.Count(p => p.Decision == MatchDecision.Review)} to review, {matches.People} people; read {loaded.TotalSeconds:0.0} s, all {whole.TotalSeconds:0.0} s");
    }
}
