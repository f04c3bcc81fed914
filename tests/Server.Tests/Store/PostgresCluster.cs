using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

[assembly: AssemblyFixture(typeof(Chartroom.Server.Tests.Store.PostgresShutdown))]

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A private PostgreSQL server for the tests, on loopback in a temporary directory; started with the first test that asks
/// and stopped with the process. The server refuses to run as root, so root runs it as the user <c>postgres</c>.
/// </summary>
internal sealed class PostgresCluster
{
    private static readonly Lazy<PostgresCluster> Shared = new(() => new PostgresCluster());
    private static int databases;

    private readonly string directory;
    private readonly string programs;
    private readonly int port;

    private PostgresCluster()
    {
        programs = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).Last();
        directory = Directory.CreateTempSubdirectory("chartroom-postgres-").FullName;
        port = FreePort();
        if (IsRoot)
            Run("chown", "postgres", directory);
        RunAsServer("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(directory, "data");

    /// <summary>A connection string to a new, empty database.</summary>
    public static string NewDatabase()
    {
        var cluster = Shared.Value;
        var name = $"store{Interlocked.Increment(ref databases)}";
        cluster.RunAsServer("createdb", "-h", "127.0.0.1", "-p", $"{cluster.port}", "-U", "postgres", name);
        return $"Host=127.0.0.1;Port={cluster.port};Username=postgres;Database={name};Maximum Pool Size=20";
    }

    /// <summary>Stops the server, if it was started, and removes its directory.</summary>
    public static void Stop()
    {
        if (Shared.IsValueCreated)
            Shared.Value.Remove();
    }

    /// <summary>Stops the server hard and starts it again, as after a crash.</summary>
    public static void Crash()
    {
        var cluster = Shared.Value;
        cluster.RunAsServer("pg_ctl", "-D", cluster.Data, "-m", "immediate", "-w", "stop");
        cluster.Start();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {error} {output.GetAwaiter().GetResult()}");
    }

    private void Start() => RunAsServer(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(directory, "data", "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=64MB -c max_connections=200", "start");

    private void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (IsRoot)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private void Remove()
    {
        RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>Stops the tests' PostgreSQL server when all tests have run.</summary>
public sealed class PostgresShutdown : IDisposable
{
    public void Dispose() => PostgresCluster.Stop();
}
