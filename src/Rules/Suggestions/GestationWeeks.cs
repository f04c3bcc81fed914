using System.Collections.Frozen;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// Completed weeks of a pregnancy, said in a sentence that is of a pregnancy: "39 weeks and 1 day", "G2P1 at 38 weeks".
/// Source: ICD-10-CM tabular list, category Z3A; Official Guidelines, Section I.C.21.c.11.
/// </summary>
internal static class GestationWeeks
{
    private const int First = 8;
    private const int Last = 42;

    private static readonly FrozenSet<string> OfPregnancy =
        "pregnant pregnancy gestation gestational gravida gravidarum prenatal previa preeclampsia breech cesarean induction labor delivery twins trimester intrauterine fetal"
        .Split(' ').Select(Terminology.Words.Stem).ToFrozenSet();

    /// <summary>A child's own age in weeks, and what happens after the birth, are not the mother's weeks.</summary>
    private static readonly FrozenSet<string> OfOthers =
        "newborn infant neonate baby born boy girl son daughter postpartum clinic visit follow".Split(' ').Select(Terminology.Words.Stem).ToFrozenSet();

    /// <summary>The code of the weeks that end at a word, or null.</summary>
    public static string? CodeOf(NoteSentence sentence, int at)
    {
        if (at == 0 || sentence.Words[at].Stem != "week" || !int.TryParse(sentence.Words[at - 1].Stem, out var weeks) || weeks is < First or > Last)
            return null;
        return sentence.Words.Any(w => OfPregnancy.Contains(w.Stem)) && !sentence.Words.Any(w => OfOthers.Contains(w.Stem)) ? $"Z3A.{weeks:00}" : null;
    }
}
