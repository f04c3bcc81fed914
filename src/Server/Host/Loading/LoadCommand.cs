using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chartroom.Server.Host.Loading;

/// <summary>
/// <c>chartroom load</c>: FHIR bundles, resources and NDJSON, HL7 v2 and C-CDA, told apart by content. Failures come as
/// NDJSON in input order; the last line is the summary. Exit 1 when something was not loaded.
/// </summary>
internal static class LoadCommand
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders, .gz or .tar.gz; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var server = new Option<string?>("--server") { Description = "Address of a running server's FHIR door, to load through it (CHARTROOM_TOKEN holds a bearer token)." };
        var place = new PlaceOptions();
        var command = new Command("load", "Load FHIR bundles and NDJSON, HL7 v2 and C-CDA, recognized by content.") { paths, server };
        place.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var missing = parsed.GetValue(paths)!.FirstOrDefault(p => p != "-" && !Path.Exists(p));
            if (missing is not null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"load: there is no {missing}");
                return 2;
            }
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(server) is { } address)
            {
                using var remote = new ServerLoader(address, Environment.GetEnvironmentVariable("CHARTROOM_TOKEN"));
                return await RunAsync(parsed.GetValue(paths)!, remote.LoadAsync, output, cancel);
            }
            return await LoadAsync(place.Settings(parsed), parsed.GetValue(paths)!, output, cancel);
        });
        return command;
    }

    private static async Task<int> LoadAsync(ServerSettings settings, string[] paths, TextWriter output, CancellationToken cancel)
    {
        // Nobody waits for an answer here, so the collector may stop the program instead of working beside it, which costs more.
        var before = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            await using var databases = await Databases.OpenAsync(settings, cancel);
            return await RunAsync(paths, new RecordLoader(databases.Store, settings.Clock, new IntakeLoader(databases.Store, settings)).LoadAsync, output, cancel);
        }
        finally
        {
            GCSettings.LatencyMode = before;
        }
    }

    private static async Task<int> RunAsync(
        string[] paths, Func<LoadPiece, CancellationToken, Task<LoadOutcome>> load, TextWriter output, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var pieces = new LoadPieces(InputFiles.Open(paths));
        var (resources, failed) = (0L, 0);
        await foreach (var outcome in LoadRun.InOrderAsync(pieces.Read(), load, cancel))
        {
            resources += outcome.Resources;
            failed += outcome.Failures.Count;
            foreach (var failure in outcome.Failures)
                await output.WriteLineAsync(JsonSerializer.Serialize(failure, Plain));
        }
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        await output.WriteLineAsync(JsonSerializer.Serialize(
            new { inputs = pieces.Inputs, resources, failed, seconds, per_second = Math.Round(resources / Math.Max(seconds, 0.001), 1) }));
        return failed > 0 ? 1 : 0;
    }
}
