using System.Diagnostics;
using System.Globalization;

namespace Chartroom.Bench.Http;

/// <summary>
/// What one run of a workload came to. Units are requests, or resources where a request carries many; processor times are
/// microseconds a unit, of the server and of the driver beside it.
/// </summary>
internal sealed record Measurement(
    double PerSecond, double P50, double P99, double ServerMicroseconds, double DriverMicroseconds, double Load)
{
    /// <summary>Runs a workload with its clients, each on a thread and a connection of its own.</summary>
    public static Measurement Of(Workload workload, ChildProcess server, TimeSpan warmup, TimeSpan length)
    {
        var clients = Enumerable.Range(0, workload.Clients).Select(i => new Client(server.Address, workload.Client(i))).ToList();
        try
        {
            RunAll(clients, warmup);
            clients.ForEach(c => c.Forget());
            var (serverBefore, driverBefore) = (server.ProcessorSeconds, Environment.CpuUsage.TotalTime);
            var watch = Stopwatch.StartNew();
            RunAll(clients, length);
            var seconds = watch.Elapsed.TotalSeconds;
            double units = clients.Sum(c => c.Units);
            var times = clients.SelectMany(c => c.Times).Order().ToList();
            return new Measurement(
                units / seconds,
                times[times.Count / 2],
                times[times.Count * 99 / 100],
                (server.ProcessorSeconds - serverBefore) * 1e6 / units,
                (Environment.CpuUsage.TotalTime - driverBefore).TotalMicroseconds / units,
                LoadAverage());
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    /// <summary>The median of runs, figure by figure.</summary>
    public static Measurement Median(IReadOnlyList<Measurement> runs)
    {
        double Middle(Func<Measurement, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
        return new Measurement(
            Middle(r => r.PerSecond), Middle(r => r.P50), Middle(r => r.P99),
            Middle(r => r.ServerMicroseconds), Middle(r => r.DriverMicroseconds), Middle(r => r.Load));
    }

    /// <summary>How many processes wanted a core in the last minute; the machine has two.</summary>
    public static double LoadAverage() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static void RunAll(List<Client> clients, TimeSpan length)
    {
        var until = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        Exception? failure = null;
        var threads = clients.ConvertAll(c => new Thread(() =>
        {
            try
            {
                c.Run(until);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }));
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (failure is not null)
            throw new InvalidOperationException("A client failed.", failure);
    }

    private sealed class Client(Uri server, Func<RawConnection, int> step) : IDisposable
    {
        private readonly RawConnection connection = new(server);

        public List<double> Times { get; } = new(1 << 16);

        public long Units { get; private set; }

        public void Run(long until)
        {
            for (var start = Stopwatch.GetTimestamp(); start < until; start = Stopwatch.GetTimestamp())
            {
                Units += step(connection);
                Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        public void Forget()
        {
            Times.Clear();
            Units = 0;
        }

        public void Dispose() => connection.Dispose();
    }
}
