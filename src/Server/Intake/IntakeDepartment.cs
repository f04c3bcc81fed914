using Chartroom.Server.Host;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;
using Chartroom.Server.Intake.Filing;
using Chartroom.Server.Intake.Journal;
using Chartroom.Server.Intake.Mllp;
using Chartroom.Server.Intake.Monitor;
using Chartroom.Server.Intake.Scans;

namespace Chartroom.Server.Intake;

/// <summary>The intake department: its services and its routes under <c>/api/intake</c>.</summary>
internal static class IntakeDepartment
{
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<ListenerPorts>().AddSingleton<JournalSignal>().AddSingleton<FigureSource, IntakeFigures>().AddSingleton<ItemReader>().AddSingleton<Filer>().AddSingleton<ItemFiling>().AddSingleton<ItemTitles>()
        .AddSingleton<ScanIndexing>().AddSingleton<ScanWorklist>().AddSingleton<QueueSource, IntakeQueues>()
        .AddSingleton<MllpListener>().AddHostedService(s => s.GetRequiredService<MllpListener>())
        .AddHostedService<JournalWorker>();

    public static void MapIntake(this RouteGroupBuilder api)
    {
        api.Requires(Right.Intake);
        api.MapMonitor();
        api.MapScans();
        api.MapPost("/uploads", Uploads.TakeAsync).Accepts<byte[]>("application/octet-stream");
    }
}
