using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Chartroom.Store;
using Chartroom.Store.Search;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Source: HL7 FHIR Bulk Data Access 2.0.0.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private static readonly string[] Record =
    [
        """{"resourceType":"Practitioner","id":"ruiz","name":[{"family":"Ruiz"}]}""",
        """{"resourceType":"Practitioner","id":"nobody","name":[{"family":"Elsewhere"}]}""",
        """{"resourceType":"Patient","id":"ada","name":[{"family":"Okafor"}],"generalPractitioner":[{"reference":"Practitioner/ruiz"}]}""",
        """{"resourceType":"Patient","id":"jorg","name":[{"family":"Weber"}]}""",
        """{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/ada"}}""",
        """{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/ada"}}""",
        """{"resourceType":"Observation","id":"o3","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"Patient/jorg"}}""",
        """{"resourceType":"Condition","id":"c1","code":{"text":"Sepsis"},"subject":{"reference":"Patient/ada"}}""",
        """{"resourceType":"Group","id":"cohort","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/ada"}},{"entity":{"reference":"Patient/jorg"},"inactive":true}]}""",
    ];

    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync();
        foreach (var resource in Record)
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
    [InlineData("$export?_type=Patient,Observation", "Observation/o1,Observation/o2,Observation/o3,Patient/ada,Patient/jorg")]
    [InlineData("$export?_type=Practitioner", "Practitioner/nobody,Practitioner/ruiz")]
    [InlineData("$export?_type=Observation&_typeFilter=Observation%3Fcode%3D2160-0", "Observation/o1,Observation/o3")]
    [InlineData("$export?_type=Observation&_typeFilter=Observation%3Fcode%3D2160-0,Observation%3Fsubject%3DPatient/ada", "Observation/o1,Observation/o2,Observation/o3")]
    [InlineData("Patient/$export?_type=Patient,Condition,Practitioner", "Condition/c1,Patient/ada,Patient/jorg,Practitioner/ruiz")]
    [InlineData("Group/cohort/$export", "Condition/c1,Observation/o1,Observation/o2,Patient/ada,Practitioner/ruiz")]
    [InlineData("Group/cohort/$export?_type=Observation&_typeFilter=Observation%3Fcode%3D2160-0", "Observation/o1")]
    [InlineData("$export?_type=Patient&_since=2000-01-01T00:00:00Z", "Patient/ada,Patient/jorg")]
    [InlineData("$export?_type=Patient&_since=2100-01-01T00:00:00Z", "")]
    public async Task An_export_holds_what_was_asked_for(string request, string expected)
    {
        var manifest = await ExportAsync(client, request);
        Assert.True((bool)manifest["requiresAccessToken"]!);
        Assert.Equal(expected, string.Join(',', (await ReadAsync(manifest)).Select(r => $"{r["resourceType"]}/{r["id"]}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Exported_resources_are_as_the_server_reads_them()
    {
        var exported = Assert.Single(await ReadAsync(await ExportAsync(client, "$export?_type=Condition")));
        Assert.True(JsonNode.DeepEquals(await client.GetJsonAsync("Condition/c1"), exported));
    }

    [Fact]
    public async Task What_is_written_after_the_kick_off_is_not_in_the_export()
    {
        var status = await KickOffAsync(client, "$export?_type=Condition");
        await client.CreateAsync("""{"resourceType":"Condition","code":{"text":"Later"},"subject":{"reference":"Patient/ada"}}""");
        Assert.Single(await ReadAsync(await WaitAsync(client, status)));
    }

    [Fact]
    public async Task Only_who_asked_gets_the_files_and_removes_them()
    {
        var manifest = await ExportAsync(client, "$export?_type=Patient");
        var (status, file) = ((string)manifest["status"]!, (string)manifest["output"]![0]!["url"]!);
        using var other = await server.ClientAsync("administrator");
        using var anyone = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(status)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anyone.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(status)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await client.DeleteAsync(status)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(status)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(file)).StatusCode);
    }

    [Theory]
    [InlineData("$export?_outputFormat=text/csv", HttpStatusCode.BadRequest)]
    [InlineData("$export?_type=Patiend", HttpStatusCode.BadRequest)]
    [InlineData("$export?_since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("$export?_typeFilter=Observation%3Fcolour%3Dblue", HttpStatusCode.BadRequest)]
    [InlineData("Group/nobody/$export", HttpStatusCode.NotFound)]
    public async Task A_request_without_meaning_is_refused(string request, HttpStatusCode status)
    {
        Assert.Equal(status, (await SendAsync(client, request)).StatusCode);
    }

    [Fact]
    public async Task An_export_is_asked_for_asynchronously()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("$export")).StatusCode);
    }

    [Theory]
    [InlineData("coder")]
    [InlineData("physician")]
    public async Task A_role_without_the_right_may_not_export(string role)
    {
        using var other = await server.ClientAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(other, "$export")).StatusCode);
    }

    [Fact]
    public async Task The_trail_names_each_patient_of_a_group_export()
    {
        await ExportAsync(client, "Group/cohort/$export");
        await server.Audit.FlushAsync();
        var trail = await server.Store.SearchAsync(Access.System, SearchQuery.Parse("AuditEvent", "type=110106&entity=Patient/ada").Value!);
        Assert.Single(trail.Matches);
    }

    [Fact]
    public async Task NDJSON_is_imported_line_by_line_and_bad_lines_are_told()
    {
        const string Lines = """
            {"resourceType":"Patient","id":"imported","name":[{"family":"Adeyemi"}]}
            {"resourceType":"Patient","id":"broken"
            {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/imported"}}
            {"resourceType":"Patiend","id":"nothing"}
            {"resourceType":"Patient","id":"not legal!"}
            """;
        var answer = await (await client.PostAsync("$import", FhirClient.Json(Lines, "application/fhir+ndjson"))).BodyAsync();
        Assert.Equal(2, (int)Parameter(answer, "imported")!);
        Assert.Equal(3, (int)Parameter(answer, "failed")!);
        Assert.Equal([2, 4, 5], answer["parameter"]!.AsArray().Where(p => (string?)p!["name"] == "error").Select(p => (int)p!["part"]![1]!["valueInteger"]!));
        Assert.Equal("Adeyemi", (string?)(await client.GetJsonAsync("Patient/imported"))["name"]![0]!["family"]);
        Assert.Equal(1, (int)(await client.GetJsonAsync("Observation?subject=Patient/imported&_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_role_that_may_not_write_imports_nothing()
    {
        using var other = await server.ClientAsync("quality-analyst");
        var response = await other.PostAsync("$import", FhirClient.Json(Record[0], "application/fhir+ndjson"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static JsonNode? Parameter(JsonNode parameters, string name) =>
        parameters["parameter"]!.AsArray().First(p => (string?)p!["name"] == name)!["valueInteger"];

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, request);
        message.Headers.Add("Prefer", "respond-async");
        return await client.SendAsync(message);
    }

    private static async Task<string> KickOffAsync(HttpClient client, string request)
    {
        var response = await SendAsync(client, request);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return response.Content.Headers.ContentLocation!.ToString();
    }

    private static async Task<JsonNode> ExportAsync(HttpClient client, string request) => await WaitAsync(client, await KickOffAsync(client, request));

    private static async Task<JsonNode> WaitAsync(HttpClient client, string status)
    {
        for (var i = 0; i < 1_200; i++)
        {
            var response = await client.GetAsync(status);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var manifest = await response.BodyAsync();
                manifest["status"] = status;
                return manifest;
            }
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            await Task.Delay(50);
        }
        throw new TimeoutException("The export does not end.");
    }

    private async Task<List<JsonNode>> ReadAsync(JsonNode manifest)
    {
        var resources = new List<JsonNode>();
        foreach (var file in manifest["output"]!.AsArray())
        {
            var lines = (await client.GetStringAsync((string)file!["url"]!)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal((int)file["count"]!, lines.Length);
            resources.AddRange(lines.Select(l => JsonNode.Parse(l)!));
        }
        return resources;
    }
}
