namespace Chartroom.Server.Demo.Population;

/// <summary>What somebody is to the others of their household.</summary>
internal enum Bond { Single, Woman, Man, Child, Twin, Newborn, NewbornTwin }

/// <summary>A place in a household: the bond, which of its homes, and the ages between which its holder is.</summary>
internal readonly record struct Place(Bond Bond, int Home, int Youngest, int Oldest);

/// <summary>
/// Six people who follow each other in the stream, in one or more homes of a street: families, couples, elders with their
/// grown children, people alone. Shares of the kinds are assumed, so that the ages of the hospital's patients come out:
/// about a fifth children, a third above 62.
/// </summary>
internal sealed class Household
{
    public const int Size = 6;

    private static readonly double[] Shares = [0.28, 0.14, 0.33, 0.25];

    private static readonly Place[][] Kinds =
    [
        [
            new(Bond.Woman, 0, 26, 48), new(Bond.Man, 0, 26, 52), new(Bond.Child, 0, 0, 17), new(Bond.Child, 0, 0, 17), new(Bond.Child, 0, 0, 17),
            new(Bond.Single, 1, 18, 90),
        ],
        [
            new(Bond.Woman, 0, 22, 41), new(Bond.Man, 0, 22, 45), new(Bond.Newborn, 0, 0, 0), new(Bond.Child, 0, 2, 12), new(Bond.Single, 1, 18, 60),
            new(Bond.Single, 2, 58, 92),
        ],
        [
            new(Bond.Woman, 0, 62, 90), new(Bond.Man, 0, 62, 92), new(Bond.Single, 1, 64, 96), new(Bond.Single, 2, 55, 90), new(Bond.Single, 3, 40, 60),
            new(Bond.Single, 4, 18, 96),
        ],
        [
            new(Bond.Woman, 0, 22, 58), new(Bond.Man, 0, 22, 60), new(Bond.Single, 1, 18, 40), new(Bond.Single, 2, 24, 62), new(Bond.Single, 3, 30, 70),
            new(Bond.Single, 4, 45, 80),
        ],
    ];

    private Household(Place[] places) => Places = places;

    public IReadOnlyList<Place> Places { get; }

    /// <summary>The household at a place of the stream of households.</summary>
    public static Household At(long seed, long number)
    {
        var random = new DemoRandom(seed, number, "household");
        var kind = random.PickWeighted(Shares);
        var places = (Place[])Kinds[kind].Clone();
        // About 3 % of children are twins (CDC NVSS 2022: 31.2 twin births per 1,000).
        if (kind == 0 && random.Chance(0.05))
            places[3] = places[3] with { Bond = Bond.Twin };
        if (kind == 1 && random.Chance(0.08))
            places[3] = new(Bond.NewbornTwin, 0, 0, 0);
        return new Household(places);
    }
}
