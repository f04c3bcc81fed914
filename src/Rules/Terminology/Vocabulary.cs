namespace Chartroom.Rules.Terminology;

/// <summary>
/// The distinct words of an index, numbered, with how many phrases hold each. Finds the words that a typed word may mean:
/// itself, a longer word that begins so, a word with another name for the same thing, or a word a slip of the hand away.
/// </summary>
internal sealed class Vocabulary(WordForms forms)
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> words = [];
    private readonly List<int> frequencies = [];
    private int[] sorted = [];

    public int Count => words.Count;

    public string this[int number] => words[number];

    public int Add(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            numbers[word] = number = words.Count;
            words.Add(word);
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
    }

    public bool TryFind(string word, out int number) => numbers.TryGetValue(word, out number);

    /// <summary>
    /// The words that a typed word may mean, each with how well it fits (1 = it is that word). Slips of the hand are
    /// considered only when no word begins so.
    /// </summary>
    public void Match(string typed, List<(int Word, float Quality)> into)
    {
        into.Clear();
        Add(typed, 1f, into);
        foreach (var other in forms.SameAs(typed))
            Add(other, 0.93f, into);
        if (typed.Length >= 3)
            Prefixed(typed, into);
        if (into.Count == 0 && typed.Length >= 4)
            Misspelt(typed, into);
    }

    private void Add(string word, float quality, List<(int, float)> into)
    {
        if (numbers.TryGetValue(word, out var number))
            into.Add((number, quality));
    }

    private void Prefixed(string typed, List<(int Word, float Quality)> into)
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
        for (; low < sorted.Length && words[sorted[low]].StartsWith(typed, StringComparison.Ordinal); low++)
        {
            var length = words[sorted[low]].Length;
            if (length > typed.Length)
                into.Add((sorted[low], 0.6f + 0.3f * typed.Length / length));
        }
    }

    private void Misspelt(string typed, List<(int, float)> into)
    {
        var allowed = typed.Length >= 8 ? 2 : 1;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Math.Abs(word.Length - typed.Length) > allowed || (word[0] != typed[0] && (word.Length < 2 || word[1] != typed[1])))
                continue;
            var distance = Spelling.Distance(typed, word, allowed);
            if (distance <= allowed)
                into.Add((i, distance == 1 ? 0.75f : 0.6f));
        }
    }
}
