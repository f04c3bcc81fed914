using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Planted;
using Chartroom.Server.Demo.Population;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// Letters as they come off the scanner with their text recognized: unindexed, for the indexing worklist. Some ask for records, and some of
/// those may not have them. Source: 45 CFR 164.508(c) valid authorization, 164.512(e) subpoenas; 42 CFR 2.31 consent for substance-use records.
/// </summary>
internal static class ScannedLetter
{
    /// <summary>A request for records: from whom, its words, about whom it can be, and why it is refused; null when it is not.</summary>
    private sealed record Request(string From, string Body, Func<Life, bool> Fits, string? Why = null);

    private const string Asking = "REQUEST FOR RECORDS";

    private static readonly (string Words, int Youngest)[] Reasons = [("a cardiac rehabilitation place", 45), ("your latest letter", 0), ("a driving fitness form", 18), ("a physiotherapy review", 12)];

    private static readonly Request[] Due =
    [
        new("Harbor & Pike, Attorneys", "We represent the above and enclose the signed authorization of {day-12}, valid to {day+353}, for all records of the last two years, purpose: legal claim.", l => Age(l) >= 18),
        new("Bluestone Health Plan, Appeals", "For payment of the last stay please send the discharge summary and operative report. (Payment purposes, no authorization needed.)", l => WasOperated(l) && l.Person.Payer.Name.StartsWith("Bluestone", StringComparison.Ordinal)),
        new("The patient", "Please send me a copy of my records of this year by mail. Signed, {name}.", l => Age(l) >= 18 && l.Died is null),
        new("Northgate Family Practice", "We now look after this patient and ask for the last discharge summary and medication list for treatment.", l => l.Died is null && l.Tellings.Any(t => t.Story.IsStay)),
    ];

    private static readonly Request[] Refusable =
    [
        new("Harbor & Pike, Attorneys", "We enclose an authorization signed on {day-760}, which says: valid for one year. Please send all records.", l => Age(l) >= 20, "authorization expired"),
        new("Crestline Life Insurance", "Please send all records for our underwriting. The authorization form is enclosed; the line for the signature will follow.", l => Age(l) is >= 18 and < 75 && l.Died is null, "authorization not signed"),
        new("Mercer, Dole and Sons, Attorneys", "Subpoena in a civil case enclosed, signed by counsel. Records to be produced in seven days.", l => Age(l) >= 18, "subpoena without court order, notice or protective order"),
        new("Staffright Employment Screening", "Our client wishes to hire the above. Kindly confirm any treatment for alcohol or drugs. Authorization: general release of {day-20}.", l => Age(l) is >= 18 and < 66 && l.Died is null, "substance-use records without a consent that names them"),
        new("A neighbour", "I am a friend of the family and would like to know how the operation went. No authorization.", WasOperated, "no right and no authorization"),
    ];

    /// <summary>The letters about one person: one for some, a request for records for others. The mail room opens on working days.</summary>
    public static IEnumerable<Arrival> Of(Life life, Planting planting, FlawRates rates, DateTimeOffset now)
    {
        var random = new DemoRandom(life.Person.Number, 3, "letter");
        var kind = random.Next(20);
        var at = Diary.InOffice(now.AddHours(-random.Between(2, 160)).AddMinutes(-random.Between(0, 59)));
        if (at > now)
            at = Diary.InOffice(at.AddDays(-1));
        if (kind is 0)
        {
            var reasons = Reasons.Where(r => Age(life) >= r.Youngest).ToList();
            yield return Letter(life, at, "Kestrel Bay Rehabilitation\n14 Harbor Drive, Kestrel Bay", $"Thank you for seeing this patient. We ask for {random.Pick(reasons).Words}.");
        }
        if (kind is 1 or 2 && Records(life, planting, rates, at, ref random) is { } letter)
            yield return letter;
    }

    /// <summary>True for a letter that asks for records, by what is written over it.</summary>
    public static bool AsksForRecords(Arrival letter) => letter.Content.Span.IndexOf(Encoding.UTF8.GetBytes(Asking)) >= 0;

    private static Arrival? Records(Life life, Planting planting, FlawRates rates, DateTimeOffset at, ref DemoRandom random)
    {
        var refusable = random.Chance(rates[Kinds.DisclosureRefusable]);
        var able = (refusable ? Refusable : Due).Where(r => r.Fits(life)).ToList();
        if (able.Count == 0)
            return null;
        var request = random.Pick(able);
        var body = Dated(request.Body, at).Replace("{name}", $"{life.Person.Given} {life.Person.Family}", StringComparison.Ordinal);
        var letter = Letter(life, at, request.From, $"{Asking}. {body}");
        var answer = new JsonObject { ["release"] = !refusable };
        if (request.Why is { } why)
            answer["why"] = why;
        planting.Add(new Truth(refusable ? Kinds.DisclosureRefusable : Kinds.DisclosureDue, life.Person, null, new JsonObject { ["scan"] = letter.Key, ["from"] = request.From }, answer));
        return letter;
    }

    private static int Age(Life life) => life.Person.AgeOn(DateOnly.FromDateTime(life.Tellings.Count > 0 ? life.Tellings[^1].Arrival.Date : life.Registered.Date));

    private static bool WasOperated(Life life) => life.Tellings.Any(t => t.Story.Documents.Any(d => d.Type == "11504-8"));

    private static string Dated(string body, DateTimeOffset at)
    {
        for (var open = body.IndexOf("{day", StringComparison.Ordinal); open >= 0; open = body.IndexOf("{day", StringComparison.Ordinal))
        {
            var close = body.IndexOf('}', open);
            body = string.Concat(body.AsSpan(0, open), at.AddDays(int.Parse(body.AsSpan(open + 4, close - open - 4))).ToString("yyyy-MM-dd"), body.AsSpan(close + 1));
        }
        return body;
    }

    private static Arrival Letter(Life life, DateTimeOffset at, string from, string body)
    {
        var text = $"""
            {from}

            {at:yyyy-MM-dd}

            To: {Hospital.System}, Health Information
            RE: {life.Person.Given} {life.Person.Family}, born {life.Person.BirthDate:yyyy-MM-dd}, your number {life.Person.Mrn}

            {body}

            With kind regards
            """;
        return new Arrival(at, Door.Scan, $"scan-{at:yyyyMMdd-HHmm}-{life.Person.Number:00000}", Encoding.UTF8.GetBytes(text), "text/plain");
    }
}
