using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

[assembly: AssemblyFixture(typeof(Chartroom.Server.Tests.Store.PostgresShutdown))]

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A private PostgreSQL server for the tests, on loopback in a temporary directory. One is shared: started with the first test that asks
/// and stopped with the process. A test that stops or crashes its server makes one of its own. The server refuses to run as root, so root
/// runs it as the user <c>postgres</c>.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> Shared = new(() => new PostgresCluster());
    private static int databases;

    private readonly string directory;
    private readonly string programs;
    private readonly int port;

    public PostgresCluster()
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

    /// <summary>A connection string to a new, empty database of the shared server.</summary>
    public static string NewDatabase() => Shared.Value.Database();

    /// <summary>Stops the server, if it was started, and removes its directory.</summary>
    public static void Stop()
    {
        if (Shared.IsValueCreated)
            Shared.Value.Dispose();
    }

    /// <summary>A connection string to a new, empty database, in a directory of the server's user where one is given.</summary>
    public string Database(string? directory = null)
    {
        var name = $"store{Interlocked.Increment(ref databases)}";
        if (directory is null)
        {
            RunAsServer("createdb", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", name);
        }
        else
        {
            if (IsRoot)
                Run("chown", "postgres", directory);
            Sql($"create tablespace {name} location '{directory}'");
            RunAsServer("createdb", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-D", name, name);
        }
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database={name};Maximum Pool Size=20";
    }

    /// <summary>Stops the server: at once as a crash does (it recovers from its log as it starts), or by breaking off all connections.</summary>
    public void Halt(bool crash) => RunAsServer("pg_ctl", "-D", Data, "-m", crash ? "immediate" : "fast", "-w", "stop");

    /// <summary>Starts the server after <see cref="Halt"/>, on the same port.</summary>
    public void Start() => RunAsServer(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(directory, "data", "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=64MB -c max_connections=200", "start");

    public void Dispose()
    {
        // Not there when a test failed while its server was stopped.
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        Directory.Delete(directory, recursive: true);
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

    private void Sql(string statement) => RunAsServer("psql", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-qc", statement);

    private void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (IsRoot)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }
}

/// <summary>Stops the tests' PostgreSQL server when all tests have run.</summary>
public sealed class PostgresShutdown : IDisposable
{
    public void Dispose() => PostgresCluster.Stop();
}
