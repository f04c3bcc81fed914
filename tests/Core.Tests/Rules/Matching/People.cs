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
    /// A file of <paramref name="count"/> people, every third with a second record that has one typing error; the same each time.
    /// </summary>
    public static List<Person> File(int count, PersonReader reader, out HashSet<(string, string)> truth)
    {
        string[] beginnings = ["al", "ber", "cor", "dan", "el", "far", "gil", "hor", "ing", "jo", "ka", "lu", "mor", "ni", "os", "pel"];
        string[] endings = ["ton", "man", "ski", "ley", "berg", "wood", "ard", "ine", "ette", "o", "ria", "ws"];
        truth = [];
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            var given = beginnings[i * 7 % 16] + endings[(i / 16 * 5 + i) % 12];
            var family = beginnings[(i * 11 + 3) % 16] + beginnings[i / 7 % 16] + endings[i / 3 % 12];
            var birth = $"{1930 + (i * 37 % 80)}-{1 + (i * 5 % 12):00}-{1 + (i * 17 % 28):00}";
            var street = $"{1 + (i * 13 % 900)} {beginnings[i % 16]}{endings[i / 5 % 12]} street";
            var zip = $"{20000 + (i * 31 % 700)}";
            people.Add(Read(reader, $"p{i}", "given=" + given, "family=" + family, "birthdate=" + birth, "street=" + street, "zip=" + zip, $"ssn={100 + (i % 700)}{100000 + (i * 7919 % 899999)}"));
            if (i % 3 != 0)
                continue;
            var typo = i % 2 == 0 ? family[..2] + "x" + family[2..] : family;
            var day = i % 2 == 0 ? birth : birth[..^1] + (birth[^1] == '1' ? '2' : '1');
            people.Add(Read(reader, $"q{i}", "given=" + given, "family=" + typo, "birthdate=" + day, "street=" + street, "zip=" + zip));
            truth.Add(($"p{i}", $"q{i}"));
        }
        return people;
    }
}
