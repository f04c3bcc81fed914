using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Chartroom.Server.Demo.Population;
using Chartroom.Server.Intake.Scans;
using Chartroom.Store;

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

    public static Arrival? Of(Arrival letter, Life life, DateTimeOffset now)
    {
        var random = new DemoRandom(life.Person.Number, 5, "index");
        var (indexed, accepted, hours) = (random.Chance(Indexed), random.Chance(Checked), random.Between(2, 9));
        var at = letter.At.AddHours(hours);
        while (Diary.InOffice(at) != at)
            at = at.AddHours(1);
        if (!indexed || at > now)
            return null;
        var hash = new ContentHash(Convert.ToHexStringLower(SHA256.HashData(letter.Content.Span)));
        var document = ScannedPages.Document(hash, letter.ContentType, letter.Key, letter.At, letter.At);
        document["docStatus"] = accepted ? "final" : "preliminary";
        document["type"] = ScannedLetter.AsksForRecords(letter)
            ? FhirBundle.Coded("http://loinc.org", "51851-4", "Administrative note")
            : FhirBundle.Coded("http://loinc.org", "57133-1", "Referral note");
        document["category"] = ScannedPages.Step(accepted ? ScannedPages.Filed : ScannedPages.ToCheck);
        document["subject"] = FhirBundle.Reference(RecordIds.Patient(life.Person.Mrn));
        document["context"] = new JsonObject { ["period"] = new JsonObject { ["start"] = $"{letter.At:yyyy-MM-dd}" } };
        var bundle = new FhirBundle();
        var reference = bundle.PutUnder(document, ScannedPages.IdOf(hash));
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
