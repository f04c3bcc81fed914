using System.CommandLine;
using System.Text.Json;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host.Commands;

/// <summary><c>chartroom serve</c>: runs the server until it is told to stop; one JSON line on standard output says that it is ready.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var (place, listen) = (new PlaceOptions(), new ListenOptions());
        var command = new Command("serve", "Run the server: workbench at /, FHIR at /fhir, MLLP listener.");
        listen.AddTo(command);
        place.AddTo(command);
        command.SetAction((parsed, cancel) => Upkeep.RunAsync("serve", parsed, () => RunAsync(
            listen.Settings(parsed, place.Settings(parsed)), parsed.InvocationConfiguration.Output, cancel)));
        return command;
    }

    /// <summary>
    /// Runs a server to its end; also what <c>demo --serve</c> does. Throws <see cref="IOException"/> when another server has the
    /// directory or a port is taken. <paramref name="beside"/> runs beside the server until it stops.
    /// </summary>
    public static async Task<int> RunAsync(
        ServerSettings settings, TextWriter output, CancellationToken cancel, Func<ServerRunning, CancellationToken, Task>? beside = null)
    {
        using var claim = DirectoryClaim.TryTake(settings.Data)
            ?? throw new IOException($"Another server runs on {settings.Data.FullName}. Stop it first, or give another --data.");
        await using var databases = await Databases.OpenAsync(settings, cancel);
        await using var app = ChartroomServer.Build(settings, databases.Store, databases.Accounts);
        var log = app.Services.GetRequiredService<ILogger<ServerSettings>>();
        await app.StartAsync(cancel);
        var address = ChartroomServer.AddressOf(app);
        log.Listening(address, settings.Postgres is null ? settings.Data.FullName : "PostgreSQL");
        var mllp = app.Services.GetRequiredService<ListenerPorts>().Mllp;
        await output.WriteLineAsync(JsonSerializer.Serialize(new { workbench = address + "/", fhir = address + "/fhir", mllp }));
        await output.FlushAsync(cancel);
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        await using var told = cancel.Register(lifetime.StopApplication);
        lifetime.ApplicationStopping.Register(log.Stopping);
        var work = beside?.Invoke(new ServerRunning(address, mllp, app.Services.GetRequiredService<AccountBook>()), lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(CancellationToken.None);
        if (work is not null)
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        log.Stopped();
        return 0;
    }
}
