using System.Data;
using Chartroom.Store.Sql;
using Chartroom.Store.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Chartroom.Store.Postgres;

/// <summary>The writer's connection: rows go in by binary COPY, a table at a time. A lost connection is opened again with the next group.</summary>
internal sealed class PostgresWriteSession(NpgsqlDataSource source) : WriteSession
{
    /// <summary>One writer at a time over all processes: any constant number that nobody else locks.</summary>
    private const long WriterLock = 727_081_001;

    private PostgresSession? inner;
    private long seen = -1;

    public override bool IsServer => true;

    private PostgresSession Session => inner ??= new PostgresSession(source.OpenConnection());

    public override bool Begin()
    {
        Lock();
        if (Session.Scalar("select 1 from pg_class where relname = 'head' and relnamespace = current_schema()::regnamespace") is null)
            return true;
        var version = HeadVersion();
        var changed = version != seen;
        seen = version;
        return changed;
    }

    public override void Commit()
    {
        if (seen >= 0)
            seen = HeadVersion();
        Session.Execute("commit");
    }

    public override void Rollback()
    {
        if (inner is null)
            return;
        if (inner.Connection.FullState.HasFlag(ConnectionState.Open))
            inner.Execute("rollback");
        else
            Reopen();
    }

    public override void Reopen()
    {
        inner?.Dispose();
        inner = null;
        seen = -1;
    }

    public override void Script(string sql) => Session.Execute(sql);

    public override SqlCursor Query(string sql, params ReadOnlySpan<SqlValue> arguments) => Session.Query(sql, arguments);

    public override long Execute(string sql, params ReadOnlySpan<SqlValue> arguments) => Session.Execute(sql, arguments);

    public override void Append(RowBatch rows)
    {
        AppendRecord(rows);
        AppendSearch(rows);
        rows.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        inner?.Dispose();
        // The writer's connections are its own: a pool that is left behind keeps one open for minutes.
        source.Dispose();
    }

    private void AppendRecord(RowBatch rows)
    {
        Copy("tx (t, at, who, last_rid, hash)", rows.Transactions, static (w, r) =>
        {
            w.Write(r.T);
            w.Write(r.At);
            w.Write(r.Who);
            w.Write(r.LastRid);
            w.Write(r.Hash);
        });
        Copy("name (id, kind, text)", rows.Names, static (w, r) =>
        {
            w.Write(r.Id);
            w.Write((int)r.Kind);
            w.Write(r.Text);
        });
        Copy("code (code, system, id)", rows.Codes, static (w, r) =>
        {
            w.Write(r.Code);
            w.Write(r.System);
            w.Write(r.Id);
        });
        Copy("display (text, value)", rows.Displays, static (w, r) =>
        {
            w.Write(r.Text);
            w.Write(r.Value);
        });
        Copy("entity (type, id, lid, compartment)", rows.Entities, static (w, r) =>
        {
            w.Write((int)r.Type);
            w.Write(r.Id);
            w.Write(r.Lid);
            w.Write(r.Compartment);
        });
        Copy("version (rid, lid, compartment, type, number, t, at, method, digest, body)", rows.Versions, static (w, r) =>
        {
            w.Write(r.Rid);
            w.Write(r.Lid);
            w.Write(r.Compartment);
            w.Write((int)r.Type);
            w.Write(r.Number);
            w.Write(r.T);
            w.Write(r.At);
            w.Write((int)r.Method);
            w.Write(r.Digest);
            w.Write(r.Body, NpgsqlDbType.Bytea);
        });
        Copy("ended (rid, next, compartment)", rows.Ended, static (w, r) =>
        {
            w.Write(r.Rid);
            w.Write(r.Next);
            w.Write(r.Compartment);
        });
        Copy("content (hash, part, bytes)", rows.Contents, static (w, r) =>
        {
            w.Write(r.Hash);
            w.Write(r.Part);
            w.Write(r.Bytes, NpgsqlDbType.Bytea);
        });
    }

    private void AppendSearch(RowBatch rows)
    {
        Copy("token_ix (param, value, rid, compartment)", rows.Tokens, WriteKey);
        Copy("reference_ix (param, value, rid, compartment)", rows.References, WriteKey);
        Copy("string_ix (param, text, rid, exact, compartment)", rows.Strings, static (w, r) =>
        {
            w.Write((int)r.Parameter);
            w.Write(r.Text);
            w.Write(r.Rid);
            w.Write(r.Exact);
            w.Write(r.Compartment);
        });
        Copy("date_ix (param, low, high, rid, compartment)", rows.Dates, WriteDate);
        Copy("date_long (param, low, high, rid, compartment)", rows.LongDates, WriteDate);
        Copy("number_ix (param, value, unit, rid, compartment)", rows.Numbers, static (w, r) =>
        {
            w.Write((int)r.Parameter);
            w.Write(r.Value);
            w.Write(r.Unit);
            w.Write(r.Rid);
            w.Write(r.Compartment);
        });
        Copy("composite_ix (param, a, b, low, high, rid, compartment)", rows.Composites, static (w, r) =>
        {
            w.Write((int)r.Parameter);
            w.Write(r.First);
            w.Write(r.Second);
            w.Write(r.Low);
            w.Write(r.High);
            w.Write(r.Rid);
            w.Write(r.Compartment);
        });
        Copy("chart_ix (compartment, type, code, newest, rid)", rows.Chart, static (w, r) =>
        {
            w.Write(r.Compartment);
            w.Write((int)r.Type);
            w.Write(r.Code);
            w.Write(r.Newest);
            w.Write(r.Rid);
        });
    }

    private static void WriteKey(NpgsqlBinaryImporter w, KeyRow r)
    {
        w.Write((int)r.Parameter);
        w.Write(r.Value);
        w.Write(r.Rid);
        w.Write(r.Compartment);
    }

    private static void WriteDate(NpgsqlBinaryImporter w, DateRow r)
    {
        w.Write((int)r.Parameter);
        w.Write(r.Low);
        w.Write(r.High);
        w.Write(r.Rid);
        w.Write(r.Compartment);
    }

    /// <summary>Begins a transaction. A connection that died since the last one, as when the server was started anew, is replaced once.</summary>
    private void Lock()
    {
        var begin = $"begin; select pg_advisory_xact_lock({WriterLock})";
        var isKept = inner is not null;
        try
        {
            Session.Execute(begin);
        }
        catch (Exception fault) when (isKept && StoreTroubles.Of(fault) == StoreTrouble.Away)
        {
            Reopen();
            Session.Execute(begin);
        }
    }

    /// <summary>The row version of the head: another one means that another process has written.</summary>
    private long HeadVersion() => Session.Scalar("select xmin::text::bigint from head") ?? 0;

    private void Copy<T>(string into, List<T> rows, Action<NpgsqlBinaryImporter, T> write)
    {
        if (rows.Count == 0)
            return;
        using var importer = Session.Connection.BeginBinaryImport($"copy {into} from stdin (format binary)");
        foreach (var row in rows)
        {
            importer.StartRow();
            write(importer, row);
        }
        importer.Complete();
    }
}
