using System.Collections.Concurrent;
using System.Diagnostics;
using Chartroom.Store.Sql;

namespace Chartroom.Store.Reading;

/// <summary>Read connections, opened as they are needed up to a bound; a caller waits for one without holding a thread.</summary>
internal sealed class ReadPool(Database database, int most) : IDisposable
{
    private readonly ConcurrentBag<SqlSession> idle = [];
    private readonly SemaphoreSlim free = new(most, most);
    private volatile bool closed;

    /// <summary>Connections that are lent at the moment.</summary>
    public int Lent => most - free.CurrentCount;

    /// <summary>A connection, and whether it was used before: the database may have gone away since.</summary>
    public async ValueTask<(SqlSession Session, bool IsKept)> TakeAsync(CancellationToken cancel)
    {
        var turn = free.WaitAsync(cancel);
        if (!turn.IsCompletedSuccessfully)
            await WaitedAsync(turn);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return idle.TryTake(out var session) ? (session, true) : (database.OpenRead(), false);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    private static async ValueTask WaitedAsync(Task turn)
    {
        var began = Stopwatch.GetTimestamp();
        await turn;
        StoreTelemetry.ReadWait.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
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

    /// <summary>Closes the connections that nobody uses; the next ones are opened anew.</summary>
    public void Forget()
    {
        while (idle.TryTake(out var session))
            session.Dispose();
    }

    public void Dispose()
    {
        closed = true;
        Forget();
    }
}
