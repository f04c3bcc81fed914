namespace Chartroom.Rules.Matching.Histories;

/// <summary>Whose an entry is when two records part: the kept record's, the retired record's, or for a person to say.</summary>
public enum Side
{
    Doubtful,
    Kept,
    Retired,
}

/// <summary>
/// An entry of a chart that is to be parted: what is known of whose it is (<see cref="Side.Doubtful"/> = nothing), why, and
/// the entries it refers to.
/// </summary>
public sealed record SortedEntry(string Key, Side Known, string Why, IReadOnlyList<string> Refers);

/// <summary>Whose an entry is and why; <c>Through</c> is the entry that said so, null when the entry says it itself.</summary>
public sealed record Sorted(Side Side, string Why, string? Through);

/// <summary>
/// Sorts the entries of a chart to the two people it belongs to. What is known by origin stands: filed before the merge, or
/// arrived under one record's own number. What is not known takes the side of what it refers to or is referred to by (its
/// visit, its order, its report), as far as that leads. An entry between both sides, and one that nothing leads to, is
/// doubtful. The order of the entries does not matter.
/// <para>Source: AHIMA, "Managing the Integrity of Patient Identity in Health Information Exchange" (2014), on correcting merges:
/// each entry goes back by its origin.</para>
/// </summary>
public static class EntrySorting
{
    public static IReadOnlyDictionary<string, Sorted> Sort(IReadOnlyCollection<SortedEntry> entries)
    {
        var result = entries.ToDictionary(e => e.Key, e => new Sorted(e.Known, e.Why, null));
        var neighbours = Neighbours(entries, result);
        var wave = entries.Where(e => e.Known != Side.Doubtful).Select(e => e.Key).ToList();
        var torn = new HashSet<string>();
        while (wave.Count > 0)
        {
            var reached = new Dictionary<string, Sorted>();
            foreach (var key in wave)
                Spread(key, result, neighbours, reached, torn);
            foreach (var key in torn)
                reached.Remove(key);
            foreach (var (key, sorted) in reached)
                result[key] = sorted;
            wave = [.. reached.Keys];
        }
        foreach (var key in torn)
            result[key] = new Sorted(Side.Doubtful, "it belongs with entries of both", null);
        return result;
    }

    /// <summary>Tells the neighbours of an entry whose it is. One that hears both in the same step, or already stands for itself between both, is torn.</summary>
    private static void Spread(
        string key, Dictionary<string, Sorted> result, Dictionary<string, List<string>> neighbours, Dictionary<string, Sorted> reached, HashSet<string> torn)
    {
        var side = result[key].Side;
        foreach (var next in neighbours.GetValueOrDefault(key, []))
        {
            if (result[next].Side != Side.Doubtful || torn.Contains(next))
                continue;
            if (!reached.TryGetValue(next, out var heard))
                reached[next] = new Sorted(side, "it belongs with", key);
            else if (heard.Side != side)
                torn.Add(next);
            else if (string.CompareOrdinal(key, heard.Through) < 0)
                reached[next] = heard with { Through = key };
        }
    }

    private static Dictionary<string, List<string>> Neighbours(IReadOnlyCollection<SortedEntry> entries, Dictionary<string, Sorted> known)
    {
        var neighbours = new Dictionary<string, List<string>>();
        foreach (var entry in entries)
        {
            foreach (var other in entry.Refers)
            {
                if (other == entry.Key || !known.ContainsKey(other))
                    continue;
                Add(neighbours, entry.Key, other);
                Add(neighbours, other, entry.Key);
            }
        }
        return neighbours;
    }

    private static void Add(Dictionary<string, List<string>> neighbours, string from, string to)
    {
        if (!neighbours.TryGetValue(from, out var list))
            neighbours[from] = list = [];
        list.Add(to);
    }
}
