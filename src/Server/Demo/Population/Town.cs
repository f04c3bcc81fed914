namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The people of the demo's town, drawn one by one. A household shares street, phone and family name; its members follow
/// each other in the stream. Age and sex shares follow the US resident population (assumed, to the decade).
/// </summary>
public sealed class Town(long seed, DateOnly today)
{
    private static readonly double[] AgeShares = [12, 13, 14, 14, 12, 13, 11, 7, 3.5, 0.8];

    private static readonly string[] Payers = ["Medicare", "Medicaid", "Bluestone Health Plan", "Union Mutual", "Self-pay"];

    /// <summary>The person at a position of the stream.</summary>
    public Person Person(long number)
    {
        var household = new DemoRandom(seed, number / 3, "household");
        var own = new DemoRandom(seed, number, "person");
        var lives = own.Chance(0.7) ? household : own;
        var origin = Names.Origins[lives.PickWeighted([.. Names.Origins.Select(o => o.Share)])];
        var family = lives.Pick(origin.Families);
        var (city, zip) = lives.Pick(Names.Towns);
        var street = $"{lives.Between(1, 999)} {lives.Pick(Names.Streets)}";
        var phone = $"302-555-{lives.Between(100, 9999):0000}";
        var sex = own.Chance(0.51) ? "F" : "M";
        var given = own.Pick(sex == "F" ? origin.Women : origin.Men);
        var birth = BirthDate(ref own);
        var adult = birth.AddYears(18) <= today;
        return new Person
        {
            Number = number,
            Mrn = Mrn(number),
            Family = family,
            Given = given,
            Middle = own.Chance(0.6) ? own.Pick(sex == "F" ? origin.Women : origin.Men) : null,
            Maiden = adult && sex == "F" && own.Chance(0.4) ? own.Pick(origin.Families) : null,
            Sex = sex,
            BirthDate = birth,
            Street = own.Chance(0.15) ? $"{street} Apt {own.Between(1, 48)}" : street,
            City = city,
            State = "DE",
            Zip = zip,
            Phone = own.Chance(0.5) ? phone : $"302-555-{own.Between(100, 9999):0000}",
            Email = own.Chance(0.4) ? $"{Ascii(given)}.{Ascii(family)}{own.Between(1, 99)}@example.org".ToLowerInvariant() : null,
            // Area numbers 900-999 were never given out as social security numbers.
            Ssn = $"9{own.Between(0, 99):00}-{own.Between(1, 99):00}-{own.Between(1, 9999):0000}",
            Race = origin.Race,
            Ethnicity = origin.Ethnicity,
            Language = own.Chance(0.5) ? "en" : origin.Language,
            MaritalStatus = adult ? own.Pick(["S", "M", "M", "M", "D", "W"]) : "S",
            Payer = birth.AddYears(65) <= today ? (own.Chance(0.9) ? "Medicare" : own.Pick(Payers)) : own.Pick(Payers[1..]),
        };
    }

    /// <summary>A number of eight digits whose last is a check digit. Source: Luhn, ISO/IEC 7812-1 annex B.</summary>
    public static string Mrn(long number)
    {
        var body = (number + 1_000_003).ToString("0000000");
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[body.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return $"{body}{(10 - sum % 10) % 10}";
    }

    private DateOnly BirthDate(ref DemoRandom random)
    {
        var decade = random.PickWeighted(AgeShares);
        var days = random.Next(3652);
        return today.AddYears(-10 * decade).AddDays(-days);
    }

    private static string Ascii(string name) => string.Concat(name.Where(char.IsAsciiLetter));
}
