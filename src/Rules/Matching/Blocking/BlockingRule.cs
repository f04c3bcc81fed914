using Chartroom.Rules.Matching.Comparisons;
using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Blocking;

/// <summary>
/// One way to find candidates: records with the same key are compared. A key of 0 means the record has none (a part
/// is missing or a placeholder), so that placeholders never make a block.
/// <para><c>Uses</c> are the comparisons whose values the key fixes: learning from this rule's pairs leaves them out.</para>
/// </summary>
public sealed record BlockingRule(string Name, IReadOnlyList<string> Uses, Func<Person, ulong> Key)
{
    /// <summary>The comparisons of <see cref="Uses"/> as a set of bits.</summary>
    public int UsesMask { get; } = Uses.Aggregate(0, (mask, name) => mask | (1 << ComparisonSet.IndexOf(name)));
}

/// <summary>
/// The rules to choose from, most selective first. Names enter unordered, so that swapped ones meet.
/// <para>Source: P. Christen, "A survey of indexing techniques for scalable record linkage", IEEE TKDE 24(9), 2012.</para>
/// </summary>
public static class BlockingRules
{
    public static readonly IReadOnlyList<BlockingRule> All =
    [
        new("ssn", ["ssn"], p => Text(1, p.Ssn)),
        new("mrn", ["mrn"], p => Text(2, p.Mrn)),
        new("email", ["email"], p => Text(3, p.Email)),
        new("phone", ["phone"], p => p.Phone == 0 ? 0 : KeyHash.Combine(4, (ulong)p.Phone)),
        new("insurance", ["insurance"], p => Text(5, p.Insurance)),
        new("names + date of birth", ["given", "family", "nameOrder", "birthDate"], p => With(6, Names(p), Birth(p))),
        new("street + number + postcode", ["street", "place"], p => p.Street is null || p.Number.Length == 0 || p.Zip.Length == 0
            ? 0 : With(7, KeyHash.Combine(p.Street.Hash, KeyHash.Of(p.Number)), KeyHash.Of(p.Zip))),
        new("family + date of birth", ["family", "birthDate"], p => p.Family is null ? 0 : With(8, p.Family.Hash, Birth(p))),
        new("given + date of birth", ["given", "birthDate"], p => p.Given is null ? 0 : With(8, p.Given.Hash, Birth(p))),
        new("postcode + date of birth", ["place", "birthDate"], p => p.Zip.Length == 0 ? 0 : With(9, KeyHash.Of(p.Zip), Birth(p))),
        new("street + given", ["street", "given"], p => p.Street is null || p.Given is null ? 0 : With(10, p.Street.Hash, p.Given.Hash)),
        new("street + family", ["street", "family"], p => p.Street is null || p.Family is null ? 0 : With(10, p.Street.Hash, p.Family.Hash)),
        new("street + date of birth", ["street", "birthDate"], p => p.Street is null ? 0 : With(11, p.Street.Hash, Birth(p))),
        new("sound of both names + year", ["given", "family", "nameOrder"], p => With(12, Sounds(p), Year(p))),
        new("names + place", ["given", "family", "nameOrder", "place"], p => With(13, Names(p), PlaceOf(p))),
        new("sound of family + day and month", ["family"], p => p.Family is null ? 0 : With(14, p.Family.SoundHash, DayMonth(p))),
        new("sound of given + day and month", ["given"], p => p.Given is null ? 0 : With(14, p.Given.SoundHash, DayMonth(p))),
        new("postcode + sound of family", ["place", "family"], p => p.Zip.Length == 0 || p.Family is null ? 0 : With(15, KeyHash.Of(p.Zip), p.Family.SoundHash)),
        new("postcode + sound of given", ["place", "given"], p => p.Zip.Length == 0 || p.Given is null ? 0 : With(15, KeyHash.Of(p.Zip), p.Given.SoundHash)),
        new("number + date of birth", ["birthDate"], p => p.Number.Length == 0 ? 0 : With(16, KeyHash.Of(p.Number), Birth(p))),
        new("date of birth + place", ["birthDate", "place"], p => With(17, Birth(p), PlaceOf(p))),
        new("city + sound of family + number", ["place", "family"], p => p.City is null || p.Family is null || p.Number.Length == 0
            ? 0 : With(18, KeyHash.Combine(p.City.Hash, p.Family.SoundHash), KeyHash.Of(p.Number))),
        new("names", ["given", "family", "nameOrder"], p => With(19, Names(p), 1)),
        new("date of birth", ["birthDate"], p => With(20, Birth(p), 1)),
        new("family + place", ["family", "place"], p => p.Family is null ? 0 : With(21, p.Family.Hash, PlaceOf(p))),
        new("given + place", ["given", "place"], p => p.Given is null ? 0 : With(21, p.Given.Hash, PlaceOf(p))),
        new("family + year", ["family"], p => p.Family is null ? 0 : With(22, p.Family.Hash, Year(p))),
        new("given + year", ["given"], p => p.Given is null ? 0 : With(22, p.Given.Hash, Year(p))),
        new("postcode", ["place"], p => p.Zip.Length == 0 ? 0 : With(23, KeyHash.Of(p.Zip), 1)),
        new("sound of both names", ["given", "family", "nameOrder"], p => With(24, Sounds(p), 1)),
        new("family + first other", ["family", "other1"], p => p.Family is null || p.Other1 is null ? 0 : With(25, p.Family.Hash, p.Other1.Hash)),
    ];

    private static ulong Text(ulong rule, string? text) => text is null ? 0 : KeyHash.Combine(rule, KeyHash.Of(text));

    private static ulong With(ulong rule, ulong a, ulong b) => a == 0 || b == 0 ? 0 : KeyHash.Combine(rule, KeyHash.Combine(a, b));

    private static ulong Names(Person p) => p.Given is null || p.Family is null ? 0 : KeyHash.Unordered(p.Given.Hash, p.Family.Hash);

    private static ulong Sounds(Person p) => p.Given is null || p.Family is null ? 0 : KeyHash.Unordered(p.Given.SoundHash, p.Family.SoundHash);

    private static ulong Birth(Person p) => p.BirthDate.IsMissing || p.BirthDate.Day == 0 || p.BirthDate.IsUnreadable ? 0 : (ulong)p.BirthDate.Digits;

    private static ulong Year(Person p) => p.BirthDate.Year <= 0 ? 0 : (ulong)p.BirthDate.Year;

    /// <summary>Unordered, so that swapped ones meet; 1 January says too little.</summary>
    private static ulong DayMonth(Person p) =>
        p.BirthDate.Day == 0 || p.BirthDate.MayBeYearOnly ? 0 : KeyHash.Unordered(p.BirthDate.Day, p.BirthDate.Month);

    private static ulong PlaceOf(Person p) => p.Zip.Length > 0 ? KeyHash.Of(p.Zip) : p.City?.Hash ?? 0;
}
