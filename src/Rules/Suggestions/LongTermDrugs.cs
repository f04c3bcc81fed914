using System.Collections.Frozen;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// Medicines whose long-term use has a code of its own. Source: ICD-10-CM tabular list, category Z79 and its inclusion terms;
/// the names are those of medicines in common use in the United States.
/// </summary>
internal static class LongTermDrugs
{
    private static readonly (string Code, string Names)[] Groups =
    [
        ("Z79.4", "insulin glargine lispro aspart detemir degludec lantus humalog novolog"),
        ("Z79.84", "metformin glipizide glyburide glimepiride sitagliptin pioglitazone empagliflozin dapagliflozin canagliflozin linagliptin saxagliptin"),
        ("Z79.85", "liraglutide dulaglutide semaglutide exenatide tirzepatide"),
        ("Z79.01", "warfarin apixaban rivaroxaban dabigatran edoxaban coumadin eliquis xarelto"),
        ("Z79.02", "clopidogrel ticagrelor prasugrel plavix"),
        ("Z79.82", "aspirin"),
        ("Z79.52", "prednisone prednisolone"),
        ("Z79.811", "anastrozole letrozole exemestane"),
        ("Z79.810", "tamoxifen raloxifene"),
        ("Z79.891", "oxycodone hydrocodone methadone morphine buprenorphine"),
        ("Z79.83", "alendronate risedronate ibandronate"),
        ("Z79.890", "estradiol"),
        ("Z79.1", "naproxen ibuprofen meloxicam diclofenac celecoxib"),
        ("Z79.51", "fluticasone budesonide mometasone beclomethasone ciclesonide"),
    ];

    private static readonly FrozenDictionary<string, string> ByName = Groups
        .SelectMany(g => g.Names.Split(' ').Select(n => KeyValuePair.Create(Terminology.Words.Stem(n), g.Code)))
        .ToFrozenDictionary();

    /// <summary>Medicines that are given for days as often as for years: a hospital's dose says nothing of long-term use.</summary>
    private static readonly FrozenSet<string> OftenShort = FrozenSet.Create("Z79.4", "Z79.82", "Z79.52", "Z79.891", "Z79.1");

    private static readonly FrozenSet<string> Lasting = "take taking home daily chronic long longterm maintenance outpatient regularly nightly bedtime years on"
        .Split(' ').Select(Terminology.Words.Stem).ToFrozenSet();

    /// <summary>Whether a sentence that names a medicine speaks of its lasting use.</summary>
    public static bool IsTaken(string code, NoteSentence sentence) =>
        !OftenShort.Contains(code) || sentence.Section is NoteSection.Medications or NoteSection.PastHistory || sentence.Words.Any(w => Lasting.Contains(w.Stem));

    public static string? CodeOf(string stem) => ByName.GetValueOrDefault(stem);
}
