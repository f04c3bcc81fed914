using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The vaccines somebody had: children by the schedule, adults now and then, and those that a story gives. What a story says is
/// missing is missing; nothing is given during a stay.
/// Source: CDC immunization schedules 2024, one date for each dose; shares of adults as of CDC AdultVaxView 2021-22, rounded.
/// </summary>
internal sealed class VaccineCard
{
    /// <summary>Days of life at which a child gets what.</summary>
    private static readonly (int Day, string Cvx, string Name)[] Childhood =
    [
        (1, "08", "Hepatitis B, adolescent or pediatric"), (62, "08", "Hepatitis B, adolescent or pediatric"), (62, "119", "rotavirus, monovalent"), (62, "20", "DTaP"),
        (62, "10", "IPV"), (62, "49", "Hib (PRP-OMP)"), (62, "216", "Pneumococcal conjugate PCV20"), (124, "119", "rotavirus, monovalent"), (124, "20", "DTaP"), (124, "10", "IPV"),
        (124, "216", "Pneumococcal conjugate PCV20"), (186, "20", "DTaP"), (370, "03", "MMR"), (370, "21", "varicella"), (380, "83", "Hep A, ped/adol, 2 dose"), (480, "20", "DTaP"),
        (1500, "03", "MMR"), (1500, "10", "IPV"), (4050, "115", "Tdap"), (4050, "165", "HPV9"), (4050, "114", "meningococcal MCV4P"),
    ];

    private readonly List<Vaccination> given = [];
    private readonly Person person;
    private readonly IReadOnlyList<Telling> tellings;
    private readonly DateTimeOffset now;
    private DemoRandom random;

    public VaccineCard(Person person, IReadOnlyList<Telling> tellings, DateTimeOffset now, DemoRandom random)
    {
        (this.person, this.tellings, this.now, this.random) = (person, tellings, now, random);
        var age = person.AgeOn(DateOnly.FromDateTime(now.Date));
        if (age < 18)
            AddChildhood();
        else
            AddAdult(age);
        var stories = tellings.SelectMany(t => t.Story.Vaccines.Select(v => new Vaccination(v.Cvx, v.Name, t.At(v.At), Lot()))).ToList();
        given.RemoveAll(v => stories.Exists(s => s.Cvx == v.Cvx && Math.Abs((s.At - v.At).TotalDays) < 25));
        given.AddRange(stories);
        given.RemoveAll(v => v.At > now);
        given.Sort((a, b) => a.At.CompareTo(b.At));
    }

    public IReadOnlyList<Vaccination> Given => given;

    private void AddChildhood()
    {
        var slow = random.Chance(0.1);
        foreach (var (day, cvx, name) in Childhood)
        {
            if (!(slow && random.Chance(0.4)))
                Add(cvx, name, person.BirthDate.AddDays(day + random.Next(9)));
        }
        // Not before six months of age.
        if (random.Chance(0.5) && LastAutumn() is var autumn && autumn >= person.BirthDate.AddMonths(6))
            Add("140", "Influenza, split virus, trivalent, PF", autumn);
    }

    private void AddAdult(int age)
    {
        if (random.Chance(age >= 65 ? 0.68 : 0.38))
            Add("140", "Influenza, split virus, trivalent, PF", LastAutumn());
        if (random.Chance(age >= 65 ? 0.6 : 0.1))
            Add("216", "Pneumococcal conjugate PCV20", Back(100, 900));
        if (random.Chance(0.4))
            Add("115", "Tdap", Back(200, 3000));
        if (age >= 50 && random.Chance(0.3))
            Add("187", "zoster recombinant", Back(60, 1500));
    }

    private void Add(string cvx, string name, DateOnly day)
    {
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(8 + random.Next(8), 5 * random.Next(12))), now.Offset);
        var missing = tellings.Any(t => t.Story.Never.Contains(cvx) && at < t.Arrival.AddDays(30));
        var staying = tellings.Any(t => at > t.Arrival.AddDays(-2) && at < t.Departure.AddDays(2));
        var before = tellings.Any(t => t.Story.Died && at > t.Arrival);
        if (!missing && !staying && !before && day >= person.BirthDate)
            given.Add(new Vaccination(cvx, name, at, Lot()));
    }

    private DateOnly Back(int least, int most) => DateOnly.FromDateTime(now.Date).AddDays(-random.Between(least, most));

    /// <summary>A day of the last September to November that is over.</summary>
    private DateOnly LastAutumn()
    {
        var today = DateOnly.FromDateTime(now.Date);
        var first = new DateOnly(today.Month >= 10 ? today.Year : today.Year - 1, 9, 10);
        return first.AddDays(random.Next(Math.Min(75, Math.Max(1, today.DayNumber - first.DayNumber - 2))));
    }

    private string Lot() => $"{(char)('A' + random.Next(26))}{random.Between(1000, 9999)}";
}
