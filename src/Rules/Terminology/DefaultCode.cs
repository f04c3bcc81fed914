namespace Chartroom.Rules.Terminology;

/// <summary>
/// The billable code that a header stands for when nothing more is said: the unspecified one, for an injury the initial
/// encounter; words of the query (left, sequela, open…) lead to the more specific one.
/// Source: ICD-10-CM Official Guidelines, Section I.A.5 (7th characters), I.A.9.b (unspecified), I.B.13 (laterality).
/// </summary>
internal static class DefaultCode
{
    /// <summary>The code and how well the way down fits (1 for a code itself); null when nothing below is billable.</summary>
    public static (Concept? Code, double Fit) Below(Concept concept, List<string> words, DateOnly day)
    {
        if (concept.IsBillableOn(day))
            return (concept, 1);
        var (at, fit) = (concept, 0.995);
        for (var depth = 0; depth < 6; depth++)
        {
            var open = at.ChildList.Where(c => c.IsBillableOn(day) || c.ChildList.Count > 0).ToList();
            if (open.Count == 0)
                return (null, 0);
            at = open.MaxBy(c => Fit(c, words))!;
            if (at.IsBillableOn(day))
                return (at, fit);
            fit *= 0.998;
        }
        return (null, 0);
    }

    private static double Fit(Concept child, List<string> words)
    {
        var title = Words.Of(child.Display);
        var own = child.Parent is { } parent ? title.Except(Words.Of(parent.Display)).ToList() : title;
        var said = own.Count(words.Contains);
        var score = 10.0 * said - 0.1 * own.Count;
        if (own.Contains("unspecified"))
            score += 3;
        if (own.Contains("initial"))
            score += own.Contains("closed") || !own.Contains("open") ? 4 : 1;
        if (own.Contains("uncomplicated") || own.Contains("without") || own.Contains("not"))
            score += 2.5;
        if (own.Contains("accidental"))
            score += 2;
        if (own.Contains("remission") && !own.Contains("not"))
            score -= 2;
        if (own.Contains("other"))
            score -= 0.5;
        if (own.Contains("subsequent") || own.Contains("sequela"))
            score -= 2;
        return score - child.Code[^1] / 10_000.0;
    }
}
