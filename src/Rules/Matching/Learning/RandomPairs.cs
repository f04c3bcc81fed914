using Chartroom.Rules.Matching.Comparisons;

namespace Chartroom.Rules.Matching.Learning;

/// <summary>
/// What pairs of two people look like: patterns of pairs taken blindly (all of them when there are few), from which u is
/// counted. The same file gives the same pairs.
/// </summary>
public static class RandomPairs
{
    /// <summary>Patterns of at most <paramref name="most"/> pairs; with two files only across them.</summary>
    public static PatternCounts Sample(IReadOnlyList<Person> people, int split, int most)
    {
        var total = Possible(people.Count, split);
        var counts = new PatternCounts();
        var gate = new Lock();
        const int Parts = 16;
        Parallel.For(0, Parts, part =>
        {
            var mine = new PatternCounts();
            if (total <= most)
                Whole(people, split, part, Parts, mine);
            else
                Drawn(people, split, part, most / Parts, mine);
            lock (gate)
                counts.Add(mine);
        });
        return counts;
    }

    /// <summary>How many pairs there are at all.</summary>
    public static long Possible(int records, int split) =>
        split > 0 ? (long)split * (records - split) : (long)records * (records - 1) / 2;

    private static void Whole(IReadOnlyList<Person> people, int split, int part, int parts, PatternCounts counts)
    {
        var last = split > 0 ? split : people.Count;
        for (var i = part; i < last; i += parts)
        {
            for (var j = split > 0 ? split : i + 1; j < people.Count; j++)
                counts.Add(ComparisonSet.Compare(people[i], people[j]));
        }
    }

    private static void Drawn(IReadOnlyList<Person> people, int split, int part, int number, PatternCounts counts)
    {
        var state = unchecked((ulong)(part + 1) * 0x9E3779B97F4A7C15UL);
        for (var k = 0; k < number; k++)
        {
            var i = Next(ref state, split > 0 ? split : people.Count);
            var j = split > 0 ? split + Next(ref state, people.Count - split) : Next(ref state, people.Count);
            if (i != j)
                counts.Add(ComparisonSet.Compare(people[i], people[j]));
        }
    }

    /// <summary>SplitMix64. Source: G. Steele et al., "Fast splittable pseudorandom number generators", OOPSLA 2014.</summary>
    private static int Next(ref ulong state, int below)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            z ^= z >> 31;
            return (int)((z >> 33) % (ulong)below);
        }
    }
}
