namespace Chartroom.Store.Sql;

/// <summary>
/// One connection, used by one thread at a time. Statements are written once for both databases: arguments are
/// <c>$1</c>, <c>$2</c>…, and they stay prepared for the next use of the same text.
/// </summary>
public abstract class SqlSession : IDisposable
{
    /// <summary>
    /// True for a database server: each statement costs a way there and back, so many rows are asked for at once; it plans by its own
    /// statistics; and its tables may be cut by the compartment, so a statement names the compartment wherever it knows it. False for the
    /// embedded database, which joins in the order written, so that a search puts its most selective criterion first by counting.
    /// </summary>
    public abstract bool IsServer { get; }

    /// <summary>Runs a statement that returns rows. Dispose the cursor before the next use of the same statement.</summary>
    public abstract SqlCursor Query(string sql, params ReadOnlySpan<SqlValue> arguments);

    /// <summary>Runs a statement to its end; returns the number of rows that it changed.</summary>
    public abstract long Execute(string sql, params ReadOnlySpan<SqlValue> arguments);

    /// <summary>The integer in the first column of the first row; null when there is no row or it is null.</summary>
    public long? Scalar(string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        using var cursor = Query(sql, arguments);
        return cursor.Read() && !cursor.IsNull(0) ? cursor.Integer(0) : null;
    }

    /// <summary>All rows, each made into a value by <paramref name="read"/>.</summary>
    public List<T> Rows<T>(Func<SqlCursor, T> read, string sql, params ReadOnlySpan<SqlValue> arguments)
    {
        var rows = new List<T>();
        using var cursor = Query(sql, arguments);
        while (cursor.Read())
            rows.Add(read(cursor));
        return rows;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

/// <summary>The rows of a running statement, read forward. Columns count from 0.</summary>
public abstract class SqlCursor : IDisposable
{
    public abstract bool Read();

    public abstract bool IsNull(int column);

    public abstract long Integer(int column);

    public abstract double Real(int column);

    public abstract string Text(int column);

    public abstract byte[] Blob(int column);

    /// <summary>The bytes of a column, valid until the next <see cref="Read"/>; no copy where the database allows.</summary>
    public virtual ReadOnlySpan<byte> BlobSpan(int column) => Blob(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
