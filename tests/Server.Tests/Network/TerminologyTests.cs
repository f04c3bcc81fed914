using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Sources: hl7.org/fhir/R4/terminology-service.html; the operation definitions of CodeSystem, ValueSet and ConceptMap.</summary>
public sealed class TerminologyTests : IAsyncLifetime
{
    private const string Colours = """
        {"resourceType":"CodeSystem","id":"colours","url":"urn:colours","version":"1","name":"Colours","status":"active","content":"complete","caseSensitive":true,
         "concept":[{"code":"blue","display":"Blue","definition":"As the sky","designation":[{"language":"de","value":"Blau"}],
           "concept":[{"code":"navy","display":"Navy blue","property":[{"code":"depth","valueInteger":9}]},{"code":"sky","display":"Sky blue","property":[{"code":"inactive","valueBoolean":true}]}]},
          {"code":"red","display":"Red"}]}
        """;

    private const string Blues = """
        {"resourceType":"ValueSet","id":"blues","url":"urn:blues","status":"active","compose":{"include":[{"system":"urn:colours","filter":[{"property":"concept","op":"is-a","value":"blue"}]}],
         "exclude":[{"system":"urn:colours","concept":[{"code":"sky"}]}]}}
        """;

    private const string Both = """
        {"resourceType":"ValueSet","id":"both","url":"urn:both","status":"active","compose":{"include":[{"valueSet":["urn:blues"]},{"system":"urn:colours","concept":[{"code":"red","display":"Rot"}]}]}}
        """;

    private const string Map = """
        {"resourceType":"ConceptMap","id":"paint","url":"urn:paint","status":"active","group":[{"source":"urn:colours","target":"urn:paints","element":[
          {"code":"navy","target":[{"code":"P9","display":"Paint 9","equivalence":"wider"}]},{"code":"red","target":[{"code":"P1","equivalence":"equivalent"}]}],
          "unmapped":{"mode":"fixed","code":"P0","display":"Other paint"}}]}
        """;

    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(new ServerSettings { Codes = new DirectoryInfo(Path.Combine(Repository.SharedData, "codes")) });
        client = await server.ClientAsync();
        foreach (var resource in (string[])[Colours, Blues, Both, Map])
        {
            var parsed = JsonNode.Parse(resource)!;
            Assert.Equal(HttpStatusCode.Created, (await client.PutAsync($"{parsed["resourceType"]}/{parsed["id"]}", FhirClient.Json(resource))).StatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("ValueSet/$expand?url=urn:blues", "blue,navy")]
    [InlineData("ValueSet/blues/$expand", "blue,navy")]
    [InlineData("ValueSet/$expand?url=urn:both", "blue,navy,red")]
    [InlineData("ValueSet/$expand?url=urn:both&filter=nav", "navy")]
    [InlineData("ValueSet/$expand?url=urn:both&offset=1&count=1", "navy")]
    [InlineData("ValueSet/$expand?url=urn:colours?fhir_vs", "blue,navy,sky,red")]
    [InlineData("ValueSet/$expand?url=urn:colours?fhir_vs=isa/blue", "blue,navy,sky")]
    [InlineData("ValueSet/$expand?url=urn:colours?fhir_vs&activeOnly=true", "blue,navy,red")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender", "male,female,other,unknown")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/sid/icd-10-cm?fhir_vs=isa/E11.2", "E11.2,E11.21,E11.22,E11.29")]
    public async Task A_value_set_is_expanded(string request, string codes)
    {
        var set = await client.GetJsonAsync(request.Replace("?fhir_vs", "%3Ffhir_vs", StringComparison.Ordinal));
        Assert.Equal(codes, string.Join(',', set["expansion"]!["contains"]!.AsArray().Select(c => (string)c!["code"]!)));
    }

    [Fact]
    public async Task A_value_set_in_the_body_is_expanded()
    {
        var body = new JsonObject
        {
            ["resourceType"] = "Parameters",
            ["parameter"] = new JsonArray(new JsonObject { ["name"] = "valueSet", ["resource"] = JsonNode.Parse(Both) }),
        };
        var response = await client.PostAsync("ValueSet/$expand", FhirClient.Json(body.ToJsonString()));
        Assert.Equal(3, (int)(await response.BodyAsync())["expansion"]!["total"]!);
    }

