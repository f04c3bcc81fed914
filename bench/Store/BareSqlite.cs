using System.Diagnostics;
using SQLitePCL;

namespace Chartroom.Bench.Store;

/// <summary>
/// How fast SQLite alone takes the rows of a loaded store: prepared statements on one thread, the same tables and keys, a
/// durable commit every 5,000 resources, nothing else done. The rows are in memory before the clock starts.
/// </summary>
internal static class BareSqlite
{
    private const int Batch = 5_000;

    private static readonly string[] ByRow =
        ["version", "token_ix", "reference_ix", "string_ix", "date_ix", "date_long", "number_ix", "composite_ix", "chart_ix"];

    private static readonly string[] Others = ["tx", "name", "code", "display", "entity"];

    /// <summary>The seconds that the rows took.</summary>
    public static double Run(string from, string to)
    {
        using var source = Open(from);
        using var target = Open(to);
        Check(raw.sqlite3_exec(target, "pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -131072; pragma wal_autocheckpoint = 8192;"), target);
        foreach (var row in Rows(source, "select sql from sqlite_master where sql is not null and name not like 'sqlite%'", 1))
            Check(raw.sqlite3_exec(target, (string)row[0]!), target);
        Check(raw.sqlite3_exec(target, "delete from head"), target);
        var tables = ByRow.Select(t => (Table: t, Rows: Rows(source, $"select * from {t} order by rid", Columns(source, t)), Rid: RidColumn(source, t))).ToList();
        var others = Others.Select(t => (Table: t, Rows: Rows(source, $"select * from {t}", Columns(source, t)))).ToList();
        var watch = Stopwatch.StartNew();
        Check(raw.sqlite3_exec(target, "begin"), target);
        foreach (var (table, rows) in others)
            Insert(target, table, rows, 0, rows.Count);
        Check(raw.sqlite3_exec(target, "commit"), target);
        var at = new int[tables.Count];
        for (long end = Batch; at[0] < tables[0].Rows.Count; end += Batch)
        {
            Check(raw.sqlite3_exec(target, "begin"), target);
            for (var i = 0; i < tables.Count; i++)
            {
                var start = at[i];
                while (at[i] < tables[i].Rows.Count && (long)tables[i].Rows[at[i]][tables[i].Rid]! <= end)
                    at[i]++;
                Insert(target, tables[i].Table, tables[i].Rows, start, at[i]);
            }
            Check(raw.sqlite3_exec(target, "commit"), target);
        }
        return watch.Elapsed.TotalSeconds;
    }

    static BareSqlite() => Batteries_V2.Init();

    public static sqlite3 Open(string path)
    {
        Check(raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null), handle);
        return handle;
    }

    private static int Columns(sqlite3 db, string table) => Rows(db, $"pragma table_info({table})", 2).Count;

    private static int RidColumn(sqlite3 db, string table) =>
        Rows(db, $"pragma table_info({table})", 2).FindIndex(r => (string)r[1]! == "rid");

    private static List<object?[]> Rows(sqlite3 db, string sql, int columns)
    {
        Check(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using (statement)
        {
            var rows = new List<object?[]>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                var row = new object?[columns];
                for (var i = 0; i < columns; i++)
                {
                    row[i] = raw.sqlite3_column_type(statement, i) switch
                    {
                        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, i),
                        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, i),
                        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, i).utf8_to_string(),
                        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, i).ToArray(),
                        _ => null,
                    };
                }
                rows.Add(row);
            }
            return rows;
        }
    }

    private static void Insert(sqlite3 db, string table, List<object?[]> rows, int start, int end)
    {
        if (start == end)
            return;
        var marks = string.Join(", ", Enumerable.Repeat("?", rows[start].Length));
        Check(raw.sqlite3_prepare_v2(db, $"insert into {table} values ({marks})", out var statement), db);
        using (statement)
        {
            for (var r = start; r < end; r++)
            {
                for (var i = 0; i < rows[r].Length; i++)
                    Bind(statement, i + 1, rows[r][i]);
                if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
                    throw new IOException(raw.sqlite3_errmsg(db).utf8_to_string());
                raw.sqlite3_reset(statement);
            }
        }
    }

    private static void Bind(sqlite3_stmt statement, int position, object? value)
    {
        switch (value)
        {
            case long integer:
                raw.sqlite3_bind_int64(statement, position, integer);
                break;
            case double real:
                raw.sqlite3_bind_double(statement, position, real);
                break;
            case string text:
                raw.sqlite3_bind_text(statement, position, text);
                break;
            case byte[] blob:
                raw.sqlite3_bind_blob(statement, position, blob);
                break;
            default:
                raw.sqlite3_bind_null(statement, position);
                break;
        }
    }

    private static void Check(int code, sqlite3 db)
    {
        if (code != raw.SQLITE_OK)
            throw new IOException($"SQLite {code}: {raw.sqlite3_errmsg(db).utf8_to_string()}");
    }
}
