using System.Diagnostics;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// Runs one explicit test of this program in a process of its own and kills it while it works. The test finds its directory in an
/// environment variable and tells of its progress in files there whose names begin with <c>acks</c>.
/// </summary>
internal static class DoomedProcess
{
    /// <summary>Starts the test, waits until its first new progress and then so long, and kills it.</summary>
    public static async Task RunAsync(Type test, string method, string variable, string directory, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", $"{test.FullName}.{method}"])
        {
            Environment = { [variable] = directory },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var before = Acknowledged(directory);
        var patience = Stopwatch.StartNew();
        while (Acknowledged(directory) == before && patience.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            await Task.Delay(5);
        await Task.Delay(after);
        Assert.False(process.HasExited, "The working process ended by itself.");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static long Acknowledged(string directory) => Directory.EnumerateFiles(directory, "acks*").Sum(f => new FileInfo(f).Length);
}
