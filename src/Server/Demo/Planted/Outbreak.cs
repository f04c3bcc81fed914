using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Planted;

/// <summary>The planted outbreak: a supper in one town, and a third of that town's patients ill within four days of it.</summary>
public static class Outbreak
{
    public const string Town = "Harrow Falls";

    /// <summary>Days before the demo's day on which the supper was.</summary>
    public const int DaysAgo = 19;

    /// <summary>Share of the town's patients who fall ill (assumed).</summary>
    public const double Share = 0.35;

    public static bool Hits(Person person, long seed) => person.Home.City == Town && new DemoRandom(seed, person.Number, "outbreak").Chance(Share);

    /// <summary>
    /// When somebody who was hit comes to the emergency department: 20 to 90 hours after the supper.
    /// Source: CDC, Salmonella: incubation 6 hours to 6 days.
    /// </summary>
    public static DateTimeOffset Arrival(Person person, long seed, DateTimeOffset now)
    {
        var random = new DemoRandom(seed, person.Number, "outbreak arrival");
        return Diary.Minute(now.AddDays(-DaysAgo).Date.AddHours(18 + random.Between(20, 90)).AddMinutes(random.Between(0, 59)), now.Offset);
    }
}
