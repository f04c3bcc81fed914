using System.Diagnostics;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Host;

namespace Chartroom.Suites.UsCore;

/// <summary>A server with the Inferno reference data and some Synthea patients, and the same resources as plain JSON.</summary>
internal sealed class ReferenceRecord : IAsyncDisposable
{
    private readonly DirectoryInfo directory;

    private ReferenceRecord(DirectoryInfo directory, RunningServer server, HttpClient client, ILookup<string, JsonNode> resources) =>
        (this.directory, Server, Client, Resources) = (directory, server, client, resources);

    public RunningServer Server { get; }

    public HttpClient Client { get; }

    /// <summary>The current resources by type, as the change feed gives them.</summary>
    public ILookup<string, JsonNode> Resources { get; }

    public static async Task<ReferenceRecord> OpenAsync(string? postgres = null)
    {
        var place = Directory.CreateTempSubdirectory("chartroom-uscore-");
        string[] database = postgres is null ? [] : ["--postgres", postgres];
        string[] samples = ["inferno-reference", "synthea-r4-more"];
        await LoadAsync(["load", .. samples.Select(s => Path.Combine(Repository.SharedData, "samples", s)), "--data", place.FullName, .. database]);
        var server = await RunningServer.StartAsync(new ServerSettings { Data = place, Postgres = postgres });
        var client = await server.ClientAsync();
        var current = new Dictionary<string, JsonNode>();
        await foreach (var version in server.Store.ChangesSinceAsync(0))
        {
            current.Remove(version.Key.ToString());
            if (version.Document is { } document)
                current.Add(version.Key.ToString(), JsonNode.Parse(document.Utf8.Span)!);
        }
        return new ReferenceRecord(place, server, client, current.Values.ToLookup(r => (string)r["resourceType"]!));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private static async Task LoadAsync(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "chartroom");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
