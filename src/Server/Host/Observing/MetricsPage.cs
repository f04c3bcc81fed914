using System.Globalization;
using System.Net;
using System.Text;
using Chartroom.Server.Host.SignIn;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Chartroom.Server.Host.Observing;

/// <summary>
/// <c>/metrics</c>: all measures as they stand, in the text form that Prometheus and its kin read. For programs on the same machine, and for
/// those who may administer. Source: Prometheus exposition format, text version 0.0.4.
/// </summary>
internal sealed class MetricsPage : IDisposable
{
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";
    private readonly Writer writer = new();
    private readonly Lock collecting = new();

    public MetricsPage() => Reader = new BaseExportingMetricReader(writer);

    public MetricReader Reader { get; }

    public void Dispose()
    {
        Reader.Dispose();
        writer.Dispose();
    }

    /// <summary>The text of all measures now.</summary>
    public string Read()
    {
        lock (collecting)
        {
            Reader.Collect();
            return writer.Text;
        }
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", Answer).ForAnyone();

    /// <summary>
    /// A request from this machine that no proxy handed on needs no sign-in; Prometheus has none.
    /// </summary>
    private static IResult Answer(HttpContext context, TelemetryExport export)
    {
        var isNear = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
        var mayAsk = isNear || context.Features.Get<Caller>()?.Role.Rights.HasFlag(Right.Administer) == true;
        return mayAsk
            ? TypedResults.Text(export.Page.Read(), MediaType)
            : TypedResults.Problem("Only programs on the server's own machine and administrators may read the measures.", statusCode: 403);
    }

    private sealed class Writer : BaseExporter<Metric>
    {
        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new StringBuilder();
            foreach (var metric in batch)
                Write(text, metric);
            Text = text.ToString();
            return ExportResult.Success;
        }

        private static void Write(StringBuilder text, Metric metric)
        {
            var isSum = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
            var isHistogram = metric.MetricType is MetricType.Histogram;
            var name = NameOf(metric) + (isSum ? "_total" : "");
            text.Append("# HELP ").Append(name).Append(' ').Append(metric.Description.ReplaceLineEndings(" ")).Append('\n');
            text.Append("# TYPE ").Append(name).Append(isSum ? " counter\n" : isHistogram ? " histogram\n" : " gauge\n");
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var tags = TagsOf(point);
                if (isHistogram)
                    WriteHistogram(text, name, tags, point);
                else
                    Line(text, name, tags, ValueOf(metric.MetricType, point));
            }
        }

        private static void WriteHistogram(StringBuilder text, string name, string tags, in MetricPoint point)
        {
            var below = 0L;
            foreach (var bucket in point.GetHistogramBuckets())
            {
                below += bucket.BucketCount;
                var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
                Line(text, name + "_bucket", $"{tags}{(tags.Length > 0 ? "," : "")}le=\"{bound}\"", below);
            }
            Line(text, name + "_sum", tags, point.GetHistogramSum());
            Line(text, name + "_count", tags, point.GetHistogramCount());
        }

        private static double ValueOf(MetricType type, in MetricPoint point) => type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            _ => point.GetGaugeLastValueDouble(),
        };

        private static void Line(StringBuilder text, string name, string tags, double value)
        {
            text.Append(name);
            if (tags.Length > 0)
                text.Append('{').Append(tags).Append('}');
            text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        private static string TagsOf(in MetricPoint point)
        {
            var tags = new List<string>();
            foreach (var (key, value) in point.Tags)
                tags.Add($"{Plain(key)}=\"{value?.ToString()?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"");
            return string.Join(',', tags);
        }

        private static string NameOf(Metric metric)
        {
            var unit = metric.Unit switch
            {
                "s" => "_seconds",
                "By" => "_bytes",
                "d" => "_days",
                _ => "",
            };
            var name = Plain(metric.Name);
            return name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        }

        private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
    }
}
