using System.Net;

namespace Chartroom.Server.Host;

/// <summary>
/// What one running server is told: where its data is, where it listens, and how much it takes. Limits are the
/// bounds on memory and time that one client can use up.
/// </summary>
public sealed record ServerSettings
{
    /// <summary>Directory of the embedded database, the audit spool and installed code sets.</summary>
    public DirectoryInfo Data { get; init; } = new("data");

    /// <summary>Connection string of PostgreSQL; null = the embedded database in <see cref="Data"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>Directory of code-set releases; null = none installed.</summary>
    public DirectoryInfo? Codes { get; init; }

    /// <summary>Address to listen on; loopback unless the operator says otherwise.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>Port of workbench and FHIR; 0 = any free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Port of the MLLP listener; 0 = none, -1 = any free one.</summary>
    public int Mllp { get; init; }

    /// <summary>Where traces and measures are sent by OTLP, such as <c>http://127.0.0.1:4318</c>; null = nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>True to show the measures at <c>/metrics</c>.</summary>
    public bool Metrics { get; init; }

    /// <summary>Directory of the built workbench; null = beside the program.</summary>
    public DirectoryInfo? Web { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The longest request body, in bytes.</summary>
    public long BodyBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>All request headers together, in bytes.</summary>
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Connections at once, busy or idle; further ones are closed as they come.</summary>
    public int Connections { get; init; } = 16_000;

    /// <summary>The time for all headers of a request; a client that takes longer is cut off.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Bytes a second of a body, sent or taken, below which a client is cut off (408 when it sends), after <see cref="SlowTime"/>.
    /// </summary>
    public int SlowestBody { get; init; } = 4 * 1024;

    /// <summary>How long a client may stay below <see cref="SlowestBody"/>, or take nothing of its answer.</summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long requests under way may take when the server is told to stop; what is not done by then is broken off.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>A request that takes longer is broken off with 503.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Requests worked on at once; the next ones wait in a line.</summary>
    public int ConcurrentRequests { get; init; } = 256;

    /// <summary>Requests that may wait in line; the next ones are told 503 with Retry-After.</summary>
    public int WaitingRequests { get; init; } = 12_000;

    /// <summary>After its start a server is not ready while a projection lags by more versions than this.</summary>
    public long ReadyWithin { get; init; } = 10_000;

    /// <summary>The pause before a notification that failed is tried again; each further pause is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A session that is not used for so long is over.</summary>
    public TimeSpan IdleSession { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A session ends after so long, used or not.</summary>
    public TimeSpan WholeSession { get; init; } = TimeSpan.FromHours(12);
}
