using Chartroom.Rules.Matching;

namespace Chartroom.Core.Tests.Rules.Matching;

/// <summary>Small invented people for the tests.</summary>
internal static class People
{
    /// <summary>A record from pairs like <c>given=Ann</c>.</summary>
    public static PersonText Text(string id, params string[] fields)
    {
        var text = new PersonText(id);
        foreach (var field in fields)
        {
            var at = field.IndexOf('=', StringComparison.Ordinal);
            text.With(ColumnNames.Named(field[..at])!.Value, field[(at + 1)..]);
        }
        return text;
    }

    public static Person Read(PersonReader reader, string id, params string[] fields) => reader.Read(Text(id, fields));

    /// <summary>
    /// A file of <paramref name="count"/> people, every second with a further record that has one typing error; the same each time.
    /// </summary>
    public static List<Person> File(int count, PersonReader reader, out HashSet<(string, string)> truth)
    {
        truth = [];
        var people = new List<Person>();
        var state = 20261123UL;
        for (var i = 0; i < count; i++)
        {
            var given = Name(ref state, 12);
            var family = Name(ref state, 16) + Endings[Next(ref state, Endings.Length)];
            var birth = $"{1930 + Next(ref state, 80)}-{1 + Next(ref state, 12):00}-{10 + Next(ref state, 18):00}";
            var street = $"{1 + Next(ref state, 900)} {Name(ref state, 16)} street";
            var zip = $"{20000 + Next(ref state, 700)}";
            people.Add(Read(reader, $"p{i}", "given=" + given, "family=" + family, "birthdate=" + birth, "street=" + street, "zip=" + zip, $"ssn={100 + Next(ref state, 700)}{100000 + Next(ref state, 800000)}"));
            if (i % 2 != 0)
                continue;
            var typo = i % 4 == 0 ? family[..2] + "x" + family[2..] : family;
            var day = i % 4 == 0 ? birth : birth[..^1] + (birth[^1] == '1' ? '2' : '1');
            people.Add(Read(reader, $"q{i}", "given=" + given, "family=" + typo, "birthdate=" + day, "street=" + street, "zip=" + zip));
            truth.Add(($"p{i}", $"q{i}"));
        }
        return people;
    }

    private static readonly string[] Beginnings = ["al", "ber", "cor", "dan", "el", "far", "gil", "hor", "ing", "jo", "ka", "lu", "mor", "ni", "os", "pel"];

    private static readonly string[] Endings = ["ton", "man", "ski", "ley", "berg", "wood", "ard", "ine", "ette", "o", "ria", "ws"];

    private static string Name(ref ulong state, int beginnings) => Beginnings[Next(ref state, beginnings)] + Endings[Next(ref state, Endings.Length)];

    private static int Next(ref ulong state, int below)
    {
        state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)((state >> 33) % (ulong)below);
    }
}
