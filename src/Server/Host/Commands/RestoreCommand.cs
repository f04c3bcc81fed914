using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Chartroom.Server.Host.Commands;

/// <summary>
/// <c>chartroom restore FILE</c>: a backup becomes the record of a data directory or PostgreSQL database that has none. It is verified
/// whole before it is put in place; sessions and tokens that the backup held are over.
/// </summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A backup; - reads standard input." };
        var place = new PlaceOptions();
        var command = new Command("restore", "Put a backup in the place of a record that is not there; it is verified first.") { file };
        place.AddTo(command);
        command.SetAction((parsed, cancel) =>
            Upkeep.RunAsync("restore", parsed, () => RunAsync(parsed, place.Settings(parsed), parsed.GetValue(file)!, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ServerSettings settings, string file, CancellationToken cancel)
    {
        if (file != "-" && !File.Exists(file))
            return await Upkeep.FailAsync("restore", parsed, $"There is no file {file}.", 2);
        using var claim = DirectoryClaim.TryTake(settings.Data);
        if (claim is null)
            return await Upkeep.FailAsync("restore", parsed, $"A server runs on {settings.Data.FullName}. Stop it first, and move its database away.");
        var clock = Stopwatch.StartNew();
        var input = file == "-" ? await KeepInputAsync(settings, cancel) : file;
        try
        {
            await using var databases = await Databases.RestoreAsync(input, settings, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(
                new { file, t = databases.Store.CurrentT, verified = true, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) }));
            return 0;
        }
        finally
        {
            if (input != file)
                File.Delete(input);
        }
    }

    private static async Task<string> KeepInputAsync(ServerSettings settings, CancellationToken cancel)
    {
        var kept = Path.Combine(settings.Data.FullName, "restore.input");
        await using var input = Console.OpenStandardInput();
        await using var stream = File.Create(kept);
        await input.CopyToAsync(stream, cancel);
        return kept;
    }
}
