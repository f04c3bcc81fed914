namespace Chartroom.Rules.Terminology;

/// <summary>
/// Words for the same thing: the everyday ones, and the forms that the alphabetic index of the release gives for its own terms
/// ("respiration, respiratory").
/// </summary>
internal sealed class WordForms
{
    private readonly Dictionary<string, HashSet<string>> learned = [];

    public void Learn(string term, string form)
    {
        var (a, b) = (Words.Of(term), Words.Of(form));
        if (a.Count != 1 || b.Count != 1 || a[0] == b[0])
            return;
        Add(a[0], b[0]);
        Add(b[0], a[0]);
    }

    public IEnumerable<string> SameAs(string word) =>
        learned.TryGetValue(word, out var forms) ? forms.Union(EverydayWords.SameAs(word)) : EverydayWords.SameAs(word);

    private void Add(string word, string other)
    {
        if (!learned.TryGetValue(word, out var forms))
            learned[word] = forms = [];
        forms.Add(other);
    }
}
