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
    private sealed record Request(string From, string Body, string? Why);

    private static readonly string[] Reasons = ["a cardiac rehabilitation place", "your latest letter", "a driving fitness form", "a physiotherapy review"];

    private static readonly Request[] Due =
    [
        new("Harbor & Pike, Attorneys", "We represent the above and enclose the signed authorization of {day-12}, valid to {day+353}, for all records of the last two years, purpose: legal claim.", null),
        new("Bluestone Health Plan, Appeals", "For payment of the last stay please send the discharge summary and operative report. (Payment purposes, no authorization needed.)", null),
        new("The patient", "Please send me a copy of my records of this year by mail. Signed, {name}.", null),
        new("Northgate Family Practice", "We now look after this patient and ask for the last discharge summary and medication list for treatment.", null),
    ];

    private static readonly Request[] Refusable =
    [
        new("Harbor & Pike, Attorneys", "We enclose an authorization signed on {day-760}, which says: valid for one year. Please send all records.", "authorization expired"),
        new("Crestline Life Insurance", "Please send all records for our underwriting. The authorization form is enclosed; the line for the signature will follow.", "authorization not signed"),
        new("Mercer, Dole and Sons, Attorneys", "Subpoena in a civil case enclosed, signed by counsel. Records to be produced in seven days.", "subpoena without court order, notice or protective order"),
        new("Staffright Employment Screening", "Our client wishes to hire the above. Kindly confirm any treatment for alcohol or drugs. Authorization: general release of {day-20}.", "substance-use records without a consent that names them"),
        new("A neighbour", "I am a friend of the family and would like to know how the operation went. No authorization.", "no right and no authorization"),
    ];

    /// <summary>The letters about one person: one for some, a request for records for others.</summary>
    public static IEnumerable<Arrival> Of(Life life, Planting planting, FlawRates rates, DateTimeOffset now)
    {
        var random = new DemoRandom(life.Person.Number, 3, "letter");
        var kind = random.Next(20);
        var at = now.AddHours(-random.Between(2, 160)).AddMinutes(-random.Between(0, 59));
        if (kind is 0)
            yield return Letter(life, at, "Kestrel Bay Rehabilitation\n14 Harbor Drive, Kestrel Bay", $"Thank you for seeing this patient. We ask for {random.Pick(Reasons)}.", "letter");
        if (kind is 1 or 2)
            yield return Records(life, planting, rates, at, ref random);
    }

    private static Arrival Records(Life life, Planting planting, FlawRates rates, DateTimeOffset at, ref DemoRandom random)
    {
        var refusable = random.Chance(rates[Kinds.DisclosureRefusable]);
        var request = random.Pick(refusable ? Refusable : Due);
        var body = Dated(request.Body, at).Replace("{name}", $"{life.Person.Given} {life.Person.Family}", StringComparison.Ordinal);
        var letter = Letter(life, at, request.From, "REQUEST FOR RECORDS. " + body, "request");
        var answer = new JsonObject { ["release"] = !refusable };
        if (request.Why is { } why)
            answer["why"] = why;
        planting.Add(new Truth(refusable ? Kinds.DisclosureRefusable : Kinds.DisclosureDue, life.Person, null, new JsonObject { ["scan"] = letter.Key, ["from"] = request.From }, answer));
        return letter;
    }

    private static string Dated(string body, DateTimeOffset at)
    {
        for (var open = body.IndexOf("{day", StringComparison.Ordinal); open >= 0; open = body.IndexOf("{day", StringComparison.Ordinal))
        {
            var close = body.IndexOf('}', open);
            body = string.Concat(body.AsSpan(0, open), at.AddDays(int.Parse(body.AsSpan(open + 4, close - open - 4))).ToString("yyyy-MM-dd"), body.AsSpan(close + 1));
        }
        return body;
    }

    private static Arrival Letter(Life life, DateTimeOffset at, string from, string body, string name)
    {
        var text = $"""
            {from}

            {at:yyyy-MM-dd}

            To: {Hospital.System}, Health Information
            RE: {life.Person.Given} {life.Person.Family}, born {life.Person.BirthDate:yyyy-MM-dd}, your number {life.Person.Mrn}

            {body}

            With kind regards
            """;
        return new Arrival(at, Door.Scan, $"{name}-{life.Person.Mrn}", Encoding.UTF8.GetBytes(text), "text/plain");
    }
}
