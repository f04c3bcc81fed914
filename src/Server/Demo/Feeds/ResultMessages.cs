using System.Buffers;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What laboratory and bedside send: ORU^R01 with units, ranges and flags. Cultures come twice, preliminary and final; now and then a
/// value was wrong and is corrected. Source: HL7 v2.5.1 §7.3.1, §7.4.2 (OBX-11).
/// </summary>
internal static class ResultMessages
{
    /// <summary>Share of numeric panels with a value that is corrected an hour later (assumed).</summary>
    private const double Corrected = 0.01;

    private const string Vitals = "85353-1";

    private static readonly SearchValues<char> Bounds = SearchValues.Create("<>0123456789");

    private static readonly HashSet<string> Cultures = ["600-7", "630-4", "624-7", "6462-6", "606-4"];

    public static IEnumerable<Arrival> Of(Telling telling, string pid, int number)
    {
        var results = telling.Story.Results[number];
        var at = telling.At(results.At);
        var sent = at.AddMinutes(results.Code == Vitals ? 2 : 40);
        var random = new DemoRandom(telling.Person.Number, number * 16 + telling.Visit[^1], "results");
        if (Cultures.Contains(results.Code))
        {
            // A culture is told of a day or two after it was taken, and first as far as it has grown.
            var taken = Later(telling.Arrival.AddMinutes(40), at.AddHours(-36));
            if (at.AddHours(-22) > taken.AddHours(6))
                yield return Message(telling, pid, number, (taken, at.AddHours(-22), "P"), "P", _ => "Growth is being identified");
            yield return Message(telling, pid, number, (taken < at ? taken : at, sent, "F"), "", v => v);
            yield break;
        }
        if (results.Code != Vitals && results.Items.Count > 1 && random.Chance(Corrected))
        {
            yield return Message(telling, pid, number, (at, sent, "F"), "", v => decimal.TryParse(v, out var amount) ? $"{amount * 10:0.###}" : v, only: 0);
            yield return Message(telling, pid, number, (at, sent.AddMinutes(75), "C"), "C", v => v);
            yield break;
        }
        yield return Message(telling, pid, number, (at, sent, "F"), "", v => v);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static Arrival Message(
        Telling telling, string pid, int number, (DateTimeOffset Taken, DateTimeOffset Sent, string Status) when, string name, Func<string, string> alter, int? only = null)
    {
        var results = telling.Story.Results[number];
        var order = $"{telling.Visit}-R{number + 1}";
        var id = order + name;
        var vitals = results.Code == Vitals;
        var who = Sender.Xcn(telling.Attending);
        var message = new Er7("ORU^R01^ORU_R01", id, when.Sent, vitals ? "BEDSIDE" : "LABORATORY", Sender.Facility(telling))
            .Ready(pid).Ready(Sender.Pv1(telling, left: false))
            .Segment("ORC", (1, "RE"), (2, $"{order}P"), (3, $"{order}F"), (12, who))
            .Segment(
                "OBR", (1, "1"), (2, $"{order}P"), (3, $"{order}F"), (4, $"{results.Code}^{Er7.Escape(results.Title)}^LN"), (7, Er7.Time(when.Taken)), (16, who),
                (22, Er7.Time(when.Sent)), (24, vitals ? "NUR" : "LAB"), (25, when.Status));
        for (var i = 0; i < results.Items.Count; i++)
        {
            var item = results.Items[i];
            var value = telling.ValueOf(item);
            if (only is null || only == i)
                value = alter(value);
            var numeric = decimal.TryParse(value, out var amount);
            message.Segment(
                "OBX", (1, $"{i + 1}"), (2, numeric ? "NM" : "ST"), (3, $"{item.Code}^{Er7.Escape(item.Title)}^LN"), (5, Er7.Escape(value)),
                (6, item.Unit.Length > 0 ? $"{Er7.Escape(item.Unit)}^{Er7.Escape(item.Unit)}^UCUM" : null), (7, Er7.Escape(item.Range)),
                (8, numeric ? CriticalValues.Flag(item.Code, amount) ?? ReferenceRange.Flag(amount, item.Range) : TextFlag(value, item.Range)), (11, when.Status), (14, Er7.Time(when.Taken)));
        }
        return Sender.Send(when.Sent, id, message);
    }

    /// <summary>A result in words is abnormal when it is not what the range says.</summary>
    private static string? TextFlag(string value, string range) =>
        range.Length == 0 || range.AsSpan().ContainsAny(Bounds) ? null : value == range ? "N" : "A";
}
