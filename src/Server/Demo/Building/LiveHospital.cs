using System.Net.Http.Headers;
using System.Net.Sockets;
using Chartroom.Server.Demo.Feeds;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Commands;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// Keeps the hospital going while the server runs: what is due by a clock that may go faster than the real one is sent through the
/// doors of the network, MLLP and HTTP, like the systems of a hospital send it. The mark remembers how far its clock got, so that the hospital
/// goes on from there when it is started again.
/// </summary>
internal sealed class LiveHospital(DemoMark mark, double rate, ServerSettings settings, TextWriter log)
{
    /// <summary>Between two notes of the clock in the mark.</summary>
    private static readonly TimeSpan MarkEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(7);

    private readonly TimeProvider clock = settings.Clock;
    private readonly SortedDictionary<Door, long> sent = [];

    /// <summary>Sends until it is told to stop; what stops it otherwise is said on the log.</summary>
    public async Task RunAsync(ServerRunning server, CancellationToken cancel)
    {
        var from = mark.LiveUntil ?? mark.Now;
        var at = from;
        try
        {
            await log.WriteLineAsync($"Live: the hospital's clock goes on from {from:yyyy-MM-dd HH:mm}, {rate:0.##} times as fast as yours.");
            using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
            using var line = new MllpLine(server.Mllp);
            var (began, marked, token) = (clock.GetTimestamp(), clock.GetTimestamp(), default(long?));
            foreach (var arrival in new LiveFeed(mark).Arrivals().SkipWhile(a => a.At <= from))
            {
                await TellDayAsync(at, arrival.At);
                var due = (arrival.At - from) / rate - clock.GetElapsedTime(began);
                if (due > TimeSpan.FromMilliseconds(5))
                    await Task.Delay(due, clock, cancel);
                if (token is not { } given || clock.GetElapsedTime(given) > TokenLife / 2)
                {
                    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.Accounts.IssueTokenAsync("administrator", TokenLife, cancel));
                    token = clock.GetTimestamp();
                }
                if (!await SendAsync(arrival, line, http, cancel))
                    await log.WriteLineAsync($"refused: {arrival.Key}");
                sent[arrival.Door] = sent.GetValueOrDefault(arrival.Door) + 1;
                at = arrival.At;
                if (clock.GetElapsedTime(marked) > MarkEvery)
                {
                    (mark with { LiveUntil = at }).Write(settings.Data);
                    marked = clock.GetTimestamp();
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or HttpRequestException)
        {
            await log.WriteLineAsync($"Live: stopped, for the server does not answer ({e.Message}).");
        }
        finally
        {
            (mark with { LiveUntil = at }).Write(settings.Data);
            await log.WriteLineAsync($"Live: {Counts()}; the hospital's clock stands at {at:yyyy-MM-dd HH:mm}.");
        }
    }

    /// <summary>A line for each day that begins in the hospital.</summary>
    private async Task TellDayAsync(DateTimeOffset before, DateTimeOffset next)
    {
        if (next.Date > before.Date)
            await log.WriteLineAsync($"  {next:ddd yyyy-MM-dd}: {Counts()} so far");
    }

    private string Counts() => sent.Count == 0 ? "nothing sent" : string.Join(", ", sent.Select(s => $"{s.Value} {s.Key.ToString().ToLowerInvariant()}"));

    private static async Task<bool> SendAsync(Arrival arrival, MllpLine line, HttpClient http, CancellationToken cancel)
    {
        if (arrival.Door == Door.Mllp)
            return await line.SendAsync(arrival.Content, cancel);
        using var content = new ReadOnlyMemoryContent(arrival.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(arrival.ContentType);
        var address = arrival.Door == Door.Fhir ? "/fhir" : $"/api/intake/uploads?name={Uri.EscapeDataString(arrival.Key)}";
        using var answer = await http.PostAsync(address, content, cancel);
        return answer.IsSuccessStatusCode;
    }
}
