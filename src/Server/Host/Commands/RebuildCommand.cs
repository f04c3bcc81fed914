using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Chartroom.Store.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chartroom.Server.Host.Commands;

/// <summary>
/// <c>chartroom rebuild [search|projections]</c>: derives anew what is derived: the search rows, and the tables of the departments' queues. What
/// departments hold in memory is made anew at every start and is only named.
/// </summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var part = new Argument<string?>("PART") { Description = "search or projections; without it both.", Arity = ArgumentArity.ZeroOrOne };
        part.AcceptOnlyFromAmong("search", "projections");
        var place = new PlaceOptions();
        var command = new Command("rebuild", "Derive the search rows and the departments' queues anew from the record.") { part };
        place.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var settings = place.Settings(parsed);
            return Upkeep.OnRecordAsync("rebuild", parsed, settings, databases => RunAsync(parsed.GetValue(part), settings, databases, parsed.InvocationConfiguration.Output, cancel), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(string? part, ServerSettings settings, Databases databases, TextWriter output, CancellationToken cancel)
    {
        if (part is null or "search")
        {
            var clock = Stopwatch.StartNew();
            var versions = await databases.Store.RebuildSearchAsync(cancel);
            await WriteAsync(output, new { rebuild = "search", versions, t = databases.Store.CurrentT, seconds = Seconds(clock) });
        }
        if (part is null or "projections")
            await RebuildProjectionsAsync(settings, databases, output, cancel);
        return 0;
    }

    private static async Task RebuildProjectionsAsync(ServerSettings settings, Databases databases, TextWriter output, CancellationToken cancel)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        ChartroomServer.AddRecord(services, settings, databases.Store, databases.Accounts);
        Departments.AddServices(services);
        await using var provider = services.BuildServiceProvider();
        var kept = provider.GetServices<SqlProjection>().ToList();
        foreach (var projection in provider.GetServices<Projection>())
            kept.AddRange(await projection.TablesAsync(cancel));
        foreach (var projection in kept)
        {
            var clock = Stopwatch.StartNew();
            var t = await databases.Store.RebuildAsync(projection, cancel);
            await WriteAsync(output, new { rebuild = "projection", name = projection.Name, kept = true, t, seconds = Seconds(clock) });
        }
        foreach (var projection in provider.GetServices<Projection>())
            await WriteAsync(output, new { rebuild = "projection", name = projection.Name, kept = false, t = databases.Store.CurrentT, seconds = 0.0 });
    }

    private static double Seconds(Stopwatch clock) => Math.Round(clock.Elapsed.TotalSeconds, 3);

    private static Task WriteAsync(TextWriter output, object line) => output.WriteLineAsync(JsonSerializer.Serialize(line));
}
