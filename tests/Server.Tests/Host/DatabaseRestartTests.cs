using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;
using Chartroom.Server.Tests.Store;
using Chartroom.Store;
using Chartroom.Store.Journal;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// PostgreSQL is crashed and restarted again and again while sixteen writers, four readers and an interface engine work: meanwhile they
/// hear 503 and when to come again, and afterwards the server goes on by itself with nothing lost.
/// </summary>
public sealed class DatabaseRestartTests
{
    private const int Writers = 16;
    private const int Readers = 4;
    private const int Restarts = 4;

    private readonly ConcurrentDictionary<string, int> answers = new();
    private readonly ConcurrentBag<string> acknowledged = [];

    [Fact]
    public async Task The_server_goes_on_by_itself_when_the_database_was_restarted()
    {
        using var cluster = new PostgresCluster();
        await using var server = await RunningServer.StartAsync(new ServerSettings { Postgres = cluster.Database(), Mllp = -1 });
        using var client = await server.ClientAsync();
        // Without a token, as a load balancer asks: the account of one that has it is looked up in the database that is away.
        using var probe = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var stop = new CancellationTokenSource();
        var messages = new MessageTraffic(server.Mllp);
        var traffic = Task.WhenAll(
        [
            messages.RunAsync(stop.Token),
            .. Enumerable.Range(0, Writers).Select(w => WriteAsync(client, w, stop.Token)),
            .. Enumerable.Range(0, Readers).Select(_ => ReadAsync(client, stop.Token)),
        ]);
        for (var restart = 0; restart < Restarts; restart++)
        {
            await ProgressAsync(messages);
            cluster.Halt(crash: restart % 2 == 0);
            await AssertAwayAsync(client, probe);
            cluster.Start();
            await AssertBackAsync(probe);
        }
        await ProgressAsync(messages);
        await stop.CancelAsync();
        await traffic;
        Assert.Empty(answers.Keys.Except(["GET 200", "POST 200", "GET 503", "POST 503"]));
        await CheckAsync(server, probe, messages);
    }

    private async Task WriteAsync(HttpClient client, int writer, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var id = $"w{writer}-{n}";
            using var body = FhirClient.Json($$$"""
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"resource":{"resourceType":"Patient","id":"{{{id}}}a"},"request":{"method":"PUT","url":"Patient/{{{id}}}a"}},
                {"resource":{"resourceType":"Patient","id":"{{{id}}}b"},"request":{"method":"PUT","url":"Patient/{{{id}}}b"}}]}
                """);
            using var answer = await client.PostAsync("", body, CancellationToken.None);
            if (await CountAsync("POST", answer))
                acknowledged.Add(id);
            else
                await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task ReadAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = await client.GetAsync("Patient?_id=w0-0a", CancellationToken.None);
            if (!await CountAsync("GET", answer))
                await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Counts an answer; true for a good one. Any other must be an outcome that says when to come again.</summary>
    private async Task<bool> CountAsync(string method, HttpResponseMessage answer)
    {
        answers.AddOrUpdate($"{method} {(int)answer.StatusCode}", 1, (_, n) => n + 1);
        if (answer.IsSuccessStatusCode)
            return true;
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("OperationOutcome", (string?)(await answer.BodyAsync())["resourceType"]);
        return false;
    }

    /// <summary>Waits until traffic of both kinds has been acknowledged anew.</summary>
    private async Task ProgressAsync(MessageTraffic messages)
    {
        var (written, sent) = (acknowledged.Count + (4 * Writers), messages.Acknowledged.Count + 8);
        for (var i = 0; acknowledged.Count < written || messages.Acknowledged.Count < sent; i++)
        {
            Assert.True(i < 1_200, $"No progress: {acknowledged.Count} of {written} bundles, {messages.Acknowledged.Count} of {sent} messages.");
            await Task.Delay(50);
        }
    }

    private static async Task AssertAwayAsync(HttpClient client, HttpClient probe)
    {
        // The database is asked once a second however many ask.
        var ready = await probe.GetAsync("/health/ready");
        for (var i = 0; ready.StatusCode == HttpStatusCode.OK && i < 100; i++)
        {
            await Task.Delay(50);
            ready = await probe.GetAsync("/health/ready");
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("away", (string?)(await ready.BodyAsync())["reason"]);
        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/health/live")).StatusCode);
        var read = await client.GetAsync("Patient/anybody");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        Assert.NotNull(read.Headers.RetryAfter);
        Assert.Equal("OperationOutcome", (string?)(await read.BodyAsync())["resourceType"]);
    }

    private static async Task AssertBackAsync(HttpClient probe)
    {
        for (var i = 0; (await probe.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK; i++)
        {
            Assert.True(i < 600, "The server does not find the database again.");
            await Task.Delay(50);
        }
    }

    private async Task CheckAsync(RunningServer server, HttpClient probe, MessageTraffic messages)
    {
        foreach (var id in acknowledged)
            Assert.Equal(2, (await server.Store.ReadManyAsync(Access.System, [new("Patient", id + "a"), new("Patient", id + "b")])).Count);
        for (var i = 0; (await server.Store.ReadJournalAsync(new JournalQuery(JournalState.Received))).Count > 0; i++)
        {
            Assert.True(i < 600, "The server did not work off its journal.");
            await Task.Delay(100);
        }
        var journal = await server.Store.ReadJournalAsync(new JournalQuery(JournalState.Processed, Count: int.MaxValue));
        Assert.Empty(messages.Acknowledged.Except(journal.Select(i => i.Key[(i.Key.LastIndexOf('|') + 1)..])));
        await server.Audit.FlushAsync();
        var t = server.Store.CurrentT;
        for (var i = 0; ; i++)
        {
            JsonArray projections = (await probe.GetJsonAsync("/health/ready"))["projections"]!.AsArray();
            if (projections.All(p => (long)p!["t"]! >= t))
                break;
            Assert.True(i < 900, $"A projection did not catch up with {t}: {projections.ToJsonString()}");
            await Task.Delay(100);
        }
        Assert.Null((await server.Store.VerifyAsync()).First);
    }
}
