using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Chartroom.Server.Host.Commands;

/// <summary>
/// <c>chartroom backup FILE</c>: the whole record, content, journal and accounts, as they are at one moment, in one file; beside a
/// running server too. The file has its name only when it is complete.
/// </summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file to write; an earlier backup of that name is replaced once the new one is complete." };
        var place = new PlaceOptions();
        var command = new Command("backup", "Copy the whole record into one file, also while the server runs.") { file };
        place.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var settings = place.Settings(parsed);
            return Upkeep.OnRecordAsync("backup", parsed, settings, databases => RunAsync(parsed, settings, parsed.GetValue(file)!, databases, cancel), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ServerSettings settings, FileInfo file, Databases databases, CancellationToken cancel)
    {
        if (Refuse(file, settings) is { } reason)
            return await Upkeep.FailAsync("backup", parsed, reason);
        var clock = Stopwatch.StartNew();
        var seal = await databases.Store.SealAsync(cancel);
        databases.Seals.Add(seal, settings.Clock.GetUtcNow());
        await databases.Store.BackupAsync(file.FullName, cancel);
        file.Refresh();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(
            new { file = file.FullName, bytes = file.Length, t = seal.T, hash = seal.Hash, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3) }));
        return 0;
    }

    /// <summary>Only an empty file or an earlier backup is replaced, and never the database itself.</summary>
    private static string? Refuse(FileInfo file, ServerSettings settings)
    {
        if (Directory.Exists(file.FullName))
            return $"{file.FullName} is a directory; the name of a file is asked for.";
        if (file.Directory is { Exists: false } folder)
            return $"There is no directory {folder.FullName}.";
        if (!file.Exists || file.Length == 0)
            return null;
        if (Path.GetFullPath(file.FullName) == Path.GetFullPath(Upkeep.DatabaseFile(settings)))
            return "The file is the database itself.";
        return IsBackup(file) ? null : $"{file.FullName} is there already and is no backup; it is left as it is.";
    }

    /// <summary>An SQLite database or a zip archive, by its first bytes.</summary>
    private static bool IsBackup(FileInfo file)
    {
        Span<byte> head = stackalloc byte[16];
        using var stream = file.OpenRead();
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..length].StartsWith("SQLite format 3\0"u8) || head[..length].StartsWith("PK\x03\x04"u8);
    }
}
