namespace Chartroom.Rules.Terminology;

/// <summary>
/// The way from a header down to the code that is meant by what was said, by the words of the titles. Remembers the ways it went until
/// something else is said, because many phrases lead to the same header. For one thread; used again from query to query.
/// </summary>
internal sealed class WayDown(CodeTitles titles, SaidWords said)
{
    private readonly Dictionary<int, Concept?> bestChildren = [];
    private readonly Dictionary<int, (Concept? Code, float Fit)> below = [];
    private readonly Dictionary<(int Code, uint Answered), Concept> refined = [];

    /// <summary>What was said: cleared by <see cref="Begin"/>, then filled in before the first question.</summary>
    public SaidWords Said => said;

    private DateOnly Day { get; set; }

    /// <summary>Forgets what was said and where it led.</summary>
    public void Begin(DateOnly day)
    {
        Day = day;
        said.Clear();
        bestChildren.Clear();
        below.Clear();
        refined.Clear();
    }

    /// <summary>
    /// The billable code that a header stands for when nothing more is said: the unspecified one, for an injury the initial encounter; words
    /// that were said (left, sequela, open…) lead to the more specific one. With it how well the way down fits (1 for a code itself); null
    /// when nothing below is billable.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.5 (7th characters), I.A.9.b (unspecified), I.B.13 (laterality).
    /// </summary>
    public (Concept? Code, float Fit) Below(Concept concept)
    {
        if (concept.IsBillableOn(Day))
            return (concept, 1);
        if (concept.ChildList.Count == 0)
            return (null, 0);
        if (!below.TryGetValue(concept.Number, out var way))
            below[concept.Number] = way = Descend(concept);
        return way;
    }

    /// <summary>
    /// A sibling of the code that answers words that nothing answers yet: the right knee instead of an unspecified one, a sequela instead of
    /// the initial encounter. Looks at most three levels up; the code itself when there is none.
    /// </summary>
    /// <param name="answered">The said words that the code and what led to it answer.</param>
    public Concept Refine(Concept code, uint answered)
    {
        if (code.Parent is null)
            return code;
        var inTitle = said.HeardIn(titles.Of(code));
        var own = answered | inTitle;
        if (own == said.All)
            return code;
        if (!refined.TryGetValue((code.Number, own), out var better))
            refined[(code.Number, own)] = better = Refine(code, inTitle, own);
        return better;
    }

    private (Concept? Code, float Fit) Descend(Concept concept)
    {
        var (at, fit) = (concept, 0.995f);
        for (var depth = 0; depth < 6; depth++)
        {
            at = BestChild(at);
            if (at is null)
                return (null, 0);
            if (at.IsBillableOn(Day))
                return (at, fit);
            fit *= 0.998f;
        }
        return (null, 0);
    }

    private Concept Refine(Concept code, uint inTitle, uint own)
    {
        var at = code;
        for (var up = 0; up < 3 && at.Parent is { } parent; up++)
        {
            at = parent;
            if (BestChild(parent) is not { } child)
                continue;
            var (better, _) = Below(child);
            if (better is null || better == code)
                continue;
            var heard = said.HeardIn(titles.Of(better));
            // It must answer something new, and everything that the title of the code answered.
            if ((heard & ~own) != 0 && (inTitle & ~heard) == 0)
                return better;
        }
        return code;
    }

    private Concept? BestChild(Concept header)
    {
        if (bestChildren.TryGetValue(header.Number, out var best))
            return best;
        var highest = float.MinValue;
        var above = said.HeardIn(titles.Of(header));
        foreach (var child in header.ChildList)
        {
            if (!child.IsBillableOn(Day) && child.ChildList.Count == 0)
                continue;
            var heard = uint.PopCount(said.HeardIn(titles.Of(child)) & ~above);
            var fit = (10 * heard) + titles.ReadinessOf(child);
            if (fit > highest)
                (best, highest) = (child, fit);
        }
        bestChildren[header.Number] = best;
        return best;
    }
}
