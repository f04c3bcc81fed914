using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>A vaccine given: CVX code, name, day and lot.</summary>
public sealed record Vaccination(string Cvx, string Name, DateOnly Day, string Lot);

/// <summary>
/// What happens to one person in the years that the demo shows: their standing problems, medicines and allergies, their
/// vaccinations, and the stories they live through, in order of time.
/// </summary>
public sealed record Life(Person Person, DateTimeOffset Registered, IReadOnlyList<Telling> Tellings, IReadOnlyList<Vaccination> Vaccinations)
{
    /// <summary>Problems of all stories, each once.</summary>
    public IEnumerable<StoryProblem> Problems => Tellings.SelectMany(t => t.Story.Problems).DistinctBy(p => p.Code);

    public IEnumerable<StoryAllergy> Allergies => Tellings.SelectMany(t => t.Story.Allergies).DistinctBy(a => a.Substance);

    public IEnumerable<StoryMedication> HomeMedications =>
        Tellings.SelectMany(t => t.Story.Medications).Where(m => m.When == "home").DistinctBy(m => m.Name);
}

/// <summary>
/// Draws lives: which stories happen to whom and when. A person lives through the stories that their age and sex allow,
/// by weight; the sicker decades of life see more of the hospital (assumed).
/// </summary>
public sealed class Lives(long seed, IReadOnlyList<Story> stories, Hospital hospital, DateTimeOffset now)
{
    private readonly Town town = new(seed, DateOnly.FromDateTime(now.Date));

    public Life Life(long number)
    {
        var person = town.Person(number);
        var random = new DemoRandom(seed, number, "life");
        var visits = person.AgeOn(Today) switch { < 1 => 1, < 18 => random.Between(0, 2), < 60 => random.Between(1, 2), _ => random.Between(1, 3) };
        var tellings = new List<Telling>(visits);
        for (var i = 0; i < visits; i++)
        {
            if (Draw(person, tellings, i, ref random) is { } telling)
                tellings.Add(telling);
        }
        tellings.Sort((a, b) => a.Arrival.CompareTo(b.Arrival));
        var first = tellings.Count > 0 ? tellings[0].Arrival : now;
        return new Life(person, first.AddDays(-random.Between(30, 900)), tellings, Vaccinations(person, ref random));
    }

    private DateOnly Today => DateOnly.FromDateTime(now.Date);

    /// <summary>A story for the next visit, at a time when none of the person's others is going on; null when none fits.</summary>
    private Telling? Draw(Person person, List<Telling> before, int visit, ref DemoRandom random)
    {
        // The most recent visits cluster in the last weeks: that is where a department's work waits.
        var daysAgo = random.Chance(0.6) ? random.Between(0, 24) : random.Between(25, 700);
        var arrival = now.AddDays(-daysAgo).Date.AddHours(random.Between(6, 20)).AddMinutes(random.Between(0, 59));
        var at = new DateTimeOffset(arrival, now.Offset);
        var age = person.AgeOn(DateOnly.FromDateTime(arrival));
        if (at > now || at < new DateTimeOffset(person.BirthDate.ToDateTime(TimeOnly.MinValue), now.Offset))
            return null;
        var able = stories.Where(s => age >= s.MinAge && age <= s.MaxAge && (s.Sex is null || s.Sex == person.Sex)).ToList();
        able.RemoveAll(s => before.Exists(t => t.Story.Id == s.Id));
        if (able.Count == 0)
            return null;
        var story = able[random.PickWeighted([.. able.Select(s => s.Weight)])];
        var telling = new Telling(
            story, person, at, $"V{person.Number:000000}{visit + 1}", hospital, new DemoRandom(seed, person.Number * 8 + visit, story.Id));
        return before.Exists(t => t.Arrival < telling.Departure.AddDays(1) && telling.Arrival < t.Departure.AddDays(1)) ? null : telling;
    }

    // Source: CDC adult and child immunization schedules 2024, simplified to one date per vaccine.
    private List<Vaccination> Vaccinations(Person person, ref DemoRandom random)
    {
        var age = person.AgeOn(Today);
        var given = new List<Vaccination>();
        if (age >= 1 && random.Chance(0.55))
            Give("150", "Influenza, injectable, quadrivalent, preservative free", random.Between(20, 300), ref random);
        if (age is >= 1 and < 18 && random.Chance(0.9))
            given.Add(new("03", "MMR", person.BirthDate.AddDays(370 + random.Next(30)), Lot(ref random)));
        if (age >= 65 && random.Chance(0.6))
            Give("216", "Pneumococcal conjugate PCV20", random.Between(100, 600), ref random);
        if (age >= 11 && random.Chance(0.5))
            Give("115", "Tdap", random.Between(200, 2000), ref random);
        given.RemoveAll(v => v.Day > Today || v.Day < person.BirthDate);
        return given;

        void Give(string cvx, string name, int daysAgo, ref DemoRandom r) => given.Add(new(cvx, name, Today.AddDays(-daysAgo), Lot(ref r)));
    }

    private static string Lot(ref DemoRandom random) => $"{(char)('A' + random.Next(26))}{random.Between(1000, 9999)}";
}
