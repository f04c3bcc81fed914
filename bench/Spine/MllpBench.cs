using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mllp;

namespace Chartroom.Bench.Spine;

/// <summary>ADT messages on one connection, some in flight, each answered when it is durable; then the time until all are filed.</summary>
internal static class MllpBench
{
    private const int Patients = 2_000;
    private static int runs;

    public static async Task RunAsync(string data, int messages, int inFlight, string name)
    {
        // A message that came before is acknowledged and not filed again, so each run has numbers of its own.
        var run = Interlocked.Increment(ref runs);
        await using var server = await ServedRecord.StartAsync(data);
        // The first messages pay for the program's start.
        await SendAsync(server.Mllp, 2_000, inFlight, $"W{run}-");
        await FiledAsync(server);
        await server.SettleAsync();
        var processor = server.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var slowest = await SendAsync(server.Mllp, messages, inFlight, $"M{run}-");
        var acknowledged = clock.Elapsed.TotalSeconds;
        await FiledAsync(server);
        var filed = clock.Elapsed.TotalSeconds;
        ServedRecord.Row(
            $"MLLP {name}: {messages:n0} ADT, one connection, {inFlight} in flight", $"{messages / acknowledged:n0}/s durable and acknowledged, p99 {slowest:n1} ms",
            $"filed {messages / filed:n0}/s; {(server.ProcessorTime - processor).TotalMicroseconds / messages:n0} µs of processor time a message");
    }

    /// <summary>Sends and waits for every answer; returns the 99th percentile of the answers' times in milliseconds.</summary>
    private static async Task<double> SendAsync(int port, int count, int inFlight, string prefix)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        var (sent, answered, started) = (0, 0, new Queue<long>());
        var times = new List<double>(count);
        var buffer = new byte[64 * 1024];
        while (answered < count)
        {
            var output = new ArrayBufferWriter<byte>();
            for (; sent < count && sent - answered < inFlight; sent++)
            {
                MllpFrame.Write(output, Message(prefix, sent));
                started.Enqueue(Stopwatch.GetTimestamp());
            }
            if (output.WrittenCount > 0)
                await stream.WriteAsync(output.WrittenMemory);
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                throw new IOException("The server hung up.");
            // Each answer ends in one file separator.
            for (var i = buffer.AsSpan(0, read).Count((byte)0x1C); i > 0; i--, answered++)
                times.Add(Stopwatch.GetElapsedTime(started.Dequeue()).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count * 99 / 100];
    }

    private static byte[] Message(string prefix, int number)
    {
        var patient = number % Patients;
        string[] triggers = ["A01", "A08", "A03", "A04"];
        return Encoding.UTF8.GetBytes(
            $"MSH|^~\\&|ADT|MAIN|||20261122140500||ADT^{triggers[number % 4]}|{prefix}{number}|P|2.5.1\rEVN||20261122140500\r"
            + $"PID|1||{700000 + patient}^^^HOSP&1.2.3&ISO^MR||Bench{patient}^Ada^Q||19610409|F|||{patient} Main St^^Springfield^MA^01101||617-555-{patient % 10000:D4}\r"
            + $"PV1|1|I|4W^{patient % 40}^A^MAIN||||1234^Ruiz^Elena||||||||||||V{number / 4}^^^HOSP|||||||||||||||||||||||||20261122140500\r");
    }

    private static async Task FiledAsync(ServedRecord server)
    {
        while ((int)JsonNode.Parse(await server.Client.GetStringAsync("api/intake/counts"))!["received"]! > 0)
            await Task.Delay(20);
    }
}
