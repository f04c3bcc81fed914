using System.Text;
using Chartroom.Store.Sql;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>A prepared statement, which is also the cursor over its rows.</summary>
internal sealed class SqliteStatement : SqlCursor
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt handle;
    private readonly nint pointer;
    private readonly bool ownedByCursor;

    public SqliteStatement(sqlite3 connection, string sql, bool ownedByCursor)
    {
        this.connection = connection;
        this.ownedByCursor = ownedByCursor;
        // $1 would be a name to SQLite, numbered by first appearance; ?1 is the first argument.
        SqliteError.Check(raw.sqlite3_prepare_v2(connection, Numbered(sql), out handle), connection);
#pragma warning disable S3869 // The handle lives as long as this statement, which alone closes it.
        pointer = handle.DangerousGetHandle();
#pragma warning restore S3869
    }

    public bool Busy { get; private set; }

    public SqliteStatement Take()
    {
        Busy = true;
        return this;
    }

    public void Bind(ReadOnlySpan<SqlValue> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var code = arguments[i].Kind switch
            {
                SqlKind.Integer => SqliteCalls.Bind(pointer, i + 1, arguments[i].Integer),
                SqlKind.Real => SqliteCalls.Bind(pointer, i + 1, arguments[i].Real),
                SqlKind.Text => Bind(i + 1, arguments[i].Text),
                SqlKind.Blob => SqliteCalls.BindBlob(pointer, i + 1, arguments[i].Blob.Span),
                _ => raw.sqlite3_bind_null(handle, i + 1),
            };
            SqliteError.Check(code, connection);
        }
    }

    public void Bind(int position, long value) => SqliteCalls.Bind(pointer, position, value);

    public void Bind(int position, double value) => SqliteCalls.Bind(pointer, position, value);

    public void Bind(int position, ReadOnlySpan<byte> value) => SqliteCalls.BindBlob(pointer, position, value);

    public void BindNull(int position) => raw.sqlite3_bind_null(handle, position);

    public int Bind(int position, string value)
    {
        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > OnStack)
            return SqliteCalls.BindText(pointer, position, Encoding.UTF8.GetBytes(value));
        Span<byte> utf8 = stackalloc byte[OnStack];
        return SqliteCalls.BindText(pointer, position, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    /// <summary>Runs a statement without rows and makes it ready to be bound again.</summary>
    public void Run()
    {
        var code = SqliteCalls.Step(pointer);
        SqliteCalls.Reset(pointer);
        if (code != raw.SQLITE_DONE)
            throw SqliteError.Of(code, connection);
    }

    public override bool Read()
    {
        var code = SqliteCalls.Step(pointer);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw SqliteError.Of(code, connection),
        };
    }

    public override bool IsNull(int column) => SqliteCalls.ColumnKind(pointer, column) == raw.SQLITE_NULL;

    public override long Integer(int column) => SqliteCalls.ColumnInteger(pointer, column);

    public override double Real(int column) => raw.sqlite3_column_double(handle, column);

    public override string Text(int column) => Encoding.UTF8.GetString(SqliteCalls.ColumnText(pointer, column));

    public override byte[] Blob(int column) => SqliteCalls.ColumnBlob(pointer, column).ToArray();

    public override ReadOnlySpan<byte> BlobSpan(int column) => SqliteCalls.ColumnBlob(pointer, column);

    public void Close() => handle.Dispose();

    private static string Numbered(string sql) => string.Create(sql.Length, sql, static (text, source) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = source[i] == '$' && i + 1 < source.Length && char.IsAsciiDigit(source[i + 1]) ? '?' : source[i];
    });

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        SqliteCalls.Reset(pointer);
        Busy = false;
        if (ownedByCursor)
            Close();
    }
}
