using Chartroom.Store.Documents;
using Chartroom.Store.Schema;
using Chartroom.Store.Sql;
using Chartroom.Store.Upkeep;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>The embedded database: one file, its write-ahead log beside it.</summary>
internal sealed class SqliteDatabase(string path, TimeSpan readLimit) : Database
{
    private const int ReadCacheKiB = 16 * 1024;
    private const int WriteCacheKiB = 128 * 1024;

    /// <summary>
    /// A commit of a few resources touches some hundred pages, each by a row or two, and writes all of them to the log: small pages make it shorter
    /// (1.5 ms instead of 2.1). Loading does not tell the difference. A database keeps the size that it was made with.
    /// </summary>
    private const int NewPageSize = 4096;

    /// <summary>The write-ahead log is brought into the database when it is so long.</summary>
    private const long LogBytes = 128 << 20;

    static SqliteDatabase()
    {
        Batteries_V2.Init();
        // The count of SQLite's memory is asked by nobody and costs a lock at each allocation. Refused when the library is in use already.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path => path;

    /// <summary>True for a database file that has a record's tables; an empty file, which SQLite takes for an empty database, has none.</summary>
    public static bool IsRecord(string path)
    {
        using var session = new SqliteSession(path, raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);
        return session.Scalar("select count(*) from sqlite_master where type = 'table' and name in ('migration', 'head', 'version')") == 3;
    }

    public override IReadOnlyList<Migration> Migrations => SqliteMigrations.All;

    public override SqlSession OpenRead()
    {
        var session = new SqliteSession(path, raw.SQLITE_OPEN_READWRITE, readLimit);
        session.Script($"pragma query_only = on; pragma cache_size = -{ReadCacheKiB}; pragma temp_store = memory;");
        return session;
    }

    public override SqlSession OpenUpkeep() => new SqliteSession(path, raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);

    public override Verification Verify(BodyCodec codec, VerifyScope scope)
    {
        using var session = OpenUpkeep();
        try
        {
            session.Execute("begin");
            // One connection reads all cursors: it sees one state, and SQLite runs any number of statements at once.
            using (var check = session.Query("pragma quick_check(1)"))
            {
                if (check.Read() && check.Text(0) != "ok")
                    return Broken(check.Text(0));
            }
            return new Verifier(session, session, session, codec, scope).Run();
        }
        catch (SqliteError e) when (e.Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            return Broken(e.Message);
        }
    }

    public override WriteSession OpenWrite()
    {
        var session = new SqliteSession(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, TimeSpan.Zero);
        session.Script(
            $"""
             pragma page_size = {NewPageSize}; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -{WriteCacheKiB};
             pragma journal_size_limit = 268435456; pragma temp_store = memory;
             """);
        session.Script($"pragma wal_autocheckpoint = {LogBytes / session.Scalar("pragma page_size")}");
        return new SqliteWriteSession(session);
    }

    public override long SizeOf(SqlSession session) =>
        new[] { path, path + "-wal" }.Select(f => new FileInfo(f)).Where(f => f.Exists).Sum(f => f.Length);

    private Verification Broken(string reason) => new(0, 0, 0, 0, 0, new Damage("file", Path, reason));

    public override bool IsTimeout(Exception exception) => exception is SqliteError { Code: raw.SQLITE_INTERRUPT };
}
