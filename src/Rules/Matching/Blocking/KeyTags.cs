using System.Runtime.Intrinsics;

namespace Chartroom.Rules.Matching.Blocking;

/// <summary>
/// Half of each record's key under each chosen rule, record by record, so that whether two records met under an earlier rule
/// is told by a few wide comparisons. Two keys with the same half are taken for one: among a thousand million comparisons
/// about one pair is passed over by chance, the same in every run.
/// </summary>
internal sealed class KeyTags
{
    private const int Width = 8;
    private readonly int stride;
    private readonly uint[] tags;

    private KeyTags(int stride, int records)
    {
        this.stride = stride;
        tags = new uint[(long)records * stride];
    }

    /// <summary>
    /// Blocks of more than <paramref name="largest"/> records leave no tag: they were compared among neighbours only, so their
    /// pairs may be met again, harmlessly.
    /// </summary>
    public static KeyTags Of(IReadOnlyList<Blocks> chosen, int records, int largest)
    {
        var made = new KeyTags((chosen.Count + Width - 1) / Width * Width, records);
        Parallel.For(0, chosen.Count, rule =>
        {
            foreach (var (start, length) in chosen[rule].Runs())
            {
                if (length > largest)
                    continue;
                var tag = Math.Max(1, (uint)(chosen[rule].Key(start) >> 32));
                foreach (var record in chosen[rule].Records(start, length))
                    made.tags[((long)record * made.stride) + rule] = tag;
            }
        });
        return made;
    }

    /// <summary>Did a rule before this one give the pair already?</summary>
    public bool MetBefore(int rule, int a, int b)
    {
        ref var left = ref tags[(long)a * stride];
        ref var right = ref tags[(long)b * stride];
        for (var at = 0; at < rule; at += Width)
        {
            var mine = Vector256.LoadUnsafe(ref left, (nuint)at);
            var same = Vector256.Equals(mine, Vector256.LoadUnsafe(ref right, (nuint)at)) & ~Vector256.Equals(mine, Vector256<uint>.Zero);
            var met = same.ExtractMostSignificantBits();
            if (rule - at < Width)
                met &= (1u << (rule - at)) - 1;
            if (met != 0)
                return true;
        }
        return false;
    }
}
