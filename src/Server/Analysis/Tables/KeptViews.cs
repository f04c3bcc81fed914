using System.Collections.Concurrent;
using Chartroom.Server.Host;
using Chartroom.Store;
using Chartroom.Store.Projections;
using Chartroom.Store.Search;

namespace Chartroom.Server.Analysis.Tables;

/// <summary>
/// Keeps a table for each view that the record says is kept: starts it, follows the feed with it beside all others, makes it anew when
/// the definition changes, and drops it when the view goes. A table whose view went while nobody looked is dropped at the start.
/// </summary>
internal sealed class KeptViews(IRecordStore store, FeedFollower follower) : Projection, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Following> tables = new();
    private readonly Dictionary<string, long> taken = [];
    private readonly SemaphoreSlim turn = new(1, 1);

    public override string Name => "kept-views";

    public override async ValueTask<long> OpenAsync(CancellationToken cancel)
    {
        var (versions, t) = await VersionsAsync(cancel);
        await DropOrphansAsync([.. versions.Select(KeptView.Of).OfType<KeptView>().Where(v => v.View.Succeeded).Select(v => ViewTable.NameOf(v.Name))], cancel);
        foreach (var version in versions)
            await TakeAsync(version, cancel);
        return t;
    }

    public override async ValueTask ApplyAsync(IReadOnlyList<StoredVersion> versions, CancellationToken cancel)
    {
        foreach (var version in versions.Where(v => KeptView.IsOne(v.Key)))
            await TakeAsync(version, cancel);
    }

    public override async ValueTask<IReadOnlyList<SqlProjection>> TablesAsync(CancellationToken cancel) =>
        [.. (await ViewsAsync(cancel)).Where(v => v.View.Succeeded).Select(v => new ViewTable(v))];

    /// <summary>The views that the record says are kept, those too that cannot be a table.</summary>
    public async ValueTask<IReadOnlyList<KeptView>> ViewsAsync(CancellationToken cancel) =>
        [.. (await VersionsAsync(cancel)).Versions.Select(KeptView.Of).OfType<KeptView>()];

    /// <summary>The table of a view and how far it is: <c>T</c> is what it has applied, -1 while it is filled for the first time.</summary>
    public (ViewTable Table, long T)? TableOf(KeptView view) =>
        tables.TryGetValue(view.Key.Id, out var found) && found.Version == view.Version ? (found.Table, found.Feed.CurrentT) : null;

    /// <summary>Takes a version of a kept view: of the feed, or of who has just written it and will not wait for the feed.</summary>
    public async ValueTask TakeAsync(StoredVersion version, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (taken.TryGetValue(version.Key.Id, out var known) && known >= version.Version)
                return;
            if (tables.TryRemove(version.Key.Id, out var old))
                await old.StopAsync();
            if (KeptView.Of(version) is { View.Succeeded: true } view)
                Start(view);
            else if (old is not null)
                await store.RemoveAsync(old.Table.Name, old.Table.Tables, cancel);
            taken[version.Key.Id] = version.Version;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var following in tables.Values)
            await following.StopAsync();
        tables.Clear();
    }

    private async Task DropOrphansAsync(HashSet<string> kept, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            // A view that was kept since the record was asked has its table already.
            kept.UnionWith(tables.Values.Select(f => f.Table.Name));
            foreach (var orphan in (await store.QueryAsync(TablesOnFile, cancel)).Where(n => !kept.Contains(n)))
                await store.RemoveAsync(orphan, ViewTable.TablesOf(orphan), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private void Start(KeptView view)
    {
        var table = new ViewTable(view);
        var feed = new TableProjection(store, table);
        var stop = new CancellationTokenSource();
        tables[view.Key.Id] = new Following(view.Version, table, feed, stop, Task.Run(() => follower.FollowAsync(feed, stop.Token), stop.Token));
    }

    private async ValueTask<(IReadOnlyList<StoredVersion> Versions, long T)> VersionsAsync(CancellationToken cancel)
    {
        var query = SearchQuery.Parse("Basic", $"code={KeptView.System}|{KeptView.Code}").Value!;
        var page = await store.SearchAsync(Access.System, query with { Count = ViewShelf.Most }, cancel);
        return (page.Matches, page.AsOf);
    }

    private static List<string> TablesOnFile(Chartroom.Store.Sql.SqlSession session) =>
        session.Rows(c => c.Text(0), "select name from projection where substr(name, 1, 5) = $1", ViewTable.Prefix);

    /// <summary>A table that follows the feed.</summary>
    private sealed record Following(long Version, ViewTable Table, TableProjection Feed, CancellationTokenSource Stop, Task Task)
    {
        public async Task StopAsync()
        {
            await Stop.CancelAsync();
            await Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Stop.Dispose();
        }
    }
}
