using System.Net;
using System.Net.Sockets;
using System.Text;
using Chartroom.Server.Host;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>Whatever is sent, the answer says what is wrong, nothing is half written, and the server stays up.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(new ServerSettings { BodyBytes = 1_000_000 });
        client = await server.ClientAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("Patient")).StatusCode);
        client.Dispose();
        await server.DisposeAsync();
    }

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "empty", [] },
        { "truncated", "{\"resourceType\":\"Patient\",\"name\":[{\"fam"u8.ToArray() },
        { "no object", "[1,2]"u8.ToArray() },
        { "no type", "{\"id\":\"1\"}"u8.ToArray() },
        { "twice the same property", "{\"resourceType\":\"Patient\",\"id\":\"1\",\"id\":\"2\"}"u8.ToArray() },
        { "text after the end", "{\"resourceType\":\"Patient\"}{}"u8.ToArray() },
        { "not UTF-8", [.. "{\"resourceType\":\"Patient\",\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("{\"resourceType\":\"Patient\"}") },
        { "deep", Encoding.UTF8.GetBytes("{\"resourceType\":\"Patient\",\"x\":" + new string('[', 5_000) + new string(']', 5_000) + "}") },
        { "control characters", "{\"resourceType\":\"Patient\",\"id\":\"a\u0000b\"}"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_refused_with_a_reason(string what, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
        var response = await client.PostAsync("Patient", content);
        var outcome = await response.BodyAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        Assert.NotEmpty((string)outcome["issue"]![0]!["diagnostics"]!);
        Assert.Equal(0, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        var response = await client.PostAsync("Patient", FhirClient.Json("{\"resourceType\":\"Patient\",\"id\":\"" + new string('x', 2_000_000) + "\"}"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("too-long", (string?)(await response.BodyAsync())["issue"]![0]!["code"]);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/fhir+json; charset=utf-16")]
    public async Task A_body_of_another_kind_is_refused(string type)
    {
        using var content = new StringContent("{\"resourceType\":\"Patient\"}");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync("Patient", content)).StatusCode);
    }

    [Theory]
    [InlineData("Patient?birthdate=yesterday", 400)]
    [InlineData("Patient?_count=-1", 400)]
    [InlineData("Patient?_type=Patiend", 200)]
    [InlineData("?_type=Patiend", 400)]
    [InlineData("Patient?%00=1", 200)]
    [InlineData("Patient?name=%FF%FE", 200)]
    [InlineData("Patient?_cursor=forged", 400)]
    [InlineData("Patient/1/nothing/here", 404)]
    [InlineData("Patient/1/_history/1/2/3", 404)]
    [InlineData("$nothing", 404)]
    public async Task A_bad_address_is_answered(string address, int status)
    {
        Assert.Equal(status, (int)(await client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_parameter_is_left_out_with_a_warning_or_refused_when_asked_to_be_strict()
    {
        var lenient = await client.GetJsonAsync("Patient?shoesize=44");
        Assert.Equal("outcome", (string?)lenient["entry"]![0]!["search"]!["mode"]);
        Assert.DoesNotContain("shoesize", (string?)lenient["link"]![0]!["url"], StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "Patient?shoesize=44");
        request.Headers.Add("Prefer", "handling=strict");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_has_an_id_and_an_error_quotes_it()
    {
        var response = await client.GetAsync("Patient/nobody");
        var id = response.Headers.GetValues("X-Request-Id").Single();
        Assert.Equal(id.Replace(':', '-'), (string?)(await response.BodyAsync())["id"]);
    }

    [Fact]
    public async Task Slow_and_broken_connections_do_not_keep_others_out()
    {
        var sockets = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            var socket = new TcpClient();
            await socket.ConnectAsync(new Uri(server.Address).Host, new Uri(server.Address).Port);
            await socket.GetStream().WriteAsync("POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nContent-Le"u8.ToArray());
            sockets.Add(socket);
        }
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("Patient")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        sockets.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Too_many_requests_are_told_to_come_back()
    {
        await using var small = await RunningServer.StartAsync(new ServerSettings { ConcurrentRequests = 1, WaitingRequests = 0 });
        using var many = await small.ClientAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => many.GetAsync("Patient")));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, a.StatusCode);
            Assert.NotNull(a.Headers.RetryAfter);
        });
    }
}
