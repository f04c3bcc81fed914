using System.Net.Http.Headers;
using System.Net.Sockets;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Host.Commands;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// Keeps the hospital going while the server runs: what is due by a clock that may go faster than the real one is sent through the
/// doors of the network, MLLP and HTTP, like the systems of a hospital send it.
/// </summary>
internal sealed class LiveHospital(DemoMark mark, double rate, TimeProvider clock, TextWriter log)
{
    private const byte StartBlock = 0x0B;
    private const byte EndBlock = 0x1C;

    private long sent;

    /// <summary>Sends until it is told to stop.</summary>
    public async Task RunAsync(ServerRunning server, CancellationToken cancel)
    {
        var token = await server.Accounts.IssueTokenAsync("administrator", TimeSpan.FromDays(7), cancel);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var line = new TcpClient();
        await line.ConnectAsync("127.0.0.1", server.Mllp, cancel);
        await using var stream = line.GetStream();
        var began = clock.GetTimestamp();
        foreach (var arrival in new LiveFeed(mark).Arrivals())
        {
            var due = (arrival.At - mark.Now) / rate - clock.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(5))
                await Task.Delay(due, clock, cancel);
            if (!await SendAsync(arrival, stream, http, cancel))
                await log.WriteLineAsync($"refused: {arrival.Key}");
            if (++sent % 500 == 0)
                await log.WriteLineAsync($"  {sent} arrivals, the hospital's clock is at {arrival.At:yyyy-MM-dd HH:mm}");
        }
    }

    private static async Task<bool> SendAsync(Arrival arrival, NetworkStream stream, HttpClient http, CancellationToken cancel)
    {
        if (arrival.Door == Door.Mllp)
            return await SendMessageAsync(arrival.Content, stream, cancel);
        using var content = new ReadOnlyMemoryContent(arrival.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(arrival.ContentType);
        var address = arrival.Door == Door.Fhir ? "/fhir" : $"/api/intake/uploads?name={Uri.EscapeDataString(arrival.Key)}";
        using var answer = await http.PostAsync(address, content, cancel);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>One message in its frame, and the answer to it. Source: HL7 MLLP Release 1.</summary>
    private static async Task<bool> SendMessageAsync(ReadOnlyMemory<byte> message, NetworkStream stream, CancellationToken cancel)
    {
        byte[] frame = [StartBlock, .. message.Span, EndBlock, (byte)'\r'];
        await stream.WriteAsync(frame, cancel);
        var answer = new byte[8192];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancel);
            if (read == 0)
                throw new IOException("The server closed the line.");
            length += read;
            if (answer.AsSpan(0, length).IndexOf(EndBlock) >= 0)
                break;
        }
        return answer.AsSpan(0, length).IndexOf("MSA|AA"u8) >= 0;
    }
}
