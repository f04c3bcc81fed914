using Chartroom.Store.Documents;
using Chartroom.Store.Schema;
using Chartroom.Store.Sql;
using Chartroom.Store.Upkeep;
using Npgsql;

namespace Chartroom.Store.Postgres;

/// <summary>A PostgreSQL database, version 15 or later.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source, IReadOnlyList<Migration> migrations) : Database
{
    public NpgsqlDataSource Source => source;

    public override IReadOnlyList<Migration> Migrations => migrations;

    public override bool PlansAsWritten => false;

    public override SqlSession OpenRead() => new PostgresSession(source.OpenConnection());

    public override SqlSession OpenUpkeep() => new PostgresSession(source.OpenConnection());

    public override Verification Verify(SqlSession session, SqlSession second, BodyCodec codec)
    {
        session.Execute("begin isolation level repeatable read, read only");
        session.Execute("set local statement_timeout = 0");
        string snapshot;
        using (var cursor = session.Query("select pg_export_snapshot()"))
            snapshot = cursor.Read() ? cursor.Text(0) : "";
        second.Execute("begin isolation level repeatable read, read only");
        second.Execute($"set transaction snapshot '{snapshot}'");
        second.Execute("set local statement_timeout = 0");
        return new Verifier(session, second, codec).Run();
    }

    public override WriteSession OpenWrite() => new PostgresWriteSession(source);

    public override void BeginRead(SqlSession session) => session.Execute("begin isolation level repeatable read, read only");

    public override void EndRead(SqlSession session) => session.Execute("rollback");

    public override bool IsTimeout(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };
}
