using System.Diagnostics;
using Chartroom.Store.Sql;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>A connection to the embedded database by SQLite's own calls, with its statements kept prepared.</summary>
internal sealed class SqliteSession : SqlSession
{
    private const int KeptStatements = 300;

    private readonly sqlite3 handle;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private long deadline;

    public SqliteSession(string path, int flags, TimeSpan timeLimit)
    {
        SqliteError.Check(raw.sqlite3_open_v2(path, out handle, flags | raw.SQLITE_OPEN_NOMUTEX, null), handle);
        SqliteError.Check(raw.sqlite3_busy_timeout(handle, 30_000), handle);
        if (timeLimit > TimeSpan.Zero)
        {
            var ticks = (long)(timeLimit.TotalSeconds * Stopwatch.Frequency);
            Started = () => deadline = Stopwatch.GetTimestamp() + ticks;
            raw.sqlite3_progress_handler(handle, 20_000, _ => Stopwatch.GetTimestamp() > deadline ? 1 : 0, null);
        }
    }

    public sqlite3 Handle => handle;

    public override bool IsServer => false;

    /// <summary>Called as a statement starts, to set its time limit.</summary>
    internal Action? Started { get; }

    public override SqlCursor Query(string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        var statement = Prepare(sql);
        statement.Bind(arguments);
        Started?.Invoke();
        return statement;
    }

    public override long Execute(string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        using var statement = Prepare(sql);
        statement.Bind(arguments);
        Started?.Invoke();
        while (statement.Read())
        {
            // A statement may return rows that nobody asked for, such as a pragma's.
        }
        return raw.sqlite3_changes(handle);
    }

    /// <summary>Runs several statements, separated by semicolons, without arguments.</summary>
    public void Script(string sql) => SqliteError.Check(raw.sqlite3_exec(handle, sql), handle);

    internal SqliteStatement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var kept) && !kept.Busy)
            return kept.Take();
        if (kept is not null)
            return new SqliteStatement(handle, sql, ownedByCursor: true).Take();
        if (statements.Count >= KeptStatements)
            Forget();
        var statement = new SqliteStatement(handle, sql, ownedByCursor: false);
        statements.Add(sql, statement);
        return statement.Take();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var statement in statements.Values)
            statement.Close();
        statements.Clear();
        handle.Dispose();
    }

    private void Forget()
    {
        foreach (var (sql, statement) in statements.Where(s => !s.Value.Busy).ToArray())
        {
            statement.Close();
            statements.Remove(sql);
        }
    }
}
