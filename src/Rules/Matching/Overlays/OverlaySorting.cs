using Chartroom.Rules.Matching.Histories;

namespace Chartroom.Rules.Matching.Overlays;

/// <summary>An entry of a suspected overlay: whose demographics stood when it was filed (null = not told apart), and what it refers to.</summary>
public sealed record OverlayEntry(string Key, int? Lineage, IReadOnlyList<string> Refers);

/// <summary>
/// Proposes to which of two people each entry of an overlay belongs: <see cref="Side.Kept"/> the first, <see cref="Side.Retired"/>
/// the second. Demographics at the time of filing speak first; then the findings, strongest first, each turned so that it
/// agrees with what is sorted already; then what entries refer to. The rest is for a person to say.
/// <para>Source: AHIMA, "Ensuring Data Integrity in Health Information Exchange" (2012), on correcting overlays.</para>
/// </summary>
public static class OverlaySorting
{
    public static IReadOnlyDictionary<string, Sorted> Propose(IReadOnlyCollection<OverlayEntry> entries, IReadOnlyList<OverlayFinding> findings)
    {
        var seeds = new Dictionary<string, (Side Side, string Why)>();
        var lineages = entries.Select(e => e.Lineage).OfType<int>().Distinct().Count() > 1;
        foreach (var entry in entries)
        {
            if (lineages && entry.Lineage is { } lineage)
                seeds[entry.Key] = (lineage == 0 ? Side.Kept : Side.Retired, lineage == 0 ? "filed under the first demographics" : "filed under other demographics");
        }
        foreach (var finding in findings.OrderByDescending(f => f.Bits))
        {
            var sorted = Sort(entries, seeds);
            var turned = IsTurned(finding, sorted);
            for (var g = 0; g < finding.Groups.Count; g++)
            {
                var side = g == 0 != turned ? Side.Kept : Side.Retired;
                foreach (var key in finding.Groups[g])
                    seeds.TryAdd(key, (side, finding.Rule));
            }
        }
        return Sort(entries, seeds);
    }

    private static IReadOnlyDictionary<string, Sorted> Sort(IReadOnlyCollection<OverlayEntry> entries, Dictionary<string, (Side Side, string Why)> seeds) =>
        EntrySorting.Sort([.. entries.Select(e => seeds.TryGetValue(e.Key, out var seed)
            ? new SortedEntry(e.Key, seed.Side, seed.Why, e.Refers) : new SortedEntry(e.Key, Side.Doubtful, "nothing says whose", e.Refers))]);

    /// <summary>True when the finding's first group lies with the second person by what is sorted already.</summary>
    private static bool IsTurned(OverlayFinding finding, IReadOnlyDictionary<string, Sorted> sorted)
    {
        var agree = 0;
        for (var g = 0; g < finding.Groups.Count; g++)
        {
            foreach (var key in finding.Groups[g])
            {
                var side = sorted.TryGetValue(key, out var known) ? known.Side : Side.Doubtful;
                if (side != Side.Doubtful)
                    agree += (side == Side.Kept) == (g == 0) ? 1 : -1;
            }
        }
        return agree < 0;
    }
}
