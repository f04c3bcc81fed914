using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Suggestions;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Documents;

/// <summary>
/// What the documents of a stay suggest, brought together by code and set against what is coded: documented and not coded,
/// coded, declined, ruled out, and more specific than what is coded.
/// Source: ICD-10-CM Official Guidelines, Section I.B.2 (level of detail), II.H and III.C (uncertain diagnosis).
/// </summary>
internal static class Suggestions
{
    private const int Most = 60;
    private const double Least = 0.35;

    /// <summary>The codes held against what the documents say; null without a release.</summary>
    public static DocumentationReview? Review(IReadOnlyList<ReadDocument> documents, AbstractCodes codes, CodeSystem? system, bool inpatient) => system is null
        ? null
        : DocumentationReview.Of(
            [.. codes.Diagnoses.Select(d => system.Find(d.Code)).OfType<Concept>().Distinct()], [.. documents.Select(d => new DocumentSuggestions(d.Entry.Key, d.Found))], inpatient);

    public static IReadOnlyList<SuggestedCode> Of(IReadOnlyList<ReadDocument> documents, AbstractCodes codes, DocumentationReview? review, GroupingRelease? grouping, Stay stay)
    {
        var coded = codes.Diagnoses.Select(d => d.Code).ToHashSet();
        var declined = codes.Declined.ToHashSet();
        var byCode = new Dictionary<string, List<(ReadDocument Document, Suggestion Found)>>();
        foreach (var document in documents)
        {
            foreach (var found in document.Found.Where(f => (f.Score >= Least || f.Assertion.Negated) && IsOf(stay, f.Code)))
            {
                if (!byCode.TryGetValue(found.Code.Shown, out var list))
                    byCode[found.Code.Shown] = list = [];
                list.Add((document, found));
            }
        }
        var suggested = byCode.Select(c => (Code: c.Key, Places: c.Value, State: StateOf(c.Key, c.Value, coded, declined)))
            .OrderBy(c => c.State).ThenByDescending(c => Score(c.Places)).ThenBy(c => c.Code, StringComparer.Ordinal).Take(Most);
        return [.. suggested.Select((c, i) => Shown(i + 1, c.Code, c.Places, c.State, SaysMoreThan(review, c.Code), grouping))];
    }

    /// <summary>Codes of pregnancy are of the mother's record alone. Source: ICD-10-CM Official Guidelines, Section I.C.15.a.</summary>
    private static bool IsOf(Stay stay, Concept code) => stay.Gender != "male" || code.Code[0] != 'O';

    private static SuggestionState StateOf(string code, List<(ReadDocument Document, Suggestion Found)> places, HashSet<string> coded, HashSet<string> declined)
    {
        if (coded.Contains(code))
            return SuggestionState.Coded;
        if (declined.Contains(code))
            return SuggestionState.Declined;
        return places.TrueForAll(p => p.Found.Assertion.Negated || p.Found.Assertion.Family) ? SuggestionState.RuledOut : SuggestionState.Open;
    }

    /// <summary>The best place counts; each further document that agrees adds a little.</summary>
    private static double Score(List<(ReadDocument Document, Suggestion Found)> places) =>
        Math.Round(Math.Min(1, places.Max(p => p.Found.Score) + (0.03 * (places.Select(p => p.Document).Distinct().Count() - 1))), 3);

    private static SuggestedCode Shown(
        int number, string code, List<(ReadDocument Document, Suggestion Found)> places, SuggestionState state, string saysMoreThan, GroupingRelease? grouping)
    {
        var best = places.MaxBy(p => p.Found.Score).Found;
        var severity = grouping?.Grouper.Tables.SeverityOf(CodeKey.Of(CodeNames.Plain(code)), grouping.Version.Number) switch
        {
            ClaimSeverity.Mcc => "MCC",
            ClaimSeverity.Cc => "CC",
            _ => "",
        };
        var mentions = places.OrderByDescending(p => p.Found.Score).Select(p => MentionOf(p.Document, p.Found));
        return new SuggestedCode(number, code, best.Code.Display, Score(places), state, WhyOf(best), severity, saysMoreThan, [.. mentions]);
    }

    private static Mention MentionOf(ReadDocument document, Suggestion found)
    {
        var text = document.Text.Text;
        var (from, to) = document.Text.SentenceAround(found.Start, found.End);
        var words = new Evidence(document.Entry.Key, document.Version.Version, found.Start, found.End, text[found.Start..found.End]);
        return new Mention(words, $"{document.Entry.What} {document.Entry.When}".Trim(), text[from..to].ReplaceLineEndings(" ").Trim());
    }

    private static string WhyOf(Suggestion found)
    {
        var words = new List<string> { SectionName(found.Section) };
        if (found.Assertion.Negated)
            words.Add("said to be absent");
        if (found.Assertion.Family)
            words.Add("of the family");
        if (found.Assertion.Historical)
            words.Add("of the past");
        if (found.Assertion.Uncertain)
            words.Add("uncertain: coded as if it existed when still so at discharge");
        return string.Join(", ", words);
    }

    private static string SectionName(NoteSection section) => section switch
    {
        NoteSection.ChiefComplaint => "chief complaint",
        NoteSection.PresentIllness => "present illness",
        NoteSection.PastHistory => "past history",
        NoteSection.FamilyHistory => "family history",
        NoteSection.SocialHistory => "social history",
        NoteSection.ReviewOfSystems => "review of systems",
        NoteSection.HospitalCourse => "hospital course",
        _ => section.ToString().ToLowerInvariant(),
    };

    /// <summary>The unspecific code already coded that this one says more than; empty when none.</summary>
    private static string SaysMoreThan(DocumentationReview? review, string code) =>
        review?.Unspecific.FirstOrDefault(u => u.Better.Shown == code)?.Coded.Shown ?? "";
}
