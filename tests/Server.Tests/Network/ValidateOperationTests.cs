using System.Net;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Source: hl7.org/fhir/R4/resource-operation-validate.html.</summary>
public sealed class ValidateOperationTests : IAsyncLifetime
{
    private const string Profile = "http://example.org/StructureDefinition/named-patient";
    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync();
        await client.PutAsync("Patient/ada", FhirClient.Json("""{"resourceType":"Patient","id":"ada","active":true}"""));
        var stored = await client.PutAsync("StructureDefinition/named", FhirClient.Json($$$"""
            {"resourceType":"StructureDefinition","id":"named","url":"{{{Profile}}}","name":"Named","status":"active","kind":"resource","abstract":false,"type":"Patient",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient.name","path":"Patient.name","min":1}]}}
            """));
        Assert.True(stored.IsSuccessStatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Address, body (empty: none), and the expression of the first error (empty: no error; "-": an error without a place).</summary>
    [Theory]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","gender":"female"}""", "")]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","gender":"woman"}""", "Patient.gender")]
    [InlineData("Patient/$validate", """{"resourceType":"Observation","status":"final","code":{"text":"c"}}""", "-")]
    [InlineData("Patient/$validate?profile=" + Profile, """{"resourceType":"Patient","gender":"female"}""", "Patient")]
    [InlineData("Patient/$validate?profile=" + Profile, """{"resourceType":"Patient","name":[{"family":"A"}]}""", "")]
    [InlineData("Patient/$validate?profile=http://example.org/StructureDefinition/nobody-knows", """{"resourceType":"Patient","active":true}""", "-")]
    [InlineData("Patient/$validate", """{"resourceType":"Patient","meta":{"profile":["http://example.org/StructureDefinition/named-patient"]},"active":true}""", "Patient")]
    [InlineData("Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","active":true}},{"name":"profile","valueUri":"http://example.org/StructureDefinition/named-patient"}]}""", "Patient")]
    [InlineData("Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","active":true}},{"name":"mode","valueCode":"create"}]}""", "")]
    [InlineData("Patient/$validate?mode=update", """{"resourceType":"Patient","active":true}""", "-")]
    [InlineData("Patient/ada/$validate?mode=update", """{"resourceType":"Patient","id":"other","active":true}""", "-")]
    [InlineData("Patient/ada/$validate?mode=update", """{"resourceType":"Patient","id":"ada","active":true}""", "")]
    [InlineData("Patient/ada/$validate", "", "")]
    [InlineData("Patient/ada/$validate?mode=profile&profile=" + Profile, "", "Patient")]
    [InlineData("Patient/ada/$validate?mode=delete", "", "")]
    [InlineData("Patient/nobody/$validate?mode=delete", "", "-")]
    public async Task A_resource_is_judged_and_nothing_is_written(string address, string body, string place)
    {
        Assert.Equal(place, await FirstErrorAsync(address, body));
        Assert.Equal(1, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    [Theory]
    [InlineData("Patient/$validate?mode=colour", """{"resourceType":"Patient","active":true}""", HttpStatusCode.BadRequest)]
    [InlineData("Patient/$validate?mode=profile", """{"resourceType":"Patient","active":true}""", HttpStatusCode.BadRequest)]
    [InlineData("Patient/$validate", "", HttpStatusCode.BadRequest)]
    [InlineData("Patient/nobody/$validate", "", HttpStatusCode.NotFound)]
    public async Task A_call_without_what_it_needs_is_refused(string address, string body, HttpStatusCode status)
    {
        var response = body.Length == 0 ? await client.GetAsync(address) : await client.PostAsync(address, FhirClient.Json(body));
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_response_is_held_to_the_questionnaire_that_is_stored()
    {
        await client.PutAsync("Questionnaire/q", FhirClient.Json("""{"resourceType":"Questionnaire","id":"q","url":"http://example.org/Questionnaire/q","status":"active","item":[{"linkId":"a","type":"boolean"}]}"""));
        var response = await client.PostAsync("QuestionnaireResponse/$validate", FhirClient.Json(
            """{"resourceType":"QuestionnaireResponse","questionnaire":"http://example.org/Questionnaire/q","status":"completed","item":[{"linkId":"b","answer":[{"valueBoolean":true}]}]}"""));
        Assert.Contains((await response.BodyAsync())["issue"]!.AsArray(), i => (string?)i!["expression"]?[0] == "QuestionnaireResponse.item[0]");
    }

    [Fact]
    public async Task A_changed_profile_is_used_by_the_next_call()
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var (element, place) in new[] { ("name", "Patient"), ("photo", "Patient"), ("gender", "") })
            {
                var stored = await client.PutAsync("StructureDefinition/changing", FhirClient.Json($$$"""
                    {"resourceType":"StructureDefinition","id":"changing","url":"{{{Profile}}}-2","name":"Changing","status":"active","kind":"resource","abstract":false,"type":"Patient",
                     "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"Patient.{{{element}}}","path":"Patient.{{{element}}}","min":1}]}}
                    """));
                Assert.True(stored.IsSuccessStatusCode);
                Assert.Equal(place, await FirstErrorAsync($"Patient/$validate?profile={Profile}-2", """{"resourceType":"Patient","gender":"female"}"""));
            }
            await client.DeleteAsync("StructureDefinition/changing");
            Assert.Equal("-", await FirstErrorAsync($"Patient/$validate?profile={Profile}-2", """{"resourceType":"Patient","gender":"female"}"""));
        }
    }

    [Fact]
    public async Task The_capability_statement_tells_of_it()
    {
        var statement = await client.GetJsonAsync("metadata");
        var names = statement["rest"]![0]!["operation"]!.AsArray().Select(o => (string?)o!["name"]);
        Assert.Contains("validate", names);
    }

    /// <summary>The expression of the first error; empty without one, "-" for one without a place.</summary>
    private async Task<string> FirstErrorAsync(string address, string body)
    {
        var response = body.Length == 0 ? await client.GetAsync(address) : await client.PostAsync(address, FhirClient.Json(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var outcome = await response.BodyAsync();
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        var error = outcome["issue"]!.AsArray().FirstOrDefault(i => (string?)i!["severity"] is "error" or "fatal");
        return error is null ? "" : (string?)error["expression"]?[0] ?? "-";
    }
}
