using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Weights;

/// <summary>
/// What it adds that an agreeing value is rare, or takes away that it is common, in bits: agreement on Smith says less
/// than on Zogopoulos. The average agreement is worth log2(m/u); agreement on a value with relative frequency f is worth
/// log2(m/f), so the adjustment is log2(u/f), kept within <see cref="Most"/> bits either way.
/// <para>Source: W. E. Winkler, "Frequency-based matching in the Fellegi-Sunter model", Census RR 2000/06.</para>
/// </summary>
public sealed class TermFrequency
{
    /// <summary>No value adds or takes more than this.</summary>
    public const double Most = 6;

    private readonly Dictionary<NameText, int> given;
    private readonly Dictionary<NameText, int> family;
    private readonly Dictionary<int, int> birthDates;
    private readonly Dictionary<string, int> zips;
    private readonly int people;

    private TermFrequency(Dictionary<NameText, int> given, Dictionary<NameText, int> family, Dictionary<int, int> birthDates, Dictionary<string, int> zips, int people)
    {
        this.given = given;
        this.family = family;
        this.birthDates = birthDates;
        this.zips = zips;
        this.people = people;
    }

    /// <summary>No adjustment: what single pairs and small inputs use.</summary>
    public static TermFrequency None { get; } = new([], [], [], [], 0);

    /// <summary>
    /// Counts values over people: records of one person (same number in <paramref name="personOf"/>) count once, so
    /// that a rare name does not look common because its bearer has many records. Null counts every record.
    /// </summary>
    public static TermFrequency Count(IReadOnlyList<Person> records, int[]? personOf)
    {
        var givens = new Dictionary<NameText, int>();
        var families = new Dictionary<NameText, int>();
        var births = new Dictionary<int, int>();
        var codes = new Dictionary<string, int>();
        var counted = 0;
        for (var i = 0; i < records.Count; i++)
        {
            if (personOf is not null && personOf[i] != i)
                continue;
            counted++;
            var record = records[i];
            Add(givens, record.Given);
            Add(families, record.Family);
            if (record.BirthDate.IsReal)
                Add(births, record.BirthDate.Digits);
            if (record.Zip.Length > 0)
                Add(codes, record.Zip);
        }
        return new TermFrequency(givens, families, births, codes, counted);
    }

    /// <summary>The adjustment of one comparison of a pair at a level, in bits; 0 where rarity says nothing.</summary>
    public double Bits(MatchWeights weights, int comparison, int level, Person a, Person b)
    {
        if (people == 0 || level != 1)
            return 0;
        var count = comparison switch
        {
            ComparisonSet.Given => More(given, a.Given, b.Given),
            ComparisonSet.Family => More(family, a.Family, b.Family),
            ComparisonSet.BirthDate => birthDates.GetValueOrDefault(a.BirthDate.Digits),
            ComparisonSet.Place => a.Zip == b.Zip && a.Zip.Length > 0 ? zips.GetValueOrDefault(a.Zip) : 0,
            _ => 0,
        };
        if (count == 0)
            return 0;
        var frequency = (count + 0.5) / (people + 1.0);
        return Math.Clamp(Math.Log2(weights.U[comparison][1] / frequency), -Most, Most);
    }

    /// <summary>The adjustments of all comparisons of a pair.</summary>
    public double Bits(MatchWeights weights, LevelPattern pattern, Person a, Person b)
    {
        if (people == 0)
            return 0;
        return Bits(weights, ComparisonSet.Given, pattern[ComparisonSet.Given], a, b)
            + Bits(weights, ComparisonSet.Family, pattern[ComparisonSet.Family], a, b)
            + Bits(weights, ComparisonSet.BirthDate, pattern[ComparisonSet.BirthDate], a, b)
            + Bits(weights, ComparisonSet.Place, pattern[ComparisonSet.Place], a, b);
    }

    /// <summary>The rarer side must not make a common name look rare: names the same in letters may be two spellings.</summary>
    private static int More(Dictionary<NameText, int> counts, NameText? a, NameText? b) =>
        Math.Max(a is null ? 0 : counts.GetValueOrDefault(a), b is null ? 0 : counts.GetValueOrDefault(b));

    private static void Add<T>(Dictionary<T, int> counts, T? value)
        where T : notnull
    {
        if (value is not null)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
    }
}
