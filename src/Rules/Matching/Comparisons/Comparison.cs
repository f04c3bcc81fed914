namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>
/// One kind of evidence: an ordered list of levels, strongest first, and the rule that finds the level for a pair.
/// Level 0 is "not known on both sides" and is never evidence; levels 1 to 7 are named in <see cref="Levels"/>.
/// The level is the same whichever record comes first.
/// <para>Source: Fellegi and Sunter 1969 §2; R. Linacre et al., "Splink", IJPDS 7(3), 2022: comparisons as ordered levels.</para>
/// </summary>
public sealed class Comparison
{
    /// <summary>Bits that a level takes in a <see cref="LevelPattern"/>.</summary>
    public const int Bits = 3;

    private readonly LevelRule rule;

    internal Comparison(string name, string[] levels, LevelRule rule)
    {
        Name = name;
        Levels = levels;
        this.rule = rule;
    }

    internal delegate int LevelRule(in PairView pair);

    public string Name { get; }

    /// <summary>Names of level 1, 2, …</summary>
    public IReadOnlyList<string> Levels { get; }

    internal int LevelOf(in PairView pair) => rule(pair);

    /// <summary>The number of a named level; <c>missing</c> is 0; -1 when there is no such level.</summary>
    public int LevelNumber(string level) => level == "missing" ? 0 : Array.IndexOf((string[])Levels, level) is var i and >= 0 ? i + 1 : -1;

    public string LevelName(int level) => level == 0 ? "missing" : Levels[level - 1];
}
