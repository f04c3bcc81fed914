using System.Collections.Concurrent;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Reading;

/// <summary>Read connections, opened as they are needed up to a bound; a caller waits for one without holding a thread.</summary>
internal sealed class ReadPool(Database database, int most) : IDisposable
{
    private readonly ConcurrentBag<SqlSession> idle = [];
    private readonly SemaphoreSlim free = new(most, most);
    private volatile bool closed;

    public async ValueTask<SqlSession> TakeAsync(CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return idle.TryTake(out var session) ? session : database.OpenRead();
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Gives a connection back; a broken one is closed instead of kept.</summary>
    public void Return(SqlSession session, bool broken = false)
    {
        if (broken || closed)
            session.Dispose();
        else
            idle.Add(session);
        free.Release();
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var session))
            session.Dispose();
    }
}
