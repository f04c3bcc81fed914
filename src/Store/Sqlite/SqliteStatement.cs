using System.Text;
using Chartroom.Store.Sql;
using SQLitePCL;

namespace Chartroom.Store.Sqlite;

/// <summary>A prepared statement, which is also the cursor over its rows.</summary>
internal sealed class SqliteStatement : SqlCursor
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt handle;
    private readonly bool ownedByCursor;

    public SqliteStatement(sqlite3 connection, string sql, bool ownedByCursor)
    {
        this.connection = connection;
        this.ownedByCursor = ownedByCursor;
        // $1 would be a name to SQLite, numbered by first appearance; ?1 is the first argument.
        SqliteError.Check(raw.sqlite3_prepare_v2(connection, Numbered(sql), out handle), connection);
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
                SqlKind.Integer => raw.sqlite3_bind_int64(handle, i + 1, arguments[i].Integer),
                SqlKind.Real => raw.sqlite3_bind_double(handle, i + 1, arguments[i].Real),
                SqlKind.Text => Bind(i + 1, arguments[i].Text),
                SqlKind.Blob => raw.sqlite3_bind_blob(handle, i + 1, arguments[i].Blob.Span),
                _ => raw.sqlite3_bind_null(handle, i + 1),
            };
            SqliteError.Check(code, connection);
        }
    }

    public void Bind(int position, long value) => raw.sqlite3_bind_int64(handle, position, value);

    public void Bind(int position, double value) => raw.sqlite3_bind_double(handle, position, value);

    public void Bind(int position, ReadOnlySpan<byte> value) => raw.sqlite3_bind_blob(handle, position, value);

    public void BindNull(int position) => raw.sqlite3_bind_null(handle, position);

    public int Bind(int position, string value)
    {
        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > OnStack)
            return raw.sqlite3_bind_text(handle, position, Encoding.UTF8.GetBytes(value).AsSpan());
        Span<byte> utf8 = stackalloc byte[OnStack];
        return raw.sqlite3_bind_text(handle, position, (ReadOnlySpan<byte>)utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }

    /// <summary>Runs a statement without rows and makes it ready to be bound again.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        if (code != raw.SQLITE_DONE)
            throw SqliteError.Of(code, connection);
    }

    public override bool Read()
    {
        var code = raw.sqlite3_step(handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw SqliteError.Of(code, connection),
        };
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public override long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public override double Real(int column) => raw.sqlite3_column_double(handle, column);

    public override string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public override byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public override ReadOnlySpan<byte> BlobSpan(int column) => raw.sqlite3_column_blob(handle, column);

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
        raw.sqlite3_reset(handle);
        Busy = false;
        if (ownedByCursor)
            Close();
    }
}
