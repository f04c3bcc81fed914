using System.Reflection;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// What people say and what the books call it: words for the same thing (kidney, renal), phrases that replace words
/// (heart attack → myocardial infarction), abbreviations, and phrases that name a code outright. Compiled for this project in
/// <c>EverydayWords.tsv</c> beside this file: <c>same</c>, <c>says</c>, <c>code</c> rows.
/// </summary>
internal static class EverydayWords
{
    private static readonly Dictionary<string, HashSet<string>> Same = [];

    private static readonly Dictionary<string, List<string[]>> Sayings = [];

    private static readonly List<(string Text, string Code)> Codes = [];

    private static int longestSaying = 1;

    static EverydayWords()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("EverydayWords.tsv", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                Read(line.Split('\t'));
        }
    }

    /// <summary>Other words for the same thing, stemmed; empty when there are none.</summary>
    public static IReadOnlyCollection<string> SameAs(string word) => Same.TryGetValue(word, out var others) ? others : [];

    public static IEnumerable<Phrase> Phrases(CodeSystem system) =>
        from c in Codes
        let concept = system.Find(c.Code)
        where concept is not null
        select new Phrase(c.Text, "", concept, PhraseSource.Everyday);

    /// <summary>Abbreviations of one word and the words they stand for, two or more; stemmed.</summary>
    public static IEnumerable<(string Short, string[] Words)> Abbreviations =>
        from s in Sayings
        where !s.Key.Contains(' ', StringComparison.Ordinal)
        from words in s.Value
        where words.Length > 1
        select (s.Key, words);

    /// <summary>
    /// The wordings of a query: as typed, and with each everyday phrase replaced by what the books say. At most eight.
    /// </summary>
    public static List<List<string>> Wordings(List<string> words)
    {
        List<List<string>> wordings = [words];
        for (var w = 0; w < wordings.Count && wordings.Count < 8; w++)
        {
            var current = wordings[w];
            for (var length = Math.Min(longestSaying, current.Count); length > 0; length--)
            {
                for (var at = 0; at + length <= current.Count; at++)
                    Replace(wordings, current, at, length);
            }
        }
        return wordings;
    }

    private static void Replace(List<List<string>> wordings, List<string> current, int at, int length)
    {
        if (!Sayings.TryGetValue(string.Join(' ', current.GetRange(at, length)), out var meanings))
            return;
        foreach (var meaning in meanings)
        {
            List<string> replaced = [.. current[..at], .. meaning, .. current[(at + length)..]];
            if (wordings.Count < 8 && !wordings.Exists(known => known.SequenceEqual(replaced)))
                wordings.Add(replaced);
        }
    }

    private static void Read(string[] cells)
    {
        switch (cells[0])
        {
            case "same":
                var words = cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Words.Stem).ToHashSet();
                foreach (var word in words)
                {
                    if (!Same.TryGetValue(word, out var known))
                        Same[word] = known = [];
                    known.UnionWith(words.Where(other => other != word));
                }
                break;
            case "says":
                foreach (var said in cells[1].Split('|'))
                {
                    var key = Words.Of(said);
                    longestSaying = Math.Max(longestSaying, key.Count);
                    var text = string.Join(' ', key);
                    if (!Sayings.TryGetValue(text, out var meanings))
                        Sayings[text] = meanings = [];
                    meanings.Add([.. Words.Of(cells[2])]);
                }
                break;
            case "code":
                Codes.AddRange(cells[1].Split('|').Select(text => (text, cells[2])));
                break;
            default:
                throw new InvalidDataException($"EverydayWords.tsv: unknown row '{cells[0]}'.");
        }
    }
}
