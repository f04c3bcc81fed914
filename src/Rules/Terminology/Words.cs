using System.Collections.Frozen;

namespace Chartroom.Rules.Terminology;

/// <summary>
/// Cuts text into words that can be compared: lower case, accents folded, British spelling made American, plural and a few inflections
/// taken off, so that "Fractured wrists" and "fracture wrist" are the same words.
/// </summary>
internal static class Words
{
    /// <summary>Words that say nothing about which code is meant.</summary>
    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "the", "to", "with", "my", "his",
        "her", "has", "nec", "nos", "pt", "patient", "s", "mellitus", "w", "approach", "i", "had", "have", "having", "was", "due", "~");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EmptySpans = Empty.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsEmpty(ReadOnlySpan<char> word) => EmptySpans.Contains(word);

    /// <summary>The words of a text in order, folded and stemmed; empty words are left out.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>(12);
        Span<char> buffer = stackalloc char[WordCutter.LongestWord];
        var cutter = new WordCutter(text, buffer);
        while (cutter.Next(out var word))
            words.Add(word.ToString());
        return words;
    }

    /// <summary>A word without its inflection. Short words and words that only look inflected stay.</summary>
    public static string Stem(string word)
    {
        if (word.Length > WordCutter.LongestWord)
            return word;
        Span<char> buffer = stackalloc char[WordCutter.LongestWord];
        word.CopyTo(buffer);
        return buffer[..Stem(buffer, word.Length)].ToString();
    }

    /// <summary>Stems a word in place; its new length.</summary>
    public static int Stem(Span<char> buffer, int length)
    {
        length = AmericanSpelling.Apply(buffer, length);
        var word = buffer[..length];
        if (length <= 3 || char.IsDigit(word[^1]))
            return length;
        if (word.EndsWith("ies") && length > 4)
        {
            buffer[length - 3] = 'y';
            return length - 2;
        }
        if (word.EndsWith("sses") || word.EndsWith("xes"))
            return length - 2;
        if (word[^1] == 's' && !word.EndsWith("ss") && !word.EndsWith("us") && !word.EndsWith("is"))
            return length - 1;
        if (word.EndsWith("ured"))
            return length - 1;
        if (word.EndsWith("ected"))
        {
            "ion".CopyTo(buffer[(length - 2)..]);
            return length + 1;
        }
        return length;
    }
}

/// <summary>Spells British medical words the American way, as the code books do.</summary>
internal static class AmericanSpelling
{
    private static readonly (string British, string American)[] Parts =
    [
        ("aem", "em"), ("oedem", "edem"), ("oesoph", "esoph"), ("foet", "fet"), ("paed", "ped"), ("caes", "ces"), ("gynae", "gyne"), ("faec", "fec"),
        ("caec", "cec"), ("aetiol", "etiol"), ("coeliac", "celiac"), ("amoeb", "ameb"), ("oea", "ea"), ("tumour", "tumor"), ("colour", "color"),
        ("odour", "odor"), ("behaviour", "behavior"), ("labour", "labor"), ("oestr", "estr"), ("leucocy", "leukocy"), ("anaesth", "anesth"),
        ("haemat", "hemat"), ("fibre", "fiber"), ("centre", "center"), ("sulph", "sulf"),
    ];

    /// <summary>Respells a word in place; its new length, which is never more.</summary>
    public static int Apply(Span<char> buffer, int length)
    {
        if (length < 5 || (buffer[..length].IndexOf("ae") < 0 && buffer[..length].IndexOf("oe") < 0 && buffer[..length].IndexOf("our") < 0
            && buffer[..length].IndexOf("re") < 0 && buffer[..length].IndexOf("ph") < 0 && buffer[..length].IndexOf("leuc") < 0))
        {
            return length;
        }
        foreach (var (british, american) in Parts)
        {
            var at = buffer[..length].IndexOf(british);
            if (at < 0)
                continue;
            american.CopyTo(buffer[at..]);
            var shorter = british.Length - american.Length;
            buffer[(at + british.Length)..length].CopyTo(buffer[(at + american.Length)..]);
            length -= shorter;
        }
        return length;
    }
}

/// <summary>
/// Walks the words of a text without allocating. Letters that stand alone between slashes belong together: "n/v" is one word.
/// A longer word than <see cref="LongestWord"/> is cut there.
/// </summary>
internal ref struct WordCutter(ReadOnlySpan<char> text, Span<char> buffer)
{
    public const int LongestWord = 48;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer;
    private int at;

    /// <summary>The next word that says something, stemmed; valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<char> word)
    {
        while (at < text.Length)
        {
            var length = Cut();
            if (length == 0 || Words.IsEmpty(buffer[..length]) || (buffer[0] == TitleParts.Denial && Words.IsEmpty(buffer[1..length])))
                continue;
            word = buffer[..Words.Stem(buffer, length)];
            return true;
        }
        word = default;
        return false;
    }

    private int Cut()
    {
        var length = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == TitleParts.Denial && length == 0)
            {
                buffer[length++] = c;
            }
            else if (char.IsLetterOrDigit(c))
            {
                if (length < LongestWord - 1)
                    buffer[length++] = Folded(c);
            }
            else if (IsPossessive(c))
            {
                at++;
            }
            else if (length > 0 && !IsInside(c))
            {
                at++;
                break;
            }
        }
        return length;
    }

    private readonly bool IsInside(char c) =>
        c is '\'' or '’' || (c == '/' && IsLoneLetter(at - 1) && IsLoneLetter(at + 1));

    /// <summary>An apostrophe and an s that end a word: "Kaposi's" is Kaposi.</summary>
    private readonly bool IsPossessive(char c) =>
        c is '\'' or '’' && at + 1 < text.Length && text[at + 1] is 's' or 'S' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private readonly bool IsLoneLetter(int place) =>
        place >= 0 && place < text.Length && char.IsLetter(text[place])
        && (place == 0 || !char.IsLetterOrDigit(text[place - 1])) && (place + 1 == text.Length || !char.IsLetterOrDigit(text[place + 1]));

    private static char Folded(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            >= 'à' and <= 'å' => 'a',
            'ç' => 'c',
            >= 'è' and <= 'ë' => 'e',
            >= 'ì' and <= 'ï' => 'i',
            'ñ' => 'n',
            (>= 'ò' and <= 'ö') or 'ø' => 'o',
            >= 'ù' and <= 'ü' => 'u',
            'ý' or 'ÿ' => 'y',
            _ => lower,
        };
    }
}
