using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Intake.Scans;

namespace Chartroom.Server.Demo.Feeds;

/// <summary>
/// What the indexing desk has done about a scanned letter, as the scanning system before this one hands it over: most letters wait to be
/// indexed, some are indexed and wait for the second pair of eyes, a few are filed. In the shape in which intake keeps its scans.
/// </summary>
internal static class IndexDesk
{
    /// <summary>Shares of the letters (assumed).</summary>
    private const double Indexed = 0.4;

    private const double Checked = 0.3;

    private const string Request = "REQUEST FOR RECORDS";

    public static Arrival? Of(Arrival letter, Life life, DateTimeOffset now)
    {
        var random = new DemoRandom(life.Person.Number, 5, "index");
        var (indexed, accepted, hours) = (random.Chance(Indexed), random.Chance(Checked), random.Between(2, 9));
        var at = letter.At.AddHours(hours);
        while (Diary.InOffice(at) != at)
            at = at.AddHours(1);
        if (!indexed || at > now)
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(letter.Content.Span));
        var isRequest = letter.Content.Span.IndexOf(Encoding.UTF8.GetBytes(Request)) >= 0;
        var document = new JsonObject
        {
            ["resourceType"] = "DocumentReference",
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:chartroom:scan", ["value"] = hash }),
            ["status"] = "current",
            ["docStatus"] = accepted ? "final" : "preliminary",
            ["type"] = isRequest
                ? FhirBundle.Coded("http://loinc.org", "51851-4", "Administrative note")
                : FhirBundle.Coded("http://loinc.org", "57133-1", "Referral note"),
            ["category"] = ScannedPages.Step(accepted ? ScannedPages.Filed : ScannedPages.ToCheck),
            ["subject"] = FhirBundle.Reference(RecordIds.Patient(life.Person.Mrn)),
            ["date"] = Time(letter.At),
            ["content"] = new JsonArray(new JsonObject
            {
                ["attachment"] = new JsonObject
                {
                    ["contentType"] = letter.ContentType,
                    ["url"] = $"Binary/{hash}",
                    ["title"] = letter.Key,
                    ["creation"] = Time(letter.At),
                },
            }),
            ["context"] = new JsonObject { ["period"] = new JsonObject { ["start"] = $"{letter.At:yyyy-MM-dd}" } },
        };
        var bundle = new FhirBundle();
        var reference = bundle.PutUnder(document, EntryKeys.MakeId("DocumentReference", "scan|" + hash));
        bundle.Put(Act(reference, "index", "indexed", at), $"index|{letter.Key}");
        if (accepted)
            bundle.Put(Act(reference, "quality-accept", "checked and accepted", at.AddMinutes(40)), $"check|{letter.Key}");
        return bundle.Send(accepted ? at.AddMinutes(40) : at, $"index-{letter.Key}");
    }

    private static JsonObject Act(string reference, string act, string said, DateTimeOffset at) => new()
    {
        ["resourceType"] = "Provenance",
        ["target"] = new JsonArray(FhirBundle.Reference(reference)),
        ["recorded"] = Time(at),
        ["activity"] = new JsonObject
        {
            ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:chartroom:document-act", ["code"] = act }),
            ["text"] = said,
        },
        ["agent"] = new JsonArray(new JsonObject { ["who"] = new JsonObject { ["display"] = "Scanning system before Chartroom" } }),
    };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz");
}
