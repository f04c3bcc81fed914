using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Planted;

/// <summary>
/// A stay or emergency visit that has been coded: with the codes of a careful coder, or with one too few or one too many. Older ones are, about half of
/// the recent stays are not.
/// </summary>
internal sealed record CodedStay(Telling Telling, IReadOnlyList<StoryCode> Codes, int? Drg, Truth? Truth)
{
    private const int Recent = 26;

    /// <summary>Days after which nothing is left uncoded: bills have a term.</summary>
    private const int Late = 45;

    /// <summary>The abstract of a stay; null when it waits to be coded.</summary>
    public static CodedStay? Of(Telling telling, FlawRates rates, DateTimeOffset now, long seed)
    {
        var random = new DemoRandom(seed, telling.Person.Number, "coded" + telling.Visit);
        var days = (now - telling.Departure).TotalDays;
        var share = days switch { < 2 => 0, < Recent => telling.Story.IsStay ? 0.42 : 0.65, < Late => 0.92, _ => 1 };
        if (telling.Story.Setting == StorySetting.Outpatient || !random.Chance(share))
            return null;
        var right = telling.Codes;
        var drg = telling.Flaw?.Drg ?? telling.Story.Drg;
        var secondary = right.Where(c => !c.Procedure).Skip(1).ToList();
        if (telling.Story.IsStay && secondary.Count > 1 && random.Chance(rates[Kinds.Undercoded]))
        {
            var lost = random.Pick(secondary);
            return new CodedStay(telling, [.. right.Where(c => c != lost)], null, Judge(telling, Kinds.Undercoded, lost, drg));
        }
        if (telling.Story.Setting == StorySetting.Inpatient && random.Chance(rates[Kinds.Overcoded]))
        {
            var extra = random.Pick(Unsupported);
            if (!right.Any(c => c.Code == extra.Code))
                return new CodedStay(telling, [.. right, extra], null, Judge(telling, Kinds.Overcoded, extra, drg));
        }
        return new CodedStay(telling, right, drg, null);
    }

    /// <summary>The line of truth with the codes that a careful coder gives the stay as it is written.</summary>
    public static Truth Right(Telling telling, CodedStay? coded)
    {
        var answer = new JsonObject { ["codes"] = CodesOf(telling.Codes) };
        if ((telling.Flaw?.Drg ?? telling.Story.Drg) is { } drg)
            answer["drg"] = drg;
        answer["evidence"] = new JsonArray([.. telling.Codes.Where(c => c.Evidence.Length > 0).Select(c => (JsonNode)new JsonObject { ["code"] = c.Code, ["words"] = telling.Fill(c.Evidence) })]);
        return new Truth(Kinds.Coding, telling.Person, telling, new JsonObject { ["coded"] = coded is not null }, answer);
    }

    /// <summary>Codes as truth lists them: diagnoses in order with their indicator, procedures with their day.</summary>
    public static JsonArray CodesOf(IEnumerable<StoryCode> codes) => new([.. codes.Select(c =>
    {
        var code = new JsonObject { ["code"] = c.Code };
        if (c.Procedure)
            code["day"] = c.Day;
        else if (c.PresentOnAdmission.Length > 0)
            code["poa"] = c.PresentOnAdmission;
        return (JsonNode)code;
    })]);

    /// <summary>Conditions that a coder in a hurry adds from a laboratory value or a medicine, without words of a physician.</summary>
    private static readonly StoryCode[] Unsupported =
    [
        new("E43", false, "Y", 0, "Unspecified severe protein-calorie malnutrition", ""), new("J96.01", false, "Y", 0, "Acute respiratory failure with hypoxia", ""),
        new("N17.0", false, "Y", 0, "Acute kidney failure with tubular necrosis", ""), new("G93.41", false, "Y", 0, "Metabolic encephalopathy", ""),
        new("D62", false, "N", 0, "Acute posthemorrhagic anemia", ""), new("E87.1", false, "Y", 0, "Hypo-osmolality and hyponatremia", ""),
    ];

    private static Truth Judge(Telling telling, string kind, StoryCode code, int? drg)
    {
        var answer = new JsonObject { ["codes"] = CodesOf(telling.Codes) };
        if (drg is not null)
            answer["drg"] = drg;
        return new Truth(kind, telling.Person, telling, new JsonObject { [kind == Kinds.Undercoded ? "missing" : "unsupported"] = code.Code }, answer);
    }
}
