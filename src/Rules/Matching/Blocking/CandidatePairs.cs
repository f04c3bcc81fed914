using System.Collections.Concurrent;

namespace Chartroom.Rules.Matching.Blocking;

/// <summary>
/// Chooses the blocking rules that a file can afford and gives each candidate pair once. A rule is taken while the pairs
/// of all rules stay within the budget; blocks that are too large (one value shared by thousands) are only compared with
/// their neighbours, so that no value makes the work explode.
/// </summary>
public sealed class CandidatePairs
{
    private readonly List<Blocks> chosen = [];
    private readonly KeyTags tags;
    private readonly int split;

    /// <summary>Chooses the rules for a set of records.</summary>
    /// <param name="people">All records; with two files, the second file's after the first's.</param>
    /// <param name="split">Where the second file begins; pairs are then only across. 0 for one file.</param>
    public CandidatePairs(IReadOnlyList<Person> people, int split)
    {
        this.split = split;
        Largest = people.Count <= 20_000 ? 400 : 120;
        var budget = Math.Max(3_000_000L, 40L * people.Count);
        var keyed = new Blocks[BlockingRules.All.Count];
        var wide = people.Count <= 60_000;
        Parallel.For(0, keyed.Length, i => keyed[i] = Blocks.Of(BlockingRules.All[i], people));
        foreach (var blocks in keyed)
        {
            var pairs = blocks.Pairs(Largest);
            if (pairs == 0 || pairs > (wide ? budget : Math.Min(budget, 12L * people.Count)))
                continue;
            budget -= pairs;
            chosen.Add(blocks);
        }
        tags = KeyTags.Of(chosen, people.Count, Largest);
    }

    /// <summary>Blocks above this many records are compared only among neighbours.</summary>
    public int Largest { get; }

    /// <summary>The rules in use.</summary>
    public IReadOnlyList<Blocks> Chosen => chosen;

    /// <summary>Every candidate pair once, in parallel batches; the lower number first.</summary>
    public void ForEach(Action<ReadOnlyMemory<(int A, int B)>> take)
    {
        for (var r = 0; r < chosen.Count; r++)
        {
            var rule = r;
            var batches = Partitioner.Create(chosen[rule].Runs().Chunk(2048), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(batches, runs => ForRuns(rule, runs, take));
        }
    }

    /// <summary>Pairs of one rule alone, at most about <paramref name="most"/>, for learning: whole blocks, evenly spread.</summary>
    public List<(int A, int B)> Sample(Blocks blocks, int most)
    {
        var all = blocks.Pairs(Largest);
        var step = Math.Max(1, all / most);
        var pairs = new List<(int, int)>();
        long turn = 0;
        foreach (var (start, length) in blocks.Runs())
        {
            if (length > Largest || turn++ % step != 0)
                continue;
            Pairs(blocks.Records(start, length), length, pairs);
            if (pairs.Count > 2 * most)
                break;
        }
        return pairs;
    }

    private void ForRuns(int rule, (int Start, int Length)[] runs, Action<ReadOnlyMemory<(int A, int B)>> take)
    {
        var pairs = new List<(int, int)>(1024);
        var kept = new List<(int, int)>(1024);
        foreach (var (start, length) in runs)
        {
            pairs.Clear();
            Pairs(chosen[rule].Records(start, length), length <= Largest ? length : Blocks.Window, pairs);
            foreach (var pair in pairs)
            {
                if (!tags.MetBefore(rule, pair.Item1, pair.Item2))
                    kept.Add(pair);
            }
        }
        take(kept.ToArray());
    }

    private void Pairs(ReadOnlySpan<int> records, int reach, List<(int A, int B)> pairs)
    {
        for (var i = 0; i < records.Length; i++)
        {
            var last = Math.Min(records.Length, i + reach + 1);
            for (var j = i + 1; j < last; j++)
            {
                var (a, b) = records[i] < records[j] ? (records[i], records[j]) : (records[j], records[i]);
                if (split == 0 || (a < split && b >= split))
                    pairs.Add((a, b));
            }
        }
    }
}
