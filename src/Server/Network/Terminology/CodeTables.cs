using System.Collections.Concurrent;
using Chartroom.Fhir.Definitions;
using Chartroom.Store;
using Chartroom.Store.Search;

namespace Chartroom.Server.Network.Terminology;

/// <summary>
/// Where a code system is found by its URL: among the stored CodeSystem resources first, then the code-set releases, then what
/// R4 itself publishes. What has been read is kept by its version.
/// </summary>
internal sealed class CodeTables(IRecordStore store, DirectoryInfo? codes)
{
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<(ResourceKey, long), CodeTable> kept = new();
    private readonly ConcurrentDictionary<string, CodeTable?> published = new();
    private readonly ReleaseCodeSystems releases = new(codes);

    /// <summary>The system of a URL, which may end in <c>|version</c>; null when it is not here.</summary>
    public async ValueTask<CodeTable?> FindAsync(Access access, string url, CancellationToken cancel)
    {
        var plain = url.Split('|')[0];
        if (await StoredResources.ByUrlAsync(store, access, "CodeSystem", url, cancel) is { } stored && Kept(stored) is { Entries.Count: > 0 } own)
            return own;
        return releases.Find(plain) ?? published.GetOrAdd(plain, Published);
    }

    /// <summary>The system that a stored resource defines.</summary>
    public CodeTable Kept(StoredVersion version)
    {
        if (kept.Count > MostKept)
            kept.Clear();
        return kept.GetOrAdd((version.Key, version.Version), _ => StoredCodeSystem.Read(version.Document!));
    }

    private static CodeTable? Published(string url)
    {
        if (R4Codes.System(url) is not { Concepts.Count: > 0 } system)
            return null;
        var entries = system.Concepts.Select(c => new CodeEntry(c.Code, c.Display) { Parents = c.Parent is { } parent ? [parent] : [] });
        return new CodeTable(url, system.Name, [.. entries], system.IsCaseSensitive) { Version = "4.0.1", IsComplete = system.IsComplete };
    }
}

/// <summary>Stored definitions by their canonical URL.</summary>
internal static class StoredResources
{
    /// <summary>The resource of a type with that URL (and version, after a bar); the last written of several.</summary>
    public static async ValueTask<StoredVersion?> ByUrlAsync(IRecordStore store, Access access, string type, string url, CancellationToken cancel)
    {
        var parts = url.Split('|', 2);
        var criteria = new List<SearchCriterion> { new("url", null, [Escape(parts[0])]) };
        if (parts.Length > 1)
            criteria.Add(new SearchCriterion("version", null, [Escape(parts[1])]));
        var page = await store.SearchAsync(access, new SearchQuery(type, criteria, [new SortKey("_lastUpdated", Descending: true)], Count: 1), cancel);
        return page.Matches is [var found, ..] ? found : null;
    }

    /// <summary>A value as it stands in a search. Source: FHIR R4 §3.1.1.5.7.</summary>
    public static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
