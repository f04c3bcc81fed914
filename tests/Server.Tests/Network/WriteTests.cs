using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Sources: hl7.org/fhir/R4/http.html#create, #update, #patch, #delete, #concurrency.</summary>
public sealed class WriteTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        client = await server.ClientAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_create_answers_201_with_the_place_and_the_resource()
    {
        var response = await client.PostAsync("Patient", FhirClient.Json(Patient("")));
        var id = (string?)(await response.BodyAsync())["id"];
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"{server.Fhir}/Patient/{id}/_history/1", response.Headers.Location!.ToString());
        Assert.Equal("W/\"1\"", response.ETag());
    }

    [Fact]
    public async Task A_create_with_minimal_return_has_no_body()
    {
        using var request = Request(HttpMethod.Post, "Patient", Patient(""), ("Prefer", "return=minimal"));
        var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_create_with_outcome_return_has_an_OperationOutcome()
    {
        using var request = Request(HttpMethod.Post, "Patient", Patient(""), ("Prefer", "return=OperationOutcome"));
        var body = await (await client.SendAsync(request)).BodyAsync();
        Assert.Equal("OperationOutcome", (string?)body["resourceType"]);
    }

    [Fact]
    public async Task A_create_if_none_exists_makes_one_only()
    {
        for (var i = 0; i < 3; i++)
        {
            using var request = Request(HttpMethod.Post, "Patient", Patient("", "418822"), ("If-None-Exist", "identifier=urn:mrn|418822"));
            Assert.Equal(i == 0 ? HttpStatusCode.Created : HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
        }
        Assert.Equal(1, (int)(await client.GetJsonAsync("Patient?identifier=urn:mrn|418822&_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_conditional_create_by_an_unknown_parameter_is_refused()
    {
        using var request = Request(HttpMethod.Post, "Patient", Patient(""), ("If-None-Exist", "shoesize=44"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(request)).StatusCode);
        Assert.Equal(0, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        var response = await client.PostAsync("Observation", FhirClient.Json(Patient("")));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_update_makes_the_first_version_under_the_clients_id_and_then_the_next()
    {
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")))).StatusCode);
        var second = await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("W/\"2\"", second.ETag());
    }

    [Fact]
    public async Task An_update_whose_id_is_another_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p2")))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsync("Patient/p_1", FhirClient.Json(Patient("p_1")))).StatusCode);
    }

    [Fact]
    public async Task Of_two_updates_to_the_same_version_exactly_one_wins()
    {
        await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var request = Request(HttpMethod.Put, "Patient/p1", Patient("p1"), ("If-Match", "W/\"1\""));
            return (await client.SendAsync(request)).StatusCode;
        }));
        Assert.Single(statuses, HttpStatusCode.OK);
        Assert.Equal(7, statuses.Count(s => s == HttpStatusCode.PreconditionFailed));
        Assert.Equal("2", (string?)(await client.GetJsonAsync("Patient/p1"))["meta"]!["versionId"]);
    }

    [Fact]
    public async Task A_conditional_update_finds_the_one_it_means()
    {
        var first = await client.PutAsync("Patient?identifier=urn:mrn|77", FhirClient.Json(Patient("", "77")));
        var second = await client.PutAsync("Patient?identifier=urn:mrn|77", FhirClient.Json(Patient("", "77")));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        await client.CreateAsync(Patient("", "77"));
        var third = await client.PutAsync("Patient?identifier=urn:mrn|77", FhirClient.Json(Patient("", "77")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, third.StatusCode);
    }

    [Fact]
    public async Task A_json_patch_changes_what_it_names_and_nothing_else()
    {
        await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1", "5")));
        var patch = """[{"op":"test","path":"/gender","value":"female"},{"op":"replace","path":"/gender","value":"unknown"},{"op":"add","path":"/name/0/given/-","value":"Ngozi"}]""";
        var response = await client.PatchAsync("Patient/p1", FhirClient.Json(patch, "application/json-patch+json"));
        var body = await client.GetJsonAsync("Patient/p1");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("unknown", (string?)body["gender"]);
        Assert.Equal(["Adaeze", "Ngozi"], body["name"]![0]!["given"]!.AsArray().Select(g => (string?)g));
        Assert.Equal("5", (string?)body["identifier"]![0]!["value"]);
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"/birthDate","value":"x"}]""", 422)]
    [InlineData("""[{"op":"test","path":"/gender","value":"male"}]""", 422)]
    [InlineData("""[{"op":"replace","path":"/id","value":"other"}]""", 422)]
    [InlineData("""{"op":"remove"}""", 400)]
    [InlineData("""[{"op":"dance","path":"/gender"}]""", 400)]
    [InlineData("[", 400)]
    public async Task A_patch_that_does_not_fit_changes_nothing(string patch, int status)
    {
        await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")));
        var response = await client.PatchAsync("Patient/p1", FhirClient.Json(patch, "application/json-patch+json"));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("1", (string?)(await client.GetJsonAsync("Patient/p1"))["meta"]!["versionId"]);
    }

    [Fact]
    public async Task A_delete_keeps_the_versions_before_it()
    {
        await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("Patient/p1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("Patient/p1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("Patient/never")).StatusCode);
        var history = await client.GetJsonAsync("Patient/p1/_history");
        Assert.Equal(["DELETE", "PUT"], history["entry"]!.AsArray().Select(e => (string?)e!["request"]!["method"]));
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync("Patient/p1", FhirClient.Json(Patient("p1")))).StatusCode);
    }

    [Fact]
    public async Task A_conditional_delete_deletes_one_and_refuses_more()
    {
        await client.CreateAsync(Patient("", "9"));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("Patient?identifier=urn:mrn|9")).StatusCode);
        await client.CreateAsync(Patient("", "9"));
        await client.CreateAsync(Patient("", "9"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.DeleteAsync("Patient?identifier=urn:mrn|9")).StatusCode);
        Assert.Equal(2, (int)(await client.GetJsonAsync("Patient?identifier=urn:mrn|9&_summary=count"))["total"]!);
    }

    [Fact]
    public async Task History_of_a_type_is_newest_first_and_pages_through()
    {
        for (var i = 0; i < 5; i++)
            await client.PutAsync($"Patient/p{i}", FhirClient.Json(Patient($"p{i}")));
        var ids = new List<string?>();
        for (string? url = "Patient/_history?_count=2"; url is not null;)
        {
            var page = await client.GetJsonAsync(url);
            ids.AddRange(page["entry"]!.AsArray().Select(e => (string?)e!["resource"]!["id"]));
            url = page["link"]!.AsArray().Select(l => l!).FirstOrDefault(l => (string?)l["relation"] == "next") is { } next ? (string?)next["url"] : null;
        }
        Assert.Equal(["p4", "p3", "p2", "p1", "p0"], ids);
    }

    [Fact]
    public async Task Every_write_leaves_an_audit_event_that_names_the_person()
    {
        var id = await client.CreateAsync(Patient(""));
        using var auditor = await server.ClientAsync("auditor");
        var trail = await auditor.GetJsonAsync("AuditEvent?_count=100");
        var made = trail["entry"]!.AsArray().Select(e => e!["resource"]!).Single(e => (string?)e["action"] == "C");
        Assert.Equal($"Patient/{id}", (string?)made["entity"]![0]!["what"]!["reference"]);
        Assert.Equal("Practitioner/test-system", (string?)made["agent"]![0]!["who"]!["reference"]);
    }

    [Fact]
    public async Task An_audit_event_cannot_be_changed_or_deleted_by_anyone()
    {
        await client.CreateAsync(Patient(""));
        using var administrator = await server.ClientAsync("administrator");
        var trail = await administrator.GetJsonAsync("AuditEvent");
        var made = trail["entry"]![0]!["resource"]!;
        var id = (string)made["id"]!;
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await administrator.PutAsync($"AuditEvent/{id}", FhirClient.Json(made.ToJsonString()))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.DeleteAsync($"AuditEvent/{id}")).StatusCode);
    }

    internal static string Patient(string id, string? mrn = null)
    {
        var patient = new JsonObject { ["resourceType"] = "Patient" };
        if (id.Length > 0)
            patient["id"] = id;
        if (mrn is not null)
            patient["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:mrn", ["value"] = mrn });
        patient["name"] = new JsonArray(new JsonObject { ["family"] = "Okafor", ["given"] = new JsonArray("Adaeze") });
        patient["gender"] = "female";
        return patient.ToJsonString();
    }

    private static HttpRequestMessage Request(HttpMethod method, string url, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, url) { Content = FhirClient.Json(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
