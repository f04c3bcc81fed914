namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The people of the demo's town, drawn one by one. Those of a home share street, phone and, mostly, family name; children
/// are born to mothers of an age to have them. Not for two threads at once.
/// </summary>
public sealed class Town(long seed, DateOnly today)
{
    private (long Number, Household? Value) last = (-1, null);

    /// <summary>The person at a position of the stream.</summary>
    public Person Person(long number)
    {
        var household = HouseholdOf(number);
        var slot = (int)(number % Household.Size);
        var place = household.Places[slot];
        var home = new DemoRandom(seed, number / Household.Size * 8 + place.Home, "home");
        var origin = Names.Origin(ref home);
        var family = home.Pick(origin.Families);
        var street = Street(ref home);
        var own = new DemoRandom(seed, number, "person");
        var woman = place.Bond switch { Bond.Woman => true, Bond.Man => false, _ => own.Chance(0.51) };
        var given = own.Pick(woman ? origin.Women : origin.Men);
        var birth = BirthDate(household, number, slot);
        var person = new Person
        {
            Number = number,
            Mrn = Mrn(number),
            Family = family,
            Given = given,
            Middle = own.Chance(0.6) && own.Pick(woman ? origin.Women : origin.Men) is var middle && middle != given ? middle : null,
            OwnAlphabet = own.Chance(0.3) ? Names.OwnAlphabet.GetValueOrDefault(family) : null,
            Sex = woman ? "F" : "M",
            BirthDate = birth,
            BirthOrder = BirthOrder(household, slot),
            Home = own.Chance(0.4) ? street with { Phone = Phone(ref own) } : street,
            Email = own.Chance(0.4) ? $"{Ascii(given)}.{Ascii(family)}{own.Between(1, 99)}@example.org".ToLowerInvariant() : null,
            // Area numbers 900-999 were never given out as social security numbers.
            Ssn = $"9{own.Between(0, 99):00}-{own.Between(1, 99):00}-{own.Between(1, 9999):0000}",
            Race = origin.Race,
            Ethnicity = origin.Ethnicity,
            Language = own.Chance(0.5) ? "en" : origin.Language,
            MaritalStatus = place.Bond switch
            {
                Bond.Woman or Bond.Man => "M",
                Bond.Single => own.Pick<string>(birth.AddYears(60) <= today ? ["W", "W", "D", "S"] : ["S", "S", "S", "D"]),
                _ => "S",
            },
            Payer = PayerOf(birth, home, ref own),
            Mother = place.Bond is Bond.Child or Bond.Twin or Bond.Newborn or Bond.NewbornTwin ? number - slot : null,
        };
        return Changed(person, place, household, ref own);
    }

    /// <summary>A number of eight digits whose last is a check digit.</summary>
    public static string Mrn(long number)
    {
        var body = (number + 1_000_003).ToString("0000000");
        return $"{body}{CheckDigit.Luhn(body)}";
    }

    private Household HouseholdOf(long number)
    {
        var wanted = number / Household.Size;
        if (last.Number != wanted)
            last = (wanted, Household.At(seed, wanted));
        return last.Value;
    }

    /// <summary>
    /// Couples are of about the same age; children are born when their mother is 19 to 44; newborns came in the last months.
    /// </summary>
    private DateOnly BirthDate(Household household, long number, int slot)
    {
        var place = household.Places[slot];
        switch (place.Bond)
        {
            case Bond.NewbornTwin or Bond.Twin:
                return BirthDate(household, number - 1, slot - 1);
            case Bond.Newborn:
                var birth = new DemoRandom(seed, number, "birth");
                return today.AddDays(-(birth.Chance(0.6) ? birth.Between(1, 22) : birth.Between(23, 330)));
            case Bond.Child:
                return ChildBirth(household, number, slot);
            case Bond.Man:
                var wife = AgeOn(BirthDate(household, number - slot, 0));
                var man = new DemoRandom(seed, number, "birth");
                return today.AddYears(-Math.Clamp(wife + man.Between(-3, 7), place.Youngest, place.Oldest)).AddDays(-man.Between(0, 364));
            default:
                var other = new DemoRandom(seed, number, "birth");
                return today.AddYears(-other.Between(place.Youngest, place.Oldest)).AddDays(-other.Between(0, 364));
        }
    }

