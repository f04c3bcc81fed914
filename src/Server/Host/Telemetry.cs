using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Chartroom.Server.Host;

/// <summary>
/// The server's own measures and spans, under the name <c>Chartroom</c>; the store has its own, and ASP.NET Core adds those of HTTP.
/// Nothing is measured while nobody listens. docs/guide/upkeep.md has the table of all of them. A tag holds a word of the program
/// or a count; never an id, a value or a text of the record.
/// </summary>
public static class Telemetry
{
    public const string Name = "Chartroom";

    public static ActivitySource Activities { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>FHIR interactions by method and class of status.</summary>
    public static Counter<long> Interactions { get; } = Meter.CreateCounter<long>(
        "chartroom.fhir.interactions", "{interaction}", "FHIR interactions by method and class of status.");

    /// <summary>Resources written through any door.</summary>
    public static Counter<long> ResourcesWritten { get; } = Meter.CreateCounter<long>(
        "chartroom.resources.written", "{resource}", "Resources written over FHIR.");

    /// <summary>Audit events taken, before they are gathered into resources.</summary>
    public static Counter<long> AuditEvents { get; } = Meter.CreateCounter<long>(
        "chartroom.audit.events", "{event}", "Accesses taken into the audit spool.");

    /// <summary>Failed sign-ins.</summary>
    public static Counter<long> FailedSignIns { get; } = Meter.CreateCounter<long>("chartroom.signin.failed", "{attempt}", "Sign-ins that failed.");

    /// <summary>Requests turned away because too many were waiting.</summary>
    public static Counter<long> TurnedAway { get; } = Meter.CreateCounter<long>(
        "chartroom.requests.turned_away", "{request}", "Requests turned away because too many were waiting.");

    /// <summary>Messages answered by the MLLP listener, by the code of the answer.</summary>
    public static Counter<long> Acknowledgments { get; } = Meter.CreateCounter<long>(
        "chartroom.mllp.acknowledgments", "{message}", "Messages taken by the MLLP listener, by what was answered.");

    /// <summary>Items filed or failed, by door and kind.</summary>
    public static Counter<long> Filed { get; } = Meter.CreateCounter<long>(
        "chartroom.intake.filed", "{item}", "Inbound items filed or failed, by door and kind.");

    /// <summary>From the receipt of an item to its resources in the record.</summary>
    public static Histogram<double> FilingDelay { get; } = Meter.CreateHistogram(
        "chartroom.intake.delay", "s", "From the receipt of an inbound item until it is in the record.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });
}
