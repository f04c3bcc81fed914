using Chartroom.Rules.Terminology;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// Turns a code for an unspecified side into the one for the side that the sentence names.
/// Source: ICD-10-CM Official Guidelines, Section I.B.13.
/// </summary>
internal sealed class Laterality
{
    private static readonly string[] Sides = ["right", "left", "bilateral"];

    private readonly Dictionary<string, Concept> byTitle = [];

    public Laterality(CodeSystem system)
    {
        foreach (var concept in system.Concepts)
        {
            if (concept.IsCode && concept.Display.Length > 0)
                byTitle.TryAdd(Key(concept.Display), concept);
        }
    }

    public Concept Refine(Concept code, IReadOnlyList<string> near, DateOnly day)
    {
        if (!code.Display.Contains("unspecified", StringComparison.OrdinalIgnoreCase))
            return code;
        foreach (var side in Sides)
        {
            if (near.Contains(side) && byTitle.TryGetValue(Key(Replace(code.Display, side)), out var sided) && sided.IsBillableOn(day))
                return sided;
        }
        return code;
    }

    private static string Replace(string title, string side)
    {
        var at = title.LastIndexOf("unspecified", StringComparison.OrdinalIgnoreCase);
        return string.Concat(title.AsSpan(0, at), side, title.AsSpan(at + "unspecified".Length));
    }

    // "Pain in unspecified knee" and "Pain in right knee"; commas and case do not tell titles apart.
    private static string Key(string title) => title.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
}
