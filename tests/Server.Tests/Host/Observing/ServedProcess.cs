using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Chartroom.Server.Tests.Host.Observing;

/// <summary>The real <c>chartroom serve</c> in a process of its own, with everything that it writes to its log.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder log = new();

    private ServedProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
                log.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public int Mllp { get; private set; }

    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    public static async Task<ServedProcess> StartAsync(DirectoryInfo data, params string[] more)
    {
        string[] arguments = ["serve", "--data", data.FullName, "--port", "0", "--mllp", "-1", .. more];
        var started = new ServedProcess(Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "chartroom"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);
        var ready = JsonNode.Parse((await started.process.StandardOutput.ReadLineAsync())!)!;
        started.Address = new Uri((string)ready["workbench"]!);
        started.Mllp = (int)ready["mllp"]!;
        return started;
    }

    /// <summary>Asks it to stop, as a service is stopped, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
