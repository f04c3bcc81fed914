namespace Chartroom.Server.Network.Terminology;

/// <summary>One code of a system: its display, what lies above it, and what else the system says of it.</summary>
internal sealed record CodeEntry(string Code, string Display)
{
    public string? Definition { get; init; }

    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>A heading that stands for no thing itself and is not chosen.</summary>
    public bool IsAbstract { get; init; }

    public bool IsInactive { get; init; }

    /// <summary>Other names of it, with their language.</summary>
    public IReadOnlyList<(string? Language, string Value)> Designations { get; init; } = [];

    /// <summary>Properties by name, as text.</summary>
    public IReadOnlyList<(string Name, string Value)> Properties { get; init; } = [];
}

/// <summary>
/// A code system as the terminology operations see it, whether it is a stored CodeSystem, one that R4 publishes, or a code-set
/// release. Immutable. Source: FHIR R4 §4.8 CodeSystem.
/// </summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, CodeEntry> byCode;
    private readonly Lazy<ILookup<string, CodeEntry>> children;

    public CodeTable(string url, string name, IReadOnlyList<CodeEntry> entries, bool isCaseSensitive = true)
    {
        (Url, Name, Entries) = (url, name, entries);
        byCode = new Dictionary<string, CodeEntry>(entries.Count, isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
            byCode.TryAdd(entry.Code, entry);
        children = new(() => Entries.SelectMany(e => e.Parents.Select(p => (p, e))).ToLookup(p => p.p, p => p.e, byCode.Comparer));
    }

    public string Url { get; }

    public string Name { get; }

    public string? Version { get; init; }

    /// <summary>False when the system has codes that are not here.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>How else a code of this system may be written, such as without its dot.</summary>
    public Func<string, string>? Spelling { get; init; }

    public IReadOnlyList<CodeEntry> Entries { get; }

    public CodeEntry? Find(string code) =>
        byCode.GetValueOrDefault(code) ?? (Spelling is { } spelling ? byCode.GetValueOrDefault(spelling(code)) : null);

    /// <summary>True when a code is the other, or lies below it at any depth.</summary>
    public bool IsA(string code, string ancestor)
    {
        if (Find(ancestor) is not { } above || Find(code) is not { } at)
            return false;
        var seen = new HashSet<CodeEntry>(ReferenceEqualityComparer.Instance);
        var open = new Stack<CodeEntry>([at]);
        while (open.TryPop(out var entry))
        {
            if (ReferenceEquals(entry, above))
                return true;
            foreach (var parent in entry.Parents)
            {
                if (Find(parent) is { } next && seen.Add(next))
                    open.Push(next);
            }
        }
        return false;
    }

    public IEnumerable<CodeEntry> Children(string code) => Find(code) is { } entry ? children.Value[entry.Code] : [];

    /// <summary>The code and all below it.</summary>
    public IEnumerable<CodeEntry> Below(string code) => Closure(code, e => Children(e.Code));

    /// <summary>The code and all above it.</summary>
    public IEnumerable<CodeEntry> Above(string code) => Closure(code, e => e.Parents.Select(Find).OfType<CodeEntry>());

    private IEnumerable<CodeEntry> Closure(string code, Func<CodeEntry, IEnumerable<CodeEntry>> next)
    {
        if (Find(code) is not { } start)
            yield break;
        var seen = new HashSet<CodeEntry>([start], ReferenceEqualityComparer.Instance);
        var open = new Queue<CodeEntry>(seen);
        while (open.TryDequeue(out var entry))
        {
            yield return entry;
            foreach (var further in next(entry).Where(seen.Add))
                open.Enqueue(further);
        }
    }
}
