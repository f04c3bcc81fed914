using Chartroom.Store.Accounts;
using Chartroom.Store.Indexing;
using Chartroom.Store.Postgres;
using Chartroom.Store.Schema;
using Chartroom.Store.Sql;
using Npgsql;

namespace Chartroom.Store;

/// <summary>The record store in a PostgreSQL database (15 or later), in the schema that the connection finds first.</summary>
public sealed class PostgresRecordStore : SqlRecordStore
{
    private readonly NpgsqlDataSource source;

    private PostgresRecordStore(PostgresDatabase database, WriteSession session, SearchCatalog catalog, TimeProvider clock)
        : base(database, session, catalog, clock) => source = database.Source;

    /// <summary>
    /// Opens the store of a database and brings its schema up to date. Throws <see cref="InvalidDataException"/> on a database
    /// of a newer program, <see cref="NpgsqlException"/> when there is no connection.
    /// </summary>
    /// <param name="connection">An Npgsql connection string.</param>
    /// <param name="partitions">For a new database: cut the tables of a compartment into so many parts by its hash; 0 = not at all.</param>
    /// <param name="searchLimit">The longest that one search may run; default 10 s.</param>
    public static PostgresRecordStore Open(
        string connection, SearchCatalog catalog, TimeProvider? clock = null, int partitions = 0, TimeSpan? searchLimit = null)
    {
        clock ??= TimeProvider.System;
        var limit = (long)(searchLimit ?? TimeSpan.FromSeconds(10)).TotalMilliseconds;
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 300,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            // The statements are short and come again and again: compiling them, which PostgreSQL does by their guessed cost, never pays.
            Options = $"-c statement_timeout={limit} -c jit=off",
        };
        LetReadsWait();
        var readers = NpgsqlDataSource.Create(settings);
        var write = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Options = "-c statement_timeout=0", CommandTimeout = 0 };
        var session = new PostgresWriteSession(NpgsqlDataSource.Create(write));
        try
        {
            var database = new PostgresDatabase(readers, PostgresMigrations.All(PartitionsOf(readers) ?? partitions));
            Migrator.Run(session, database.Migrations, clock);
            return new PostgresRecordStore(database, session, catalog, clock);
        }
        catch
        {
            session.Dispose();
            readers.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask BackupAsync(string file, CancellationToken cancel = default)
    {
        var unfinished = file + ".unfinished";
        await using (var connection = await source.OpenConnectionAsync(cancel))
        await using (var stream = File.Create(unfinished))
        {
            await Task.Run(() => PostgresArchive.Write(connection, stream), cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>
    /// Fills an empty database from a backup and verifies it. Throws <see cref="InvalidDataException"/> when the database is
    /// not empty or the file is no sound backup; the database is empty then as before.
    /// </summary>
    public static async ValueTask RestoreAsync(string file, string connection, SearchCatalog catalog, CancellationToken cancel = default)
    {
        await using (var empty = Open(connection, catalog))
        {
            await new AccountTable(empty.source).PrepareAsync(cancel);
            await using var target = await empty.source.OpenConnectionAsync(cancel);
            await using var stream = File.OpenRead(file);
            await Task.Run(() => PostgresArchive.Read(target, stream), cancel);
        }
        await using var restored = Open(connection, catalog);
        if ((await restored.VerifyAsync(cancel)).First is not { } damage)
            return;
        await using (var target = await restored.source.OpenConnectionAsync(cancel))
            PostgresArchive.Empty(target);
        throw new InvalidDataException($"The backup is damaged: {damage.Table} {damage.Row}: {damage.Reason}.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await source.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// A read waits for the server's answer on its thread. The runtime begins with as many threads as there are processors and adds to them only after
    /// a while, so a few readers would keep everybody else waiting.
    /// </summary>
    private static void LetReadsWait()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, ReadConnections + Environment.ProcessorCount), completions);
    }

    /// <summary>Into how many parts an existing database is cut; null when there is none yet.</summary>
    private static int? PartitionsOf(NpgsqlDataSource readers)
    {
        using var command = readers.CreateCommand(
            """
            select case when c.relkind = 'p' then (select count(*) from pg_inherits i where i.inhparent = c.oid) else 0 end
            from pg_class c where c.relname = 'version' and c.relnamespace = current_schema()::regnamespace
            """);
        return command.ExecuteScalar() is long parts ? (int)parts : null;
    }
}
