using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Server.Host.Exporting;

/// <summary><c>chartroom export</c>: the record as NDJSON files by type; run again after a break, it goes on.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var types = new Option<string[]>("--type") { Description = "Types to export, separated by commas (default: all but AuditEvent).", AllowMultipleArgumentsPerToken = true };
        var since = new Option<string?>("--since") { Description = "Only what was written after this transaction number or instant." };
        var output = new Option<DirectoryInfo>("--out") { Description = "Directory for the files.", Required = true };
        var place = new PlaceOptions();
        var command = new Command("export", "Export the record as NDJSON files by type; resumable.") { types, since, output };
        place.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = (parsed.GetValue(types) ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
            var from = parsed.GetValue(since);
            var wrong = asked.Find(t => !R4Definitions.IsResourceType(t)) is { } type ? $"'{type}' is no resource type of R4"
                : from is null || IsMoment(from) ? null
                : $"'{from}' is neither a transaction number nor an instant";
            if (wrong is not null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("export: " + wrong);
                return 2;
            }
            if (asked.Count == 0)
                asked = [.. R4Definitions.ResourceTypes.Where(t => t != "AuditEvent")];
            var settings = place.Settings(parsed);
            await using var databases = await Databases.OpenAsync(settings, cancel);
            var clock = Stopwatch.StartNew();
            var export = new RecordExport(databases.Store, settings.Clock, parsed.GetValue(output)!);
            var state = await export.RunAsync(asked, from, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                t = state.T,
                resources = state.Types.Sum(f => f.Count),
                files = state.Types.Where(f => f.Count > 0).Select(f => new { type = f.Type, file = f.File, count = f.Count, bytes = f.Bytes }),
                seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
            }));
            return 0;
        });
        return command;
    }

    private static bool IsMoment(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
