namespace Chartroom.Rules.Terminology;

/// <summary>
/// The words of a query or a sentence as the titles see them: for each word of the vocabulary which said word it answers (at most
/// thirty-two). Two words for the same thing answer one said word, so that nothing counts twice. Used again from query to query.
/// </summary>
/// <param name="vocabulary">How many words the vocabulary has.</param>
internal sealed class SaidWords(int vocabulary)
{
    /// <summary>By word of the vocabulary the place of the said word that it answers, plus one; 0 when it answers none.</summary>
    private readonly byte[] places = new byte[vocabulary];

    private readonly List<int> answering = [];

    /// <summary>A bit for each said word.</summary>
    public uint All { get; private set; }

    public void Clear()
    {
        foreach (var word in answering)
            places[word] = 0;
        answering.Clear();
        All = 0;
    }

    public void Say(int place)
    {
        if (place < 32)
            All |= 1u << place;
    }

    /// <summary>Notes that a word of the vocabulary answers a said word; the first one that it answers counts.</summary>
    public void Add(int word, int place)
    {
        if (place >= 32 || places[word] != 0)
            return;
        places[word] = (byte)(place + 1);
        answering.Add(word);
    }

    /// <summary>The said words that a title answers; what it says only to deny it does not count.</summary>
    public uint HeardIn(ReadOnlySpan<TitleWord> title)
    {
        var heard = 0u;
        foreach (var word in title)
        {
            if (!word.IsQuiet && places[word.Number] is not 0 and var place)
                heard |= 1u << (place - 1);
        }
        return heard;
    }

    public uint HeardIn(ReadOnlySpan<int> words)
    {
        var heard = 0u;
        foreach (var word in words)
        {
            if (places[word] is not 0 and var place)
                heard |= 1u << (place - 1);
        }
        return heard;
    }
}
