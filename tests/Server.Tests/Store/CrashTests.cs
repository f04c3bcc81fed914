using System.Diagnostics;
using System.Globalization;
using Chartroom.Store;
using Chartroom.Store.Indexing;
using Xunit;

namespace Chartroom.Server.Tests.Store;

/// <summary>
/// A process with sixteen writers is killed at random moments: what it acknowledged is there, nothing is there by half, and the store
/// opens at once, takes a write and verifies. <c>CHARTROOM_KILLS</c> sets how often (20 by default).
/// </summary>
public abstract class CrashTests : IAsyncDisposable
{
    private const string DirectoryVariable = "CHARTROOM_CRASH_DIRECTORY";

    /// <summary>A new record after so many kills: verifying reads all of it, so that one record for all kills would cost their square.</summary>
    protected const int KillsOfOneRecord = 20;

    /// <summary>Made when it is first asked for: the process that is killed has a directory given, and could not remove one of its own.</summary>
    private readonly Lazy<string> root = new(() => Directory.CreateTempSubdirectory("chartroom-crash-").FullName);

    public static int Kills => int.Parse(Environment.GetEnvironmentVariable("CHARTROOM_KILLS") ?? "20", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        if (root.IsValueCreated)
            Directory.Delete(root.Value, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_process_is_killed()
    {
        var reopened = new List<TimeSpan>();
        var directory = root.Value;
        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill % KillsOfOneRecord == 0)
            {
                directory = Directory.CreateDirectory(Path.Combine(root.Value, $"{kill}")).FullName;
                await PrepareAsync(directory);
            }
            await DoomedProcess.RunAsync(
                GetType(), nameof(Writes_until_it_is_killed), DirectoryVariable, directory, TimeSpan.FromMilliseconds(20 + (kill * 7919 % 400)));
            reopened.Add(await CheckAsync(directory));
        }
        reopened.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reopened.Count} kills; open and answer a first write: least {reopened[0].TotalMilliseconds:0} ms, median {reopened[reopened.Count / 2].TotalMilliseconds:0} ms, most {reopened[^1].TotalMilliseconds:0} ms"));
    }

    /// <summary>The process that is killed: started by the test above, and by nobody else.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        var at = Environment.GetEnvironmentVariable(DirectoryVariable) ?? throw new InvalidOperationException($"{DirectoryVariable} is not set.");
        await using var store = Open(at);
        await Task.WhenAll(Enumerable.Range(0, CrashWriting.Writers).Select(w => Task.Run(() => WriteAsync(store, at, w))));
    }

    /// <summary>Makes what <see cref="Open"/> needs to find an empty record.</summary>
    protected abstract Task PrepareAsync(string directory);

    protected abstract SqlRecordStore Open(string directory);

    private static async Task WriteAsync(SqlRecordStore store, string at, int writer)
    {
        await using var acknowledged = new StreamWriter(AcknowledgedBy(at, writer), append: true);
        for (var n = await CrashWriting.WrittenAsync(store, writer) + 1; await CrashWriting.WriteAsync(store, writer, n); n++)
        {
            await acknowledged.WriteLineAsync(n.ToString(CultureInfo.InvariantCulture));
            await acknowledged.FlushAsync();
        }
    }

    private static string AcknowledgedBy(string at, int writer) => Path.Combine(at, $"acks{writer}");

    /// <summary>Opens the record that the killed process left, and returns how long that and a first write took.</summary>
    private async Task<TimeSpan> CheckAsync(string directory)
    {
        var time = Stopwatch.StartNew();
        await using var store = Open(directory);
        // The last commit of the killed process may be on its way to the database server still: this one comes after it.
        await store.PutContentAsync(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray());
        var reopened = time.Elapsed;
        var written = new long[CrashWriting.Writers];
        for (var writer = 0; writer < written.Length; writer++)
        {
            var path = AcknowledgedBy(directory, writer);
            var acknowledged = File.Exists(path) ? File.ReadLines(path).Count() : 0;
            written[writer] = await CrashWriting.CheckAsync(store, writer, acknowledged);
            // A commit that nobody heard of before the kill is acknowledged late: the count of both is level again.
            for (var n = acknowledged + 1; n <= written[writer]; n++)
                await File.AppendAllTextAsync(path, $"{n}\n");
        }
        await CrashWriting.CheckJournalAsync(store, written);
        var verified = await store.VerifyAsync();
        Assert.True(verified.Clean, verified.First?.ToString());
        return reopened;
    }
}

public sealed class SqliteCrashTests : CrashTests
{
    protected override Task PrepareAsync(string directory) => Task.CompletedTask;

    protected override SqlRecordStore Open(string directory) => SqliteRecordStore.Open(directory, SearchCatalog.Standard);
}

public sealed class PostgresCrashTests : CrashTests
{
    private const string Connection = "connection";

    /// <summary>
    /// The same, when not the writing process but the database server dies: the store stays open, writers hear of it and go on by themselves.
    /// A quarter as often, since each time costs a recovery.
    /// </summary>
    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_database_server_crashes()
    {
        using var cluster = new PostgresCluster();
        for (var crash = 0; crash < Kills / 4;)
        {
            await using var store = PostgresRecordStore.Open(cluster.Database(), SearchCatalog.Standard);
            var acknowledged = new long[CrashWriting.Writers];
            for (var ofThisRecord = 0; ofThisRecord < KillsOfOneRecord && crash < Kills / 4; ofThisRecord++, crash++)
            {
                using var stop = new CancellationTokenSource();
                var before = acknowledged.Sum();
                var writing = Task.WhenAll(Enumerable.Range(0, acknowledged.Length).Select(w => Task.Run(() => WriteAsync(store, w, acknowledged, stop.Token))));
                for (var i = 0; acknowledged.Sum() == before; i++)
                {
                    Assert.True(i < 12_000, "The writers do not go on.");
                    await Task.Delay(5);
                }
                await Task.Delay(20 + (crash * 7919 % 400));
                cluster.Halt(crash: true);
                cluster.Start();
                await stop.CancelAsync();
                await writing;
                var written = await Task.WhenAll(acknowledged.Select((a, w) => CrashWriting.CheckAsync(store, w, a)));
                await CrashWriting.CheckJournalAsync(store, written);
                var verified = await store.VerifyAsync();
                Assert.True(verified.Clean, verified.First?.ToString());
            }
        }
    }

    /// <summary>Writes until it is told to stop, and then until a last transaction is acknowledged; the database may be away meanwhile.</summary>
    private static async Task WriteAsync(PostgresRecordStore store, int writer, long[] acknowledged, CancellationToken stop)
    {
        for (var isLast = false; !isLast;)
        {
            isLast = stop.IsCancellationRequested;
            try
            {
                var n = await CrashWriting.WrittenAsync(store, writer) + 1;
                if (await CrashWriting.WriteAsync(store, writer, n))
                {
                    acknowledged[writer] = n;
                    continue;
                }
            }
            catch (Exception fault) when (StoreTroubles.Of(fault) == StoreTrouble.Away)
            {
                // It is tried again.
            }
            isLast = false;
            await Task.Delay(20, CancellationToken.None);
        }
    }

    protected override Task PrepareAsync(string directory) => File.WriteAllTextAsync(Path.Combine(directory, Connection), PostgresCluster.NewDatabase());

    protected override SqlRecordStore Open(string directory) =>
        PostgresRecordStore.Open(File.ReadAllText(Path.Combine(directory, Connection)), SearchCatalog.Standard);
}
