using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Chartroom.Bench.Http;

/// <summary>
/// One keep-alive connection that sends prepared bytes and reads whole answers on the calling thread: the cheapest client
/// there is, because it shares two cores with the server that is measured.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 << 10];
    private int head;
    private int end;

    public RawConnection(Uri server) => socket.Connect(IPAddress.Loopback, server.Port);

    /// <summary>The status of the last answer.</summary>
    public int Status { get; private set; }

    public ReadOnlySpan<byte> Body => buffer.AsSpan(head, end - head);

    public ReadOnlySpan<byte> Head => buffer.AsSpan(0, head);

    /// <summary>Sends a request and reads its answer to the end.</summary>
    public void Exchange(ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
            request = request[socket.Send(request)..];
        end = 0;
        do
            Fill();
        while ((head = buffer.AsSpan(0, end).IndexOf("\r\n\r\n"u8)) < 0);
        head += 4;
        Status = Number(buffer.AsSpan(9, 3));
        var whole = head + Length();
        while (end < whole)
            Fill();
    }

    public void Dispose() => socket.Dispose();

    private int Length()
    {
        var text = Head;
        var at = text.IndexOf("Content-Length: "u8);
        if (at < 0)
            return Status is 204 or 304 ? 0 : throw new InvalidDataException("An answer without Content-Length.");
        return Number(text[(at + 16)..]);
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out _) ? number : throw new InvalidDataException("The answer's head cannot be read.");

    private void Fill()
    {
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = socket.Receive(buffer.AsSpan(end));
        if (read == 0)
            throw new EndOfStreamException("The server closed the connection.");
        end += read;
    }
}
