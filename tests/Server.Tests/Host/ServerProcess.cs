using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Chartroom.Server.Tests.Host;

/// <summary>
/// The real <c>chartroom serve</c> in a process of its own, with room for many descriptors, an account to use it by, and everything that it writes to
/// its log.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Descriptors that a server or a client with ten thousand connections needs.</summary>
    public const int Descriptors = 16_384;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "chartroom");

    private readonly DirectoryInfo place;
    private readonly Process process;
    private readonly StringBuilder log;

    private ServerProcess(DirectoryInfo place, Process process, StringBuilder log, JsonNode ready, string token)
    {
        this.place = place;
        this.process = process;
        this.log = log;
        Workbench = new Uri((string)ready["workbench"]!);
        Fhir = new Uri((string)ready["fhir"]! + "/");
        Mllp = (int)ready["mllp"]!;
        Token = token;
    }

    public Uri Workbench { get; }

    public Uri Fhir { get; }

    public int Mllp { get; }

    public string Token { get; }

    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    public DirectoryInfo Data => new(Path.Combine(place.FullName, "record"));

    /// <summary>The most memory that the server has used so far, in bytes.</summary>
    public long MostMemory => Status("VmHWM");

    /// <summary>The memory that the server uses, in bytes.</summary>
    public long Memory => Status("VmRSS");

    /// <summary>Starts it with an account of a role and further options.</summary>
    public static async Task<ServerProcess> StartAsync(string role = "system", params string[] options)
    {
        var directory = Directory.CreateTempSubdirectory("chartroom-process-");
        var data = Path.Combine(directory.FullName, "record");
        Assert.Equal(0, (await CommandRun.OfAsync("user", "add", "feed", "--role", role, "--data", data)).Code);
        var token = (await CommandRun.OfAsync("user", "token", "feed", "--data", data)).Output.Trim();
        var started = Run(Program, ["serve", "--data", data, "--port", "0", "--mllp", "-1", .. options]);
        var written = new StringBuilder();
        started.ErrorDataReceived += (_, line) =>
        {
            lock (written)
                written.AppendLine(line.Data);
        };
        started.BeginErrorReadLine();
        var line = await started.StandardOutput.ReadLineAsync();
        return new ServerProcess(directory, started, written, JsonNode.Parse(line!)!, token);
    }

    /// <summary>Starts a program that may open many descriptors.</summary>
    public static Process Run(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(
        "prlimit", [$"--nofile={Descriptors}:{Descriptors}", program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    public HttpClient Client() => new()
    {
        BaseAddress = Fhir,
        Timeout = TimeSpan.FromMinutes(5),
        DefaultRequestHeaders = { Authorization = new("Bearer", Token) },
    };

    /// <summary>Tells the server to stop, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end of the process and returns its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        place.Delete(recursive: true);
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(name, StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
