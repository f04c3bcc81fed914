using System.Text.RegularExpressions;
using Chartroom.Server.Demo;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Server.Tests.Demo;

public sealed partial class StoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.FromHours(-5));

    private static readonly IReadOnlyList<Story> Stories = StoryReader.ReadAll();

    public static TheoryData<string> Ids => [.. Stories.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_placeholder_of_a_story_can_be_filled(string id)
    {
        var story = Stories.Single(s => s.Id == id);
        var telling = Tell(story);
        var texts = story.Documents.Select((_, i) => telling.Text(i)).Concat(story.Results.SelectMany(r => r.Items).Select(i => telling.Fill(i.Value))).Append(telling.Fill(story.Reason));
        Assert.All(texts, t => Assert.DoesNotContain('{', t));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_words_that_support_a_code_stand_in_a_document(string id)
    {
        var story = Stories.Single(s => s.Id == id);
        var text = Spaces().Replace(string.Join('\n', story.Documents.Select(d => d.Text)), " ");
        Assert.All(story.Codes, c => Assert.Contains(Spaces().Replace(c.Evidence, " "), text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Results_and_documents_lie_within_the_stay_and_every_role_has_a_clinician(string id)
    {
        var story = Stories.Single(s => s.Id == id);
        var telling = Tell(story);
        Assert.All(story.Results.Select(r => r.At).Concat(story.Documents.Select(d => d.At)).Concat(story.Medications.Select(m => m.At).OfType<TimeSpan>()), at => Assert.InRange(telling.At(at), telling.Arrival, telling.Departure));
        Assert.Equal(story.Documents.Select(d => telling.At(d.At)).Order(), story.Documents.Select(d => telling.At(d.At)));
        Assert.All(story.Documents, d => Assert.NotNull(telling.Clinician(d.Author)));
        Assert.True(story.Setting is not StorySetting.Inpatient || (story.Stay > 0 && story.Drg is not null));
    }

    [Fact]
    public void A_broken_story_names_its_file_and_line()
    {
        var broken = Assert.Throws<FormatException>(() => StoryReader.Read("bad.story", "story: x\n[codes]\nA41.9 | Y\n"));
        Assert.Contains("bad.story, line 3", broken.Message, StringComparison.Ordinal);
    }

    private static Telling Tell(Story story)
    {
        var person = new Town(1, DateOnly.FromDateTime(Now.Date)).Person(1) with
        {
            Sex = story.Sex ?? "F",
            BirthDate = DateOnly.FromDateTime(Now.Date).AddYears(-story.MinAge).AddDays(-40),
        };
        return new Telling(story, person, Now.AddDays(-story.Stay - 9), "V0000011", new Hospital(1), new DemoRandom(1, 1, story.Id));
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
