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

    public override SqlSession OpenRead() => new PostgresSession(source.OpenConnection());

    public override SqlSession OpenUpkeep() => new PostgresSession(source.OpenConnection());

    /// <summary>A connection reads one cursor at a time, so there are three, which see one snapshot.</summary>
    public override Verification Verify(BodyCodec codec, VerifyScope scope)
    {
        using var versions = OpenUpkeep();
        using var transactions = OpenUpkeep();
        using var entities = OpenUpkeep();
        versions.Execute("begin isolation level repeatable read, read only");
        versions.Execute("set local statement_timeout = 0");
        string snapshot;
        using (var cursor = versions.Query("select pg_export_snapshot()"))
            snapshot = cursor.Read() ? cursor.Text(0) : "";
        foreach (var session in new[] { transactions, entities })
        {
            session.Execute("begin isolation level repeatable read, read only");
            session.Execute($"set transaction snapshot '{snapshot}'");
            session.Execute("set local statement_timeout = 0");
        }
        return new Verifier(versions, transactions, entities, codec, scope).Run();
    }

    public override long SizeOf(SqlSession session) => session.Scalar("select pg_database_size(current_database())") ?? 0;

    public override WriteSession OpenWrite() => new PostgresWriteSession(source);

    public override bool IsTimeout(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };
}
