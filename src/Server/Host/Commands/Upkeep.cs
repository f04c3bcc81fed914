using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;

namespace Chartroom.Server.Host.Commands;

/// <summary>What the commands of upkeep share: they work on a record that is there, and say in a line why something cannot be done.</summary>
internal static class Upkeep
{
    /// <summary>Runs a command; what can go wrong outside the program becomes one line on standard error and exit code 1.</summary>
    public static async Task<int> RunAsync(string command, ParseResult parsed, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or DbException or SocketException)
        {
            return await FailAsync(command, parsed, fault.Message);
        }
    }

    /// <summary>The same on databases that must be there already: a wrong <c>--data</c> makes no empty record.</summary>
    public static Task<int> OnRecordAsync(string command, ParseResult parsed, ServerSettings settings, Func<Databases, Task<int>> run, CancellationToken cancel) =>
        RunAsync(command, parsed, async () =>
        {
            if (settings.Postgres is null && !File.Exists(DatabaseFile(settings)))
                return await FailAsync(command, parsed, $"There is no record in {settings.Data.FullName}. Say where it is with --data or --postgres.", 2);
            await using var databases = await Databases.OpenAsync(settings, cancel);
            return await run(databases);
        });

    /// <summary>The file of the embedded database.</summary>
    public static string DatabaseFile(ServerSettings settings) => Path.Combine(settings.Data.FullName, "chartroom.db");

    public static async Task<int> FailAsync(string command, ParseResult parsed, string text, int code = 1)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{command}: {text}");
        return code;
    }
}
