using Chartroom.Rules.Matching;

namespace Chartroom.Bench.Matching;

/// <summary>
/// Made-up people for measuring: names and places built from syllables with Zipf-like frequencies, and one record in
/// seven a copy of an earlier person with typing errors, changed address or missing fields. The same seed gives the same.
/// </summary>
internal sealed class SyntheticPeople(ulong seed)
{
    private static readonly string[] Onsets = ["b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "ch", "st", "th", "gr", "sh"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["", "n", "r", "s", "l", "th", "ck", "m", "nd"];
    private ulong state = seed;

    private readonly string[] families = new string[40_000];
    private readonly string[] givens = new string[4_000];
    private readonly string[] streets = new string[30_000];
    private readonly string[] cities = new string[3_000];

    /// <summary>Records one by one with the number of the person behind each.</summary>
    public IEnumerable<(PersonText Text, int Person)> Make(int count)
    {
        Fill(families, 3);
        Fill(givens, 2);
        Fill(streets, 3);
        Fill(cities, 3);
        var originals = new List<Row>(count);
        for (var i = 0; i < count; i++)
        {
            if (originals.Count > 10 && Below(7) == 0)
            {
                var source = originals[Below(originals.Count)];
                yield return (Text(i, Damage(source)), source.Person);
            }
            else
            {
                var row = Person(originals.Count);
                originals.Add(row);
                yield return (Text(i, row), row.Person);
            }
        }
    }

    private Row Person(int number)
    {
        var city = Skewed(cities.Length);
        return new Row(
            number, givens[Skewed(givens.Length)], families[Skewed(families.Length)],
            $"{1925 + Below(95)}-{1 + Below(12):00}-{1 + Below(28):00}", Below(2) == 0 ? "F" : "M",
            $"{1 + Below(2000)} {streets[Skewed(streets.Length)]} street", cities[city], $"{10000 + (city * 7) + Below(7)}",
            Below(10) < 6 ? $"{200 + Below(799)}{Below(10_000_000):0000000}" : "", Below(10) < 5 ? $"{1 + Below(898):000}{Below(1_000_000):000000}" : "");
    }

    private Row Damage(Row row)
    {
        for (var n = 1 + Below(3); n > 0; n--)
        {
            row = Below(9) switch
            {
                0 => row with { Given = Typo(row.Given) },
                1 => row with { Family = Typo(row.Family) },
                2 => row with { Birth = Typo(row.Birth) },
                3 => row with { Street = Typo(row.Street) },
                4 => row with { Phone = "" },
                5 => row with { Ssn = "" },
                6 => row with { Given = row.Given[..1] },
                7 => row with { Street = $"{1 + Below(2000)} {streets[Skewed(streets.Length)]} street", City = cities[Skewed(cities.Length)], Zip = $"{10000 + Below(21000)}" },
                _ => row with { Phone = $"{200 + Below(799)}{Below(10_000_000):0000000}" },
            };
        }
        return row;
    }

    private string Typo(string text)
    {
        if (text.Length < 2)
            return text;
        var at = Below(text.Length);
        var replacement = char.IsAsciiDigit(text[at]) ? (char)('0' + Below(10)) : (char)('a' + Below(26));
        return text[at] is '-' or ' ' ? text : text[..at] + replacement + text[(at + 1)..];
    }

    private static PersonText Text(int id, Row row) => new PersonText(id.ToString())
        .With(PersonField.Given, row.Given).With(PersonField.Family, row.Family).With(PersonField.BirthDate, row.Birth)
        .With(PersonField.Sex, row.Sex).With(PersonField.Street, row.Street).With(PersonField.City, row.City)
        .With(PersonField.Zip, row.Zip).With(PersonField.Phone, row.Phone).With(PersonField.Ssn, row.Ssn);

    private void Fill(string[] names, int syllables)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < names.Length; i++)
        {
            do
                names[i] = Syllables(1 + Below(syllables));
            while (names[i].Length < 3 || (!seen.Add(names[i]) && Below(4) != 0));
        }
    }

    private string Syllables(int number) =>
        string.Concat(Enumerable.Range(0, number).Select(_ => Onsets[Below(Onsets.Length)] + Vowels[Below(Vowels.Length)] + Codas[Below(Codas.Length)]));

    /// <summary>Small numbers often, large ones rarely.</summary>
    private int Skewed(int below)
    {
        var u = Below(1_000_000) / 1_000_000.0;
        return (int)(below * u * u * u);
    }

    private int Below(int limit)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            z ^= z >> 31;
            return (int)((z >> 33) % (ulong)limit);
        }
    }

    private sealed record Row(
        int Person, string Given, string Family, string Birth, string Sex, string Street, string City, string Zip, string Phone, string Ssn);
}
