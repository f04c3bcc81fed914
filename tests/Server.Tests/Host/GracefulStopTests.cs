using System.Collections.Concurrent;
using System.Net;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// The real server is told to stop (SIGTERM) while it works: what it has begun it answers, also what takes seconds; what it acknowledged is there; and it
/// ends with 0.
/// </summary>
public sealed class GracefulStopTests
{
    private const int Writers = 8;

    /// <summary>Longer than a command line is given by its library to end.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Requests_under_way_are_answered_and_nothing_acknowledged_is_lost()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = server.Client();
        using var stop = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<string>();
        var messages = new MessageTraffic(server.Mllp);
        var traffic = Task.WhenAll([messages.RunAsync(stop.Token), .. Enumerable.Range(0, Writers).Select(w => WriteAsync(client, w, acknowledged, stop.Token))]);
        while (acknowledged.Count < 20 * Writers || messages.Acknowledged.Count < 20)
            await Task.Delay(20);

        const string Body = """{"resourceType":"Patient","id":"late"}""";
        using var late = await RawHttp.ConnectAsync(server.Fhir, server.Token);
        await late.SendAsync("PUT", "/fhir/Patient/late", Body.Length, Body[..10]);
        server.Terminate();
        await Task.Delay(Late);
        await late.Stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Body[10..]));
        Assert.Equal(201, await late.AnswerAsync());
        Assert.Equal(0, await server.ExitAsync());
        await stop.CancelAsync();
        await traffic;

        await using var databases = await Databases.OpenAsync(new ServerSettings { Data = server.Data });
        foreach (var id in acknowledged.Append("late"))
            Assert.NotNull(await databases.Store.ReadAsync(Access.System, new ResourceKey("Patient", id)));
        var journal = await databases.Store.ReadJournalAsync(new JournalQuery(Count: int.MaxValue));
        Assert.Empty(messages.Acknowledged.Except(journal.Select(i => i.Key[(i.Key.LastIndexOf('|') + 1)..])));
        Assert.Null((await databases.Store.VerifyAsync()).First);
        Assert.Empty(new DirectoryInfo(Path.Combine(server.Data.FullName, "audit")).GetFiles("*.spool"));
    }

    private static async Task WriteAsync(HttpClient client, int writer, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var id = $"w{writer}-{n}";
            try
            {
                using var body = FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}"}""");
                using var answer = await client.PutAsync($"Patient/{id}", body, stop);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                acknowledged.Add(id);
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                // The server takes no new connections any more.
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }
}
