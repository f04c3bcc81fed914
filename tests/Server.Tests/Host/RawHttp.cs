using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Chartroom.Server.Tests.Host;

/// <summary>HTTP by hand on one connection, for clients that do not behave as clients should.</summary>
internal sealed class RawHttp(TcpClient socket, string token) : IDisposable
{
    private readonly byte[] buffer = new byte[16 * 1024];

    public NetworkStream Stream => socket.GetStream();

    /// <summary>True when the other side has ended the connection and nothing is left to read.</summary>
    public bool HasEnded => socket.Client.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    public static async Task<RawHttp> ConnectAsync(Uri server, string token, int? receiveBuffer = null)
    {
        var socket = new TcpClient { NoDelay = true };
        if (receiveBuffer is { } bytes)
            socket.ReceiveBufferSize = bytes;
        await socket.ConnectAsync(server.Host, server.Port);
        return new RawHttp(socket, token);
    }

    /// <summary>Sends the head of a request and what is given of its body.</summary>
    public async Task SendAsync(string method, string path, int length = 0, string body = "") => await Stream.WriteAsync(Encoding.ASCII.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/fhir+json\r\nContent-Length: {length}\r\n\r\n{body}"));

    /// <summary>Reads one answer whole and returns its status; 0 when the connection ended before.</summary>
    public async Task<int> AnswerAsync(CancellationToken cancel = default)
    {
        var read = 0;
        var head = -1;
        while ((head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var more = await ReadAsync(buffer.AsMemory(read), cancel);
            if (more == 0)
                return 0;
            read += more;
        }
        var text = Encoding.ASCII.GetString(buffer, 0, head);
        var length = text.Split("\r\n").Select(l => l.Split(": ")).FirstOrDefault(l => l[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))?[1];
        for (var rest = int.Parse(length ?? "0", CultureInfo.InvariantCulture) - (read - head - 4); rest > 0;)
        {
            var more = await ReadAsync(buffer.AsMemory(0, Math.Min(rest, buffer.Length)), cancel);
            if (more == 0)
                return 0;
            rest -= more;
        }
        return int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    /// <summary>The number of bytes that come until the server ends the connection.</summary>
    public async Task<long> DrainAsync(CancellationToken cancel)
    {
        long total = 0;
        while (await ReadAsync(buffer, cancel) is > 0 and var read)
            total += read;
        return total;
    }

    public void Dispose() => socket.Dispose();

    /// <summary>A connection that was reset has ended too.</summary>
    private async Task<int> ReadAsync(Memory<byte> into, CancellationToken cancel)
    {
        try
        {
            return await Stream.ReadAsync(into, cancel);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
