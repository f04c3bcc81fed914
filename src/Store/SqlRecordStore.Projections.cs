using Chartroom.Store.Projections;
using Chartroom.Store.Reading;
using Chartroom.Store.Sql;

namespace Chartroom.Store;

/// <content>Projections, and the connection that a queue reads its own tables by.</content>
public abstract partial class SqlRecordStore
{
    /// <summary>
    /// Lends a reading connection for a department's own tables. The record itself is read by the store's other
    /// methods, which carry what the asker may see. The function must not keep the session.
    /// </summary>
    public ValueTask<T> QueryAsync<T>(Func<SqlSession, T> read, CancellationToken cancel = default) => SessionAsync(read, cancel);

    /// <summary>Keeps a projection current until it is cancelled.</summary>
    public async Task FollowAsync(SqlProjection projection, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var t = await CatchUpAsync(projection, cancel);
            await WaitForChangeAsync(t, cancel);
        }
    }

    /// <summary>Applies what a projection has not yet seen; returns the transaction up to which it is current.</summary>
    public async ValueTask<long> CatchUpAsync(SqlProjection projection, CancellationToken cancel = default)
    {
        var end = head;
        var at = await ApplyAsync(new ProjectionOperation(projection, -1, 0, []), cancel);
        while (at < end.Rid)
        {
            var from = at;
            var page = await ChangesAsync(from, end.Rid, cancel);
            if (page.Count == 0)
                break;
            at = await ApplyAsync(new ProjectionOperation(projection, from, page[^1].Rid, page.ConvertAll(p => p.Version)), cancel);
        }
        return end.T;
    }

    /// <summary>Makes a projection's tables anew and applies everything again.</summary>
    public async ValueTask<long> RebuildAsync(SqlProjection projection, CancellationToken cancel = default)
    {
        await ApplyAsync(new ProjectionOperation(projection, -1, 0, [], anew: true), cancel);
        return await CatchUpAsync(projection, cancel);
    }

    private async ValueTask<long> ApplyAsync(ProjectionOperation operation, CancellationToken cancel)
    {
        await writer.EnqueueAsync(operation, cancel);
        return (await operation.Task).Item1;
    }
}
