using Chartroom.Store.Sql;
using Chartroom.Store.Writing;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>The writer's connection: rows go in by prepared statements, bound and stepped without anything between.</summary>
internal sealed class SqliteWriteSession(SqliteSession inner) : WriteSession
{
    private long seen = -1;

    public SqliteSession Inner => inner;

    public override bool IsServer => false;

    public override bool Begin()
    {
        inner.Execute("begin immediate");
        var version = inner.Scalar("pragma data_version")!.Value;
        var changed = version != seen;
        seen = version;
        return changed;
    }

    public override void Commit() => inner.Execute("commit");

    public override void Rollback()
    {
        // A failed commit or a full disk may have ended the transaction already.
        if (raw.sqlite3_get_autocommit(inner.Handle) == 0)
            inner.Execute("rollback");
    }

    public override void Script(string sql) => inner.Script(sql);

    public override void Reopen() => seen = -1;

    public override SqlCursor Query(string sql, params ReadOnlySpan<SqlValue> arguments) => inner.Query(sql, arguments);

    public override long Execute(string sql, params ReadOnlySpan<SqlValue> arguments) => inner.Execute(sql, arguments);

    public override void Append(RowBatch rows)
    {
        AppendRecord(rows);
        AppendSearch(rows);
        rows.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
    }

    private void AppendRecord(RowBatch rows)
    {
        Insert("insert into tx values ($1, $2, $3, $4, $5)", rows.Transactions, static (s, r) =>
        {
            s.Bind(1, r.T);
            s.Bind(2, r.At);
            s.Bind(3, r.Who);
            s.Bind(4, r.LastRid);
            s.Bind(5, r.Hash);
        });
        Insert("insert into name values ($1, $2, $3)", rows.Names, static (s, r) =>
        {
            s.Bind(1, r.Id);
            s.Bind(2, (long)r.Kind);
            s.Bind(3, r.Text);
        });
        Insert("insert into code values ($1, $2, $3)", rows.Codes, static (s, r) =>
        {
            s.Bind(1, r.Code);
            s.Bind(2, r.System);
            s.Bind(3, r.Id);
        });
        Insert("insert into display values ($1, $2)", rows.Displays, static (s, r) =>
        {
            s.Bind(1, r.Text);
            s.Bind(2, r.Value);
        });
        Insert("insert into entity values ($1, $2, $3, $4)", rows.Entities, static (s, r) =>
        {
            s.Bind(1, r.Type);
            s.Bind(2, r.Id);
            s.Bind(3, r.Lid);
            s.Bind(4, r.Compartment);
        });
        Insert("insert into version values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", rows.Versions, static (s, r) =>
        {
            s.Bind(1, r.Rid);
            s.Bind(2, r.Lid);
            s.Bind(3, r.Compartment);
            s.Bind(4, r.Type);
            s.Bind(5, r.Number);
            s.Bind(6, r.T);
            s.Bind(7, r.At);
            s.Bind(8, r.Method);
            s.Bind(9, r.Digest);
            s.Bind(10, r.Body.Span);
        });
        Insert("insert into ended values ($1, $2, $3)", rows.Ended, static (s, r) =>
        {
            s.Bind(1, r.Rid);
            s.Bind(2, r.Next);
            s.Bind(3, r.Compartment);
        });
        Insert("insert into content values ($1, $2, $3)", rows.Contents, static (s, r) =>
        {
            s.Bind(1, r.Hash);
            s.Bind(2, r.Part);
            s.Bind(3, r.Bytes.Span);
        });
    }

    private void AppendSearch(RowBatch rows)
    {
        Insert("insert into token_ix values ($1, $2, $3, $4)", rows.Tokens, BindKey);
        Insert("insert into reference_ix values ($1, $2, $3, $4)", rows.References, BindKey);
        Insert("insert into string_ix values ($1, $2, $3, $4, $5)", rows.Strings, static (s, r) =>
        {
            s.Bind(1, r.Parameter);
            s.Bind(2, r.Text);
            s.Bind(3, r.Rid);
            s.Bind(4, r.Exact);
            s.Bind(5, r.Compartment);
        });
        Insert("insert into date_ix values ($1, $2, $3, $4, $5)", rows.Dates, BindDate);
        Insert("insert into date_long values ($1, $2, $3, $4, $5)", rows.LongDates, BindDate);
        Insert("insert into number_ix values ($1, $2, $3, $4, $5)", rows.Numbers, static (s, r) =>
        {
            s.Bind(1, r.Parameter);
            s.Bind(2, r.Value);
            s.Bind(3, r.Unit);
            s.Bind(4, r.Rid);
            s.Bind(5, r.Compartment);
        });
        Insert("insert into composite_ix values ($1, $2, $3, $4, $5, $6, $7)", rows.Composites, static (s, r) =>
        {
            s.Bind(1, r.Parameter);
            s.Bind(2, r.First);
            s.Bind(3, r.Second);
            s.Bind(4, r.Low);
            s.Bind(5, r.High);
            s.Bind(6, r.Rid);
            s.Bind(7, r.Compartment);
        });
        Insert("insert into chart_ix values ($1, $2, $3, $4, $5)", rows.Chart, static (s, r) =>
        {
            s.Bind(1, r.Compartment);
            s.Bind(2, r.Type);
            s.Bind(3, r.Code);
            s.Bind(4, r.Newest);
            s.Bind(5, r.Rid);
        });
    }

    private static void BindKey(SqliteStatement s, KeyRow r)
    {
        s.Bind(1, r.Parameter);
        s.Bind(2, r.Value);
        s.Bind(3, r.Rid);
        s.Bind(4, r.Compartment);
    }

    private static void BindDate(SqliteStatement s, DateRow r)
    {
        s.Bind(1, r.Parameter);
        s.Bind(2, r.Low);
        s.Bind(3, r.High);
        s.Bind(4, r.Rid);
        s.Bind(5, r.Compartment);
    }

    private void Insert<T>(string sql, List<T> rows, Action<SqliteStatement, T> bind)
    {
        if (rows.Count == 0)
            return;
        using var statement = inner.Prepare(sql);
        foreach (var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows))
        {
            bind(statement, row);
            statement.Run();
        }
    }
}
