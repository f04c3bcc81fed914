using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Chartroom.Server.Tests.Network;

/// <summary>Sources: hl7.org/fhir/R4/subscription.html; Subscriptions R5 Backport IG 1.1.0.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private readonly Channel<(string Body, string? Header)> received = Channel.CreateUnbounded<(string, string?)>();
    private RunningServer server = null!;
    private HttpClient client = null!;
    private WebApplication endpoint = null!;
    private int refusals;

    private string Address => ChartroomServer.AddressOf(endpoint) + "/told";

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(new ServerSettings { FirstRetry = TimeSpan.FromMilliseconds(20) });
        client = await server.ClientAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        endpoint = builder.Build();
        endpoint.MapPost("/told", async context =>
        {
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                context.Response.StatusCode = 503;
                return;
            }
            using var reader = new StreamReader(context.Request.Body);
            await received.Writer.WriteAsync((await reader.ReadToEndAsync(), context.Request.Headers["X-Key"]));
        });
        await endpoint.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await endpoint.DisposeAsync();
    }

    [Fact]
    public async Task A_resource_that_meets_the_criteria_is_told_and_no_other()
    {
        var id = await SubscribeAsync(Plain("Observation?code=2160-0", "application/fhir+json"));
        await client.CreateAsync(Observation("29463-7"));
        var told = await client.CreateAsync(Observation("2160-0"));
        var (body, header) = await NextAsync();
        Assert.Equal(told, (string?)JsonNode.Parse(body)!["id"]);
        Assert.Equal("secret", header);
        Assert.False(received.Reader.TryRead(out _));
        Assert.Equal("active", (string?)(await client.GetJsonAsync($"Subscription/{id}"))["status"]);
    }

    [Fact]
    public async Task Without_a_payload_only_the_event_is_told()
    {
        await SubscribeAsync(Plain("Observation?status=final", null));
        await client.CreateAsync(Observation("2160-0"));
        Assert.Equal("", (await NextAsync()).Body);
    }

    [Fact]
    public async Task A_notification_is_tried_again_until_it_is_taken_and_nothing_is_told_twice()
    {
        await SubscribeAsync(Plain("Observation?status=final", "application/fhir+json"));
        Volatile.Write(ref refusals, 3);
        var first = await client.CreateAsync(Observation("2160-0"));
        var second = await client.CreateAsync(Observation("29463-7"));
        Assert.Equal(first, (string?)JsonNode.Parse((await NextAsync()).Body)!["id"]);
        Assert.Equal(second, (string?)JsonNode.Parse((await NextAsync()).Body)!["id"]);
        Assert.False(received.Reader.TryRead(out _));
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_ends_in_an_error_that_can_be_read()
    {
        var id = await SubscribeAsync(Plain("Observation?status=final", "application/fhir+json"));
        Volatile.Write(ref refusals, int.MaxValue);
        await client.CreateAsync(Observation("2160-0"));
        var subscription = await WaitAsync(id, "error");
        Assert.Contains("503", (string?)subscription["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("full-resource", true)]
    [InlineData("id-only", false)]
    public async Task A_topic_begins_with_a_handshake_and_tells_events_by_number(string content, bool hasResource)
    {
        var id = await SubscribeAsync(Topic("Observation?code=2160-0", content));
        var handshake = JsonNode.Parse((await NextAsync()).Body)!;
        Assert.Equal("handshake", Part(handshake, "type"));
        var told = await client.CreateAsync(Observation("2160-0"));
        var bundle = JsonNode.Parse((await NextAsync()).Body)!;
        Assert.Equal(("history", "event-notification", "1"), ((string?)bundle["type"], Part(bundle, "type"), Part(bundle, "events-since-subscription-start")));
        Assert.EndsWith($"/Observation/{told}", (string?)bundle["entry"]![1]!["fullUrl"], StringComparison.Ordinal);
        Assert.Equal(hasResource, bundle["entry"]![1]!["resource"] is not null);
        // The event counts when the endpoint's answer has been taken note of.
        for (var i = 0; i < 3_000 && await EventsAsync(id) != "1"; i++)
            await Task.Delay(20);
        Assert.Equal("1", await EventsAsync(id));
    }

    [Fact]
    public async Task A_subscription_that_is_deleted_tells_no_more()
    {
        var id = await SubscribeAsync(Plain("Observation?status=final", "application/fhir+json"));
        await client.DeleteAsync($"Subscription/{id}");
        await Task.Delay(300);
        await client.CreateAsync(Observation("2160-0"));
        await Task.Delay(300);
        Assert.False(received.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData("coder", HttpStatusCode.Forbidden)]
    [InlineData("physician", HttpStatusCode.Forbidden)]
    public async Task Who_may_not_export_may_not_subscribe(string role, HttpStatusCode status)
    {
        using var other = await server.ClientAsync(role);
        Assert.Equal(status, (await other.PostAsync("Subscription", FhirClient.Json(Plain("Observation?status=final", null)))).StatusCode);
    }

    [Theory]
    [InlineData("Observation?colour=blue")]
    [InlineData("Patiend?name=x")]
    [InlineData("http://example.org/no-such-topic")]
    public async Task Criteria_without_meaning_are_refused(string criteria)
    {
        var response = await client.PostAsync("Subscription", FhirClient.Json(Plain(criteria, null)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("OperationOutcome", (string?)(await response.BodyAsync())["resourceType"]);
    }

    [Fact]
    public async Task Nobody_passes_a_subscription_off_as_anothers()
    {
        var forged = JsonNode.Parse(Plain("Observation?status=final", null))!;
        forged["extension"] = new JsonArray(new JsonObject { ["url"] = "http://chartroom.example/StructureDefinition/subscription-owner", ["valueString"] = "somebody" });
        var id = await SubscribeAsync(forged.ToJsonString());
        var owner = (await client.GetJsonAsync($"Subscription/{id}"))["extension"]!.AsArray();
        Assert.Equal("test-system", (string?)Assert.Single(owner)!["valueString"]);
        var patch = FhirClient.Json("""[{"op":"replace","path":"/status","value":"off"}]""", "application/json-patch+json");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PatchAsync($"Subscription/{id}", patch)).StatusCode);
    }

    private static string Observation(string code) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/x"}}""";

    private static string? Part(JsonNode bundle, string name) =>
        bundle["entry"]![0]!["resource"]!["parameter"]!.AsArray().First(p => (string?)p!["name"] == name)!.AsObject().First(m => m.Key.StartsWith("value", StringComparison.Ordinal)).Value!.ToString();

    private string Plain(string criteria, string? payload)
    {
        var channel = new JsonObject { ["type"] = "rest-hook", ["endpoint"] = Address, ["header"] = new JsonArray("X-Key: secret") };
        if (payload is not null)
            channel["payload"] = payload;
        return new JsonObject { ["resourceType"] = "Subscription", ["status"] = "requested", ["reason"] = "test", ["criteria"] = criteria, ["channel"] = channel }.ToJsonString();
    }

    private string Topic(string filter, string content)
    {
        var subscription = JsonNode.Parse(Plain("http://chartroom.example/SubscriptionTopic/resource-written", "application/fhir+json"))!;
        subscription["_criteria"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Backport + "backport-filter-criteria", ["valueString"] = filter }) };
        subscription["channel"]!["_payload"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Backport + "backport-payload-content", ["valueCode"] = content }) };
        return subscription.ToJsonString();
    }

    private async Task<string> SubscribeAsync(string subscription)
    {
        var id = await client.CreateAsync(subscription);
        await WaitAsync(id, "active");
        return id;
    }

    private async Task<JsonNode> WaitAsync(string id, string status)
    {
        for (var i = 0; i < 1_200; i++)
        {
            var subscription = await client.GetJsonAsync($"Subscription/{id}");
            if ((string?)subscription["status"] == status)
                return subscription;
            await Task.Delay(50);
        }
        throw new TimeoutException($"The subscription does not become {status}.");
    }

    private async Task<string> EventsAsync(string id) => (await client.GetJsonAsync($"Subscription/{id}/$status"))["entry"]![0]!["resource"]!["parameter"]!
        .AsArray().First(p => (string?)p!["name"] == "events-since-subscription-start")!["valueString"]!.ToString();

    private async Task<(string Body, string? Header)> NextAsync() =>
        await received.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
}
