using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Browser.Identity;

/// <summary>Invented people of whom some are twice in the record, and one chart that holds two.</summary>
internal static class IdentitySeed
{
    public static async Task PutAsync(HttpClient fhir, params string[] resources)
    {
        foreach (var resource in resources)
        {
            var parsed = JsonNode.Parse(resource)!;
            var response = await fhir.PutAsync($"{parsed["resourceType"]}/{parsed["id"]}", new StringContent(resource, Encoding.UTF8, "application/fhir+json"));
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Changes the phone of a patient as it stands, links and all.</summary>
    public static async Task ChangePhoneAsync(HttpClient fhir, string patient, string phone)
    {
        var resource = JsonNode.Parse(await fhir.GetStringAsync("Patient/" + patient))!;
        resource["telecom"]![0]!["value"] = phone;
        await PutAsync(fhir, resource.ToJsonString());
    }

    public static string Person(string id, string family, string given, string born, string gender = "female", string street = "12 Elm Street", string phone = "413-555-0100") =>
        $$"""
        {"resourceType":"Patient","id":"{{id}}","identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:mrn","value":"{{id}}"}],
         "name":[{"family":"{{family}}","given":["{{given}}"]}],"gender":"{{gender}}","birthDate":"{{born}}","telecom":[{"system":"phone","value":"{{phone}}"}],
         "address":[{"line":["{{street}}"],"city":"Holyoke","state":"MA","postalCode":"01040"}]}
        """;

    public static string Encounter(string id, string patient) =>
        $$$"""{"resourceType":"Encounter","id":"{{{id}}}","status":"finished","class":{"code":"AMB"},"type":[{"text":"Office visit"}],"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"2026-05-02T09:00:00Z"}}""";

    public static string Result(string id, string patient, string what, string value, string more = "") =>
        $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"text":"{{{what}}}"},"subject":{"reference":"Patient/{{{patient}}}"},
         "effectiveDateTime":"2026-05-02T09:30:00Z","valueString":"{{{value}}}"{{{more}}}}
        """;

    public static string Blood(string id, string patient, string value) =>
        $$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"882-1"}],"text":"ABO and Rh group"},
         "subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2026-05-02T09:30:00Z","valueString":"{{{value}}}"}
        """;
}
