using System.Diagnostics.Metrics;

namespace Chartroom.Server.Host.Observing;

/// <summary>
/// The gauges: looks at every <see cref="FigureSource"/> each few seconds and shows what it found last to whoever collects, so that
/// collecting never waits for the database. A source that breaks leaves its figures out until it answers again.
/// </summary>
internal sealed class StandingFigures : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<FigureSource> sources;
    private readonly ILogger<StandingFigures> log;
    private readonly Meter meter = new(Telemetry.Name);
    private volatile IReadOnlyList<Figure> figures = [];

    public StandingFigures(IEnumerable<FigureSource> sources, ILogger<StandingFigures> log)
    {
        this.sources = [.. sources];
        this.log = log;
        foreach (var (name, unit, description) in Gauges)
            meter.CreateObservableGauge(name, () => Of(name), unit, description);
    }

    /// <summary>Every gauge: name, unit, meaning.</summary>
    public static IReadOnlyList<(string Name, string Unit, string Description)> Gauges { get; } =
    [
        ("chartroom.store.queue", "{operation}", "Operations that wait for the writer."),
        ("chartroom.store.readers", "{connection}", "Reading connections in use."),
        ("chartroom.store.size", "By", "What the database occupies on disk, its log included."),
        ("chartroom.store.versions", "{version}", "All versions ever written."),
        ("chartroom.store.transactions", "{transaction}", "All transactions."),
        ("chartroom.journal.items", "{item}", "Inbound items that wait or failed, by state; counted up to 100,000."),
        ("chartroom.projection.lag", "{version}", "Versions that a projection has not yet seen, by projection."),
        ("chartroom.audit.spool", "{event}", "Accesses in the audit spool that are not yet committed."),
        ("chartroom.mllp.connections", "{connection}", "Open MLLP connections."),
        ("chartroom.codes.days_left", "d", "Days for which the newest installed release is in force, by code system; below 0 it is used provisionally."),
    ];

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        // The machine's own time: a clock that tests hold still must not hold up the figures.
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var found = new List<Figure>();
        foreach (var source in sources)
        {
            try
            {
                found.AddRange(await source.MeasureAsync(cancel));
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What measures must not stop what works; the figures that are missing say it too.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.FiguresBroke(source.GetType().Name, fault);
            }
        }
        figures = found;
    }

    private IEnumerable<Measurement<double>> Of(string name) => figures.Where(f => f.Name == name).Select(f => f.Tag is null
        ? new Measurement<double>(f.Value)
        : new Measurement<double>(f.Value, new KeyValuePair<string, object?>(f.Tag, f.Of)));
}
