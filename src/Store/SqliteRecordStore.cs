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
        : base(database, session, catalog, clock)
    {
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
        var database = new SqliteDatabase(Path.Combine(directory, FileName), searchLimit ?? TimeSpan.FromSeconds(10));
        var session = (SqliteWriteSession)database.OpenWrite();
        try
        {
            Migrator.Run(session, database.Migrations, (s, sql) => ((SqliteWriteSession)s).Inner.Script(sql), clock);
            return new SqliteRecordStore(database, session, catalog, clock);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
