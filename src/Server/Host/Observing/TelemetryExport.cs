using Chartroom.Store;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Chartroom.Server.Host.Observing;

/// <summary>
/// Listens to measures and spans and sends them by OTLP, and keeps the measures for <c>/metrics</c>. Without it nobody listens and nothing
/// is collected. The standard variables of OpenTelemetry hold: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> and <c>_HEADERS</c>, <c>OTEL_TRACES_SAMPLER</c>,
/// <c>OTEL_METRIC_EXPORT_INTERVAL</c>, <c>OTEL_RESOURCE_ATTRIBUTES</c>…
/// Source: OpenTelemetry specification, OTLP exporter configuration.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private const int GrpcPort = 4317;
    private const int LongestFlush = 5_000;

    private readonly TracerProvider? traces;
    private readonly MeterProvider metrics;

    public TelemetryExport(ServerSettings settings)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(
            "chartroom", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();
        if (settings.Otlp is { } target)
        {
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource(Telemetry.Name, StoreTelemetry.Name, "Microsoft.AspNetCore")
                .AddProcessor(new SpanFilter())
                .AddOtlpExporter(o => Configure(o, target, "traces"))
                .Build();
        }
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(Telemetry.Name, StoreTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql");
        if (settings.Otlp is { } place)
            builder.AddOtlpExporter(o => Configure(o, place, "metrics"));
        if (settings.Metrics)
            builder.AddReader(Page.Reader);
        metrics = builder.Build();
    }

    /// <summary>What <c>/metrics</c> shows.</summary>
    public MetricsPage Page { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, for a few seconds at most.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) => await Task.Run(
        () =>
        {
            traces?.Shutdown(LongestFlush);
            metrics.Shutdown(LongestFlush);
        },
        cancellationToken);

    public void Dispose()
    {
        traces?.Dispose();
        metrics.Dispose();
        Page.Dispose();
    }

    /// <summary>gRPC when that is asked for, or by its own port; else protobuf over HTTP, to the address of the signal.</summary>
    private static void Configure(OtlpExporterOptions options, Uri target, string signal)
    {
        var protocol = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL");
        var grpc = protocol == "grpc" || (string.IsNullOrEmpty(protocol) && target.Port == GrpcPort);
        options.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = grpc ? target : new Uri($"{target.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
    }
}
