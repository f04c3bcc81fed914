namespace Chartroom.Rules.Terminology;

/// <summary>
/// Words for the same thing: the everyday ones, and the forms that the alphabetic index of the release gives for its own terms
/// ("respiration, respiratory").
/// </summary>
internal sealed class WordForms(EverydayWords everyday)
{
    private readonly Dictionary<string, HashSet<string>> learned = [];

    private readonly Dictionary<string, string> canonical = [];

    public EverydayWords Everyday { get; } = everyday;

    public void Learn(string term, string form)
    {
        var (a, b) = (Words.Of(term), Words.Of(form));
        if (a.Count != 1 || b.Count != 1 || a[0] == b[0])
            return;
        Add(a[0], b[0]);
        Add(b[0], a[0]);
    }

    public IEnumerable<string> SameAs(string word) =>
        learned.TryGetValue(word, out var forms) ? forms.Union(Everyday.SameAs(word)) : Everyday.SameAs(word);

    /// <summary>
    /// One word that stands for all words that are the same thing, however many steps apart; for look-ups by exact words.
    /// </summary>
    public string Canonical(string word)
    {
        if (canonical.TryGetValue(word, out var known))
            return known;
        var (group, open) = (new HashSet<string> { word }, new Queue<string>([word]));
        while (open.TryDequeue(out var next))
        {
            foreach (var other in SameAs(next))
            {
                if (group.Add(other))
                    open.Enqueue(other);
            }
        }
        var first = group.Min(StringComparer.Ordinal)!;
        foreach (var member in group)
            canonical[member] = first;
        return first;
    }

    /// <summary>Every word that <see cref="Canonical"/> was asked about or that belongs to such a group.</summary>
    public IReadOnlyDictionary<string, string> Groups => canonical;

    private void Add(string word, string other)
    {
        if (!learned.TryGetValue(word, out var forms))
            learned[word] = forms = [];
        forms.Add(other);
    }
}
