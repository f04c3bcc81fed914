using System.Diagnostics;
using Chartroom.Rules.Matching;
using Chartroom.Rules.Matching.Weights;
using Xunit;

namespace Chartroom.Core.Tests.Rules.Matching;

public sealed class FileMatcherTests
{
    [Fact]
    public void A_file_teaches_its_own_weights_and_finds_its_duplicates()
    {
        var people = People.File(800, new PersonReader(), out var truth);
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        Assert.True(matches.Scorer.Weights.Learned);
        var found = matches.Pairs.Where(p => p.Decision == MatchDecision.Match).Select(p => (people[p.A].Id, people[p.B].Id)).ToHashSet();
        Assert.True(truth.Intersect(found).Count() >= 0.97 * truth.Count, $"{truth.Intersect(found).Count()} of {truth.Count}");
        Assert.True(found.Except(truth).Count() <= 0.01 * truth.Count, $"{found.Except(truth).Count()} wrong");
    }

    [Fact]
    public void A_small_file_keeps_the_default_weights()
    {
        var people = People.File(30, new PersonReader(), out _);
        Assert.False(FileMatcher.Match(people, 0, WeightsFile.Default).Scorer.Weights.Learned);
    }

    [Fact]
    public void The_same_file_gives_the_same_answer()
    {
        var first = FileMatcher.Match(People.File(800, new PersonReader(), out _), 0, WeightsFile.Default);
        var second = FileMatcher.Match(People.File(800, new PersonReader(), out _), 0, WeightsFile.Default);
        Assert.Equal(first.Pairs.Select(p => (p.A, p.B, p.Decision)), second.Pairs.Select(p => (p.A, p.B, p.Decision)));
        Assert.All(first.Pairs.Zip(second.Pairs), p => Assert.Equal(p.First.Bits, p.Second.Bits, 6));
    }

    [Fact]
    public void Two_files_are_only_compared_across()
    {
        var reader = new PersonReader();
        string[] ann = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "zip=06360", "ssn=123121234"];
        List<Person> people = [People.Read(reader, "a1", ann), People.Read(reader, "a2", ann), People.Read(reader, "b1", ann)];
        var pairs = FileMatcher.Match(people, 2, WeightsFile.Default).Pairs;
        Assert.Equal([(0, 2), (1, 2)], pairs.Select(p => (p.A, p.B)));
    }

    [Fact]
    public void Ten_thousand_records_of_nobody_make_no_pairs_and_no_delay()
    {
        var reader = new PersonReader();
        var people = Enumerable.Range(0, 10_000)
            .Select(i => People.Read(reader, $"n{i}", "given=Baby", "family=Boy", "birthdate=1900-01-01", "ssn=999-99-9999", "phone=999-999-9999")).ToList();
        var clock = Stopwatch.StartNew();
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        Assert.Empty(matches.Pairs);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_equal_records_do_not_explode()
    {
        var reader = new PersonReader();
        var people = Enumerable.Range(0, 10_000)
            .Select(i => People.Read(reader, $"n{i}", "given=Ann", "family=Keller", "birthdate=1970-02-03", "ssn=123-12-1234", "zip=06360")).ToList();
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        Assert.InRange(matches.Compared, 1, 5_000_000);
        Assert.InRange(matches.Pairs.Count, 9_999, 1_000_000);
        Assert.Equal(1, matches.People);
    }

    [Fact]
    public void One_registration_gets_the_score_that_the_file_gives()
    {
        var reader = new PersonReader();
        var people = People.File(800, reader, out _);
        var matches = FileMatcher.Match(people, 0, WeightsFile.Default);
        using var index = new MatchIndex(matches.Scorer);
        foreach (var person in people)
            index.Put(person);
        var compared = 0;
        foreach (var pair in matches.Pairs.Take(200))
        {
            var hit = index.Find(people[pair.A]).FirstOrDefault(h => h.Person.Id == people[pair.B].Id);
            if (hit.Person is null)
                continue;
            compared++;
            Assert.Equal(pair.Bits, hit.Bits);
        }
        Assert.True(compared > 100);
    }

    [Fact]
    public void The_index_follows_changes_and_removals()
    {
        var reader = new PersonReader();
        using var index = new MatchIndex(new PairScorer(WeightsFile.Default, TermFrequency.None));
        string[] ann = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "zip=06360", "ssn=123121234"];
        index.Put(People.Read(reader, "1", ann));
        Assert.Equal(MatchDecision.Match, index.Find(People.Read(reader, "new", ann)).Single().Decision);
        index.Put(People.Read(reader, "1", "given=Otto", "family=Brandt", "birthdate=1930-11-30"));
        Assert.Empty(index.Find(People.Read(reader, "new", ann)));
        Assert.Equal(1, index.Count);
        Assert.True(index.Remove("1"));
        Assert.False(index.Remove("1"));
        Assert.Null(index.Get("1"));
    }
}
