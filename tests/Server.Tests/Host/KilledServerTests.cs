using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Chartroom.Store.Upkeep;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// The real <c>chartroom serve</c>, killed by SIGKILL again and again while messages come by MLLP and bundles by FHIR: what was
/// acknowledged is there, nothing is there by half, and the next start needs no repair. <c>CHARTROOM_KILLS</c> sets how often (100 by default).
/// </summary>
public sealed class KilledServerTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chartroom");

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("chartroom-killed-");
    private readonly int port = FreePort();
    private readonly int mllp = FreePort();

    private DirectoryInfo Data => new(Path.Combine(place.FullName, "record"));

    public void Dispose() => place.Delete(recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_server_is_killed_at_any_moment()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_KILLS") ?? "100", CultureInfo.InvariantCulture);
        Assert.Equal(0, (await CommandRun.OfAsync("user", "add", "feed", "--role", "system", "--data", Data.FullName)).Code);
        var token = (await CommandRun.OfAsync("user", "token", "feed", "--data", Data.FullName)).Output.Trim();
        using var stop = new CancellationTokenSource();
        var messages = new MessageTraffic(mllp);
        var bundles = new BundleTraffic(new Uri($"http://127.0.0.1:{port}/fhir"), token);
        var traffic = Task.WhenAll(messages.RunAsync(stop.Token), bundles.RunAsync(stop.Token));
        for (var kill = 0; kill < kills; kill++)
            await RunAndKillAsync(TimeSpan.FromMilliseconds(kill * 7919 % 500), kill % 3, () => (messages.Acknowledged.Count, bundles.Acknowledged.Count));
        await stop.CancelAsync();
        await traffic;
        // Too few would mean that the server was killed before it did anything.
        Assert.True(messages.Acknowledged.Count >= kills / 3, $"Only {messages.Acknowledged.Count} messages were acknowledged.");
        Assert.True(bundles.Acknowledged.Count >= kills / 3, $"Only {bundles.Acknowledged.Count} bundles were acknowledged.");
        await CheckAsync(messages, bundles);
    }

    /// <summary>
    /// Starts the server and kills it after a time: counted from its start (0), so that start and recovery are cut off too, from when it is
    /// ready (1), or from when it has acknowledged something of both kinds (2).
    /// </summary>
    private async Task RunAndKillAsync(TimeSpan after, int from, Func<(int Messages, int Bundles)> acknowledged)
    {
        var before = acknowledged();
        using var process = Start();
        if (from > 0)
            await process.StandardOutput.ReadLineAsync();
        for (var i = 0; from == 2 && i < 3_000 && (acknowledged().Messages == before.Messages || acknowledged().Bundles == before.Bundles); i++)
            await Task.Delay(10);
        await Task.Delay(after);
        Assert.False(process.HasExited, "The server ended by itself.");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private Process Start()
    {
        string[] arguments = ["serve", "--data", Data.FullName, "--port", $"{port}", "--mllp", $"{mllp}"];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>One more start, by itself and without repair: the journal is worked off, and every acknowledged thing is where it belongs.</summary>
    private async Task CheckAsync(MessageTraffic messages, BundleTraffic bundles)
    {
        using (var process = Start())
        {
            Assert.Contains("\"workbench\"", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            await WorkedOffAsync();
            process.Kill();
            await process.WaitForExitAsync();
        }
        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = Data });
        var verified = await databases.Store.VerifyAsync(new VerifyScope(databases.Seals.Read(), true, true));
        Assert.True(verified.Clean, verified.First?.ToString());
        var journal = await databases.Store.ReadJournalAsync(new JournalQuery(Count: int.MaxValue));
        Assert.Empty(messages.Acknowledged.Except(journal.Where(i => i.State == JournalState.Processed).Select(i => i.Key[(i.Key.LastIndexOf('|') + 1)..])));
        foreach (var number in bundles.Sent)
            await CheckBundleAsync(databases.Store, number, bundles.Acknowledged.Contains(number));
    }

    private async Task WorkedOffAsync()
    {
        var settings = new ServerSettings { Data = Data };
        await using var databases = await Databases.OpenAsync(settings);
        for (var i = 0; i < 600; i++)
        {
            if ((await databases.Store.ReadJournalAsync(new JournalQuery(JournalState.Received))).Count == 0)
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The server did not work off its journal.");
    }

    private static async Task CheckBundleAsync(SqlRecordStore store, int number, bool acknowledged)
    {
        ResourceKey[] keys = [.. BundleTraffic.Ids(number).Select(id => new ResourceKey("Patient", id))];
        var found = await store.ReadManyAsync(Access.System, keys);
        Assert.True(found.Count == keys.Length || (found.Count == 0 && !acknowledged), $"Of bundle {number} there are {found.Count} of {keys.Length} resources.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A sender of bundles of three patients, one after another; a bundle that was not answered is not sent again.</summary>
    private sealed class BundleTraffic(Uri address, string token)
    {
        public ConcurrentBag<int> Sent { get; } = [];

        public ConcurrentBag<int> Acknowledged { get; } = [];

        public static IEnumerable<string> Ids(int number) => Enumerable.Range(0, 3).Select(i => $"b{number}-{i}");

        public async Task RunAsync(CancellationToken stop)
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            for (var number = 1; !stop.IsCancellationRequested; number++)
            {
                Sent.Add(number);
                try
                {
                    using var body = FhirClient.Json(Bundle(number));
                    using var answer = await client.PostAsync(address, body, stop);
                    if (answer.StatusCode == HttpStatusCode.OK)
                        Acknowledged.Add(number);
                }
                catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }

        private static string Bundle(int number) => new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "transaction",
            ["entry"] = new JsonArray([.. Ids(number).Select(id => new JsonObject
            {
                ["resource"] = new JsonObject { ["resourceType"] = "Patient", ["id"] = id },
                ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = $"Patient/{id}" },
            })]),
        }.ToJsonString();
    }
}
