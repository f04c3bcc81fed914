namespace Chartroom.Server.Records.Patients;

/// <summary>
/// The different words of all names, and who has them. A million people share some ten thousand words, so that typing
/// errors are looked for among the words and not among the people.
/// </summary>
internal sealed class NameVocabulary
{
    private readonly Dictionary<string, HashSet<int>> people = [];
    private readonly SortedSet<string> sorted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> bySound = [];
    private readonly Dictionary<string, HashSet<string>> byGram = [];

    public void Add(string word, int person)
    {
        if (people.TryGetValue(word, out var have))
        {
            have.Add(person);
            return;
        }
        people[word] = [person];
        sorted.Add(word);
        Enter(bySound, NameFolding.Sound(word), word);
        foreach (var gram in Grams(word))
            Enter(byGram, gram, word);
    }

    public void Remove(string word, int person)
    {
        if (!people.TryGetValue(word, out var have) || !have.Remove(person) || have.Count > 0)
            return;
        people.Remove(word);
        sorted.Remove(word);
        Leave(bySound, NameFolding.Sound(word), word);
        foreach (var gram in Grams(word))
            Leave(byGram, gram, word);
    }

    /// <summary>
    /// Who has a word like the one typed, with how well it fits (1 the same, 0.9 begins so, then by typing errors, and
    /// 0.6 sounds alike) and how that is called.
    /// </summary>
    public Dictionary<int, (double Fit, string Why)> Find(string typed)
    {
        var words = new Dictionary<string, double>();
        if (people.ContainsKey(typed))
            words[typed] = 1;
        if (typed.Length >= 2)
        {
            foreach (var word in sorted.GetViewBetween(typed, typed + '\uffff'))
                words.TryAdd(word, 0.8 + (0.15 * typed.Length / word.Length));
        }
        if (typed.Length >= 3)
        {
            foreach (var word in Similar(typed))
                words.TryAdd(word.Word, word.Fit);
            foreach (var word in bySound.GetValueOrDefault(NameFolding.Sound(typed)) ?? [])
            {
                if (Math.Abs(word.Length - typed.Length) <= 3)
                    words.TryAdd(word, 0.6);
            }
        }
        return Gather(words);
    }

    private Dictionary<int, (double Fit, string Why)> Gather(Dictionary<string, double> words)
    {
        var found = new Dictionary<int, (double, string)>();
        foreach (var (word, fit) in words.OrderByDescending(w => w.Value))
        {
            var named = (fit, fit >= 0.8 ? "name" : "similar name");
            foreach (var person in people[word])
                found.TryAdd(person, named);
        }
        return found;
    }

    private IEnumerable<(string Word, double Fit)> Similar(string typed)
    {
        var most = typed.Length < 6 ? 1 : 2;
        var shared = new Dictionary<string, int>();
        var grams = Grams(typed).ToList();
        foreach (var gram in grams)
        {
            foreach (var word in byGram.GetValueOrDefault(gram) ?? [])
                shared[word] = shared.GetValueOrDefault(word) + 1;
        }
        // One error touches at most three two-letter pieces when neighbours are swapped.
        var needed = Math.Max(1, grams.Count - (3 * most));
        foreach (var (word, count) in shared)
        {
            if (count >= needed && NameFolding.Distance(typed, word, most) is var errors && errors <= most && errors > 0)
                yield return (word, 0.85 - (0.1 * errors));
        }
    }

    private static IEnumerable<string> Grams(string word)
    {
        var padded = $"^{word}$";
        return Enumerable.Range(0, padded.Length - 1).Select(i => padded.Substring(i, 2)).Distinct();
    }

    private static void Enter(Dictionary<string, HashSet<string>> index, string key, string word)
    {
        if (!index.TryGetValue(key, out var words))
            index[key] = words = [];
        words.Add(word);
    }

    private static void Leave(Dictionary<string, HashSet<string>> index, string key, string word)
    {
        if (index.TryGetValue(key, out var words) && words.Remove(word) && words.Count == 0)
            index.Remove(key);
    }
}
