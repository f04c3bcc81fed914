using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>Which of the clinic's illnesses a code of a story's problem list is.</summary>
internal static class ClinicIllness
{
    private static readonly (string Prefix, Illness Illness)[] ByPrefix =
    [
        ("I10", Illness.Hypertension), ("I11", Illness.Hypertension), ("I12", Illness.Hypertension), ("I13", Illness.Hypertension),
        ("E11", Illness.Diabetes), ("E78", Illness.HighCholesterol), ("J44", Illness.Copd), ("N18", Illness.KidneyDisease), ("I48.2", Illness.AtrialFibrillation),
        ("I50", Illness.HeartFailure), ("M17", Illness.Osteoarthritis),
    ];

    public static Illness? Of(string code)
    {
        foreach (var (prefix, illness) in ByPrefix)
        {
            if (code.StartsWith(prefix, StringComparison.Ordinal))
                return illness;
        }
        return null;
    }

    /// <summary>The problems of a story that the clinic's visits before it may speak of.</summary>
    public static IReadOnlyList<StoryProblem> Allowed(Story story) => [.. story.Problems.Where(p => p.YearsAgo > 1 && Of(p.Code) is not null)];
}
