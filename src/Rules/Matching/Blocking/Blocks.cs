namespace Chartroom.Rules.Matching.Blocking;

/// <summary>The records of one rule sorted by key: equal keys lie together.</summary>
public sealed class Blocks
{
    private readonly ulong[] keys;
    private readonly int[] records;

    private Blocks(BlockingRule rule, ulong[] keys, int[] records)
    {
        Rule = rule;
        this.keys = keys;
        this.records = records;
    }

    public BlockingRule Rule { get; }

    /// <summary>Computes and sorts the keys of all records that have one.</summary>
    public static Blocks Of(BlockingRule rule, IReadOnlyList<Person> people)
    {
        var sorted = new ulong[people.Count];
        var holders = new int[people.Count];
        var count = 0;
        for (var i = 0; i < people.Count; i++)
        {
            var key = rule.Key(people[i]);
            if (key == 0)
                continue;
            sorted[count] = key;
            holders[count++] = i;
        }
        Array.Resize(ref sorted, count);
        Array.Resize(ref holders, count);
        Array.Sort(sorted, holders);
        return new Blocks(rule, sorted, holders);
    }

    /// <summary>
    /// Pairs that the rule would give, with blocks beyond <paramref name="largest"/> counted as <see cref="Window"/>
    /// neighbours each.
    /// </summary>
    public long Pairs(int largest)
    {
        long pairs = 0;
        foreach (var (_, length) in Runs())
            pairs += length <= largest ? (long)length * (length - 1) / 2 : (long)length * Window;
        return pairs;
    }

    /// <summary>In a block too large to compare whole, each record is compared with this many that follow it.</summary>
    public const int Window = 8;

    /// <summary>Start and length of each run of two or more equal keys.</summary>
    public IEnumerable<(int Start, int Length)> Runs()
    {
        var start = 0;
        for (var i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start])
                continue;
            if (i - start > 1)
                yield return (start, i - start);
            start = i;
        }
    }

    /// <summary>The key that the records of a run share.</summary>
    public ulong Key(int start) => keys[start];

    public ReadOnlySpan<int> Records(int start, int length) => records.AsSpan(start, length);
}
