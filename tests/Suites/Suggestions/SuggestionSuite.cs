using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Demo;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;
using Xunit;

namespace Chartroom.Suites.Suggestions;

/// <summary>
/// How many of the diagnoses that a careful coder gave the demo's stories are suggested from their documents. External causes are
/// left out: the suggester does not look for them.
/// </summary>
public sealed class SuggestionSuite(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Fact]
    public void The_documents_of_the_stories_speak_for_their_codes()
    {
        var folder = Path.Combine(Repository.SharedData, "codes");
        var suggester = CodeSuggester.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, folder), folder);
        var (gold, found, suggested) = (0, 0, 0);
        foreach (var story in StoryReader.ReadAll())
        {
            var codes = story.Codes.Where(c => !c.Procedure && c.Code[0] is not ('V' or 'W' or 'X' or 'Y')).Select(c => c.Code).ToHashSet();
            var given = suggester.Suggest(Text(story), Day).Where(s => !s.Assertion.Negated && !s.Assertion.Family && s.Score >= 0.5).Select(s => s.Code.Shown).ToHashSet();
            gold += codes.Count;
            suggested += given.Count;
            found += codes.Count(given.Contains);
            output.WriteLine($"{story.Id}: missed {string.Join(' ', codes.Except(given))}; besides {string.Join(' ', given.Except(codes))}");
        }
        output.WriteLine($"{found} of {gold} found, {suggested} suggested");
        ConformanceRecord.Write(
            "suggestions", "Coder's diagnoses suggested from the demo's documents", gold, found, note: "Exact code, score at least 0.5, external causes left out.",
            details: [new { measure = "recall", percent = Math.Round(100.0 * found / gold, 1) }, new { measure = "precision", percent = Math.Round(100.0 * found / suggested, 1) }]);
        Assert.True(found >= 0.6 * gold, $"{found} of {gold}");
    }

    private static string Text(Story story)
    {
        var now = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
        var person = new Town(1, DateOnly.FromDateTime(now.Date)).Person(1) with { Sex = story.Sex ?? "F", BirthDate = DateOnly.FromDateTime(now.Date).AddYears(-story.MinAge).AddDays(-40) };
        var telling = new Telling(story, person, now.AddDays(-story.Stay - 9), "V0000011", new Hospital(1), new DemoRandom(1, 1, story.Id));
        return string.Join("\n\n", story.Documents.Select(d => telling.Fill(d.Text)));
    }
}
