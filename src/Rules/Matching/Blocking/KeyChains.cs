using System.Runtime.InteropServices;

namespace Chartroom.Rules.Matching.Blocking;

/// <summary>
/// The records of one blocking rule by key, for adding and taking out one by one: each key heads a chain of record numbers,
/// newest first. Not safe for many threads by itself.
/// </summary>
internal sealed class KeyChains
{
    private const int End = -1;
    private readonly Dictionary<ulong, Chain> heads = [];
    private readonly List<int> next = [];

    /// <summary>Makes room for so many more keys.</summary>
    public void Expect(int keys) => heads.EnsureCapacity(heads.Count + keys);

    /// <summary>Takes a record from one key to another; 0 is no key.</summary>
    public void Move(ulong before, ulong after, int number)
    {
        if (before == after)
            return;
        if (before != 0)
            Remove(before, number);
        if (after != 0)
            Add(after, number);
    }

    private void Add(ulong key, int number)
    {
        if (number >= next.Count)
            CollectionsMarshal.SetCount(next, number + 1);
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, key, out var known);
        next[number] = known ? chain.First : End;
        chain = new Chain(number, chain.Length + 1);
    }

    private void Remove(ulong key, int number)
    {
        var chain = heads[key];
        if (chain.Length == 1)
        {
            heads.Remove(key);
            return;
        }
        if (chain.First == number)
        {
            heads[key] = new Chain(next[number], chain.Length - 1);
            return;
        }
        var before = chain.First;
        while (next[before] != number)
            before = next[before];
        next[before] = next[number];
        heads[key] = chain with { Length = chain.Length - 1 };
    }

    /// <summary>Adds the records under a key to a set, unless more than <paramref name="most"/> share it.</summary>
    public void Collect(ulong key, int most, HashSet<int> into)
    {
        if (!heads.TryGetValue(key, out var chain) || chain.Length > most)
            return;
        for (var number = chain.First; number != End; number = next[number])
            into.Add(number);
    }

    private readonly record struct Chain(int First, int Length);
}
