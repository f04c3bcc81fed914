using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Chartroom.Exchange.Hl7v2.Mllp;
using Chartroom.Exchange.Hl7v2.Parsing;
using Chartroom.Server.Tests.Intake;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// A sender of ADT messages by MLLP with four in flight, which connects again when the other side goes away and sends anew what was not
/// answered, as interface engines do.
/// </summary>
internal sealed class MessageTraffic(int port)
{
    private const int InFlight = 4;
    private readonly Queue<string> unanswered = new();
    private int number;

    /// <summary>The control ids of messages that were answered AA.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, stop);
                await SendAsync(client.GetStream(), stop);
            }
            catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(NetworkStream stream, CancellationToken stop)
    {
        var received = new List<byte>();
        var chunk = new byte[8192];
        foreach (var id in unanswered)
            await WriteAsync(stream, id, stop);
        while (!stop.IsCancellationRequested)
        {
            while (unanswered.Count < InFlight)
            {
                var id = $"K{++number}";
                unanswered.Enqueue(id);
                await WriteAsync(stream, id, stop);
            }
            var read = await stream.ReadAsync(chunk, stop);
            if (read == 0)
                throw new IOException("The other side went away.");
            received.AddRange(chunk.AsSpan(0, read));
            Take(received);
        }
    }

    private void Take(List<byte> received)
    {
        var buffer = new ReadOnlySequence<byte>(received.ToArray());
        while (MllpFrame.TryTake(ref buffer, 1 << 20, out var frame) == MllpStatus.Message)
        {
            var answer = Hl7Parser.Parse(frame.ToArray()).Value!.First("MSA");
            var id = unanswered.Dequeue();
            if (answer[1].Text == "AA" && answer[2].Text == id)
                Acknowledged.Add(id);
            else
                throw new InvalidOperationException($"Message {id} was answered {answer[1].Text} for {answer[2].Text}.");
        }
        var rest = buffer.ToArray();
        received.Clear();
        received.AddRange(rest);
    }

    private static async Task WriteAsync(NetworkStream stream, string id, CancellationToken stop)
    {
        var output = new ArrayBufferWriter<byte>();
        MllpFrame.Write(output, Encoding.UTF8.GetBytes(IntakeRig.Adt("A08", id, IntakeRig.Pid($"P{id[^1]}"))));
        await stream.WriteAsync(output.WrittenMemory, stop);
    }
}
