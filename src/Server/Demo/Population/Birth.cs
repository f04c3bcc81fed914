using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// A birth in a household: the mother's stay and the child's are two charts of one event, so both are drawn from here. The
/// child's story names the mothers' stories that it can follow.
/// </summary>
internal sealed record Birth(Story Mother, DateTimeOffset Arrival, IReadOnlyList<Story> Children)
{
    private static readonly string[] DeliveryCodes = ["10E0XZZ", "10D00Z1"];

    /// <summary>The birth of a child; null when no story of birth fits the mother.</summary>
    public static Birth? Of(StoryShelf shelf, Person mother, Person child, bool twins, DateTimeOffset now, DemoRandom random)
    {
        var age = mother.AgeOn(child.BirthDate);
        var able = shelf.Newborns.SelectMany(n => n.Mothers.Select(m => (Newborn: n, Mother: shelf[m])))
            .Where(p => age >= p.Mother.MinAge && age <= p.Mother.MaxAge && p.Mother.Id.Contains("twin", StringComparison.Ordinal) == twins)
            .ToList();
        if (able.Count == 0)
            return null;
        var (newborn, story) = able[random.PickWeighted([.. able.Select(p => p.Newborn.Weight * p.Mother.Weight)])];
        var day = story.Codes.First(c => DeliveryCodes.Contains(c.Code)).Day;
        var midnight = new DateTimeOffset(child.BirthDate.AddDays(-day).ToDateTime(TimeOnly.MinValue), now.Offset);
        return new Birth(story, midnight.AddHours(random.Between(Math.Min(story.EarliestHour, 11), Math.Min(story.LatestHour, 11))).AddMinutes(random.Between(0, 59)), twins ? [newborn, newborn] : [newborn]);
    }

    /// <summary>When the children were born: a little before the note of the delivery was written.</summary>
    public DateTimeOffset BornAt
    {
        get
        {
            var note = Mother.Documents.First(d => d.Type is "15508-5" || (d.Type is "11504-8" && d.Author == "obstetrician"));
            return Mother.TimeOf(note.At, Arrival) - TimeSpan.FromMinutes(40);
        }
    }
}
