using System.Numerics;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// The distinct words of an index, numbered, with how many phrases hold each. Finds the words that a typed word may mean:
/// itself, another form of it, a word for the same thing, a longer word that begins so, or a word a slip of the hand away.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Longer words that begin like a typed one are followed up to so many.</summary>
    private const int PrefixLimit = 400;

    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<string> words = [];
    private readonly List<int> frequencies = [];
    private readonly Dictionary<string, List<int>> families = [];
    private readonly List<int>[] byLength = new List<int>[WordCutter.LongestWord + 1];
    private uint[] letters = [];
    private int[] sorted = [];

    public Vocabulary() => bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => words.Count;

    public string this[int number] => words[number];

    public int Add(ReadOnlySpan<char> word)
    {
        if (!bySpan.TryGetValue(word, out var number))
        {
            var text = word.ToString();
            numbers[text] = number = words.Count;
            words.Add(text);
            frequencies.Add(0);
        }
        return number;
    }

    public void CountPhrase(int number) => frequencies[number]++;

    public int Frequency(int number) => frequencies[number];

    /// <summary>Call once after the last word.</summary>
    public void Seal()
    {
        sorted = [.. Enumerable.Range(0, words.Count)];
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(words[a], words[b]));
        letters = [.. words.Select(LettersOf)];
        for (var i = 0; i < words.Count; i++)
        {
            (byLength[words[i].Length] ??= []).Add(i);
            var family = WordFamily.Of(words[i]);
            if (family.Length == 0)
                continue;
            if (!families.TryGetValue(family, out var members))
                families[family] = members = [];
            members.Add(i);
        }
    }

    public bool TryFind(ReadOnlySpan<char> word, out int number) => bySpan.TryGetValue(word, out number);

    /// <summary>
    /// The words that a typed word may mean, each once with how well it fits (1 = it is that word). Longer words are considered when the
    /// typed one is not a word itself or may not be finished; slips of the hand only when nothing else is found.
    /// </summary>
    /// <param name="mayGoOn">The word may not be finished, as the last one typed.</param>
    public void Match(string typed, WordForms forms, bool mayGoOn, Dictionary<int, float> into)
    {
        into.Clear();
        var known = numbers.TryGetValue(typed, out var own);
        if (known)
            into[own] = 1f;
        foreach (var other in forms.SameAs(typed))
            Add(other, 0.95f, into);
        if (WordFamily.Of(typed) is { Length: > 0 } family && families.TryGetValue(family, out var members))
        {
            foreach (var member in members)
                Add(member, 0.92f, into);
        }
        var isRare = into.Count == 0 || (into.Count == 1 && known && frequencies[own] < 3);
        if (typed.Length >= 3 && (isRare || mayGoOn || typed.Length <= 4))
            Prefixed(typed, into.Count == 0 ? 1f : 0.8f, into);
        if (into.Count == 0 && typed.Length >= 4)
            Misspelt(typed, into);
    }

    private void Add(string word, float quality, Dictionary<int, float> into)
    {
        if (numbers.TryGetValue(word, out var number))
            Add(number, quality, into);
    }

    private static void Add(int number, float quality, Dictionary<int, float> into)
    {
        if (!into.TryGetValue(number, out var known) || known < quality)
            into[number] = quality;
    }

    private void Prefixed(string typed, float factor, Dictionary<int, float> into)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(words[sorted[middle]], typed) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (var taken = 0; low < sorted.Length && taken < PrefixLimit && words[sorted[low]].StartsWith(typed, StringComparison.Ordinal); low++, taken++)
        {
            var length = words[sorted[low]].Length;
            if (length > typed.Length)
                Add(sorted[low], factor * (0.6f + (0.3f * typed.Length / length) + Common(sorted[low])), into);
        }
    }

    /// <summary>
    /// Words one slip away, or two for a long word. The first letter is nearly always right; where it is not, the rest must be.
    /// Source: Damerau 1964; Pollock and Zamora 1984 (first letters are seldom wrong).
    /// </summary>
    private void Misspelt(string typed, Dictionary<int, float> into)
    {
        if (typed.Any(char.IsDigit))
            return;
        var allowed = typed.Length >= 7 ? 2 : 1;
        var mask = LettersOf(typed);
        var best = allowed + 1;
        var found = new List<(int Word, int Distance)>();
        for (var length = Math.Max(3, typed.Length - allowed); length <= Math.Min(WordCutter.LongestWord, typed.Length + allowed); length++)
        {
            foreach (var candidate in byLength[length] ?? [])
            {
                if (BitOperations.PopCount(letters[candidate] ^ mask) > 2 * allowed)
                    continue;
                var word = words[candidate];
                var sameStart = word[0] == typed[0] || (word.Length > 1 && typed.Length > 1 && word[1] == typed[0] && word[0] == typed[1]);
                var distance = Spelling.Distance(typed, word, sameStart ? allowed : 1);
                if (distance > (sameStart ? allowed : 1))
                    continue;
                best = Math.Min(best, distance);
                found.Add((candidate, distance));
            }
        }
        foreach (var (word, distance) in found)
        {
            if (distance == best || distance == 1)
                Add(word, (distance == 1 ? 0.78f : 0.62f) + Common(word), into);
        }
    }

    /// <summary>A common word is likelier meant than a rare one.</summary>
    private float Common(int word) => 0.008f * Math.Min(8, int.Log2(1 + frequencies[word]));

    private static uint LettersOf(string word)
    {
        var mask = 0u;
        foreach (var c in word)
            mask |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26);
        return mask;
    }
}

