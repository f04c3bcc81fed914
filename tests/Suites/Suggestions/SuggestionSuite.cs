using System.IO.Compression;
using System.Text;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Demo;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Chartroom.Server.Identity.Files;
using Xunit;

namespace Chartroom.Suites.Suggestions;

/// <summary>
/// How many of the diagnoses that a careful coder gave are suggested from the documents, and how many suggestions are of those: on the
/// demo's stories, whose codes are ours, and on twenty notes that others wrote, whose codes we annotated with the words that say so
/// (<c>clinical-notes.tsv</c>). External causes are left out: the suggester does not look for them.
/// </summary>
public sealed class SuggestionSuite(ITestOutputHelper output)
{
    private const double Least = 0.5;
    private static readonly DateOnly Day = new(2026, 1, 15);
    private static readonly string Folder = Path.Combine(Repository.SharedData, "codes");
    private static readonly Lazy<CodeSuggester> Shared = new(() => CodeSuggester.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, Folder), Folder));

    [Fact]
    public void The_documents_of_the_stories_speak_for_their_codes()
    {
        var counts = new Counts();
        foreach (var story in StoryReader.ReadAll())
        {
            var codes = story.Codes.Where(c => !c.Procedure && c.Code[0] is not ('V' or 'W' or 'X' or 'Y')).Select(c => c.Code).ToHashSet();
            counts.Add(codes, [.. Given(Text(story)).Select(s => s.Code.Shown)], story.Id, output);
        }
        Record("suggestions", "Coder's diagnoses suggested from the demo's documents", counts, []);
        Assert.True(counts.Found >= 0.7 * counts.Gold && counts.Found >= 0.5 * counts.Suggested, $"{counts.Found} of {counts.Gold}, {counts.Suggested} suggested");
    }

    [Fact]
    public void Notes_that_others_wrote_speak_for_the_codes_that_we_annotated()
    {
        var notes = Notes(Path.Combine(Repository.SharedData, "samples", "clinical-notes", "aci-bench", "valid.csv.gz"));
        var (counts, rightWords) = (new Counts(), 0);
        foreach (var note in Annotations().GroupBy(a => a.Note))
        {
            var given = Given(notes[note.Key]).ToList();
            counts.Add([.. note.Select(a => a.Code)], [.. given.Select(s => s.Code.Shown)], note.Key, output);
            rightWords += note.Count(a => given.Exists(s => s.Code.Shown == a.Code && s.Start < a.End && a.Start < s.End));
        }
        Record("suggestions-notes", "Diagnoses suggested from 20 annotated notes of aci-bench", counts, [new { measure = "recall by the very words annotated", percent = Percent(rightWords, counts.Gold) }]);
        Assert.True(counts.Found >= 0.6 * counts.Gold, $"{counts.Found} of {counts.Gold}");
    }

    private void Record(string id, string title, Counts counts, object[] more)
    {
        output.WriteLine($"{counts.Found} of {counts.Gold} found, {counts.Suggested} suggested; of the category: {counts.FoundCategory} found, {counts.SuggestedCategory} suggested rightly");
        ConformanceRecord.Write(
            id, title, counts.Gold, counts.Found, note: $"Exact code, score at least {Least}, external causes left out; {counts.Suggested} codes suggested.",
            details:
            [
                new { measure = "recall", percent = Percent(counts.Found, counts.Gold) }, new { measure = "precision", percent = Percent(counts.Found, counts.Suggested) },
                new { measure = "recall, category of three characters", percent = Percent(counts.FoundCategory, counts.Gold) },
                new { measure = "precision, category of three characters", percent = Percent(counts.SuggestedCategory, counts.Suggested) }, .. more,
            ]);
    }

    private static double Percent(int part, int whole) => Math.Round(100.0 * part / whole, 1);

    private static IEnumerable<Suggestion> Given(string text) =>
        Shared.Value.Suggest(text, Day).Where(s => !s.Assertion.Negated && !s.Assertion.Family && s.Score >= Least);

    private static string Text(Story story)
    {
        var now = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
        var person = new Town(1, DateOnly.FromDateTime(now.Date)).Person(1) with { Sex = story.Sex ?? "F", BirthDate = DateOnly.FromDateTime(now.Date).AddYears(-story.MinAge).AddDays(-40) };
        var telling = new Telling(story, person, now.AddDays(-story.Stay - 9), "V0000011", new Hospital(1), new DemoRandom(1, 1, story.Id));
        return string.Join("\n\n", story.Documents.Select(d => telling.Fill(d.Text)));
    }

    private static IEnumerable<(string Note, string Code, int Start, int End)> Annotations() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Suites", "Suggestions", "clinical-notes.tsv")).Where(l => l.Length > 0 && l[0] != '#').Skip(1)
            .Select(l => l.Split('\t')).Select(c => (c[0], c[1], int.Parse(c[2]), int.Parse(c[3])));

    /// <summary>The notes of a shared file by encounter.</summary>
    private static Dictionary<string, string> Notes(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        var (csv, notes) = (new CsvReader(text), new Dictionary<string, string>());
        while (csv.Read([]) is [_, var encounter, _, var note])
            notes[encounter] = note;
        return notes;
    }

    private sealed class Counts
    {
        public int Gold { get; private set; }

        public int Found { get; private set; }

        public int Suggested { get; private set; }

        public int FoundCategory { get; private set; }

        public int SuggestedCategory { get; private set; }

        public void Add(HashSet<string> gold, HashSet<string> given, string id, ITestOutputHelper output)
        {
            Gold += gold.Count;
            Suggested += given.Count;
            Found += gold.Count(given.Contains);
            FoundCategory += gold.Count(g => given.Any(s => s[..3] == g[..3]));
            SuggestedCategory += given.Count(s => gold.Any(g => g[..3] == s[..3]));
            output.WriteLine($"{id}: missed {string.Join(' ', gold.Except(given))}; besides {string.Join(' ', given.Except(gold))}");
        }
    }
}
