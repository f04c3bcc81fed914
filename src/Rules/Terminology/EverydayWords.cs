using System.Collections.Concurrent;
using System.Reflection;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// What people say and what the books call it: words for the same thing (kidney, renal), phrases that replace words
/// (heart attack → myocardial infarction), abbreviations, and phrases that name a code outright. Compiled for this project in the
/// tables <c>Everyday*.tsv</c> beside this file: <c>same</c>, <c>says</c> and <c>code</c> rows. Immutable.
/// </summary>
internal sealed class EverydayWords
{
    private static readonly ConcurrentDictionary<string, EverydayWords> BySystem = new();

    private readonly Dictionary<string, HashSet<string>> same = [];

    private readonly Dictionary<string, List<string[]>> sayings = [];

    private readonly List<(string Text, string Code)> codes = [];

    private int longestSaying = 1;

    private EverydayWords(string system)
    {
        // Anatomy and brand names serve all systems; what is said of diseases would mislead a search for procedures.
        Read("EverydayWords.tsv", sameOnly: system != CodeSystemNames.Icd10Cm);
        if (system is CodeSystemNames.Icd10Cm or CodeSystemNames.Hcpcs)
            Read("EverydayDrugs.tsv", sameOnly: false);
        if (system == CodeSystemNames.Icd10Pcs)
            Read("EverydayProcedures.tsv", sameOnly: false);
        if (system == CodeSystemNames.Hcpcs)
            Read("EverydaySupplies.tsv", sameOnly: false);
        if (system == CodeSystemNames.Cvx)
            Read("EverydayVaccines.tsv", sameOnly: false);
    }

    /// <summary>The words of a code system.</summary>
    public static EverydayWords For(string system) => BySystem.GetOrAdd(system, s => new EverydayWords(s));

    /// <summary>Other words for the same thing, stemmed; empty when there are none.</summary>
    public IReadOnlyCollection<string> SameAs(string word) => same.TryGetValue(word, out var others) ? others : [];

    public bool Knows(string saying) => sayings.ContainsKey(saying);

    public IEnumerable<Phrase> Phrases(CodeSystem system) =>
        from c in codes
        let concept = system.Find(c.Code)
        where concept is not null
        select new Phrase(c.Text, "", concept, PhraseSource.Everyday);

    /// <summary>Abbreviations of one word and the words they stand for, two or more; stemmed.</summary>
    public IEnumerable<(string Short, string[] Words)> Abbreviations =>
        from s in sayings
        where !s.Key.Contains(' ', StringComparison.Ordinal)
        from words in s.Value
        where words.Length > 1
        select (s.Key, words);

    /// <summary>Everyday phrases of several words and the words of the books that they stand for; stemmed.</summary>
    public IEnumerable<(string[] Said, string[] Words)> Sayings =>
        from s in sayings
        where s.Key.Contains(' ', StringComparison.Ordinal)
        from words in s.Value
        select (s.Key.Split(' '), words);

    /// <summary>
    /// Adds to the wordings of a query those in which an everyday phrase is replaced by what the books say, each with the factor of the
    /// wording it comes from; stops at <paramref name="most"/>.
    /// </summary>
    public void Reword(List<(List<string> Words, float Factor)> wordings, int most)
    {
        for (var w = 0; w < wordings.Count && wordings.Count < most; w++)
        {
            var (current, factor) = wordings[w];
            var taken = new List<(int At, int End)>();
            for (var length = Math.Min(longestSaying, current.Count); length > 0; length--)
            {
                for (var at = 0; at + length <= current.Count; at++)
                {
                    // What is part of a longer saying is not meant by itself: "low blood pressure" is no low blood.
                    if (taken.Exists(t => t.At <= at && at + length <= t.End) || !sayings.TryGetValue(string.Join(' ', current.GetRange(at, length)), out var meanings))
                        continue;
                    taken.Add((at, at + length));
                    Replace(wordings, current, factor, at, length, meanings, most);
                }
            }
        }
    }

    private static void Replace(
        List<(List<string> Words, float Factor)> wordings, List<string> current, float factor, int at, int length, List<string[]> meanings, int most)
    {
        // A saying that is part of its own meaning ("overdose": a poisoning by overdose) is said once.
        var said = current.GetRange(at, length);
        foreach (var meaning in meanings.Where(m => !said.TrueForAll(m.Contains) || !Array.TrueForAll(m, current.Contains)))
        {
            List<string> replaced = [.. current[..at], .. meaning, .. current[(at + length)..]];
            if (wordings.Count < most && replaced.Count > 0 && !wordings.Exists(known => known.Words.SequenceEqual(replaced)))
                wordings.Add((replaced, factor * 0.99f));
        }
    }

    private void Read(string table, bool sameOnly)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + table, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (!sameOnly || cells[0] == "same")
                Read(table, cells);
        }
    }

    private void Read(string table, string[] cells)
    {
        switch (cells[0])
        {
            case "same":
                var words = cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Words.Stem).ToHashSet();
                foreach (var word in words)
                {
                    if (!same.TryGetValue(word, out var known))
                        same[word] = known = [];
                    known.UnionWith(words.Where(other => other != word));
                }
                break;
            case "says":
                foreach (var said in cells[1].Split('|'))
                {
                    var key = Words.Of(said);
                    // "on aspirin" would be all aspirin once the empty word is gone.
                    if (key.Count == 1 && said.Contains(' ', StringComparison.Ordinal) && !said.Contains('/', StringComparison.Ordinal))
                        continue;
                    longestSaying = Math.Max(longestSaying, key.Count);
                    var text = string.Join(' ', key);
                    if (!sayings.TryGetValue(text, out var meanings))
                        sayings[text] = meanings = [];
                    meanings.AddRange(cells[2].Split('|').Select(m => (string[])[.. Words.Of(m)]));
                }
                break;
            case "code":
                codes.AddRange(cells[1].Split('|').Select(text => (text, cells[2])));
                break;
            default:
                throw new InvalidDataException($"{table}: unknown row '{cells[0]}'.");
        }
    }
}