/// <summary>
/// Groups forms of one word by a common beginning: infect, infection, infected; stenosis, stenotic; bleed, bleeding.
/// Source: Porter 1980, "An algorithm for suffix stripping" (the idea), with the endings of medical Greek and Latin.
/// </summary>
internal static class WordFamily
{
    private static readonly (string Ending, string Kept)[] Endings =
    [
        ("ations", "at"), ("ation", "at"), ("ative", "at"), ("ating", "at"), ("ated", "at"), ("atic", "at"), ("ate", "at"),
        ("otic", "o"), ("osis", "o"), ("osed", "o"), ("etic", "e"), ("esis", "e"), ("ytic", "y"), ("ysis", "y"), ("yzed", "y"),
        ("emic", "em"), ("emia", "em"), ("itic", "it"), ("itis", "it"), ("ection", "ect"), ("ective", "ect"), ("ected", "ect"), ("ecting", "ect"),
        ("uction", "uct"), ("uctive", "uct"), ("ucted", "uct"), ("action", "act"), ("acted", "act"), ("iction", "ict"), ("icted", "ict"),
        ("ption", "pt"), ("ptive", "pt"), ("pted", "pt"), ("rrhagic", "rrhag"), ("rrhage", "rrhag"), ("ures", "ur"), ("ure", "ur"), ("uring", "ur"),
        ("ings", ""), ("ing", ""), ("ical", ""), ("ious", ""), ("eous", ""), ("ous", ""), ("ism", ""), ("ary", ""), ("eal", ""), ("ial", ""),
        ("al", ""), ("ic", ""), ("ed", ""), ("en", ""), ("ia", ""), ("ae", ""), ("us", ""), ("um", ""), ("y", ""), ("e", ""), ("a", ""),
    ];

    /// <summary>The beginning that all forms share, at least four letters; empty for a short word or a number.</summary>
    public static string Of(string word)
    {
        if (word.Length < 4 || char.IsDigit(word[0]))
            return "";
        foreach (var (ending, kept) in Endings)
        {
            var left = word.Length - ending.Length;
            if (left + kept.Length < 4 || left < 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var root = kept.Length == 0 ? word[..left] : string.Concat(word.AsSpan(0, left), kept);
            return kept.Length == 0 && root.Length > 4 && root[^1] == root[^2] && root[^1] is not ('s' or 'l' or 'z') ? root[..^1] : root;
        }
        return word;
    }
}
