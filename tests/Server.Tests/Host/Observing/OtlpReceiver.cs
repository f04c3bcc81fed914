using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Chartroom.Server.Tests.Host.Observing;

/// <summary>
/// A receiver of OTLP over HTTP with protobuf that shares no code with the sender: takes what comes and reads the names out of it.
/// Source: opentelemetry-proto 1.x, trace.proto and metrics.proto.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task running;

    public OtlpReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>Every body that came, as it came.</summary>
    public ConcurrentQueue<byte[]> Bodies { get; } = [];

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    /// <summary>Names of measures with at least one point, and the keys and values of the tags of all points.</summary>
    public ConcurrentDictionary<string, ConcurrentDictionary<string, string>> Measures { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await running;
        listener.Close();
    }

    private async Task RunAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Bodies.Enqueue(body.ToArray());
            Take(context.Request.Url!.AbsolutePath, body.ToArray());
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }

    private void Take(string path, byte[] body)
    {
        // ExportTraceServiceRequest.resource_spans.scope_spans.spans; ExportMetricsServiceRequest.resource_metrics.scope_metrics.metrics.
        foreach (var item in Protobuf.All(body, 1).SelectMany(r => Protobuf.All(r, 2)).SelectMany(s => Protobuf.All(s, 2)))
        {
            if (path == "/v1/traces")
                Spans.Enqueue(ReceivedSpan.Read(item));
            else if (path == "/v1/metrics")
                TakeMeasure(item);
        }
    }

    /// <summary>A Metric: name 1; gauge 5, sum 7, histogram 9, each with its points in field 1; attributes are field 7 of a number and 9 of a histogram.</summary>
    private void TakeMeasure(ReadOnlyMemory<byte> metric)
    {
        var tags = Measures.GetOrAdd(Protobuf.Text(metric, 1), _ => []);
        foreach (var (kind, attributes) in new[] { (5, 7), (7, 7), (9, 9) })
        {
            foreach (var attribute in Protobuf.All(metric, kind).SelectMany(d => Protobuf.All(d, 1)).SelectMany(p => Protobuf.All(p, attributes)))
                tags[Protobuf.Text(attribute, 1)] = Protobuf.Value(attribute);
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}

/// <summary>A span as it was received; ids in hexadecimal, the parent empty for a root.</summary>
internal sealed record ReceivedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags)
{
    public static ReceivedSpan Read(ReadOnlyMemory<byte> span) => new(
        Hex(span, 1), Hex(span, 2), Hex(span, 4), Protobuf.Text(span, 5),
        Protobuf.All(span, 9).ToDictionary(a => Protobuf.Text(a, 1), Protobuf.Value));

    private static string Hex(ReadOnlyMemory<byte> span, int field) =>
        Convert.ToHexStringLower(Protobuf.All(span, field).FirstOrDefault().Span);
}
