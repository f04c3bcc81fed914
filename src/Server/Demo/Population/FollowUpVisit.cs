using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>The visit at the clinic after a stay: what it was for, what was asked, what goes on.</summary>
internal static class FollowUpVisit
{
    private static readonly string[] Feelings =
    [
        "Better every day, eats and sleeps.", "Still tired in the afternoon, otherwise well.", "No fever, sleeps well.", "Glad to be home.",
    ];

    /// <summary>Below this age a guardian speaks, and school takes the place of work.</summary>
    private const int GrownUp = 18;

    private const int WorksUntil = 62;

    public static Story After(Telling main, DemoRandom random)
    {
        var age = main.Person.AgeOn(DateOnly.FromDateTime(main.Arrival.Date));
        var (systolic, pulse) = age < 12 ? (random.Between(92, 108), random.Between(78, 104)) : (random.Between(108, 134), random.Between(64, 88));
        var text = $$"""
            CLINIC VISIT AFTER A HOSPITAL STAY

            {{(age < GrownUp ? "{first}" : "{mr} {last}")}} was in hospital from {{main.Arrival:yyyy-MM-dd}} to {{main.Departure:yyyy-MM-dd}} for this: {{main.Story.Title.ToLowerInvariant()}}. {{random.Pick(Feelings)}}

            Discharge papers gone through, medicines compared with the bottles. Pressure {{systolic}}, rate {{pulse}}, looks well.

            PLAN: {{(age is >= GrownUp and < WorksUntil && random.Chance(0.25) ? "Back at work in two weeks if it goes on like this." : random.Pick(Plans))}}

            {author}
            """;
        return new Story
        {
            Id = "clinic-after",
            Title = "Visit after a hospital stay",
            Setting = StorySetting.Outpatient,
            Service = "Family Medicine",
            MinAge = 0,
            MaxAge = 130,
            LastAt = TimeSpan.FromMinutes(40),
            Reason = "After hospital",
            Codes = [new StoryCode("Z09", false, "", 0, "Encounter for follow-up examination after completed treatment", "CLINIC VISIT AFTER A HOSPITAL STAY")],
            Results =
            [
                new(TimeSpan.FromMinutes(8), "85353-1", "Vital signs",
                [
                    new("8480-6", "Systolic blood pressure", $"{systolic}", "mm[Hg]", "90-140"),
                    new("8867-4", "Heart rate", $"{pulse}", "/min", "60-100"),
                ]),
            ],
            Documents = [new StoryDocument(TimeSpan.FromMinutes(40), "34108-1", "author", text)],
        };
    }

    private static readonly string[] Plans =
    [
        "The specialist's appointment stands. Here again in a month.", "Go on as the hospital advised; blood count next week.", "No change. Call if anything new.",
    ];
}