    /// <summary>Brothers and sisters are two years apart, the youngest first.</summary>
    private DateOnly ChildBirth(Household household, long number, int slot)
    {
        const int Youngest = 2;
        var place = household.Places[slot];
        var mother = AgeOn(BirthDate(household, number - slot, 0));
        var older = household.Places.Take(slot).Count(p => p.Bond is Bond.Child);
        var first = new DemoRandom(seed, number - slot + Youngest, "children");
        var own = new DemoRandom(seed, number, "birth");
        var oldest = Math.Max(place.Youngest, Math.Min(place.Oldest, mother - 19) - 4);
        var age = first.Between(place.Youngest, oldest) + 2 * older;
        return today.AddYears(-age).AddDays(-own.Between(31, 364));
    }

    private int AgeOn(DateOnly birth) => today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);

    private static int? BirthOrder(Household household, int slot)
    {
        if (household.Places[slot].Bond is Bond.Twin or Bond.NewbornTwin)
            return 2;
        return slot + 1 < Household.Size && household.Places[slot + 1].Bond is Bond.Twin or Bond.NewbornTwin ? 1 : null;
    }

    /// <summary>Names that marriage gave, sons called like their father, and changes of the last months.</summary>
    private Person Changed(Person person, Place place, Household household, ref DemoRandom own)
    {
        var adult = person.BirthDate.AddYears(18) <= today;
        // About 70 % of women in marriages took their husband's name (Pew Research Center 2023: 79 %); rounded down for the town's origins.
        if (place.Bond == Bond.Woman && own.Chance(0.7))
            person = person with { Maiden = own.Pick(Names.Origin(ref own).Families) };
        if (place.Bond == Bond.Child && person.Sex == "M" && own.Chance(0.06) && household.Places[1].Bond == Bond.Man)
            person = person with { Given = Person(person.Mother!.Value + 1).Given, Suffix = "Jr" };
        if (place.Bond is not (Bond.Single or Bond.Woman) || !adult)
            return person;
        // Moves and marriages of the last year and a half: about one adult in twelve (US Census ACS 2022: 8.7 % moved within a county in a year).
        var day = today.AddDays(-own.Between(12, 500));
        var wed = person.Maiden is not null && own.Chance(0.08) && person.BirthDate.AddYears(45) > today;
        if (!wed && !own.Chance(0.08))
            return person;
        var street = new DemoRandom(seed, person.Number, "former home");
        return person with
        {
            Maiden = wed ? null : person.Maiden,
            Change = new LifeChange(day, wed ? person.Maiden : null, Street(ref street)),
        };
    }

    private static Home Street(ref DemoRandom random)
    {
        var (city, zip) = random.Pick(Names.Towns);
        var street = $"{random.Between(1, 999)} {random.Pick(Names.Streets)}";
        if (random.Chance(0.2))
            street += $" Apt {random.Between(1, 48)}";
        return new Home(street, city, "DE", zip, Phone(ref random));
    }

    private static string Phone(ref DemoRandom random) => $"302-555-{random.Between(100, 9999):0000}";

    private Payer PayerOf(DateOnly birth, DemoRandom home, ref DemoRandom own)
    {
        var old = birth.AddYears(65) <= today;
        // A family is insured together; those of Medicare each for themselves.
        return Hospital.Payers[old ? own.PickWeighted(From65) : home.PickWeighted(Below65)];
    }

    private const string Marked = "ÁÉÍÓÚáéíóúñÑüÜöÖøØłŁşŞëËçÇ";

    private const string Unmarked = "AEIOUaeiounNuUoOoOlLsSeEcC";

    private static readonly double[] Below65 = [.. Hospital.Payers.Select(p => p.ShareBelow65)];

    private static readonly double[] From65 = [.. Hospital.Payers.Select(p => p.ShareFrom65)];

    /// <summary>A name for a mail address: letters without their marks, and none of other alphabets.</summary>
    private static string Ascii(string name)
    {
        var plain = string.Concat(name.Select(c => Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Unmarked[at] : c).Where(char.IsAsciiLetter));
        return plain.Length > 0 ? plain : "mail";
    }
}
