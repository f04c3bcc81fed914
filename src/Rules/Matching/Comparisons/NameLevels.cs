using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>Levels of the names: given, middle, family, their order, generation, mother's name, guardian.</summary>
internal static class NameLevels
{
    public static readonly Comparison Given = new(
        "given", ["same", "variant", "close", "similar", "partial", "otherName", "differs"], GivenLevel);

    public static readonly Comparison Middle = new("middle", ["same", "close", "initial", "differs"], MiddleLevel);

    public static readonly Comparison Family = new(
        "family", ["same", "close", "part", "similar", "initial", "otherName", "differs"], FamilyLevel);

    /// <summary>Maiden name, or second name of a compound family name; on one side only is a level of its own.</summary>
    public static readonly Comparison Maiden = new("maiden", ["same", "oneSided", "differs"], MaidenLevel);

    public static readonly Comparison Order = new("nameOrder", ["asWritten", "moved"], OrderLevel);

    public static readonly Comparison Suffix = new("suffix", ["same", "differs"], (in PairView p) => Exact(p.A.Suffix, p.B.Suffix));

    public static readonly Comparison BirthOrder = new(
        "birthOrder", ["same", "differs"], (in PairView p) => Exact(p.A.BirthOrder, p.B.BirthOrder));

    public static readonly Comparison Mother = new("mother", ["same", "close", "differs"], (in PairView p) => Plain(p.A.Mother, p.B.Mother));

    public static readonly Comparison Guardian = new(
        "guardian", ["same", "close", "differs"], (in PairView p) => Plain(p.A.Guardian, p.B.Guardian));

    private static int GivenLevel(in PairView pair) => pair.Given switch
    {
        NameLikeness.Missing => 0,
        NameLikeness.Same => 1,
        NameLikeness.Variant => 2,
        NameLikeness.Close => 3,
        NameLikeness.Similar => 4,
        NameLikeness.Part or NameLikeness.Initial => 5,
        _ => GivenIsOtherName(pair) ? 6 : 7,
    };

    private static bool GivenIsOtherName(in PairView pair) =>
        Stands(NameComparer.Given(pair.A.Given, pair.B.Middle)) || Stands(NameComparer.Given(pair.A.Middle, pair.B.Given))
        || Stands(NameComparer.Given(pair.A.Given, pair.B.Alias)) || Stands(NameComparer.Given(pair.A.Alias, pair.B.Given));

    private static int MiddleLevel(in PairView pair)
    {
        if (pair.Given == NameLikeness.Differs && GivenIsOtherName(pair))
            return 0;
        return NameComparer.Given(pair.A.Middle, pair.B.Middle) switch
        {
            NameLikeness.Missing => 0,
            NameLikeness.Same => pair.A.Middle!.Letters.Length == 1 ? 3 : 1,
            NameLikeness.Variant or NameLikeness.Close or NameLikeness.Similar or NameLikeness.Part => 2,
            NameLikeness.Initial => 3,
            _ => 4,
        };
    }

    private static int FamilyLevel(in PairView pair)
    {
        var level = pair.Family switch
        {
            NameLikeness.Missing => 0,
            NameLikeness.Same or NameLikeness.Variant => 1,
            NameLikeness.Close => 2,
            NameLikeness.Part => 3,
            NameLikeness.Similar => 4,
            NameLikeness.Initial => 5,
            _ => 7,
        };
        return level == 7 && FamilyIsOtherName(pair) ? 6 : level;
    }

    private static int MaidenLevel(in PairView pair) => NameComparer.Family(pair.A.Maiden, pair.B.Maiden) switch
    {
        NameLikeness.Missing => pair.A.Maiden is null && pair.B.Maiden is null ? 0 : 2,
        NameLikeness.Differs or NameLikeness.Initial => 3,
        _ => 1,
    };

    private static bool FamilyIsOtherName(in PairView pair) =>
        Stands(NameComparer.Family(pair.A.Family, pair.B.Maiden)) || Stands(NameComparer.Family(pair.A.Maiden, pair.B.Family))
        || Stands(NameComparer.Family(pair.A.Family, pair.B.Alias)) || Stands(NameComparer.Family(pair.A.Alias, pair.B.Family));

    private static bool Stands(NameLikeness likeness) => likeness is >= NameLikeness.Same and <= NameLikeness.Close;

    private static int OrderLevel(in PairView pair) =>
        pair.Given == NameLikeness.Missing && pair.Family == NameLikeness.Missing ? 0 : pair.Moved ? 2 : 1;

    private static int Exact(byte a, byte b) => a == 0 || b == 0 ? 0 : a == b ? 1 : 2;

    internal static int Plain(NameText? a, NameText? b) => NameComparer.Family(a, b) switch
    {
        NameLikeness.Missing => 0,
        NameLikeness.Same => 1,
        NameLikeness.Differs or NameLikeness.Initial => 3,
        _ => 2,
    };
}
