using System.Data;
using Chartroom.Store.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Chartroom.Store.Postgres;

/// <summary>A connection to PostgreSQL; statements are prepared by the driver after their second use.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession
{
    public NpgsqlConnection Connection => connection;

    public override bool IsServer => true;

    public override SqlCursor Query(string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        var command = Command(sql, arguments);
        try
        {
            return new PostgresCursor(command, command.ExecuteReader());
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    public override long Execute(string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        using var command = Command(sql, arguments);
        return Math.Max(0, command.ExecuteNonQuery());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
    }

    // The texts are the store's own, put together from constants and argument numbers.
#pragma warning disable CA2100
    private NpgsqlCommand Command(string sql, ReadOnlySpan<SqlValue> arguments)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
            command.Parameters.Add(Parameter(argument));
        return command;
    }
#pragma warning restore CA2100

    private static NpgsqlParameter Parameter(SqlValue value) => value.Kind switch
    {
        SqlKind.Integer => new NpgsqlParameter<long> { TypedValue = value.Integer },
        SqlKind.Real => new NpgsqlParameter<double> { TypedValue = value.Real },
        SqlKind.Text => new NpgsqlParameter<string> { TypedValue = value.Text },
        SqlKind.Blob => new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = value.Blob, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
    };
}

/// <summary>The rows of a running command.</summary>
internal sealed class PostgresCursor(NpgsqlCommand command, NpgsqlDataReader reader) : SqlCursor
{
    public override bool Read() => reader.Read();

    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override long Integer(int column) => reader.GetInt64(column);

    public override double Real(int column) => reader.GetDouble(column);

    public override string Text(int column) => reader.GetString(column);

    public override byte[] Blob(int column) => reader.GetFieldValue<byte[]>(column);

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        reader.Dispose();
        command.Dispose();
    }
}
