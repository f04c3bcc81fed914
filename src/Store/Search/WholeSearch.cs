using System.Runtime.CompilerServices;

namespace Chartroom.Store.Search;

/// <summary>A search read to its end, for those who need every match: projections that are filled, charts that are moved.</summary>
public static class WholeSearch
{
    private const int PageSize = 1_000;

    /// <summary>Every match in turn, all as of one snapshot: the query's, else the one of its first page.</summary>
    public static async IAsyncEnumerable<StoredVersion> SearchAllAsync(
        this IRecordStore store, Access access, SearchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        query = query with { Count = PageSize };
        do
        {
            var page = await store.SearchAsync(access, query, cancel);
            foreach (var match in page.Matches)
                yield return match;
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);
    }
}
