using Chartroom.Store.Writing;

namespace Chartroom.Store.Sql;

/// <summary>The connection of the one writer: a session that also begins, ends and fills transactions.</summary>
internal abstract class WriteSession : SqlSession
{
    /// <summary>
    /// Begins a transaction that no other writer can overlap, of this process or another. True when another process
    /// has written since this session's last transaction, so that what the writer remembers may be stale.
    /// </summary>
    public abstract bool Begin();

    public abstract void Commit();

    public abstract void Rollback();

    /// <summary>Drops the connection; the next <see cref="Begin"/> makes a new one where there is one to be made.</summary>
    public abstract void Reopen();

    /// <summary>Runs several statements, separated by semicolons, without arguments.</summary>
    public abstract void Script(string sql);

    /// <summary>Writes the staged rows inside the transaction, by the fastest way the database has, and empties the batch.</summary>
    public abstract void Append(RowBatch rows);
}
