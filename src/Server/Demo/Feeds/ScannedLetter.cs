using System.Text;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>A letter as it comes off the scanner with its text recognized: unindexed, for the indexing worklist.</summary>
internal static class ScannedLetter
{
    public static Arrival Of(Life life, DateTimeOffset now)
    {
        var random = new DemoRandom(life.Person.Number, 3, "letter");
        var at = now.AddHours(-random.Between(2, 160));
        var reason = random.Pick(["a cardiac rehabilitation place", "records of the last admission", "a driving fitness form", "a physiotherapy review"]);
        var text = $"""
            Kestrel Bay Rehabilitation
            14 Harbor Drive, Kestrel Bay

            {at:yyyy-MM-dd}

            RE: {life.Person.Given} {life.Person.Family}, born {life.Person.BirthDate:yyyy-MM-dd}, your number {life.Person.Mrn}

            Dear colleagues,

            thank you for seeing this patient. We ask for {reason} and would be glad of your latest letter.

            With kind regards
            T. Aldous, office
            """;
        return new Arrival(at, Door.Scan, $"letter-{life.Person.Mrn}", Encoding.UTF8.GetBytes(text), "text/plain");
    }
}
