namespace Chartroom.Rules.Terminology;

/// <summary>
/// The wordings of a query: as typed; with a word taken apart or two put together where only that is a word of the index; with everyday
/// phrases replaced by what the books say; with abbreviations written out. The likeliest first, each with how far it is to be trusted.
/// </summary>
internal sealed class QueryWordings(CodeSearchIndex index, Abbreviations abbreviations)
{
    private const int Most = 12;

    public List<(List<string> Words, float Factor)> Of(List<string> typed)
    {
        // "without rupture" asks for what denies a rupture.
        for (var i = 1; i < typed.Count; i++)
        {
            if (typed[i - 1] is "without" or "not" or "no" or "wo" && index.Words.TryFind(TitleParts.Denial + typed[i], out _))
                typed[i] = TitleParts.Denial + typed[i];
        }
        List<(List<string> Words, float Factor)> wordings = [(typed, 1f)];
        var apart = typed.SelectMany(Apart).ToList();
        if (apart.Count != typed.Count)
            wordings.Add((apart, 1f));
        Join(wordings);
        index.Forms.Everyday.Reword(wordings, Most - 2);
        WriteOut(wordings);
        return wordings;
    }

    /// <summary>A word that the index knows only in two parts ("preeclampsia", pre-eclampsia) is taken apart.</summary>
    private IEnumerable<string> Apart(string word)
    {
        if (word.Length < 8 || index.Words.TryFind(word, out _) || index.Forms.Everyday.Knows(word) || index.Forms.SameAs(word).Any())
            return [word];
        for (var cut = 3; cut <= word.Length - 4; cut++)
        {
            if (index.Words.TryFind(word.AsSpan(0, cut), out _) && index.Words.TryFind(word.AsSpan(cut), out _))
                return [word[..cut], word[cut..]];
        }
        return [word];
    }

    /// <summary>Two words that the index writes as one ("gall bladder").</summary>
    private void Join(List<(List<string> Words, float Factor)> wordings)
    {
        var words = wordings[0].Words;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var joined = words[i] + words[i + 1];
            if (joined.Length >= 5 && (index.Words.TryFind(joined, out _) || index.Forms.Everyday.Knows(joined)))
                wordings.Add(([.. words[..i], joined, .. words[(i + 2)..]], 1f));
        }
    }

    private void WriteOut(List<(List<string> Words, float Factor)> wordings)
    {
        var words = wordings[0].Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Length > 6 || index.Forms.Everyday.Knows(words[i]) || (index.Words.TryFind(words[i], out var known) && index.Words.Frequency(known) > 2))
                continue;
            foreach (var meaning in abbreviations.Of(words[i]).Select(Words.Of).Where(m => m.Count > 0 && m.TrueForAll(w => index.Words.TryFind(w, out _))))
            {
                if (wordings.Count >= Most)
                    return;
                wordings.Add(([.. words[..i], .. meaning, .. words[(i + 1)..]], 0.93f));
            }
        }
    }
}
