using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>Levels of the street line and of the place (city, state, postal code).</summary>
internal static class AddressLevels
{
    public static readonly Comparison Street = new(
        "street", ["same", "otherUnit", "near", "sameStreet", "differs"], (in PairView p) => StreetLevel(p.A, p.B));

    public static readonly Comparison Place = new(
        "place", ["same", "near", "one", "similar", "differs"], (in PairView p) => PlaceLevel(p.A, p.B));

    private static int StreetLevel(Person a, Person b)
    {
        var street = NameComparer.Family(a.Street, b.Street);
        if (street == NameLikeness.Missing)
            return 0;
        if (street == NameLikeness.Differs || street == NameLikeness.Initial)
            street = Crossed(a, b, street);
        if (street is NameLikeness.Differs or NameLikeness.Initial)
            return 5;
        var number = a.Number == b.Number;
        var numberKnown = a.Number.Length > 0 && b.Number.Length > 0;
        if (street == NameLikeness.Same && number)
            return a.Unit != b.Unit && a.Unit.Length > 0 && b.Unit.Length > 0 ? 2 : 1;
        if (number || !numberKnown || EditDistance.Damerau(a.Number, b.Number, 1) == 1)
            return 3;
        return 4;
    }

    /// <summary>The street may stand in the other record's second line.</summary>
    private static NameLikeness Crossed(Person a, Person b, NameLikeness straight)
    {
        if (Stands(NameComparer.Family(a.Street, b.SecondLine)) || Stands(NameComparer.Family(a.SecondLine, b.Street)))
            return NameLikeness.Close;
        return straight;
    }

    private static bool Stands(NameLikeness likeness) => likeness is >= NameLikeness.Same and <= NameLikeness.Similar;

    private static int PlaceLevel(Person a, Person b)
    {
        var city = NameComparer.Family(a.City, b.City);
        var zip = ZipLikeness(a.Zip, b.Zip);
        if (city == NameLikeness.Missing && zip == NameLikeness.Missing)
            return 0;
        if ((city == NameLikeness.Same || city == NameLikeness.Missing) && (zip == NameLikeness.Same || zip == NameLikeness.Missing))
            return 1;
        var cityNear = Stands(city) || city == NameLikeness.Missing;
        var zipNear = Stands(zip) || zip == NameLikeness.Missing;
        if (city == NameLikeness.Same || zip == NameLikeness.Same)
            return cityNear && zipNear ? 2 : 3;
        return cityNear || zipNear ? 4 : 5;
    }

    private static NameLikeness ZipLikeness(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return NameLikeness.Missing;
        if (a == b)
            return NameLikeness.Same;
        if (EditDistance.Damerau(a, b, 1) == 1)
            return NameLikeness.Close;
        var shorter = Math.Min(a.Length, b.Length);
        return shorter >= 5 && a.AsSpan().CommonPrefixLength(b) >= shorter - 3 ? NameLikeness.Similar : NameLikeness.Differs;
    }
}
