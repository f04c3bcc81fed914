using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Browser.Host;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Xunit;

namespace Chartroom.Browser.Coding;

/// <summary>A clock that stands on one day, within the newest release; timers run as they do.</summary>
internal sealed class DayClock(DateTimeOffset now) : TimeProvider
{
    private readonly long began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => now + System.GetElapsedTime(began);
}

/// <summary>A server with code sets, two coders, a lead, and stays that wait to be coded.</summary>
public sealed class CodingWorkplace : Workplace
{
    private const string Sepsis =
        """
        DISCHARGE SUMMARY

        Hospital course:
        Admitted with sepsis due to E. coli from a urinary tract infection. Creatinine was 2.4 on admission and 1.1 after fluids.

        Discharge diagnoses:
        Sepsis due to Escherichia coli.
        Urinary tract infection.
        Type 2 diabetes mellitus.
        No pneumonia.
        """;

    private const string Gallbladder =
        """
        OPERATIVE REPORT

        Operation: Laparoscopic cholecystectomy.

        Findings:
        Tense gallbladder, stone in the neck.

        Postoperative diagnosis:
        Calculus of gallbladder with acute cholecystitis.
        Obesity.
        """;

    private const string Neuropathy =
        """
        DISCHARGE SUMMARY

        Discharge diagnoses:
        Type 2 diabetes mellitus with diabetic polyneuropathy.
        Essential hypertension.
        """;

    protected override ServerSettings Adjust(ServerSettings settings) => settings with
    {
        Codes = new DirectoryInfo(Path.Combine(Repository.SharedData, "codes")),
        Clock = new DayClock(new DateTimeOffset(2026, 9, 20, 9, 0, 0, TimeSpan.Zero)),
    };

    protected override async Task SeedAsync(HttpClient feed, AccountBook accounts)
    {
        await accounts.AddAsync("ada", "coder", Password);
        await accounts.AddAsync("bea", "coder", Password);
        await accounts.AddAsync("lead", "administrator", Password);
        var entries = new JsonArray();
        AddStay(entries, "sepsis", "Okafor", "Adaeze", "female", "1961-04-09", "2026-09-05", "2026-09-10", "Discharge summary", Sepsis);
        AddStay(entries, "gallbladder", "Lindqvist", "Björn", "male", "1978-12-01", "2026-09-08", "2026-09-11", "Operative report", Gallbladder);
        AddStay(entries, "neuropathy", "Moreau", "Claire", "female", "1949-02-11", "2026-09-09", "2026-09-12", "Discharge summary", Neuropathy);
        AddStay(entries, "spare", "Nakamura", "Ken", "male", "1955-07-30", "2026-09-12", "2026-09-15", "Discharge summary", Sepsis);
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = entries };
        var response = await feed.PostAsync("", new StringContent(bundle.ToJsonString(), Encoding.UTF8, "application/fhir+json"));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static void AddStay(
        JsonArray entries, string id, string family, string given, string gender, string born, string admitted, string discharged, string type, string text)
    {
        Add(entries, $$$"""
            {"resourceType":"Patient","id":"p-{{{id}}}","gender":"{{{gender}}}","birthDate":"{{{born}}}","name":[{"family":"{{{family}}}","given":["{{{given}}}"]}],
             "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"0091{{{id.Length}}}{{{born[..4]}}}"}]}
            """);
        Add(entries, $$$"""
            {"resourceType":"Encounter","id":"{{{id}}}","status":"finished","class":{"code":"IMP"},"identifier":[{"value":"V-{{{id}}}"}],"subject":{"reference":"Patient/p-{{{id}}}"},
             "period":{"start":"{{{admitted}}}T14:05:00Z","end":"{{{discharged}}}T11:00:00Z"},
             "participant":[{"type":[{"coding":[{"code":"ATND"}]}],"individual":{"reference":"Practitioner/ruiz","display":"Dr Elena Ruiz"}}],
             "hospitalization":{"dischargeDisposition":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0112","code":"01"}]} }}
            """);
        Add(entries, $$$"""{"resourceType":"Coverage","id":"c-{{{id}}}","status":"active","beneficiary":{"reference":"Patient/p-{{{id}}}"},"payor":[{"display":"Medicare Part A"}]}""");
        Add(entries, $$$"""
            {"resourceType":"ChargeItem","id":"x-{{{id}}}","status":"billable","code":{"text":"Room and board"},"subject":{"reference":"Patient/p-{{{id}}}"},
             "context":{"reference":"Encounter/{{{id}}}"},"priceOverride":{"value":12250,"currency":"USD"}}
            """);
        Add(entries, $$$"""
            {"resourceType":"DocumentReference","id":"d-{{{id}}}","status":"current","docStatus":"final","type":{"text":"{{{type}}}"},"subject":{"reference":"Patient/p-{{{id}}}"},
             "date":"{{{discharged}}}T10:00:00Z","author":[{"display":"Dr Elena Ruiz"}],"context":{"encounter":[{"reference":"Encounter/{{{id}}}"}]},
             "content":[{"attachment":{"contentType":"text/plain","data":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}}"}}]}
            """);
    }

    private static void Add(JsonArray entries, string resource)
    {
        var parsed = JsonNode.Parse(resource)!;
        entries.Add(new JsonObject { ["resource"] = parsed, ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"{parsed["resourceType"]}/{parsed["id"]}" } });
    }
}

/// <summary>The journeys of coding share one server, one browser and its stays.</summary>
[CollectionDefinition(Name)]
public sealed class CodingWorkplaceCollection : ICollectionFixture<CodingWorkplace>
{
    public const string Name = "coding workplace";
}
