using System.Collections.Concurrent;
using Chartroom.Rules.Terminology;

namespace Chartroom.Rules.Suggestions;

/// <summary>
/// Suggests ICD-10-CM codes from the text of a note: every window of up to six telling words is looked up among the phrases of
/// the index, the titles and the everyday words; the longest match at a place wins; the sentence then says whether it is so, and
/// on which side. One instance serves many threads.
/// Source: ICD-10-CM Official Guidelines, Section I.B.1–I.B.2 (locating a code; detail), II.H and III.C (uncertain diagnosis).
/// </summary>
public sealed class CodeSuggester
{
    private readonly CodeSystem system;
    private readonly TermDictionary dictionary;
    private readonly Vocabulary vocabulary;
    private readonly CodeTitles titles;
    private readonly ConcurrentBag<WayDown> idle = [];

    private CodeSuggester(CodeSystem system, TermDictionary dictionary)
    {
        this.system = system;
        this.dictionary = dictionary;
        vocabulary = new Vocabulary();
        titles = new CodeTitles(system, vocabulary);
    }

    public static CodeSuggester Open(CodeSystem system, string folder) => new(system, TermDictionary.Build(system, folder));

    /// <summary>
    /// The codes that a text speaks for, best first; each code once as asserted and once as negated at most, with its best mention.
    /// </summary>
    /// <param name="text">The note, plain text.</param>
    /// <param name="day">The day on which the codes must be billable.</param>
    public IReadOnlyList<Suggestion> Suggest(string text, DateOnly day)
    {
        var found = new Dictionary<(string, bool), Suggestion>();
        foreach (var sentence in NoteReader.Sentences(text))
            Read(sentence, day, found);
        WeakenOpenOnes(found);
        return [.. found.Values.OrderByDescending(s => s.Score).ThenBy(s => s.Start)];
    }

    /// <summary>
    /// A code that leaves something open is not meant when the same note says more in the same category.
    /// Source: ICD-10-CM Official Guidelines, Section I.A.9.b and I.B.2.
    /// </summary>
    private static void WeakenOpenOnes(Dictionary<(string, bool), Suggestion> found)
    {
        var told = found.Values.Where(s => s.Score >= DocumentationReview.Telling && !s.Assertion.Negated && !s.Assertion.Family && !DocumentationReview.IsUnspecific(s.Code))
            .Select(s => s.Code.Code[..3]).ToHashSet();
        foreach (var (key, suggestion) in found)
        {
            if (!key.Item2 && DocumentationReview.IsUnspecific(suggestion.Code) && told.Contains(suggestion.Code.Code[..3]))
                found[key] = suggestion with { Score = Math.Round(suggestion.Score * 0.6, 4) };
        }
    }

