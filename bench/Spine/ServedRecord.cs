using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Chartroom.Server.Host;

namespace Chartroom.Bench.Spine;

/// <summary>The real program on a data directory, as a process of its own, and a client with a token.</summary>
internal sealed class ServedRecord : IAsyncDisposable
{
    private readonly Process process;

    private ServedRecord(Process process, HttpClient client, int mllp)
    {
        this.process = process;
        Client = client;
        Mllp = mllp;
    }

    public HttpClient Client { get; }

    public int Mllp { get; }

    public TimeSpan ProcessorTime => process.TotalProcessorTime;

    public static async Task<ServedRecord> StartAsync(string data)
    {
        var token = await TokenAsync(data);
        var mllp = FreePort();
        string[] arguments = ["serve", "--data", data, "--port", "0", "--mllp", $"{mllp}"];
        var started = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "chartroom"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        var ready = JsonNode.Parse((await started.StandardOutput.ReadLineAsync())!)!;
        var client = new HttpClient { BaseAddress = new Uri((string)ready["workbench"]!), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ServedRecord(started, client, mllp);
    }

    /// <summary>Waits until the server has nothing left to do of its start: indexes read, code sets loaded.</summary>
    public async Task SettleAsync()
    {
        for (var before = TimeSpan.MinValue; ProcessorTime is var now; before = now)
        {
            if (before > TimeSpan.MinValue && now - before < TimeSpan.FromMilliseconds(50))
                return;
            await Task.Delay(TimeSpan.FromSeconds(1));
            process.Refresh();
        }
    }

    /// <summary>Runs a command of the program in this process; returns its last line.</summary>
    public static async Task<JsonNode?> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        await CommandLine.Root().Parse(arguments).InvokeAsync(new() { Output = output, Error = TextWriter.Null });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines[^1].StartsWith('{') ? JsonNode.Parse(lines[^1]) : lines.Length > 0 ? JsonValue.Create(lines[^1]) : null;
    }

    /// <summary>Runs a command by <c>./chartroom</c>, as its users do, start included; returns its last line and the processor time that it took.</summary>
    public static async Task<(JsonNode Last, TimeSpan ProcessorTime)> RunApartAsync(params string[] arguments)
    {
        using var command = Process.Start(new ProcessStartInfo(Script(), arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var reading = command.StandardOutput.ReadToEndAsync();
        // A process that has ended says no more what it took, so it is asked until then.
        var time = TimeSpan.Zero;
        while (!reading.IsCompleted)
        {
            time = command.TotalProcessorTime;
            await Task.WhenAny(reading, Task.Delay(20));
        }
        await command.WaitForExitAsync();
        return (JsonNode.Parse((await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!, time);
    }

    public static void Row(string what, string result, string beside = "") => Console.Out.WriteLine($"| {what} | {result} | {beside} |");

    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("n1", CultureInfo.InvariantCulture) + " ms";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> TokenAsync(string data)
    {
        await RunAsync("user", "add", "bench", "--role", "administrator", "--data", data);
        return (string)(await RunAsync("user", "token", "bench", "--data", data))!;
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chartroom.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmark runs from a checkout that ./setup has built.");
        return Path.Combine(folder.FullName, "chartroom");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
