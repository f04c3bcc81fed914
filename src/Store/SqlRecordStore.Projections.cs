using Chartroom.Store.Projections;
using Chartroom.Store.Reading;
using Chartroom.Store.Sql;

namespace Chartroom.Store;

/// <content>Projections, and the connection that a queue reads its own tables by.</content>
public abstract partial class SqlRecordStore
{
    /// <summary>Rows of <c>version</c> that are looked through at once for the types of a projection, so that no statement takes long.</summary>
    private const long Stretch = 200_000;

    /// <summary>A projection of few types notes where it is only after so many rows that did not concern it.</summary>
    private const long FarBehind = 10_000;

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
        for (var seen = at; seen < end.Rid;)
        {
            (var versions, seen) = await ChangesAsync(projection.Types, seen, end.Rid, cancel);
            if (versions.Count == 0 && (seen < end.Rid || seen - at < FarBehind))
                continue;
            at = seen = await ApplyAsync(new ProjectionOperation(projection, at, seen, versions), cancel);
        }
        return end.T;
    }

    public async ValueTask RemoveAsync(string projection, IReadOnlyList<string> tables, CancellationToken cancel = default)
    {
        var operation = new ProjectionRemoval(projection, tables);
        await writer.EnqueueAsync(operation, cancel);
        await operation.Task;
    }

    /// <summary>The next changes that concern a projection, and the row up to which nothing else does.</summary>
    private async ValueTask<(IReadOnlyList<StoredVersion> Versions, long To)> ChangesAsync(
        IReadOnlySet<string>? types, long rid, long last, CancellationToken cancel)
    {
        var page = recent.After(rid, last, ChangePage);
        if (page is null && types is not null)
        {
            last = Math.Min(last, rid + Stretch);
            page = await SessionAsync(s => VersionReader.After(s, codec, TypesOf(s, types), rid, last, ChangePage), cancel);
            return (page.ConvertAll(p => p.Version), page.Count < ChangePage ? last : page[^1].Rid);
        }
        page ??= await SessionAsync(s => VersionReader.After(s, codec, rid, last, ChangePage), cancel);
        var to = page.Count == 0 ? last : page[^1].Rid;
        return ([.. page.Where(p => types?.Contains(p.Version.Key.Type) != false).Select(p => p.Version)], to);
    }

    private List<long> TypesOf(SqlSession session, IReadOnlySet<string> types) => [.. types.Select(t => names.Type(session, t)).OfType<long>()];

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