    private void Read(NoteSentence sentence, DateOnly day, Dictionary<(string, bool), Suggestion> found)
    {
        AddByOneWord(sentence, day, found);
        if (sentence.Section is NoteSection.Allergies or NoteSection.Medications)
            return;
        var numbers = new ulong[sentence.Words.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = dictionary.Word(sentence.Words[i].Stem);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == 0 || Longest(sentence, numbers, i) is not { } match || IsOfSomethingElse(sentence, match.Last))
                continue;
            Add(sentence, i, match.Last, match.Term, day, found);
            i = match.Last;
        }
    }

    /// <summary>"influenza vaccine" and "hepatitis C antibody" speak of a vaccine and a test, not of the disease.</summary>
    private static bool IsOfSomethingElse(NoteSentence sentence, int last) =>
        last + 1 < sentence.Words.Count
        && sentence.Words[last + 1].Stem is "vaccine" or "vaccination" or "immunization" or "shot" or "screen" or "screening" or "test" or "antibody"
            or "antigen" or "prophylaxis" or "clinic" or "precaution";

    /// <summary>Codes that a medicine or a number tells, without the words of a title.</summary>
    private void AddByOneWord(NoteSentence sentence, DateOnly day, Dictionary<(string, bool), Suggestion> found)
    {
        if (sentence.Section == NoteSection.Allergies)
            return;
        for (var i = 0; i < sentence.Words.Count; i++)
        {
            if (LongTermDrugs.CodeOf(sentence.Words[i].Stem) is { } drug && LongTermDrugs.IsTaken(drug, sentence))
                Tell(drug, i, i);
            if (GestationWeeks.CodeOf(sentence, i) is { } weeks)
                Tell(weeks, i - 1, i);
        }

        void Tell(string code, int first, int last)
        {
            var (from, to) = (sentence.Words[first], sentence.Words[last]);
            if (system.Find(code) is { } concept && concept.IsBillableOn(day))
                Keep(new Suggestion(concept, 0.6, from.Start, to.Start + to.Length, sentence.Section, AssertionReader.Of(sentence, first, last), 1), found);
        }
    }

    /// <summary>The longest phrase that begins at a word. One word in between that no phrase has may be stepped over.</summary>
    private (int Last, TermDictionary.Entry Term)? Longest(NoteSentence sentence, ulong[] numbers, int first)
    {
        (int Last, TermDictionary.Entry Term)? best = null;
        var (sum, taken, skipped) = (0UL, 0, 0);
        Span<ulong> seen = stackalloc ulong[TermDictionary.LongestPhrase];
        Span<bool> numeric = stackalloc bool[TermDictionary.LongestPhrase];
        for (var i = first; i < numbers.Length && taken < TermDictionary.LongestPhrase; i++)
        {
            if (sentence.Words[i].Stem.Length == 0)
                continue;
            if (numbers[i] == 0)
            {
                if (skipped++ > 0)
                    break;
                continue;
            }
            if (seen[..taken].Contains(numbers[i]))
                continue;
            numeric[taken] = char.IsDigit(sentence.Words[i].Stem[0]);
            seen[taken++] = numbers[i];
            sum = unchecked(sum + numbers[i]);
            if (dictionary.TryFind(sum, out var term) && (best is null || term.Length > best.Value.Term.Length))
                best = (i, term);
            // "left lower lobe pneumonia": a word in the middle may be one too many for the phrase.
            for (var leave = 1; best?.Last != i && leave < taken - 1; leave++)
            {
                if (!numeric[leave] && dictionary.TryFind(unchecked(sum - seen[leave]), out term) && term.Length >= 2 && (best is null || term.Length > best.Value.Term.Length))
                    best = (i, term);
            }
        }
        // A general word may be a form of a telling one (arterial, arteritis); alone it names nothing.
        return best is { Term.Length: 1 } && GeneralWords.Contains(sentence.Words[first].Stem) ? null : best;
    }

    private void Add(NoteSentence sentence, int first, int last, TermDictionary.Entry term, DateOnly day, Dictionary<(string, bool), Suggestion> found)
    {
        var near = sentence.Words.Skip(Math.Max(0, first - 5)).Take(last - first + 11).Select(w => w.Stem).Where(s => s.Length > 0).ToList();
        var (code, fit) = CodeMeant(term.Named, near, day);
        if (code is null)
            return;
        var assertion = AssertionReader.Of(sentence, first, last);
        var score = term.Trust * fit * (0.62 + 0.07 * Math.Min(5, (int)term.Length)) * Weight(sentence.Section, code) * Weight(assertion);
        var (start, end) = (sentence.Words[first].Start, sentence.Words[last].Start + sentence.Words[last].Length);
        Keep(new Suggestion(code, Math.Round(Math.Min(1, score), 4), start, end, sentence.Section, assertion, 1), found);
    }

    /// <summary>The code that a concept stands for beside the words that stand near it, and how well it fits.</summary>
    private (Concept? Code, float Fit) CodeMeant(Concept named, List<string> near, DateOnly day)
    {
        if (!idle.TryTake(out var way))
            way = new WayDown(titles, new SaidWords(vocabulary.Count));
        way.Begin(day);
        for (var i = 0; i < near.Count; i++)
        {
            way.Said.Say(i);
            if (vocabulary.TryFind(near[i], out var number))
                way.Said.Add(number, i);
        }
        var (code, fit) = way.Below(named);
        if (code is not null)
            code = way.Refine(code, 0);
        idle.Add(way);
        return (code, fit);
    }

    private static void Keep(Suggestion suggestion, Dictionary<(string, bool), Suggestion> found)
    {
        var key = (suggestion.Code.Code, suggestion.Assertion.Negated || suggestion.Assertion.Family);
        found[key] = found.TryGetValue(key, out var known)
            ? (known.Score >= suggestion.Score ? known : suggestion) with { Mentions = known.Mentions + 1 }
            : suggestion;
    }

    private static double Weight(NoteSection section, Concept code) => section switch
    {
        NoteSection.Diagnoses => 1.15,
        NoteSection.Assessment => 1.1,
        // A symptom is coded when nothing explains it: outside the diagnoses it usually is explained.
        _ when code.Code[0] == 'R' => 0.7,
        NoteSection.HospitalCourse or NoteSection.PastHistory or NoteSection.Body => 1,
        NoteSection.ReviewOfSystems or NoteSection.Examination or NoteSection.Plan => 0.8,
        _ => 0.9,
    };

    private static double Weight(Assertion assertion) =>
        (assertion.Negated ? 0.3 : 1) * (assertion.Family ? 0.3 : 1) * (assertion.Uncertain ? 0.8 : 1) * (assertion.Historical ? 0.75 : 1);
}
