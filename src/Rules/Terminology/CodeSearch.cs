using System.Collections.Concurrent;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// Ranked search for codes by what people type: three or four letters a word, any order, typing slips, lay words and
/// abbreviations; a code typed jumps there. One instance serves many threads.
/// <para>How: every title, index path, inclusion term and synonym is a phrase. A phrase scores by how much of the query it
/// covers and how much of itself the query covers, weighed by how rare the words are. The best phrase speaks for its code; a
/// header gives its best billable code below, by the rule that the index code is the default.</para>
/// Source: ICD-10-CM Official Guidelines, Section I.B.1 (index first, then tabular) and I.A.9 (unspecified codes).
/// </summary>
public sealed class CodeSearch
{
    private const int QueryWords = 12;

    private readonly CodeSystem system;
    private readonly CodeSearchIndex index;
    private readonly QueryWordings wordings;
    private readonly ConcurrentBag<SearchScratch> idle = [];

    private CodeSearch(CodeSystem system, CodeSearchIndex index, Abbreviations abbreviations)
    {
        this.system = system;
        this.index = index;
        wordings = new QueryWordings(index, abbreviations);
    }

    public CodeSystem System => system;

    /// <summary>Builds the index of a system from a directory of code-set tables; about a second.</summary>
    public static CodeSearch Open(CodeSystem system, string folder)
    {
        var forms = new WordForms(EverydayWords.For(system.Name));
        return new CodeSearch(system, new CodeSearchIndex(system, new PhraseTables(forms).Of(system, folder), forms), Abbreviations.Read(folder));
    }

    /// <summary>The codes that fit, best first; empty when nothing does.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="day">The day on which the codes must be billable.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<CodeHit> Find(string text, DateOnly day, int limit = 20)
    {
        if (limit <= 0)
            return [];
        var typed = CodeTyped.Find(system, text, day, limit);
        if (typed.Count > 0)
            return typed;
        List<string> words = [.. Words.Of(text.Length > 2000 ? text[..2000] : text).Distinct().Take(QueryWords)];
        if (words.Count == 0)
            return [];
        if (!idle.TryTake(out var scratch))
            scratch = new SearchScratch(index);
        scratch.Begin(day);
        foreach (var (wording, factor) in wordings.Of(words))
            scratch.Score(wording, factor);
        var hits = scratch.Best(limit);
        idle.Add(scratch);
        return hits;
    }
}

/// <summary>A code typed instead of words: it and what stands below it.</summary>
internal static class CodeTyped
{
    public static List<CodeHit> Find(CodeSystem system, string text, DateOnly day, int limit)
    {
        var code = text.Trim();
        if (code.Length is < 2 or > 8 || !code.Any(char.IsDigit) || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
            return [];
        if (system.Name == CodeSystemNames.Icd10Cm && (code.Length < 3 || !char.IsLetter(code[0]) || !char.IsDigit(code[1])))
            return [];
        var exact = system.Find(code);
        var below = Below(system, code, day).Where(c => c != exact);
        return [.. (exact is null ? below : below.Prepend(exact)).Take(limit).Select((c, i) => new CodeHit(c, 1.0 / (1 + i * 0.01), PhraseSource.Title, [c.Shown]))];
    }

    /// <summary>The codes that begin so; of a code that does not exist those that share its beginning, at least a category.</summary>
    private static List<Concept> Below(CodeSystem system, string code, DateOnly day)
    {
        for (var beginning = code; beginning.Length >= Math.Min(3, code.Length); beginning = beginning[..^1])
        {
            var found = system.StartingWith(beginning)
                .Where(c => c.IsBillableOn(day) || (!c.IsCode && c.Children.Count > 0) || system.Name == CodeSystemNames.Cvx)
                .OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
            if (found.Count > 0 || code.Length < 4)
                return found;
        }
        return [];
    }
}
