using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// Everything that reaches the department in the demo, patient by patient, each patient's arrivals in order of time. Holds
/// one life in memory at a time, so that any number of patients streams.
/// </summary>
public sealed class DemoFeed(long seed, DateTimeOffset now)
{
    private readonly Hospital hospital = new(seed);

    private readonly IReadOnlyList<Story> stories = StoryReader.ReadAll();

    /// <summary>The arrivals of the patients from one position up to but not including another.</summary>
    public IEnumerable<Arrival> Of(long first, long end)
    {
        var lives = new Lives(seed, stories, hospital, now);
        for (var number = first; number < end; number++)
        {
            foreach (var arrival in Of(lives.Life(number)))
                yield return arrival;
        }
    }

    public IEnumerable<Arrival> Of(Life life)
    {
        var own = new Hl7Feed(now).Messages(life);
        if (life.Problems.Any() || life.Allergies.Any())
            own = own.Append(ClinicBundle.Of(life));
        if (life.Person.Number % 8 == 0)
            own = own.Append(NeighbourDocument.Of(life));
        if (life.Person.Number % 10 == 3)
            own = own.Append(ScannedLetter.Of(life, now));
        return own.Where(a => a.At <= now).OrderBy(a => a.At);
    }
}
