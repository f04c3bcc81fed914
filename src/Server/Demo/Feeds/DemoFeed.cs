using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>Everything that one patient sends, in order of time, and the truth about it.</summary>
public sealed record PatientFeed(Life Life, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<Truth> Truths);

/// <summary>
/// Everything that reaches the department in the demo, patient by patient. Holds one life in memory at a time, so that any
/// number of patients streams. Not for two threads at once; several feeds of one seed give the same patients side by side.
/// </summary>
public sealed class DemoFeed
{
    private readonly long seed;
    private readonly DateTimeOffset now;
    private readonly FlawRates rates;
    private readonly Hospital hospital;
    private readonly Lives lives;
    private readonly Town town;

    /// <summary>A feed of one hospital.</summary>
    /// <param name="seed">Which hospital.</param>
    /// <param name="now">The moment at which everything has arrived that is to arrive.</param>
    /// <param name="rates">How often flaws are planted.</param>
    /// <param name="shelf">The stories; null = all of the program.</param>
    public DemoFeed(long seed, DateTimeOffset now, FlawRates? rates = null, StoryShelf? shelf = null)
    {
        (this.seed, this.now, this.rates) = (seed, now, rates ?? FlawRates.Default);
        hospital = new Hospital(seed);
        town = new Town(seed, DateOnly.FromDateTime(now.Date));
        lives = new Lives(seed, shelf ?? new StoryShelf(StoryReader.ReadAll()), hospital, now);
    }

    /// <summary>The patients from one position up to but not including another.</summary>
    public IEnumerable<PatientFeed> Of(long first, long end)
    {
        for (var number = first; number < end; number++)
            yield return Of(number);
    }

    public PatientFeed Of(long number)
    {
        var life = lives.Life(number);
        var planting = new Planting(life, rates, hospital, town, now, seed);
        var arrivals = new List<Arrival>(64);
        foreach (var arrival in Everything(life, planting))
        {
            if (arrival.At <= now)
                arrivals.Add(arrival);
        }
        arrivals.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Key, b.Key));
        return new PatientFeed(life, arrivals, planting.Truths);
    }

    /// <summary>What a patient sends after now: the rest of a stay that is going on, a signature that is still to come.</summary>
    public IEnumerable<Arrival> After(long number)
    {
        var life = lives.Life(number);
        return Everything(life, new Planting(life, rates, hospital, town, now, seed)).Where(a => a.At > now);
    }

    private IEnumerable<Arrival> Everything(Life life, Planting planting)
    {
        foreach (var message in new Hl7Feed(hospital, now).Messages(life, planting))
            yield return message;
        if (life.Problems.Any() || life.Allergies.Any())
        {
            foreach (var bundle in ClinicBundle.Of(life))
                yield return bundle;
        }
        if (life.Person.Number % 9 == 0 && life.Person.Mother is null)
            yield return NeighbourDocument.Of(life, planting, now);
        foreach (var letter in ScannedLetter.Of(life, planting, rates, now))
        {
            yield return letter;
            if (IndexDesk.Of(letter, life, now) is { } indexed)
                yield return indexed;
        }
        foreach (var coded in planting.Coded)
        {
            yield return AbstractBundle.Of(coded);
            yield return AbstractBundle.Bill(coded);
            if (AuditDesk.Of(coded, now) is { } audit)
                yield return audit;
        }
        foreach (var telling in planting.Uncoded)
        {
            if (CodingDesk.Of(telling, planting, now) is { } desk)
                yield return desk;
        }
        foreach (var telling in life.Tellings)
        {
            if (SafetyEvents.Of(telling) is { } harm && telling.Departure < now && SafetyEvents.IsReported(telling, rates))
                yield return EventReport(telling, harm);
        }
        if (AccessLog.Of(life, planting, hospital, rates, now) is { } log)
            yield return log;
    }

    private static Arrival EventReport(Telling telling, Harm harm)
    {
        var bundle = new FhirBundle();
        bundle.Put(SafetyEvents.Report(telling, harm), $"event|{telling.Visit}|{harm.Code}");
        return bundle.Send(telling.Departure.AddMinutes(30), $"event-{telling.Visit}");
    }
}
