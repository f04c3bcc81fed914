using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>The visit at the clinic after a stay: what it was for, what was asked, what goes on.</summary>
internal static class FollowUpVisit
{
    private static readonly string[] Feelings =
    [
        "Better every day, eats and sleeps.", "Still tired in the afternoon, otherwise well.", "No fever, no pain that needs more than the tablets.", "Glad to be home; walks around the block.",
    ];

    public static Story After(Telling main, DemoRandom random)
    {
        var (systolic, pulse) = (random.Between(108, 134), random.Between(64, 88));
        var text = $$"""
            CLINIC VISIT AFTER A HOSPITAL STAY

            {mr} {last} was in hospital from {{main.Arrival:yyyy-MM-dd}} to {{main.Departure:yyyy-MM-dd}} for this: {{main.Story.Title.ToLowerInvariant()}}. {{random.Pick(Feelings)}}

            Discharge papers gone through, medicines compared with the bottles. Pressure {{systolic}}, rate {{pulse}}, looks well.

            PLAN: {{random.Pick(Plans)}}

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
        "The specialist's appointment stands. Here again in a month.", "Go on as the hospital advised; blood count next week.", "No change. Call if anything new.", "Back at work in two weeks if it goes on like this.",
    ];
}
