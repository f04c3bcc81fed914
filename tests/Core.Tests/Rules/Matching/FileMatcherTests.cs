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
    public void A_file_of_families_does_not_teach_that_one_person_has_many_names()
    {
        var reader = new PersonReader();
        var people = People.File(1_000, reader, out var truth);
        var families = people.Where(p => p.Id[0] == 'p').Take(800).Chunk(4).ToList();
        string[] givens = ["Anna", "Boris", "Clara", "David", "Edith", "Frank", "Gerda", "Henry", "Irene", "Jacob", "Kate", "Louis", "Maria", "Noah", "Olga", "Peter"];
        var file = people.Where(p => p.Id[0] == 'q' || int.Parse(p.Id[1..]) >= 800).ToList();
        file.AddRange(people.Where(p => p.Id[0] == 'p' && int.Parse(p.Id[1..]) < 800));
        foreach (var (family, number) in families.Select((f, i) => (f[0], i)))
        {
            // Each first member gets three relatives: same family name, home and phone, other given name, date of birth and number.
            for (var i = 1; i < 4; i++)
            {
                file.Add(People.Read(
                    reader, $"r{number}-{i}", "given=" + givens[((number * 3) + (i * 5)) % 16], "family=" + family.Family!.Folded,
                    $"birthdate={1930 + (((number * 7) + (i * 13)) % 70)}-{1 + (((number * 5) + i) % 12):00}-{10 + (((number * 3) + (i * 7)) % 18)}",
                    $"street={family.Number} {family.Street!.Folded}", "zip=" + family.Zip, $"ssn={100 + (((number * 97) + (i * 211)) % 700)}{100_000 + (((number * 7919) + (i * 104_729)) % 800_000)}"));
            }
        }
        var matches = FileMatcher.Match(file, 0, WeightsFile.Default);
        var found = matches.Pairs.Where(p => p.Decision == MatchDecision.Match)
            .Select(p => string.CompareOrdinal(file[p.A].Id, file[p.B].Id) < 0 ? (file[p.A].Id, file[p.B].Id) : (file[p.B].Id, file[p.A].Id)).ToHashSet();
        Assert.True(matches.Scorer.Weights.Learned);
        Assert.Contains(matches.Scorer.Weights.Rules, r => r.Name == "another name and number");
        Assert.True(truth.Intersect(found).Count() >= 0.95 * truth.Count, $"{truth.Intersect(found).Count()} of {truth.Count}");
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

    [Fact]
    public void A_record_written_again_and_again_is_still_found()
    {
        var reader = new PersonReader();
        using var index = new MatchIndex(new PairScorer(WeightsFile.Default, TermFrequency.None));
        string[] ann = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "zip=06360", "ssn=123121234"];
        for (var i = 0; i <= 2 * MatchIndex.LargestBlock; i++)
            index.Put(People.Read(reader, "1", [.. ann, $"phone=617-555-{1000 + (i % 7)}"]));
        Assert.Equal("1", Assert.Single(index.Find(People.Read(reader, "new", ann))).Person.Id);
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void A_record_taken_out_leaves_those_that_share_its_keys()
    {
        var reader = new PersonReader();
        using var index = new MatchIndex(new PairScorer(WeightsFile.Default, TermFrequency.None));
        string[] ann = ["given=Ann", "family=Keller", "birthdate=1970-02-03", "street=12 Mill Lane", "zip=06360"];
        string[] ids = ["1", "2", "3", "4"];
        foreach (var id in ids)
            index.Put(People.Read(reader, id, ann));
        foreach (var (gone, left) in new (string, string[])[] { ("2", ["1", "3", "4"]), ("4", ["1", "3"]), ("1", ["3"]) })
        {
            index.Remove(gone);
            Assert.Equal(left, index.Find(People.Read(reader, "new", ann)).Select(h => h.Person.Id));
        }
        index.Put(People.Read(reader, "5", ann));
        Assert.Equal(["3", "5"], index.Find(People.Read(reader, "new", ann)).Select(h => h.Person.Id));
    }
}
