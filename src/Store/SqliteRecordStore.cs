using Chartroom.Store.Indexing;
using Chartroom.Store.Schema;
using Chartroom.Store.Sql;
using Chartroom.Store.Sqlite;

namespace Chartroom.Store;

/// <summary>The record store in one SQLite file, <c>chartroom.db</c> in the data directory: no server, nothing to set up.</summary>
public sealed class SqliteRecordStore : SqlRecordStore
{
    private const string FileName = "chartroom.db";

    private SqliteRecordStore(SqliteDatabase database, WriteSession session, SearchCatalog catalog, TimeProvider clock)
        : base(database, session, catalog, clock) => this.database = database;

    private readonly SqliteDatabase database;

    /// <inheritdoc/>
    public override async ValueTask BackupAsync(string file, CancellationToken cancel = default) => await SessionAsync(
        _ =>
        {
            var unfinished = file + ".unfinished";
            File.Delete(unfinished);
            using (var session = database.OpenUpkeep())
                session.Execute("vacuum into $1", unfinished);
            using (var handle = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            File.Move(unfinished, file, overwrite: true);
            return true;
        },
        cancel);

    /// <summary>
    /// Puts a backup in the place of a data directory's database. The store must be closed; a database that is there
    /// is refused. Throws <see cref="InvalidDataException"/> on a file that is no backup, with nothing changed.
    /// </summary>
    public static async ValueTask RestoreAsync(string file, string directory, SearchCatalog catalog, CancellationToken cancel = default)
    {
        var place = Path.Combine(directory, FileName);
        // A log without its database would be played into the restored one.
        if (Array.Find(["", "-wal", "-journal"], suffix => File.Exists(place + suffix)) is { } there)
            throw new InvalidDataException($"There is a database already: {place}{there}. Move it away first.");
        var trial = Path.Combine(directory, "restore.unfinished");
        if (Directory.Exists(trial))
            Directory.Delete(trial, recursive: true);
        Directory.CreateDirectory(trial);
        try
        {
            File.Copy(file, Path.Combine(trial, FileName));
            if (!SqliteDatabase.IsRecord(Path.Combine(trial, FileName)))
                throw new InvalidDataException("The file is not a backup of a record.");
            await using (var store = Open(trial, catalog))
            {
                if ((await store.VerifyAsync(cancel)).First is { } damage)
                    throw new InvalidDataException($"The backup is damaged: {damage.Table} {damage.Row}: {damage.Reason}.");
            }
            using (var handle = File.OpenHandle(Path.Combine(trial, FileName), FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            File.Move(Path.Combine(trial, FileName), place);
        }
        catch (SqliteError e)
        {
            throw new InvalidDataException($"The file is not a backup of an embedded database: {e.Message}", e);
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    /// <summary>
    /// Opens the store of a data directory, made when it is not there, and brings its schema up to date. Throws
    /// <see cref="InvalidDataException"/> on a database of a newer program, <see cref="SqliteError"/> on one that cannot be read.
    /// </summary>
    /// <param name="searchLimit">The longest that one search may run; default 10 s.</param>
    public static SqliteRecordStore Open(
        string directory, SearchCatalog catalog, TimeProvider? clock = null, TimeSpan? searchLimit = null)
    {
        clock ??= TimeProvider.System;
        Directory.CreateDirectory(directory);
        var file = new SqliteDatabase(Path.Combine(directory, FileName), searchLimit ?? TimeSpan.FromSeconds(10));
        var session = file.OpenWrite();
        try
        {
            Migrator.Run(session, file.Migrations, clock);
            return new SqliteRecordStore(file, session, catalog, clock);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
