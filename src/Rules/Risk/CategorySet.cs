using System.Numerics;
using System.Runtime.CompilerServices;

namespace Chartroom.Rules.Risk;

/// <summary>A set of condition-category numbers, 0 to 511.</summary>
internal struct CategorySet
{
    public const int Size = 512;

    private Words words;

    public readonly bool Has(int category) => ((words[category >> 6] >> (category & 63)) & 1) != 0;

    public void Add(int category) => words[category >> 6] |= 1UL << (category & 63);

    public void Remove(int category) => words[category >> 6] &= ~(1UL << (category & 63));

    public void Clear() => this = default;

    public void RemoveAll(in CategorySet others)
    {
        for (var w = 0; w < 8; w++)
            words[w] &= ~others.words[w];
    }

    public void AddAll(in CategorySet others)
    {
        for (var w = 0; w < 8; w++)
            words[w] |= others.words[w];
    }

    public readonly bool Intersects(in CategorySet others)
    {
        for (var w = 0; w < 8; w++)
        {
            if ((words[w] & others.words[w]) != 0)
                return true;
        }
        return false;
    }

    public readonly int Count()
    {
        var count = 0;
        for (var w = 0; w < 8; w++)
            count += BitOperations.PopCount(words[w]);
        return count;
    }

    /// <summary>The smallest member at or above a number, or -1.</summary>
    public readonly int Next(int from)
    {
        for (var w = from >> 6; w < 8; w++)
        {
            var bits = words[w];
            if (w == from >> 6)
                bits &= ulong.MaxValue << (from & 63);
            if (bits != 0)
                return (w << 6) + BitOperations.TrailingZeroCount(bits);
        }
        return -1;
    }

    public static CategorySet Of(IEnumerable<int> categories)
    {
        var set = default(CategorySet);
        foreach (var category in categories)
            set.Add(category);
        return set;
    }

    [InlineArray(8)]
    private struct Words
    {
        private ulong first;
    }
}
