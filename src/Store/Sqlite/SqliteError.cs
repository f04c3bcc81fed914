using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>A failure that SQLite reports: broken I/O, a full disk, a statement that ran out of time, or a bug of ours.</summary>
public sealed class SqliteError(int code, string message) : IOException(message)
{
    public int Code { get; } = code;

    internal static void Check(int code, sqlite3 connection)
    {
        if (code != raw.SQLITE_OK)
            throw Of(code, connection);
    }

    internal static SqliteError Of(int code, sqlite3 connection) =>
        new(code & 0xff, $"SQLite {code}: {raw.sqlite3_errmsg(connection).utf8_to_string()}");
}
