using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Source: hl7.org/fhir/R4/http.html#transaction.</summary>
public sealed class BundleTests : IAsyncLifetime
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
    public async Task A_transaction_gives_ids_and_makes_references_follow()
    {
        var response = await PostAsync("transaction",
            """{"fullUrl":"urn:uuid:8f7a3c3e-0000-4000-8000-000000000002","resource":{"resourceType":"Observation","status":"final","code":{"text":"weight"},"subject":{"reference":"urn:uuid:8f7a3c3e-0000-4000-8000-000000000001"}},"request":{"method":"POST","url":"Observation"}}""",
            """{"fullUrl":"urn:uuid:8f7a3c3e-0000-4000-8000-000000000001","resource":{"resourceType":"Patient","name":[{"family":"Okafor","given":["Adaeze","urn:x"]}]},"request":{"method":"POST","url":"Patient"}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var entries = (await response.BodyAsync())["entry"]!.AsArray();
        var observation = Location(entries[0]);
        var patient = Location(entries[1]);
        Assert.All(entries, e => Assert.Equal("201 Created", (string?)e!["response"]!["status"]));
        Assert.Equal(patient, (string?)(await client.GetJsonAsync(observation))["subject"]!["reference"]);
    }

    [Fact]
    public async Task A_transaction_with_one_bad_entry_writes_nothing_and_names_it()
    {
        var response = await PostAsync("transaction",
            """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""",
            """{"resource":{"resourceType":"Patient","id":"x"},"request":{"method":"PUT","url":"Patient/x","ifMatch":"W/\"4\""}}""");
        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("Bundle.entry[1]", (string?)(await response.BodyAsync())["issue"]![0]!["expression"]![0]);
        Assert.Equal(0, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_transaction_that_writes_a_resource_twice_is_refused()
    {
        var put = """{"resource":{"resourceType":"Patient","id":"x"},"request":{"method":"PUT","url":"Patient/x"}}""";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("transaction", put, put)).StatusCode);
    }

    [Fact]
    public async Task A_transaction_deletes_first_and_reads_last()
    {
        await client.PutAsync("Patient/old", FhirClient.Json("""{"resourceType":"Patient","id":"old"}"""));
        var response = await PostAsync("transaction",
            """{"request":{"method":"GET","url":"Patient/new"}}""",
            """{"resource":{"resourceType":"Patient","id":"new"},"request":{"method":"PUT","url":"Patient/new"}}""",
            """{"request":{"method":"DELETE","url":"Patient/old"}}""");
        var entries = (await response.BodyAsync())["entry"]!.AsArray();
        Assert.Equal("new", (string?)entries[0]!["resource"]!["id"]);
        Assert.Equal(["200 OK", "201 Created", "204 No Content"], entries.Select(e => (string?)e!["response"]!["status"]));
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("Patient/old")).StatusCode);
    }

    [Fact]
    public async Task A_conditional_reference_is_resolved_or_the_transaction_refused()
    {
        var id = await client.CreateAsync("""{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"1"}]}""");
        const string Entry = """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"weight"},"subject":{"reference":"Patient?identifier=urn:mrn|1"}},"request":{"method":"POST","url":"Observation"}}""";
        var response = await PostAsync("transaction", Entry);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var observation = await client.GetJsonAsync(Location((await response.BodyAsync())["entry"]![0]));
        Assert.Equal($"Patient/{id}", (string?)observation["subject"]!["reference"]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PostAsync("transaction", Entry.Replace("|1", "|2"))).StatusCode);
    }

    [Fact]
    public async Task In_a_batch_each_entry_stands_for_itself()
    {
        var response = await PostAsync("batch",
            """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""",
            """{"request":{"method":"GET","url":"Patient/nobody"}}""",
            """{"resource":{"resourceType":"Patient"},"request":{"method":"POST"}}""",
            """{"resource":{"resourceType":"Patient","id":"b"},"request":{"method":"PUT","url":"Patient/b"}}""");
        var entries = (await response.BodyAsync())["entry"]!.AsArray();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["201 Created", "404 Not Found", "400 Bad Request", "201 Created"], entries.Select(e => (string?)e!["response"]!["status"]));
        Assert.Equal("not-found", (string?)entries[1]!["response"]!["outcome"]!["issue"]![0]!["code"]);
        Assert.Equal(2, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_bundle_that_asks_for_nothing_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("collection")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("", FhirClient.Json("""{"resourceType":"Patient"}"""))).StatusCode);
    }

    private static string Location(JsonNode? entry)
    {
        var parts = ((string)entry!["response"]!["location"]!).Split('/');
        return $"{parts[^4]}/{parts[^3]}";
    }

    private Task<HttpResponseMessage> PostAsync(string type, params string[] entries) =>
        client.PostAsync("", FhirClient.Json($$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}"""));
}
