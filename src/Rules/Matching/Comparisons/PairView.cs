using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching.Comparisons;

/// <summary>Two records with their names laid side by side in the reading that agrees best: as written, swapped, or both out of one field.</summary>
internal readonly ref struct PairView
{
    public PairView(Person a, Person b)
    {
        A = a;
        B = b;
        Given = NameComparer.Given(a.Given, b.Given);
        Family = NameComparer.Family(a.Family, b.Family);
        var weak = NoAgreement(Given) && NoAgreement(Family);
        if (!weak && !NoAgreement(Given) && !NoAgreement(Family))
            return;
        var crossed = NameComparer.Given(a.Given, b.Family);
        var back = NameComparer.Given(a.Family, b.Given);
        var swapped = (Resembles(crossed) && Resembles(back) && (Agrees(crossed) || Agrees(back)))
            || (weak && ((Agrees(crossed) && back == NameLikeness.Missing) || (Agrees(back) && crossed == NameLikeness.Missing)));
        if (swapped)
        {
            (Given, Family, Moved) = a.Given is not null && b.Family is not null ? (crossed, back, true) : (back, crossed, true);
            (Given, Family) = Given <= Family ? (Given, Family) : (Family, Given);
        }
        else if (weak || Given == NameLikeness.Missing || Family == NameLikeness.Missing)
        {
            var one = OneField(a, b);
            if (one.Given == NameLikeness.Missing)
                one = OneField(b, a);
            if (one.Given != NameLikeness.Missing)
                (Given, Family, Moved) = (one.Given, one.Family, true);
        }
    }

    public Person A { get; }

    public Person B { get; }

    public NameLikeness Given { get; }

    public NameLikeness Family { get; }

    /// <summary>The best reading swaps given and family name, or takes both from one field.</summary>
    public bool Moved { get; }

    private static bool NoAgreement(NameLikeness likeness) => likeness is NameLikeness.Missing or NameLikeness.Differs;

    private static bool Agrees(NameLikeness likeness) => likeness is >= NameLikeness.Same and <= NameLikeness.Close;

    private static bool Resembles(NameLikeness likeness) => likeness is >= NameLikeness.Same and <= NameLikeness.Similar;

    /// <summary>One record has both names in a single field ("steed georgia"): look for the other's two names among its words.</summary>
    private static (NameLikeness Given, NameLikeness Family) OneField(Person whole, Person split)
    {
        var words = whole.Given is null ? whole.Family : whole.Family is null ? whole.Given : null;
        if (words is null || words.Parts.Length < 2 || split.Given is null || split.Family is null)
            return default;
        var (given, family) = (NameLikeness.Missing, NameLikeness.Missing);
        foreach (var word in words.Parts)
        {
            var asGiven = NameComparer.Given(word, split.Given);
            var asFamily = NameComparer.Family(word, split.Family);
            if (Agrees(asGiven) && (given == NameLikeness.Missing || asGiven < given))
                given = asGiven;
            else if (Agrees(asFamily) && (family == NameLikeness.Missing || asFamily < family))
                family = asFamily;
        }
        return given != NameLikeness.Missing && family != NameLikeness.Missing ? (given, family) : default;
    }
}
