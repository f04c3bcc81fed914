using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>Source: 45 CFR 164.312(a)(2)(i), (iii), (d).</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private readonly SteppedTime clock = new();
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(new ServerSettings { Clock = clock });
        await server.Accounts.AddAsync("jdoe", "him-technician", RunningServer.Password, "J. Doe");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Name_and_password_open_a_session_that_says_who_one_is()
    {
        using var browser = Browser();
        var session = await (await SignInAsync(browser)).BodyAsync();
        var shown = await (await browser.GetAsync("api/session")).BodyAsync();
        Assert.Equal("J. Doe", (string?)session["display"]);
        Assert.Equal("him-technician", (string?)shown["role"]);
        Assert.Contains("ReadRecord", shown["rights"]!.AsArray().Select(r => (string?)r));
        Assert.Equal((string?)session["csrf"], (string?)shown["csrf"]);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var browser = Browser();
        var cookie = (await SignInAsync(browser)).Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_sign_in_nothing_but_health_and_capabilities_is_shown()
    {
        using var stranger = Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/session")).StatusCode);
        var fhir = await stranger.GetAsync("fhir/Patient");
        Assert.Equal(HttpStatusCode.Unauthorized, fhir.StatusCode);
        Assert.Equal("login", (string?)(await fhir.BodyAsync())["issue"]![0]!["code"]);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("fhir/metadata")).StatusCode);
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_sessions_csrf_value()
    {
        using var browser = Browser();
        var csrf = (string?)(await (await SignInAsync(browser)).BodyAsync())["csrf"];
        const string Patient = """{"resourceType":"Patient"}""";
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("fhir/Patient", FhirClient.Json(Patient))).StatusCode);
        browser.DefaultRequestHeaders.Add("X-CSRF-Token", "guess");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("fhir/Patient", FhirClient.Json(Patient))).StatusCode);
        browser.DefaultRequestHeaders.Remove("X-CSRF-Token");
        browser.DefaultRequestHeaders.Add("X-CSRF-Token", csrf);
        Assert.Equal(HttpStatusCode.Created, (await browser.PostAsync("fhir/Patient", FhirClient.Json(Patient))).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        using var browser = Browser();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(browser, "wrong password")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(browser)).StatusCode);
        clock.Step(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(browser)).StatusCode);
    }

    [Fact]
    public async Task A_session_that_is_not_used_is_over()
    {
        using var browser = Browser();
        await SignInAsync(browser);
        clock.Step(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("api/session")).StatusCode);
        clock.Step(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("api/session")).StatusCode);
        clock.Step(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/session")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once()
    {
        using var browser = Browser();
        browser.DefaultRequestHeaders.Add("X-CSRF-Token", (string?)(await (await SignInAsync(browser)).BodyAsync())["csrf"]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/session")).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_shut_out_within_seconds()
    {
        using var client = await server.ClientAsync("coder");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("Patient")).StatusCode);
        await server.Accounts.DisableAsync("test-coder");
        clock.Step(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("Patient")).StatusCode);
        Assert.Null(await server.Accounts.IssueTokenAsync("test-coder", TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_token_is_good_until_its_hours_are_over()
    {
        using var client = await server.ClientAsync();
        clock.Step(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("Patient")).StatusCode);
        clock.Step(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("Patient")).StatusCode);
    }

    [Theory]
    [InlineData("registrar", "Patient", 200)]
    [InlineData("registrar", "Observation", 403)]
    [InlineData("coder", "Observation", 200)]
    [InlineData("coder", "AuditEvent", 403)]
    [InlineData("auditor", "AuditEvent", 200)]
    [InlineData("auditor", "Patient", 403)]
    public async Task A_role_sees_its_types_only(string role, string type, int status)
    {
        using var client = await server.ClientAsync(role);
        Assert.Equal(status, (int)(await client.GetAsync(type)).StatusCode);
    }

    [Theory]
    [InlineData("quality-analyst", "Patient", 403)]
    [InlineData("coder", "Patient", 403)]
    [InlineData("coder", "Task", 201)]
    [InlineData("registrar", "Patient", 201)]
    public async Task A_role_writes_its_types_only(string role, string type, int status)
    {
        using var client = await server.ClientAsync(role);
        var response = await client.PostAsync(type, FhirClient.Json($$"""{"resourceType":"{{type}}"}"""));
        Assert.Equal(status, (int)response.StatusCode);
        var inTransaction = await client.PostAsync("", FhirClient.Json(
            $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"{{{type}}}"},"request":{"method":"POST","url":"{{{type}}}"}}]}"""));
        Assert.Equal(status == 201 ? 200 : 403, (int)inTransaction.StatusCode);
    }

    [Fact]
    public async Task Sign_ins_and_failed_ones_are_in_the_audit_trail()
    {
        using var browser = Browser();
        await SignInAsync(browser, "wrong password");
        await SignInAsync(browser);
        await server.Audit.FlushAsync();
        using var auditor = await server.ClientAsync("auditor");
        var events = (await auditor.GetJsonAsync("AuditEvent"))["entry"]!.AsArray().Select(e => e!["resource"]!).ToList();
        Assert.Contains(events, e => (string?)e["outcome"] == "4" && (string?)e["type"]!["code"] == "110114");
        Assert.Contains(events, e => (string?)e["outcome"] == "0" && (string?)e["subtype"]![0]!["code"] == "110122");
    }

    [Fact]
    public async Task The_secret_of_a_session_is_no_bearer_token()
    {
        using var browser = Browser();
        var cookie = (await SignInAsync(browser)).Headers.GetValues("Set-Cookie").Single();
        using var stranger = Browser();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", cookie[(cookie.IndexOf('=') + 1)..cookie.IndexOf(';')]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/session")).StatusCode);
    }

    private HttpClient Browser() => new() { BaseAddress = new Uri(server.Address + "/") };

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string password = RunningServer.Password) =>
        browser.PostAsJsonAsync("api/session", new JsonObject { ["name"] = "jdoe", ["password"] = password });
}

/// <summary>A clock that runs, and that a test can move ahead.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long ahead;

    public void Step(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override long GetTimestamp() =>
        System.GetTimestamp() + (long)(TimeSpan.FromTicks(Interlocked.Read(ref ahead)).TotalSeconds * TimestampFrequency);
}
