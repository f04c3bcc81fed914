using System.Net.Sockets;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// A line to an MLLP listener of this machine: one message at a time and its answer. A line that was closed meanwhile, as listeners do with silent
/// ones, is opened again and the message sent again; the journal keeps it once. Source: HL7 MLLP Release 1.
/// </summary>
internal sealed class MllpLine(int port) : IDisposable
{
    private const byte StartBlock = 0x0B;
    private const byte EndBlock = 0x1C;
    private const int Tries = 3;

    private TcpClient? client;

    /// <summary>Sends a message; true when it was accepted. Throws when the listener cannot be reached.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await TryAsync(message, cancel);
            }
            catch (Exception e) when (left > 1 && e is IOException or SocketException)
            {
                Dispose();
            }
        }
    }

    public void Dispose()
    {
        client?.Dispose();
        client = null;
    }

    private async Task<bool> TryAsync(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        if (client is null)
        {
            client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, cancel);
        }
        var stream = client.GetStream();
        byte[] frame = [StartBlock, .. message.Span, EndBlock, (byte)'\r'];
        await stream.WriteAsync(frame, cancel);
        var answer = new byte[8192];
        var length = 0;
        while (length < answer.Length && answer.AsSpan(0, length).IndexOf(EndBlock) < 0)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancel);
            if (read == 0)
                throw new IOException("The listener closed the line.");
            length += read;
        }
        // The demo's messages ask in MSH-15 for the accept acknowledgment, which is CA. Source: HL7 v2.5.1 §2.9.3.
        var said = answer.AsSpan(0, length);
        return said.IndexOf("MSA|CA"u8) >= 0 || said.IndexOf("MSA|AA"u8) >= 0;
    }
}
