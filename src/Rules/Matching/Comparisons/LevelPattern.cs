namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>The levels of all comparisons of one pair, three bits each, in the order of <see cref="ComparisonSet.All"/>.</summary>
public readonly record struct LevelPattern(ulong Bits)
{
    public int this[int comparison] => (int)((Bits >> (comparison * Comparison.Bits)) & 7);

    internal LevelPattern With(int comparison, int level) => new(Bits | ((ulong)(uint)level << (comparison * Comparison.Bits)));
}
