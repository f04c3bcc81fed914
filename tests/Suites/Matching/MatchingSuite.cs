using System.IO.Compression;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Chartroom.Server.Identity.Files;
using Xunit;

namespace Chartroom.Suites.Matching;

/// <summary>
/// The published matching sets, with one set of default weights, no labels and no tuning to a set. The floors stand a
/// little under what was measured.
/// <para>Source: the sets' own truth, as <c>samples/matching</c> of the shared data's README says.</para>
/// </summary>
public sealed class MatchingSuite(ITestOutputHelper output)
{
    private static readonly string Samples = Path.Combine(Repository.SharedData, "samples", "matching");

    [Fact]
    public void Published_sets_are_matched_without_labels()
    {
        var figures = new List<Figures>
        {
            Deduplicate("FEBRL 1", "febrl/dataset1.csv.gz", "rec_id", FebrlPerson, 0.99),
            Deduplicate("FEBRL 2", "febrl/dataset2.csv.gz", "rec_id", FebrlPerson, 0.99),
            Deduplicate("FEBRL 3", "febrl/dataset3.csv.gz", "rec_id", FebrlPerson, 0.99),
            Deduplicate("ePBRN train", "epbrn/ePBRN_dup_train.csv.gz", "rec_id", r => r["match_id"], 0.95),
            Deduplicate("Splink historical figures", "splink/historical_figures_50k.csv.gz", "unique_id", r => r["cluster"], 0.90),
            Deduplicate("Splink fake 1000", "splink/fake_1000.csv.gz", "unique_id", r => r["cluster"], 0.92),
            MiisPairs(),
            CdcSeedCases(),
        };
        foreach (var f in figures)
            output.WriteLine(f.ToString());
        ConformanceRecord.Write(
            "matching", "Record matching, sets at or above their floor", figures.Count, figures.Count(f => f.Measured >= f.Floor),
            note: "One set of default weights, no labels. Deduplication sets: F1 over pairs; graded sets: share of right answers. "
            + "Made by `Chartroom.Suites -class '*MatchingSuite'`.",
            details: [.. figures.Select(f => f.Row())]);
        Assert.All(figures, f => Assert.True(f.Measured >= f.Floor, f.ToString()));
    }

    /// <summary><c>rec-12-org</c> and <c>rec-12-dup-0</c> are the same person.</summary>
    private static string FebrlPerson(Dictionary<string, string> row) => row["rec_id"].Split('-')[1];

    private static Figures Deduplicate(string name, string file, string id, Func<Dictionary<string, string>, string> personOf, double floor)
    {
        var path = Path.Combine(Samples, file);
        var people = PeopleFile.Read(path, null, id, new PersonReader()).Value!.People;
        var truth = Truth(Rows(path), id, personOf);
        var pairs = FileMatcher.Match(people, 0, WeightsFile.Default).Pairs;
        var matched = Count(pairs.Where(p => p.Decision == MatchDecision.Match), people, truth);
        var reviewed = Count(pairs, people, truth);
        return new Figures(name, truth.Count, matched, reviewed, matched.F1, floor);
    }

    private static Quality Count(IEnumerable<FoundPair> pairs, IReadOnlyList<Person> people, HashSet<(string, string)> truth)
    {
        int found = 0, right = 0;
        foreach (var pair in pairs)
        {
            found++;
            right += truth.Contains(Ordered(people[pair.A].Id, people[pair.B].Id)) ? 1 : 0;
        }
        return new Quality((double)right / Math.Max(1, found), (double)right / truth.Count);
    }

