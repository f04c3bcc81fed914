using Chartroom.Fhir.Documents;

namespace Chartroom.Fhir.Validation.Packages;

/// <summary>
/// Definitions from packages and files, found by type and canonical URL, with or without version. Filled before it is used; then
/// safe from many threads.
/// </summary>
public sealed class DefinitionSet
{
    private readonly Dictionary<(string Type, string Url), List<(string Version, ResourceDocument Document)>> byUrl = [];

    /// <summary>Takes a resource that has a canonical URL; others are passed over.</summary>
    public void Add(ResourceDocument document)
    {
        var root = document.Root;
        if (root["url"u8].Text is not { Length: > 0 } url)
            return;
        var key = (document.ResourceType, url);
        if (!byUrl.TryGetValue(key, out var versions))
            byUrl[key] = versions = [];
        var version = root["version"u8].Text ?? "";
        versions.RemoveAll(v => v.Version == version);
        versions.Add((version, document));
    }

    /// <summary>The definition of a canonical URL; without <c>|version</c> the highest version. Null when there is none.</summary>
    public ResourceDocument? Find(string type, string canonical)
    {
        var bar = canonical.IndexOf('|');
        var url = bar < 0 ? canonical : canonical[..bar];
        if (!byUrl.TryGetValue((type, url), out var versions))
            return null;
        if (bar < 0)
            return versions.MaxBy(v => v.Version, VersionOrder.Instance).Document;
        var version = canonical[(bar + 1)..];
        var exact = versions.Find(v => v.Version == version);
        return exact.Document ?? versions.Where(v => v.Version.StartsWith(version + ".", StringComparison.Ordinal)).MaxBy(v => v.Version, VersionOrder.Instance).Document;
    }

    /// <summary>True when a definition of any type has that URL.</summary>
    public bool Has(string url) => byUrl.Keys.Any(k => k.Url == url);

    /// <summary>All definitions of a type, in the order in which they came.</summary>
    public IEnumerable<ResourceDocument> All(string type) =>
        byUrl.Where(d => d.Key.Type == type).SelectMany(d => d.Value).Select(v => v.Document);

    /// <summary>Orders versions such as 4.0.1 number by number; a label after a dash comes before the release.</summary>
    private sealed class VersionOrder : IComparer<string>
    {
        public static VersionOrder Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var (a, b) = ((x ?? "").Split('-', 2), (y ?? "").Split('-', 2));
            var (p, q) = (a[0].Split('.'), b[0].Split('.'));
            for (var i = 0; i < Math.Max(p.Length, q.Length); i++)
            {
                var order = Number(p, i).CompareTo(Number(q, i));
                if (order != 0)
                    return order;
            }
            return a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a[^1], b[^1]);
        }

        private static long Number(string[] parts, int i) => i < parts.Length && long.TryParse(parts[i], out var number) ? number : -1;
    }
}
