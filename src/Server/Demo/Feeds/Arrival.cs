namespace Chartroom.Server.Demo.Feeds;

/// <summary>Through which door of the hospital an arrival comes.</summary>
public enum Door { Mllp, Fhir, Ccda, Scan }

/// <summary>One thing that reaches the department: when, through which door, and its bytes.</summary>
public sealed record Arrival(DateTimeOffset At, Door Door, string Key, ReadOnlyMemory<byte> Content, string ContentType);
