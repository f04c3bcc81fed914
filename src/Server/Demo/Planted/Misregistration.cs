using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Planted;

/// <summary>How a registrar writes somebody down when they do not find them on file: by their habit, one to three fields go wrong.</summary>
internal static class Misregistration
{
    /// <summary>Duplicates have numbers of a range of their own.</summary>
    private const long SecondNumbers = 4_000_000;

    /// <summary>The person under a second number, with what the registrar got wrong; <paramref name="errors"/> names the fields.</summary>
    public static Person Second(Person person, RegistrarHabit habit, ref DemoRandom random, out IReadOnlyList<string> errors)
    {
        var wrong = new List<string>();
        var written = person with { Mrn = Town.Mrn(SecondNumbers + person.Number), Middle = random.Chance(0.5) ? null : person.Middle?[..1], OwnAlphabet = null };
        written = habit switch
        {
            RegistrarHabit.TransposesDigits => Transposed(written, ref random, wrong),
            RegistrarHabit.WritesNicknames => Called(written, wrong),
            RegistrarHabit.SwapsNames => Swapped(written, wrong),
            RegistrarHabit.WritesByEar => ByEar(written, wrong),
            RegistrarHabit.SkipsQuestions => Skipped(written, wrong),
            _ => written,
        };
        if (wrong.Count == 0 || random.Chance(0.3))
            written = Moved(written, ref random, wrong);
        errors = wrong;
        return written;
    }

    private static Person Transposed(Person person, ref DemoRandom random, List<string> wrong)
    {
        var birth = person.BirthDate;
        if (random.Chance(0.5) && birth.Day <= 12 && birth.Day != birth.Month)
        {
            wrong.Add("birthDate");
            return person with { BirthDate = new DateOnly(birth.Year, birth.Day, birth.Month) };
        }
        if (random.Chance(0.5) && birth.Day is > 11 and < 30 && birth.Day % 10 is 1 or 2 && birth.Day / 10 != birth.Day % 10)
        {
            wrong.Add("birthDate");
            return person with { BirthDate = new DateOnly(birth.Year, birth.Month, birth.Day % 10 * 10 + birth.Day / 10) };
        }
        wrong.Add("ssn");
        var ssn = person.Ssn.ToCharArray();
        (ssn[9], ssn[10]) = (ssn[10], ssn[9]);
        return person with { Ssn = new string(ssn) };
    }

    private static Person Called(Person person, List<string> wrong)
    {
        wrong.Add("given");
        return person with { Given = Names.Nicknames.GetValueOrDefault(person.Given) ?? person.Given[..1] };
    }

    private static Person Swapped(Person person, List<string> wrong)
    {
        wrong.Add("name");
        return person with { Given = person.Family, Family = person.Given };
    }

    /// <summary>Letters that sound alike, and marks that are left out.</summary>
    private static Person ByEar(Person person, List<string> wrong)
    {
        var heard = person.Family
            .Replace("ph", "f", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal).Replace("ei", "ie", StringComparison.Ordinal)
            .Replace("y", "i", StringComparison.Ordinal).Replace("é", "e", StringComparison.Ordinal).Replace("í", "i", StringComparison.Ordinal)
            .Replace("á", "a", StringComparison.Ordinal).Replace("ó", "o", StringComparison.Ordinal).Replace("ú", "u", StringComparison.Ordinal)
            .Replace("ñ", "n", StringComparison.Ordinal).Replace("z", "s", StringComparison.Ordinal).Replace("ll", "l", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal);
        if (heard == person.Family)
            heard = person.Family.Length > 4 ? person.Family[..^1] : person.Family + "e";
        wrong.Add("family");
        return person with { Family = heard };
    }

    private static Person Skipped(Person person, List<string> wrong)
    {
        wrong.Add("ssn");
        wrong.Add("middle");
        return person with { Ssn = "", Middle = null, Email = null };
    }

    private static Person Moved(Person person, ref DemoRandom random, List<string> wrong)
    {
        wrong.Add("address");
        var (city, zip) = random.Pick(Names.Towns);
        return person with { Home = new Home($"{random.Between(1, 999)} {random.Pick(Names.Streets)}", city, "DE", zip, $"302-555-{random.Between(100, 9999):0000}") };
    }
}
