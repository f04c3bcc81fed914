using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Chartroom.Server.Host;

/// <summary>The server's own measures and traces, under the name <c>Chartroom</c>. ASP.NET Core adds those of HTTP.</summary>
public static class Telemetry
{
    public const string Name = "Chartroom";

    public static ActivitySource Activities { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>FHIR interactions by name and class of status.</summary>
    public static Counter<long> Interactions { get; } = Meter.CreateCounter<long>("chartroom.fhir.interactions");

    /// <summary>Resources written through any door.</summary>
    public static Counter<long> ResourcesWritten { get; } = Meter.CreateCounter<long>("chartroom.resources.written");

    /// <summary>Audit events taken, before they are gathered into resources.</summary>
    public static Counter<long> AuditEvents { get; } = Meter.CreateCounter<long>("chartroom.audit.events");

    /// <summary>Failed sign-ins.</summary>
    public static Counter<long> FailedSignIns { get; } = Meter.CreateCounter<long>("chartroom.signin.failed");

    /// <summary>Requests turned away because too many were waiting.</summary>
    public static Counter<long> TurnedAway { get; } = Meter.CreateCounter<long>("chartroom.requests.turned_away");
}
