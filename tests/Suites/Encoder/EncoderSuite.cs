using Chartroom.Rules.Terminology;
using Xunit;

namespace Chartroom.Suites.Encoder;

/// <summary>
/// The encoder finds the code a coder would give for everyday phrases: first in at least 90 of 100, among the first five in 98.
/// The phrases stand in <c>phrases.tsv</c>; the misses of the held-out half are counted but not shown, so that nobody tunes to them.
/// </summary>
public sealed class EncoderSuite(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    private static readonly Lazy<IReadOnlyList<EverydayPhrase>> Phrases = new(() =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Suites", "Encoder", "phrases.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => new EverydayPhrase(c[0], c[1], c[2], c[3], c[4] == "held out")),
    ]);

    [Theory]
    [InlineData(CodeSystemNames.Icd10Cm, "encoder", "Everyday phrases, ICD-10-CM: right code first", 0.90, 0.98)]
    [InlineData(CodeSystemNames.Icd10Pcs, "encoder-procedures", "Everyday phrases, ICD-10-PCS: right code first", 0.90, 0.98)]
    [InlineData(CodeSystemNames.Hcpcs, "encoder-supplies", "Everyday phrases, HCPCS Level II: right code first", 0.90, 0.98)]
    [InlineData(CodeSystemNames.Cvx, "encoder-vaccines", "Everyday phrases, CVX: right code first", 0.80, 0.95)]
    public void Everyday_phrases_find_their_code(string system, string record, string title, double leastFirst, double leastFive)
    {
        var folder = Path.Combine(Repository.SharedData, "codes");
        var search = CodeSearch.Open(CodeSystem.Read(system, folder), folder);
        var found = Phrases.Value.Where(p => p.System == system).Select(p => (Phrase: p, Place: PlaceOf(search, p))).ToList();
        var details = new List<object>();
        foreach (var part in found.GroupBy(f => f.Phrase.IsHeldOut).OrderBy(g => g.Key))
        {
            Count(details, part.Key ? "held out" : "tuning", "all", [.. part]);
            foreach (var kind in part.GroupBy(f => f.Phrase.Kind).Where(k => k.Count() < part.Count()))
                Count(details, part.Key ? "held out" : "tuning", kind.Key, [.. kind]);
        }
        var (first, five) = (found.Count(f => f.Place == 0), found.Count(f => f.Place >= 0));
        ConformanceRecord.Write(record, title, found.Count, first, details: details);
        Assert.True(first >= leastFirst * found.Count && five >= leastFive * found.Count, $"{first} first, {five} in five, of {found.Count}");
    }

    private void Count(List<object> details, string part, string kind, List<(EverydayPhrase Phrase, int Place)> found)
    {
        var (first, five) = (found.Count(f => f.Place == 0), found.Count(f => f.Place >= 0));
        output.WriteLine($"{part}, {kind}: {first} first ({100.0 * first / found.Count:0.0} %), {five} in five ({100.0 * five / found.Count:0.0} %) of {found.Count}");
        details.Add(new { part, kind, phrases = found.Count, first, firstFive = five });
    }

    private int PlaceOf(CodeSearch search, EverydayPhrase phrase)
    {
        var hits = search.Find(phrase.Text, Day, 5).Select(h => h.Concept.Shown).ToList();
        var place = hits.IndexOf(phrase.Code);
        if (place != 0 && !phrase.IsHeldOut)
            output.WriteLine($"  {phrase.Text}: wanted {phrase.Code}, got {string.Join(' ', hits)}");
        return place;
    }

    private sealed record EverydayPhrase(string Text, string Code, string System, string Kind, bool IsHeldOut);
}
