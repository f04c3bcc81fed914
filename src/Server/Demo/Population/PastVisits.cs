using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The clinic's visits before a stay: about the illnesses that the stay's story names, with its own codes, and with medicines
/// from before it.
/// </summary>
internal sealed class PastVisits(Telling main, IReadOnlyList<Illness> illnesses, IReadOnlyList<StoryProblem> problems)
{
    /// <summary>Tells up to three visits, four to eight months apart.</summary>
    public void Tell(Diary diary, DateTimeOffset now, ref DemoRandom random)
    {
        var visits = random.Between(0, 3);
        var back = random.Between(30, 120);
        for (var i = 0; i < visits; i++, back += random.Between(120, 240))
        {
            var at = Diary.InOffice(Diary.Minute(main.Arrival.AddDays(-back).Date.AddHours(random.Between(8, 16)).AddMinutes(15 * random.Between(0, 3)), now.Offset));
            diary.Tell(Visit(i, back / 365.0, random), at);
        }
    }

    private Story Visit(int number, double yearsAgo, DemoRandom random)
    {
        var known = problems.Where(p => p.YearsAgo > yearsAgo).ToList();
        var kidneys = illnesses.Contains(Illness.KidneyDisease) ? Filtration(known) + 2 * yearsAgo : random.Between(74, 98);
        var note = new ClinicNote(known, illnesses, 6.8 + random.Fraction(), kidneys, main.Person.AgeOn(DateOnly.FromDateTime(main.Arrival.Date)) - yearsAgo, random);
        return new Story
        {
            Id = $"clinic-before-{number}",
            Title = "Regular visit at the clinic",
            Setting = StorySetting.Outpatient,
            Service = "Family Medicine",
            MinAge = 0,
            MaxAge = 130,
            LastAt = TimeSpan.FromMinutes(45),
            Reason = "Regular visit",
            Codes = [.. known.Select(p => new StoryCode(p.Code, false, "", 0, p.Title, p.Title))],
            Results = note.Results,
            Documents = [new StoryDocument(TimeSpan.FromMinutes(45), "34108-1", "author", note.Text)],
        };
    }

    /// <summary>A filtration rate in the stage that the problem list names.</summary>
    private static double Filtration(List<StoryProblem> known) => known.Select(p => p.Code).FirstOrDefault(c => c.StartsWith("N18", StringComparison.Ordinal)) switch
    {
        "N18.4" => 26,
        "N18.32" => 38,
        _ => 51,
    };
}
