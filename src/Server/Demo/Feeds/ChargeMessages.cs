using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the departments charge for a stay or visit, by revenue code: DFT^P03 in the night after. Amounts are invented.
/// Source: HL7 v2.5.1 §6.4.1; NUBC revenue codes.
/// </summary>
internal static class ChargeMessages
{
    private const string Critical = "Critical Care";

    public static Arrival Of(Telling telling, string pid)
    {
        var at = telling.Departure.AddHours(6);
        var id = $"{telling.Visit}-P03";
        var message = new Er7("DFT^P03^DFT_P03", id, at, "CHARGES", Sender.Facility(telling)).Segment("EVN", (1, "P03"), (2, Er7.Time(at)))
            .Ready(pid).Ready(Sender.Pv1(telling, left: true));
        var number = 0;
        foreach (var (code, title, quantity, amount) in Lines(telling))
        {
            number++;
            message.Segment(
                "FT1", (1, $"{number}"), (2, $"{id}-{number}"), (4, Er7.Time(telling.Departure)), (6, "CG"), (7, $"{code}^{title}^NUBC"), (10, $"{quantity}"), (11, $"{amount}^USD"));
        }
        return Sender.Send(at, id, message);
    }

    /// <summary>What all of it comes to, in US dollars.</summary>
    public static int Total(Telling telling) => Lines(telling).Sum(l => l.Amount);

    private static IEnumerable<(string Code, string Title, int Quantity, int Amount)> Lines(Telling telling)
    {
        var story = telling.Story;
        var random = new DemoRandom(telling.Person.Number, telling.Visit[^1], "charges");
        var intensive = story.Documents.Any(d => d.Author == "intensivist") || story.Service == Critical;
        if (story.IsStay)
        {
            var days = Math.Max(1, story.Stay);
            var (code, title, daily) = story switch
            {
                { Service: "Neonatology" } => ("0174", "Nursery, level IV", 5_900),
                { Setting: StorySetting.Newborn } => ("0171", "Nursery, level I", 1_150),
                { Service: "Psychiatry" } => ("0124", "Room and board, semi-private, psychiatric", 1_700),
                _ => ("0120", "Room and board, semi-private", 2_450),
            };
            var unit = intensive ? Math.Min(days, 4) : 0;
            if (unit > 0)
                yield return ("0200", "Intensive care", unit, unit * 8_200);
            if (days > unit)
                yield return (code, title, days - unit, (days - unit) * daily);
        }
        if (story.Documents.Any(d => d.Type == "34111-5"))
            yield return ("0450", "Emergency room", 1, random.Between(900, 2_600));
        if (story.Documents.Any(d => d.Type == "11504-8"))
            yield return ("0360", "Operating room services", 1, random.Between(9_000, 31_000));
        if (story.Documents.Any(d => d.Type == "34750-0"))
            yield return ("0370", "Anesthesia", 1, random.Between(1_200, 4_100));
        if (story.Documents.Count(d => d.Type is "18748-4" or "11522-0") is > 0 and var films)
            yield return ("0320", "Radiology, diagnostic", films, films * random.Between(380, 1_900));
        if (story.Results.Count(r => r.Code != "85353-1") is > 0 and var panels)
            yield return ("0300", "Laboratory", panels, panels * random.Between(90, 260));
        if (story.Medications.Count(m => m.When == "inpatient") is > 0 and var drugs)
            yield return ("0250", "Pharmacy", drugs * Math.Max(1, story.Stay), drugs * Math.Max(1, story.Stay) * random.Between(40, 310));
        if (story.Setting == StorySetting.Outpatient)
            yield return ("0510", "Clinic", 1, random.Between(160, 420));
    }
}
