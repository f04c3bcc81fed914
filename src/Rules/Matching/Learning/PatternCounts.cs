using Chartroom.Rules.Matching.Comparisons;

namespace Chartroom.Rules.Matching.Learning;

/// <summary>How many pairs show each pattern: all that learning needs to know of them.</summary>
public sealed class PatternCounts
{
    private readonly Dictionary<LevelPattern, long> counts = [];

    public IReadOnlyDictionary<LevelPattern, long> All => counts;

    public long Total { get; private set; }

    public void Add(LevelPattern pattern, long times = 1)
    {
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _) += times;
        Total += times;
    }

    public void Add(PatternCounts other)
    {
        foreach (var (pattern, times) in other.counts)
            Add(pattern, times);
    }
}
