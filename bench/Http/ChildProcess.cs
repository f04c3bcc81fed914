using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Chartroom.Bench.Http;

/// <summary>A server in a process of its own: its address, the processor time that it has used, and its memory.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const double TicksPerSecond = 100;

    private readonly Process process;

    private ChildProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Seconds of processor time since the start, of all threads.</summary>
    public double ProcessorSeconds
    {
        get
        {
            var fields = Stat(process.Id);
            return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
        }
    }

    /// <summary>The most memory that it ever held, in MB.</summary>
    public double PeakMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return Number(line[6..^2].Trim()) * 1024 / 1e6;
        }
    }

    /// <summary>Starts <c>chartroom serve</c>, and reads its ready line.</summary>
    public static ChildProcess Serve(IReadOnlyList<string> place) =>
        Start(["serve", "--port", "0", "--mllp", "0", .. place], Program, line => (string)JsonNode.Parse(line)!["fhir"]!);

    /// <summary>Waits until the server has nothing left to do of its start: it used next to no processor time for a second.</summary>
    public void Settle()
    {
        for (var before = double.MinValue; ProcessorSeconds is var now && now - before > 0.05; before = now)
            Thread.Sleep(TimeSpan.FromSeconds(1));
    }

    /// <summary>Starts this program again with a verb that writes its address.</summary>
    public static ChildProcess Bare(params string[] arguments) => Start(arguments, Environment.ProcessPath!, line => line);

    /// <summary>Runs a command of chartroom to its end; returns the last line of its output and its processor time.</summary>
    public static (string Line, double ProcessorSeconds, double PeakMegabytes) Run(params IReadOnlyList<string> arguments)
    {
        var before = OfChildren();
        using var command = Process.Start(Info(Program, arguments))!;
        command.ErrorDataReceived += (_, _) => { };
        command.BeginErrorReadLine();
        var (last, peak) = ("", 0.0);
        using var watching = new Timer(_ => peak = Math.Max(peak, Peak(command)), null, 200, 200);
        while (command.StandardOutput.ReadLine() is { } line)
            last = line;
        command.WaitForExit();
        return command.ExitCode == 0
            ? (last, OfChildren() - before, peak)
            : throw new InvalidOperationException($"chartroom {arguments[0]} ended with {command.ExitCode}: {last}");
    }

    public void Dispose()
    {
        using (var kill = Process.Start("/bin/kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
            process.Kill();
        process.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "chartroom");

    private static ChildProcess Start(string[] arguments, string program, Func<string, string> address)
    {
        var child = Process.Start(Info(program, arguments))!;
        child.ErrorDataReceived += (_, e) =>
        {
            if (e.Data?.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) == true)
                Console.Error.WriteLine(e.Data);
        };
        child.BeginErrorReadLine();
        var line = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{arguments[0]} did not start.");
        return new ChildProcess(child, new Uri(address(line)));
    }

    private static ProcessStartInfo Info(string program, IReadOnlyList<string> arguments) =>
        new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private static string[] Stat(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>The processor time of all children of this process that have ended.</summary>
    private static double OfChildren()
    {
        var fields = Stat(Environment.ProcessId);
        return (Number(fields[13]) + Number(fields[14])) / TicksPerSecond;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Peak(Process command)
    {
        try
        {
            command.Refresh();
            return command.HasExited ? 0 : command.PeakWorkingSet64 / 1e6;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
