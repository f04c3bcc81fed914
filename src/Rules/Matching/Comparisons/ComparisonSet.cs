namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>All comparisons, in the order in which patterns and weights hold them. The order is part of the weights' version.</summary>
public static class ComparisonSet
{
    public static readonly IReadOnlyList<Comparison> All =
    [
        NameLevels.Given, NameLevels.Middle, NameLevels.Family, NameLevels.Order, BirthDateLevels.BirthDate, BirthDateLevels.Sex,
        NameLevels.Suffix, AddressLevels.Street, AddressLevels.Place, NumberLevels.Phone, NumberLevels.Email, NumberLevels.Ssn,
        NumberLevels.Mrn, NumberLevels.Insurance, NameLevels.Mother, NameLevels.Guardian, NameLevels.BirthOrder,
        NumberLevels.Other1, NumberLevels.Other2, NumberLevels.Other3, NameLevels.Maiden,
    ];

    internal const int Given = 0;
    internal const int Family = 2;
    internal const int BirthDate = 4;
    internal const int Street = 7;
    internal const int Place = 8;

    private static readonly Comparison[] Ordered = [.. All];

    /// <summary>What people of one household have in common too, as a set of bits: the family's name, its home, its phone.</summary>
    internal static readonly int OfHouseholds = new[] { "family", "street", "place", "phone", "insurance", "mother", "guardian" }
        .Aggregate(0, (set, name) => set | (1 << IndexOf(name)));

    /// <summary>Compares two records on everything; the answer does not depend on their order.</summary>
    public static LevelPattern Compare(Person a, Person b)
    {
        var pair = new PairView(a, b);
        ulong bits = 0;
        for (var i = 0; i < Ordered.Length; i++)
            bits |= (ulong)(uint)Ordered[i].LevelOf(pair) << (i * Comparison.Bits);
        return new LevelPattern(bits);
    }

    /// <summary>Position of a comparison by name, or -1.</summary>
    public static int IndexOf(string name) => Array.FindIndex(Ordered, c => c.Name == name);
}
