using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Chartroom.Bench.Http;

/// <summary>Reads by id with <c>wrk</c>, where it is installed: one thread, 32 connections, random ids.</summary>
internal static partial class Wrk
{
    private const int Runs = 3;
    private const string Program = "/usr/bin/wrk";

    public static void Run(ChildProcess server, Samples samples, string token, string name)
    {
        if (!File.Exists(Program))
        {
            HttpBench.Row(name, "wrk is not installed", "20,000", "", "", "", "");
            return;
        }
        var script = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(
                script,
                $$"""
                  local ids = { {{string.Join(',', samples.Chart.Select(v => $"\"{v.Key}\""))}} }
                  request = function()
                    return wrk.format("GET", "/fhir/" .. ids[math.random(#ids)], { ["Authorization"] = "Bearer {{token}}" })
                  end
                  """);
            var runs = Enumerable.Range(0, Runs).Select(_ => One(server, script)).OrderBy(r => r.PerSecond).ToList();
            var (perSecond, p50, p99, cpu) = runs[Runs / 2];
            HttpBench.Row(name, $"{perSecond:n0}", "20,000", p50, p99, $"{cpu:n0}", $"{Measurement.LoadAverage():n1}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static (double PerSecond, string P50, string P99, double ServerMicroseconds) One(ChildProcess server, string script)
    {
        var before = server.ProcessorSeconds;
        var start = new ProcessStartInfo(Program, ["-t1", "-c32", "-d5", "--latency", "-s", script, server.Address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var wrk = Process.Start(start)!;
        var output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || !Requests().IsMatch(output))
            throw new InvalidDataException(output);
        var requests = double.Parse(Requests().Match(output).Groups["n"].Value);
        return (
            double.Parse(Rate().Match(output).Groups["n"].Value), Median().Match(output).Groups["n"].Value, Slowest().Match(output).Groups["n"].Value,
            (server.ProcessorSeconds - before) * 1e6 / requests);
    }

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+(?<n>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Median();

    [GeneratedRegex(@"99%\s+(?<n>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slowest();
}
