using System.Net;
using Chartroom.Server.Host;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>Clients who send their headers or their body a byte at a time, or do not take their answer, are cut off; others are served meanwhile.</summary>
public sealed class SlowClientTests
{
    private const int Clients = 40;
    private const int AnswerBytes = 24 << 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than anybody waits, so that a client who is never cut off fails the test instead of holding it up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ServerSettings settings = new()
    {
        HeaderTime = TimeSpan.FromSeconds(2),
        SlowTime = TimeSpan.FromSeconds(3),
        // Half of them would fill it, if they were let.
        ConcurrentRequests = 64,
    };

    [Fact]
    public Task Headers_a_byte_at_a_time() => CheckAsync(async (slow, cancel) =>
    {
        await TrickleAsync(slow, "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", cancel);
        Assert.Contains(await slow.AnswerAsync(cancel), new[] { 0, 408 });
    });

    [Fact]
    public Task A_body_a_byte_at_a_time() => CheckAsync(async (slow, cancel) =>
    {
        await slow.SendAsync("POST", "/fhir/Patient", length: 100_000);
        await TrickleAsync(slow, "{\"resourceType\":\"Patient\"", cancel);
        Assert.Contains(await slow.AnswerAsync(cancel), new[] { 0, 408 });
    });

    [Fact]
    public async Task An_answer_that_nobody_takes()
    {
        await using var server = await RunningServer.StartAsync(settings);
        using var client = await server.ClientAsync();
        using var content = new ByteArrayContent(new byte[AnswerBytes]) { Headers = { ContentType = new("application/octet-stream") } };
        var stored = await client.PostAsync("Binary", content);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        using var patience = new CancellationTokenSource(Patience);
        var token = await server.TokenAsync();
        var path = "/fhir/" + stored.Headers.Location!.ToString().Split("/fhir/")[1].Split("/_history")[0];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var slow = await RawHttp.ConnectAsync(new Uri(server.Address), token, receiveBuffer: 4096);
            await slow.SendAsync("GET", path);
            await Task.Delay(settings.SlowTime + settings.SlowTime, patience.Token);
            Assert.InRange(await slow.DrainAsync(patience.Token), 1, AnswerBytes - 1);
        }));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("Patient")).StatusCode);
    }

    private async Task CheckAsync(Func<RawHttp, CancellationToken, Task> behave)
    {
        await using var server = await RunningServer.StartAsync(settings);
        using var client = await server.ClientAsync();
        var token = await server.TokenAsync();
        using var patience = new CancellationTokenSource(Patience);
        var slow = Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            using var one = await RawHttp.ConnectAsync(new Uri(server.Address), token);
            await behave(one, patience.Token);
        }));
        do
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("Patient")).StatusCode);
        while (!slow.IsCompleted);
        await slow;
        Assert.Equal(0, (int)(await client.GetJsonAsync("Patient?_summary=count"))["total"]!);
    }

    /// <summary>Sends a byte now and then, the last of them again and again, until the server has enough of it.</summary>
    private static async Task TrickleAsync(RawHttp slow, string text, CancellationToken cancel)
    {
        try
        {
            for (var i = 0; !slow.Stream.DataAvailable && !slow.HasEnded; i++)
            {
                await slow.Stream.WriteAsync(new[] { (byte)text[Math.Min(i, text.Length - 1)] }, cancel);
                await Task.Delay(Between, cancel);
            }
        }
        catch (IOException)
        {
            // The connection was ended: the answer says so.
        }
    }
}
