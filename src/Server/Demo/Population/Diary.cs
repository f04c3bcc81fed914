using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>
/// The stories of one life while it is drawn: it keeps them from overlapping, from coming after a death, before a birth or
/// within a pregnancy that another story ends, and from giving what an allergy forbids.
/// </summary>
internal sealed class Diary(long seed, Person person, Hospital hospital, DateTimeOffset now)
{
    private readonly List<Telling> tellings = [];

    /// <summary>The story told last; null while there is none.</summary>
    public Telling? Last => tellings.Count > 0 ? tellings[^1] : null;

    public static DateTimeOffset Minute(DateTime local, TimeSpan offset) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);

    /// <summary>The same hour of the last day from Monday to Friday.</summary>
    public static DateTimeOffset WorkingDay(DateTimeOffset at) => at.AddDays(at.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 });

    /// <summary>A time of the last working day at which an office is open, from 8 to 17.</summary>
    public static DateTimeOffset InOffice(DateTimeOffset at)
    {
        const int Opens = 8;
        const int Closes = 17;
        var day = WorkingDay(at);
        if (day.Hour is >= Opens and < Closes)
            return day;
        // Who comes before the doors open or after they close is seen at some hour of that day's morning.
        return day.AddHours(Opens + day.Hour % 4 - day.Hour);
    }

    public IReadOnlyList<Telling> InOrder()
    {
        tellings.Sort((a, b) => a.Arrival.CompareTo(b.Arrival));
        return tellings;
    }

    /// <summary>Whether a story agrees with the allergies and medicines of those told so far.</summary>
    public bool Allows(Story story)
    {
        foreach (var told in tellings)
        {
            if (told.Story.Id == story.Id || Forbid(told.Story, story) || Forbid(story, told.Story))
                return false;
            // A text that says "no allergies" beside one that names them would contradict it.
            if (told.Story.Allergies.Count > 0 && story.Documents.Any(d => d.Text.Contains("allerg", StringComparison.OrdinalIgnoreCase)))
                return false;
        }
        return true;
    }

    /// <summary>Tells a story at a time; null when the person's other stories leave no room for it.</summary>
    public Telling? Tell(Story story, DateTimeOffset arrival, IReadOnlyDictionary<string, string>? given = null)
    {
        var at = person.On(DateOnly.FromDateTime(arrival.Date));
        var number = tellings.Count;
        var telling = new Telling(
            story, at, arrival, $"V{person.Number:0000000}{number + 1}", hospital, new DemoRandom(seed, person.Number * 16 + number, story.Id), given);
        var born = new DateTimeOffset(person.BirthDate.ToDateTime(TimeOnly.MinValue), now.Offset);
        if (arrival < born || tellings.Exists(t => Clash(t, telling)) || tellings.Exists(t => Forbid(t.Story, story) || Forbid(story, t.Story)))
            return null;
        tellings.Add(telling);
        return telling;
    }

    private static bool Clash(Telling one, Telling other)
    {
        if (one.Arrival < other.Departure.AddDays(1) && other.Arrival < one.Departure.AddDays(1))
            return true;
        var (first, second) = one.Arrival < other.Arrival ? (one, other) : (other, one);
        if (first.Story.Died)
            return true;
        // The months before a birth and the weeks after it belong to obstetrics.
        return (second.Story.Service == "Obstetrics" && first.Arrival > second.Arrival.AddDays(-290))
            || (first.Story.Service == "Obstetrics" && second.Arrival < first.Departure.AddDays(45));
    }

    private static bool Forbid(Story allergic, Story treated) =>
        allergic.Allergies.Any(a => treated.Medications.Any(m => DrugAllergy.IsAgainst(a.Substance, m.Name)));
}
