using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Terminology;

/// <summary>One line of the alphabetic index. <c>Code</c> is as printed, such as <c>I63.4-</c>; empty on a heading.</summary>
public sealed record IndexEntry(int Level, string Term, string Path, string Modifiers, string See, string SeeAlso, string Code)
{
    public IndexEntry? Parent { get; internal set; }

    /// <summary>Its place among the index's <see cref="AlphabeticIndex.Entries"/>.</summary>
    public int Number { get; internal set; }

    internal List<IndexEntry> SubtermList { get; } = [];

    public IReadOnlyList<IndexEntry> Subterms => SubtermList;
}

/// <summary>
/// The alphabetic index of ICD-10-CM as a tree: main terms, subterms, and "see" references that can be followed.
/// Source: ICD-10-CM Official Guidelines, Section I.A (structure of the index) and I.B.1.
/// </summary>
public sealed class AlphabeticIndex
{
    private readonly Dictionary<string, List<IndexEntry>> mainTerms = [];

    private AlphabeticIndex(List<IndexEntry> entries)
    {
        Entries = entries;
        foreach (var entry in entries.Where(e => e.Level == 0))
        {
            foreach (var name in Names(entry.Term))
            {
                if (!mainTerms.TryGetValue(name, out var list))
                    mainTerms[name] = list = [];
                list.Add(entry);
            }
        }
    }

    public IReadOnlyList<IndexEntry> Entries { get; }

    /// <summary>Reads the table <c>index_main</c> or <c>index_external_causes</c> of a release.</summary>
    public static AlphabeticIndex Read(string folder, string table)
    {
        using var rows = TsvTable.Open(Path.Combine(folder, "icd10cm"), table);
        var (level, term, path, modifiers) =
            (rows.Column("level"), rows.Column("term"), rows.Column("path"), rows.Column("nonessential_modifiers"));
        var (see, also, code) = (rows.Column("see"), rows.Column("see_also"), rows.Column("code"));
        var entries = new List<IndexEntry>(90_000);
        var open = new List<IndexEntry>();
        foreach (var row in rows.Rows())
        {
            var entry = new IndexEntry(int.Parse(row[level]), row[term], row[path], row[modifiers], row[see], row[also], row[code]) { Number = entries.Count };
            open.RemoveRange(Math.Min(entry.Level, open.Count), Math.Max(0, open.Count - entry.Level));
            if (open.Count > 0 && entry.Level > 0)
            {
                entry.Parent = open[^1];
                open[^1].SubtermList.Add(entry);
            }
            open.Add(entry);
            entries.Add(entry);
        }
        return new AlphabeticIndex(entries);
    }

    /// <summary>Main terms of that name, written as the index writes them or as one of their alternative forms.</summary>
    public IReadOnlyList<IndexEntry> MainTerms(string name) => mainTerms.GetValueOrDefault(name.ToLowerInvariant()) ?? [];

    /// <summary>Main terms in which a word begins with the text, in the order of the book; those that begin with it themselves come first.</summary>
    public IEnumerable<IndexEntry> MainTermsWith(string text) => Entries
        .Where(e => e.Level == 0 && PlaceOf(e.Term, text) >= 0)
        .OrderBy(e => PlaceOf(e.Term, text) == 0 ? 0 : 1);

    private static int PlaceOf(string term, string text)
    {
        var at = term.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsLetterOrDigit(term[at - 1]))
            at = term.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase);
        return at;
    }

    /// <summary>
    /// The code of an entry: its own, or that of the entry its "see" or "see also" reference names, followed at most three times;
    /// null when it leads nowhere (a reference by category or by type, or "see condition", which sends one away from an adjective).
    /// </summary>
    public string? CodeOf(IndexEntry entry, int hops = 3)
    {
        if (entry.Code.Length > 0)
            return entry.Code;
        var reference = entry.See.Length > 0 ? entry.See : entry.SeeAlso;
        return hops > 0 && reference.Length > 0 && !reference.StartsWith("condition", StringComparison.OrdinalIgnoreCase) && Follow(reference) is { } target ? CodeOf(target, hops - 1) : null;
    }

    /// <summary>The entry that a reference such as <c>Infarct, myocardium</c> names; null when there is none.</summary>
    public IndexEntry? Follow(string reference)
    {
        var steps = reference.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        for (var used = steps.Length; used > 0; used--)
        {
            foreach (var main in MainTerms(string.Join(", ", steps[..used])))
            {
                if (Descend(main, steps.AsSpan(used)) is { } found)
                    return found;
            }
        }
        return null;
    }

    private static IndexEntry? Descend(IndexEntry from, ReadOnlySpan<string> steps)
    {
        if (steps.Length == 0)
            return from;
        foreach (var subterm in from.SubtermList)
        {
            if (Names(subterm.Term).Contains(steps[0].ToLowerInvariant()) && Descend(subterm, steps[1..]) is { } found)
                return found;
        }
        return null;
    }

    // "Infarct, infarction" is found under both words, and under the whole.
    private static IEnumerable<string> Names(string term)
    {
        var lower = term.ToLowerInvariant();
        return lower.Contains(',', StringComparison.Ordinal)
            ? lower.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append(lower)
            : [lower];
    }
}
