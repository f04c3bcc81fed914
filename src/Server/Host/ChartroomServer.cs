using System.Net;
using System.Threading.RateLimiting;
using Chartroom.Server.Audit;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Network;
using Chartroom.Store;
using Chartroom.Store.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Chartroom.Server.Host;

/// <summary>
/// Puts the server together: limits, gate, departments, doors. The record store and the accounts are opened by the
/// caller and outlive the server, so that a test, a command and a service all start it the same way.
/// </summary>
public static class ChartroomServer
{
    /// <summary>The server, not started. Port 0 listens on any free port; see <see cref="AddressOf"/>.</summary>
    public static WebApplication Build(ServerSettings settings, IRecordStore store, AccountTable accounts)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        ConfigureLogging(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, settings));
        AddRecord(builder.Services, settings, store, accounts);
        AddServices(builder.Services, settings);
        Departments.AddServices(builder.Services);
        var app = builder.Build();
        Map(app, settings);
        return app;
    }

    /// <summary>What every department asks for: the settings, the clock, the record, the accounts.</summary>
    internal static void AddRecord(IServiceCollection services, ServerSettings settings, IRecordStore store, AccountTable accounts) => services
        .AddSingleton(settings).AddSingleton(settings.Clock).AddSingleton(store).AddSingleton(accounts).AddSingleton<ListenerPorts>()
        .AddSingleton<AuditTrail>().AddSingleton<FeedFollower>();

    /// <summary>Where a started server listens, such as <c>http://127.0.0.1:8080</c>.</summary>
    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        // Standard output belongs to the ready line and to machines.
        logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Chartroom", LogLevel.Information);
    }

    private static void Configure(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(settings.Listen, settings.Port);
        kestrel.Limits.MaxRequestBodySize = settings.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = settings.HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = settings.HeaderBytes / 2;
        kestrel.Limits.MaxConcurrentConnections = settings.Connections;
        kestrel.Limits.RequestHeadersTimeout = settings.HeaderTime;
        kestrel.Limits.MinRequestBodyDataRate = new(settings.SlowestBody, settings.SlowTime);
        kestrel.Limits.MinResponseDataRate = new(settings.SlowestBody, settings.SlowTime);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.Configure<HostOptions>(o => o.ShutdownTimeout = settings.StopTime);
        if (settings.Otlp is not null || settings.Metrics)
            AddObserving(services);
        services.AddHostedService(s => s.GetRequiredService<AuditTrail>());
        services.AddSingleton(Databases.SealsOf(settings)).AddHostedService<AuditSealing>();
        services.AddSingleton<ProjectionFeed>().AddHostedService(s => s.GetRequiredService<ProjectionFeed>()).AddSingleton<ReadinessWatch>();
        services.AddProblemDetails();
        // Numbers are numbers: the API description, from which the workbench's types are made, says so too.
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict);
        services.AddValidation();
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = settings.RequestTime,
            TimeoutStatusCode = 503,
            WriteTimeoutResponse = context => Refusal.WriteAsync(context, 503, "timeout", "The request took too long and was broken off."),
        });
        services.AddRateLimiter(o =>
        {
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetConcurrencyLimiter(
                0,
                _ => new() { PermitLimit = settings.ConcurrentRequests, QueueLimit = settings.WaitingRequests }));
            o.OnRejected = TurnAwayAsync;
        });
        services.AddOpenApi(o => o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);
    }

    /// <summary>First, so that it stops last and what the others do as they stop is still sent.</summary>
    private static void AddObserving(IServiceCollection services) => services
        .AddSingleton<TelemetryExport>().AddHostedService(s => s.GetRequiredService<TelemetryExport>())
        .AddSingleton<FigureSource, RecordFigures>().AddHostedService<StandingFigures>();

    private static async ValueTask TurnAwayAsync(Microsoft.AspNetCore.RateLimiting.OnRejectedContext rejected, CancellationToken cancel)
    {
        Telemetry.TurnedAway.Add(1);
        rejected.HttpContext.RequestServices.GetRequiredService<ILogger<Faults>>().TurnedAway(rejected.HttpContext.TraceIdentifier);
        rejected.HttpContext.Response.Headers.RetryAfter = "1";
        await Refusal.WriteAsync(rejected.HttpContext, 503, "throttled", "Too many requests are waiting. Try again in a second.");
    }

    private static void Map(WebApplication app, ServerSettings settings)
    {
        app.UseMiddleware<Faults>();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseWorkbench(settings);
        app.UseRouting();
        app.UseMiddleware<SignInGate>();
        app.MapHealth();
        if (settings.Metrics)
            MetricsPage.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").ForAnyone();
        app.MapFhir();
        Departments.MapApi(app.MapGroup("/api"));
    }
}
