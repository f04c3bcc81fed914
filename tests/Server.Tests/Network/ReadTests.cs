using System.Net;
using Chartroom.Server.Tests.Host;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Source: hl7.org/fhir/R4/http.html#read.</summary>
public sealed class ReadTests : IAsyncLifetime
{
    private const string Okafor = """{"resourceType":"Patient","name":[{"family":"Okafor","given":["Adaeze"]}],"birthDate":"1961-04-09"}""";
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
    public async Task A_resource_that_was_created_is_read_with_its_version_and_time()
    {
        var id = await client.CreateAsync(Okafor);
        var response = await client.GetAsync($"Patient/{id}");
        var body = await response.BodyAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("W/\"1\"", response.ETag());
        Assert.Equal("application/fhir+json", response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Content.Headers.LastModified);
        Assert.Equal("1", (string?)body["meta"]!["versionId"]);
        Assert.Equal("Okafor", (string?)body["name"]![0]!["family"]);
    }

    [Fact]
    public async Task A_resource_that_never_was_answers_404()
    {
        var response = await client.GetAsync("Patient/nobody");
        var body = await response.BodyAsync();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("OperationOutcome", (string?)body["resourceType"]);
        Assert.Equal("not-found", (string?)body["issue"]![0]!["code"]);
    }

    [Fact]
    public async Task What_a_document_came_from_is_read_under_its_hash()
    {
        var content = "%PDF-1.4 a letter"u8.ToArray();
        var hash = await server.Store.PutContentAsync(content);
        var resource = await client.GetJsonAsync($"Binary/{hash}");
        Assert.Equal(("Binary", hash.Hex, "application/pdf"), ((string?)resource["resourceType"], (string?)resource["id"], (string?)resource["contentType"]));
        Assert.Equal(content, Convert.FromBase64String((string)resource["data"]!));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"Binary/{hash}") { Headers = { { "Accept", "application/pdf" } } };
        var bytes = await client.SendAsync(request);
        Assert.Equal("application/pdf", bytes.Content.Headers.ContentType!.MediaType);
        Assert.Equal(content, await bytes.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"Binary/{new string('0', 64)}")).StatusCode);
    }

    [Fact]
    public async Task A_deleted_resource_answers_410()
    {
        var id = await client.CreateAsync(Okafor);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"Patient/{id}")).StatusCode);
        var response = await client.GetAsync($"Patient/{id}");
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("W/\"2\"", response.ETag());
        Assert.Equal("deleted", (string?)(await response.BodyAsync())["issue"]![0]!["code"]);
    }

    [Fact]
    public async Task A_type_that_R4_does_not_have_answers_404()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("Patiend/1")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_holds_the_version_is_told_304()
    {
        var id = await client.CreateAsync(Okafor);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"Patient/{id}");
        request.Headers.TryAddWithoutValidation("If-None-Match", "W/\"1\"");
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task What_has_not_changed_since_is_told_304()
    {
        var id = await client.CreateAsync(Okafor);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"Patient/{id}");
        request.Headers.IfModifiedSince = TimeProvider.System.GetUtcNow().AddMinutes(1);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_head_request_has_the_headers_and_no_body()
    {
        var id = await client.CreateAsync(Okafor);
        using var request = new HttpRequestMessage(HttpMethod.Head, $"Patient/{id}");
        var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("W/\"1\"", response.ETag());
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_elements_that_are_asked_for_come_alone_and_marked()
    {
        var id = await client.CreateAsync(Okafor);
        var body = await client.GetJsonAsync($"Patient/{id}?_elements=birthDate");
        Assert.Equal("1961-04-09", (string?)body["birthDate"]);
        Assert.Null(body["name"]);
        Assert.Equal("SUBSETTED", (string?)body["meta"]!["tag"]![0]!["code"]);
    }

    [Fact]
    public async Task A_pretty_answer_has_lines()
    {
        var id = await client.CreateAsync(Okafor);
        Assert.Contains("\n  \"resourceType\"", await client.GetStringAsync($"Patient/{id}?_pretty=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_version_is_kept_and_can_be_read()
    {
        var id = await client.CreateAsync(Okafor);
        await client.PutAsync($"Patient/{id}", FhirClient.Json(Okafor.Replace("\"Patient\"", $"\"Patient\",\"id\":\"{id}\"").Replace("Okafor", "Eze")));
        var first = await client.GetJsonAsync($"Patient/{id}/_history/1");
        var second = await client.GetJsonAsync($"Patient/{id}/_history/2");
        Assert.Equal("Okafor", (string?)first["name"]![0]!["family"]);
        Assert.Equal("Eze", (string?)second["name"]![0]!["family"]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"Patient/{id}/_history/3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"Patient/{id}/_history/x")).StatusCode);
    }
}
