using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Chartroom.Server.Tests.Host;

/// <summary>A real server on a free port over a real store in a directory of its own, with an account for each role.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Databases databases;
    private readonly bool removes;

    private RunningServer(WebApplication app, Databases databases, ServerSettings settings, bool removes)
    {
        this.app = app;
        this.databases = databases;
        this.removes = removes;
        Settings = settings;
        Address = ChartroomServer.AddressOf(app);
    }

    public const string Password = "correct horse";

    public ServerSettings Settings { get; }

    public string Address { get; }

    public string Fhir => Address + "/fhir";

    /// <summary>The port of the MLLP listener.</summary>
    public int Mllp => app.Services.GetRequiredService<ListenerPorts>().Mllp;

    public SqlRecordStore Store => databases.Store;

    public AuditTrail Audit => app.Services.GetRequiredService<AuditTrail>();

    public AccountBook Accounts => app.Services.GetRequiredService<AccountBook>();

    /// <summary>Starts a server; settings without a directory of their own get a fresh one, removed at the end.</summary>
    public static async Task<RunningServer> StartAsync(ServerSettings? settings = null)
    {
        var own = settings?.Data.Name is null or "data";
        var directory = own ? Directory.CreateTempSubdirectory("chartroom-") : settings!.Data;
        var used = (settings ?? new ServerSettings()) with { Data = directory, Port = 0 };
        var opened = await Databases.OpenAsync(used);
        var built = ChartroomServer.Build(used, opened.Store, opened.Accounts);
        await built.StartAsync();
        return new RunningServer(built, opened, used, own);
    }

    /// <summary>A client that is signed in by a bearer token of a new account with that role.</summary>
    public async Task<HttpClient> ClientAsync(string role = "system")
    {
        var client = new HttpClient { BaseAddress = new Uri(Address + "/fhir/"), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role));
        return client;
    }

    public async Task<string> TokenAsync(string role = "system")
    {
        await Accounts.AddAsync("test-" + role, role, Password);
        return (await Accounts.IssueTokenAsync("test-" + role, TimeSpan.FromHours(1)))!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await databases.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (removes)
            Settings.Data.Delete(recursive: true);
    }
}

/// <summary>Short forms for requests in tests.</summary>
internal static class FhirClient
{
    public static StringContent Json(string json, string type = "application/fhir+json") => new(json, Encoding.UTF8, type);

    public static async Task<JsonNode> BodyAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string url) =>
        await (await client.GetAsync(url)).BodyAsync();

    /// <summary>Creates a resource and returns its id.</summary>
    public static async Task<string> CreateAsync(this HttpClient client, string json)
    {
        var type = (string)JsonNode.Parse(json)!["resourceType"]!;
        var response = await client.PostAsync(type, Json(json));
        Xunit.Assert.Equal(201, (int)response.StatusCode);
        return (string)(await response.BodyAsync())["id"]!;
    }

    public static string? ETag(this HttpResponseMessage response) => response.Headers.ETag?.ToString();
}
