using System.Runtime.InteropServices;

namespace Chartroom.Rules.Matching.Blocking;

/// <summary>
/// The records of one blocking rule by key, for adding and taking out one by one: each key heads a chain of record numbers,
/// newest first. Twelve bytes to a key, four to a record: half of the key stands for all of it, so that among ten million keys one in
/// four hundred shares its chain with another, whose records are compared in vain. Not safe for many threads by itself.
/// </summary>
internal sealed class KeyChains
{
    private const int End = -1;
    private const int FewestSlots = 16;

    /// <summary>By slot; a free slot has the tag 0. A chain that lost its last record keeps its slot until the table grows.</summary>
    private Chain[] slots = new Chain[FewestSlots];
    private int taken;
    private readonly List<int> next = [];

    /// <summary>Makes room for so many more keys.</summary>
    public void Expect(int keys)
    {
        if (SlotsFor(taken + keys) > slots.Length)
            Grow(SlotsFor(taken + keys));
    }

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
        ref var chain = ref slots[SlotOf(HalfOf(key))];
        if (chain.Tag == 0)
        {
            if (SlotsFor(taken + 1) > slots.Length)
            {
                Grow(2 * slots.Length);
                chain = ref slots[SlotOf(HalfOf(key))];
            }
            taken++;
            chain = new Chain(HalfOf(key), End, 0);
        }
        next[number] = chain.First;
        chain = chain with { First = number, Length = chain.Length + 1 };
    }

    private void Remove(ulong key, int number)
    {
        ref var chain = ref slots[SlotOf(HalfOf(key))];
        if (chain.First == number)
        {
            chain = chain with { First = next[number], Length = chain.Length - 1 };
            return;
        }
        var before = chain.First;
        while (next[before] != number)
            before = next[before];
        next[before] = next[number];
        chain = chain with { Length = chain.Length - 1 };
    }

    /// <summary>Adds the records under a key to a set, unless more than <paramref name="most"/> share it.</summary>
    public void Collect(ulong key, int most, HashSet<int> into)
    {
        var chain = slots[SlotOf(HalfOf(key))];
        if (chain.Length == 0 || chain.Length > most)
            return;
        for (var number = chain.First; number != End; number = next[number])
            into.Add(number);
    }

    private static uint HalfOf(ulong key) => Math.Max(1, (uint)(key >> 32));

    /// <summary>The slot of a tag, or the free one where it would go: its leading bits say where the search begins.</summary>
    private int SlotOf(uint tag)
    {
        var slot = (int)(tag >> (32 - int.Log2(slots.Length)));
        while (slots[slot].Tag != tag && slots[slot].Tag != 0)
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    /// <summary>Two slots in three are taken at most.</summary>
    private static int SlotsFor(int keys) => Math.Max(FewestSlots, (int)Math.Min(1 << 30, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(keys + (keys / 2)))));

    private void Grow(int size)
    {
        var old = slots;
        slots = new Chain[size];
        taken = 0;
        foreach (var chain in old)
        {
            if (chain.Length == 0)
                continue;
            slots[SlotOf(chain.Tag)] = chain;
            taken++;
        }
    }

    private readonly record struct Chain(uint Tag, int First, int Length);
}