    /// <summary>Match is a match, possible match is review, not a match is no; and no "not a match" may be called a match.</summary>
    private static Figures MiisPairs()
    {
        var scorer = new PairScorer(WeightsFile.Default, TermFrequency.None);
        var reader = new PersonReader();
        int total = 0, right = 0, wrongMatches = 0;
        foreach (var line in Lines(Path.Combine(Samples, "miis/pairs.jsonl.gz")))
        {
            var pair = PairsInput.Read(line, ++total).Value!;
            var expected = System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("expect").GetString() switch
            {
                "Match" => MatchDecision.Match,
                "Possible Match" => MatchDecision.Review,
                _ => MatchDecision.No,
            };
            var decision = scorer.Explain(reader.Read(pair.A), reader.Read(pair.B)).Decision;
            right += decision == expected ? 1 : 0;
            wrongMatches += expected == MatchDecision.No && decision == MatchDecision.Match ? 1 : 0;
        }
        Assert.Equal(0, wrongMatches);
        return new Figures("MIIS graded pairs", total, null, null, (double)right / total, 0.928);
    }

    /// <summary>Each case against the seed: a match is matched, a possible match is at least for review, a non-match is not matched.</summary>
    private static Figures CdcSeedCases()
    {
        var folder = Path.Combine(Samples, "cdc-recordlinker");
        var cases = Rows(Path.Combine(folder, "nbs_test.csv.gz")).ToList();
        const string Map = "given=FIRST,family=LAST,suffix=SUFFIX,maiden=MAIDEN,birthdate=BIRTHDATE,sex=GENDER,street=ADDRESS,city=CITY,state=STATE,zip=ZIP,ssn=SSN";
        var reader = new PersonReader();
        var tests = PeopleFile.Read(Path.Combine(folder, "nbs_test.csv.gz"), Map, "Test Case #", reader).Value!.People;
        var seed = PeopleFile.Read(Path.Combine(folder, "nbs_seed.csv.gz"), Map, "Match Id", reader).Value!.People;
        var found = FileMatcher.Match([.. tests, .. seed], tests.Count, WeightsFile.Default).Pairs
            .ToDictionary(p => (p.A, p.B - tests.Count), p => p.Decision);
        var position = seed.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var right = 0;
        for (var i = 0; i < cases.Count; i++)
        {
            var decision = found.GetValueOrDefault((i, position[cases[i]["Match Id"]]), MatchDecision.No);
            right += cases[i]["Expected Result"] switch
            {
                "match" => decision == MatchDecision.Match,
                "no_match" => decision != MatchDecision.Match,
                _ => decision != MatchDecision.No,
            }
            ? 1 : 0;
        }
        return new Figures("CDC seed cases", cases.Count, null, null, (double)right / cases.Count, 0.95);
    }

    private static HashSet<(string, string)> Truth(IEnumerable<Dictionary<string, string>> rows, string id, Func<Dictionary<string, string>, string> personOf)
    {
        var truth = new HashSet<(string, string)>();
        foreach (var person in rows.GroupBy(personOf))
        {
            var ids = person.Select(r => r[id]).ToList();
            for (var i = 0; i < ids.Count; i++)
            {
                for (var j = i + 1; j < ids.Count; j++)
                    truth.Add(Ordered(ids[i], ids[j]));
            }
        }
        return truth;
    }

    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var text = Open(path);
        var csv = new CsvReader(text);
        var header = csv.Read([])!.ToList();
        while (csv.Read([]) is { } row)
            yield return header.Zip(row).ToDictionary(c => c.First, c => c.Second);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var text = Open(path);
        while (text.ReadLine() is { } line)
            yield return line;
    }

    private static StreamReader Open(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));

    private sealed record Quality(double Precision, double Recall)
    {
        public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);
    }

    private sealed record Figures(string Set, int Cases, Quality? Match, Quality? Review, double Measured, double Floor)
    {
        public object Row() => new
        {
            set = Set,
            cases = Cases,
            measured = Math.Round(Measured, 4),
            precision = Text(Match?.Precision),
            recall = Text(Match?.Recall),
            with_review = Review is null ? "" : $"P {Review.Precision:0.0000}, R {Review.Recall:0.0000}, F1 {Review.F1:0.0000}",
        };

        private static string Text(double? share) => share is { } s ? s.ToString("0.0000") : "";
    }
}