    [Theory]
    [InlineData("ValueSet/$expand?url=urn:nothing", HttpStatusCode.NotFound)]
    [InlineData("ValueSet/$expand", HttpStatusCode.BadRequest)]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/sid/icd-10-cm%3Ffhir_vs", HttpStatusCode.UnprocessableEntity)]
    [InlineData("ValueSet/$expand?url=urn:both&count=many", HttpStatusCode.BadRequest)]
    [InlineData("CodeSystem/$lookup?system=urn:colours&code=green", HttpStatusCode.NotFound)]
    [InlineData("CodeSystem/$lookup?system=urn:nothing&code=green", HttpStatusCode.NotFound)]
    [InlineData("CodeSystem/$subsumes?system=urn:colours&codeA=blue", HttpStatusCode.BadRequest)]
    [InlineData("ConceptMap/$translate?url=urn:nothing&system=urn:colours&code=red", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_says_why(string request, HttpStatusCode status)
    {
        var response = await client.GetAsync(request);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("OperationOutcome", (string?)(await response.BodyAsync())["resourceType"]);
    }

    [Fact]
    public async Task A_code_is_looked_up_with_what_lies_around_it()
    {
        var found = await client.GetJsonAsync("CodeSystem/$lookup?system=urn:colours&code=navy");
        Assert.Equal("Navy blue", Value(found, "display"));
        Assert.Equal("Colours", Value(found, "name"));
        var parts = found["parameter"]!.AsArray().Where(p => (string?)p!["name"] == "property").Select(p => p!["part"]!.AsArray()).ToList();
        Assert.Contains(parts, p => (string?)p[0]!["valueCode"] == "parent" && (string?)p[1]!["valueCode"] == "blue");
        Assert.Contains(parts, p => (string?)p[0]!["valueCode"] == "depth" && (string?)p[1]!["valueString"] == "9");
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "E11.22", "Type 2 diabetes mellitus with diabetic chronic kidney disease")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "E1122", "Type 2 diabetes mellitus with diabetic chronic kidney disease")]
    [InlineData("http://hl7.org/fhir/administrative-gender", "female", "Female")]
    public async Task A_code_of_a_release_or_of_R4_is_looked_up(string system, string code, string display)
    {
        Assert.Equal(display, Value(await client.GetJsonAsync($"CodeSystem/$lookup?system={system}&code={code}"), "display"));
    }

    [Theory]
    [InlineData("ValueSet/$validate-code?url=urn:blues&system=urn:colours&code=navy", "true")]
    [InlineData("ValueSet/$validate-code?url=urn:blues&system=urn:colours&code=navy&display=Navy blue", "true")]
    [InlineData("ValueSet/$validate-code?url=urn:blues&system=urn:colours&code=navy&display=Red", "false")]
    [InlineData("ValueSet/$validate-code?url=urn:blues&system=urn:colours&code=sky", "false")]
    [InlineData("ValueSet/$validate-code?url=urn:both&code=red", "true")]
    [InlineData("ValueSet/blues/$validate-code?system=urn:colours&code=blue&display=Blau", "true")]
    [InlineData("CodeSystem/$validate-code?url=urn:colours&code=sky", "true")]
    [InlineData("CodeSystem/$validate-code?url=urn:colours&code=SKY", "false")]
    [InlineData("CodeSystem/$validate-code?url=http://hl7.org/fhir/sid/icd-10-cm&code=A41.9", "true")]
    [InlineData("CodeSystem/$validate-code?url=http://hl7.org/fhir/sid/icd-10-cm&code=A41.99", "false")]
    public async Task A_code_is_validated(string request, string result)
    {
        Assert.Equal(result, Value(await client.GetJsonAsync(request), "result"));
    }

    [Theory]
    [InlineData("blue", "navy", "subsumes")]
    [InlineData("navy", "blue", "subsumed-by")]
    [InlineData("navy", "navy", "equivalent")]
    [InlineData("navy", "red", "not-subsumed")]
    public async Task One_code_subsumes_another(string a, string b, string outcome)
    {
        Assert.Equal(outcome, Value(await client.GetJsonAsync($"CodeSystem/$subsumes?system=urn:colours&codeA={a}&codeB={b}"), "outcome"));
    }

    [Theory]
    [InlineData("ConceptMap/$translate?url=urn:paint&system=urn:colours&code=navy", "wider P9")]
    [InlineData("ConceptMap/paint/$translate?system=urn:colours&code=red", "equivalent P1")]
    [InlineData("ConceptMap/$translate?system=urn:colours&code=blue&targetsystem=urn:paints", "inexact P0")]
    [InlineData("ConceptMap/$translate?url=urn:paint&system=urn:paints&code=P9&reverse=true", "narrower navy")]
    [InlineData("ConceptMap/$translate?url=urn:paint&system=urn:other&code=navy", "")]
    public async Task A_code_is_translated(string request, string match)
    {
        var answer = await client.GetJsonAsync(request);
        var found = answer["parameter"]!.AsArray().Where(p => (string?)p!["name"] == "match")
            .Select(p => $"{p!["part"]![0]!["valueCode"]} {p["part"]![1]!["valueCoding"]!["code"]}");
        Assert.Equal(match, string.Join(',', found));
        Assert.Equal(match.Length > 0 ? "true" : "false", Value(answer, "result"));
    }

    [Fact]
    public async Task A_changed_code_system_counts_at_once()
    {
        Assert.Equal("false", Value(await client.GetJsonAsync("CodeSystem/$validate-code?url=urn:colours&code=green"), "result"));
        await client.PutAsync("CodeSystem/colours", FhirClient.Json(Colours.Replace("\"red\",\"display\":\"Red\"", "\"green\",\"display\":\"Green\"", StringComparison.Ordinal)));
        Assert.Equal("true", Value(await client.GetJsonAsync("CodeSystem/$validate-code?url=urn:colours&code=green"), "result"));
    }

    [Fact]
    public async Task Value_sets_in_a_circle_are_refused()
    {
        const string Circle = """{"resourceType":"ValueSet","id":"c1","url":"urn:c1","status":"active","compose":{"include":[{"valueSet":["urn:c1"]}]}}""";
        await client.PutAsync("ValueSet/c1", FhirClient.Json(Circle));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("ValueSet/$expand?url=urn:c1")).StatusCode);
    }

    private static string? Value(JsonNode parameters, string name) =>
        parameters["parameter"]?.AsArray().FirstOrDefault(p => (string?)p!["name"] == name)?.AsObject().FirstOrDefault(m => m.Key.StartsWith("value", StringComparison.Ordinal)).Value?.ToString();
}
