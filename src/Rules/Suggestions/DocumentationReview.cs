using Chartroom.Rules.Terminology;

namespace Chartroom.Rules.Suggestions;

/// <summary>What one version of a document speaks for. <c>Document</c> is the caller's reference to that version.</summary>
public sealed record DocumentSuggestions(string Document, IReadOnlyList<Suggestion> Suggestions);

/// <summary>The words that speak for a code: a mention in a version of a document.</summary>
public sealed record CodeEvidence(string Document, Suggestion Mention);

/// <summary>A code and all that speaks for it, best first.</summary>
public sealed record EvidencedCode(Concept Code, IReadOnlyList<CodeEvidence> Evidence);

/// <summary>A coded diagnosis for which the text says more: the code it leads to, and the words.</summary>
public sealed record MoreSpecificCode(Concept Coded, Concept Better, IReadOnlyList<CodeEvidence> Evidence);

/// <summary>
/// Compares the codes of an encounter with what its documents say: documented but not coded, coded but not documented, and coded without
/// what the text says more (stage, side, type). A doubtful diagnosis counts for an inpatient stay only.
/// Source: ICD-10-CM Official Guidelines, Section I.A.19 (the provider's statement), I.B.2 (detail), II.H and III.C (uncertain diagnosis,
/// inpatient), IV.H (outpatient).
/// </summary>
public sealed record DocumentationReview(
    IReadOnlyList<EvidencedCode> Evidenced, IReadOnlyList<EvidencedCode> Uncoded, IReadOnlyList<Concept> Undocumented, IReadOnlyList<MoreSpecificCode> Unspecific)
{
    /// <summary>Suggestions below this score are too weak to remind anybody of.</summary>
    public const double Telling = 0.5;

    /// <summary>Reviews coded diagnoses against documents.</summary>
    public static DocumentationReview Of(IReadOnlyList<Concept> coded, IReadOnlyList<DocumentSuggestions> documents, bool inpatient)
    {
        var said = documents.SelectMany(d => d.Suggestions.Where(s => Counts(s, inpatient)).Select(s => new CodeEvidence(d.Document, s)))
            .GroupBy(e => e.Mention.Code)
            .Select(g => new EvidencedCode(g.Key, [.. g.OrderByDescending(e => e.Mention.Score)]))
            .OrderByDescending(e => e.Evidence[0].Mention.Score).ToList();
        var unspecific = new List<MoreSpecificCode>();
        foreach (var code in coded.Where(IsUnspecific))
        {
            if (said.Find(s => s.Code != code && SaysMore(s.Code, code)) is { } better && !coded.Contains(better.Code))
                unspecific.Add(new MoreSpecificCode(code, better.Code, better.Evidence));
        }
        return new DocumentationReview(
            [.. coded.Select(c => new EvidencedCode(c, [.. said.Where(s => s.Code == c || IsSameCategory(s.Code, c)).SelectMany(s => s.Evidence)])).Where(e => e.Evidence.Count > 0)],
            [.. said.Where(s => s.Evidence[0].Mention.Score >= Telling && !coded.Any(c => c == s.Code || IsSameCategory(c, s.Code)))],
            [.. coded.Where(c => IsDiagnosis(c) && !said.Exists(s => s.Code == c || IsSameCategory(s.Code, c)))],
            unspecific);
    }

    private static bool Counts(Suggestion suggestion, bool inpatient) =>
        suggestion.Assertion is { Negated: false, Family: false } && (inpatient || !suggestion.Assertion.Uncertain)
        && (!suggestion.Assertion.Historical || suggestion.Code.Code[0] == 'Z');

    private static bool IsSameCategory(Concept a, Concept b) => string.CompareOrdinal(a.Code, 0, b.Code, 0, 3) == 0;

    // Circumstances and external causes are often told in words that name no code.
    private static bool IsDiagnosis(Concept code) => code.Code[0] is not ('V' or 'W' or 'X' or 'Y' or 'Z');

    /// <summary>A title that leaves open what a note may say.</summary>
    internal static bool IsUnspecific(Concept code) => code.Display.Contains("unspecified", StringComparison.OrdinalIgnoreCase)
        || code.Display.Contains("without complication", StringComparison.OrdinalIgnoreCase) || code.Display.EndsWith("uncomplicated", StringComparison.OrdinalIgnoreCase);

    private static bool SaysMore(Concept said, Concept coded) =>
        IsSameCategory(said, coded) && Open(said) < Open(coded);

    /// <summary>How often a title leaves something open.</summary>
    private static int Open(Concept code)
    {
        var count = 0;
        for (var at = code.Display.IndexOf("unspecified", StringComparison.OrdinalIgnoreCase); at >= 0; count++)
            at = code.Display.IndexOf("unspecified", at + 1, StringComparison.OrdinalIgnoreCase);
        return count;
    }
}
