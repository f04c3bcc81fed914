using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Suites.Encoder;

/// <summary>
/// The encoder finds the code a coder would give for everyday phrases: first in at least 90 of 100, among the first five in 98.
/// The phrases stand in <c>phrases.tsv</c>.
/// </summary>
public sealed class EncoderSuite(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Fact]
    public void Everyday_phrases_find_their_code()
    {
        var folder = Path.Combine(Repository.SharedData, "codes");
        var search = CodeSearch.Open(CodeSystem.Read(CodeSystemNames.Icd10Cm, folder), folder);
        var phrases = File.ReadLines(Path.Combine(Repository.Root, "tests", "Suites", "Encoder", "phrases.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.True(phrases.Count >= 300);
        var (first, firstFive) = (0, 0);
        foreach (var phrase in phrases)
        {
            var hits = search.Find(phrase[0], Day, 5).Select(h => h.Concept.Shown).ToList();
            first += hits.IndexOf(phrase[1]) == 0 ? 1 : 0;
            firstFive += hits.Contains(phrase[1]) ? 1 : 0;
            if (hits.IndexOf(phrase[1]) != 0)
                output.WriteLine($"{phrase[0]}: wanted {phrase[1]}, got {string.Join(' ', hits)}");
        }
        output.WriteLine($"{first} first, {firstFive} in the first five, of {phrases.Count}");
        ConformanceRecord.Write("encoder", "Everyday phrases, right code first", phrases.Count, first, details:
            [new { place = "first", phrases = first }, new { place = "first five", phrases = firstFive }]);
        Assert.True(first >= 0.90 * phrases.Count && firstFive >= 0.98 * phrases.Count, $"{first} first, {firstFive} in five, of {phrases.Count}");
    }
}
