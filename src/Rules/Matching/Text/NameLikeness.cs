namespace Chartroom.Rules.Matching.Text;

/// <summary>How alike two names are, strongest first.</summary>
public enum NameLikeness : byte
{
    /// <summary>At least one of them is not known.</summary>
    Missing,

    /// <summary>The same letters; spaces, hyphens, case and accents do not count.</summary>
    Same,

    /// <summary>One stands for the other: Bob and Robert.</summary>
    Variant,

    /// <summary>One typing error apart (two in long names).</summary>
    Close,

    /// <summary>A whole part of a compound name: Maria and Maria Elena, Garcia and Garcia-Lopez.</summary>
    Part,

    /// <summary>Two or three errors apart, cut short, or sounding alike.</summary>
    Similar,

    /// <summary>One is only the first letter or two of the other.</summary>
    Initial,

    /// <summary>Another name.</summary>
    Differs,
}

/// <summary>
/// Grades two names. The answer depends only on the two texts and is the same both ways round; each thread keeps the
/// answers for recent pairs.
/// <para>Source: I. P. Fellegi, A. B. Sunter, "A theory for record linkage", JASA 64 (1969) §2: the comparison function.</para>
/// </summary>
public static class NameComparer
{
    private const int CacheBits = 17;

    [ThreadStatic]
    private static Entry[]? cache;

    /// <summary>Grades two given names: nicknames count.</summary>
    public static NameLikeness Given(NameText? a, NameText? b) => Grade(a, b, true);

    /// <summary>Grades two family names (or any other text): no nicknames.</summary>
    public static NameLikeness Family(NameText? a, NameText? b) => Grade(a, b, false);

    private static NameLikeness Grade(NameText? a, NameText? b, bool nicknames)
    {
        if (a is null || b is null)
            return NameLikeness.Missing;
        if (ReferenceEquals(a, b))
            return NameLikeness.Same;
        if (AreUnlike(a, b) && !(nicknames && Nicknames.Share(a.NicknameGroups, b.NicknameGroups)))
            return NameLikeness.Differs;
        if (a.Id > b.Id)
            (a, b) = (b, a);
        var entries = cache ??= new Entry[1 << CacheBits];
        var key = ((ulong)(uint)a.Id << 32) | ((uint)b.Id << 1) | (nicknames ? 1u : 0u);
        ref var entry = ref entries[(int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> (64 - CacheBits))];
        if (entry.Key == key)
            return entry.Value;
        var value = Measure(a, b, nicknames);
        entry = new Entry(key, value);
        return value;
    }

    /// <summary>Single words with other beginnings and too many other letters for three edits: the common case, settled at once.</summary>
    private static bool AreUnlike(NameText a, NameText b) =>
        a.Letters[0] != b.Letters[0] && a.Parts.Length == 0 && b.Parts.Length == 0
        && System.Numerics.BitOperations.PopCount(a.LetterMask ^ b.LetterMask) > MostOtherLetters;

    /// <summary>Three edits change at most six of the letters that occur.</summary>
    private const int MostOtherLetters = 6;

    private static NameLikeness Measure(NameText a, NameText b, bool nicknames)
    {
        if (string.CompareOrdinal(a.Folded, b.Folded) > 0)
            (a, b) = (b, a);
        string x = a.Letters, y = b.Letters;
        if (x == y)
            return NameLikeness.Same;
        if (x.Length == 1 || y.Length == 1)
            return x[0] == y[0] ? NameLikeness.Initial : NameLikeness.Differs;
        if (Math.Min(x.Length, y.Length) == 2 && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal)))
            return nicknames && Nicknames.Share(a.NicknameGroups, b.NicknameGroups) ? NameLikeness.Variant : NameLikeness.Initial;
        if (nicknames && Nicknames.Share(a.NicknameGroups, b.NicknameGroups))
            return NameLikeness.Variant;
        return ByLetters(a, b, x, y);
    }

    private static NameLikeness ByLetters(NameText a, NameText b, string x, string y)
    {
        var shorter = Math.Min(x.Length, y.Length);
        var longer = Math.Max(x.Length, y.Length);
        var letters = System.Numerics.BitOperations.PopCount(a.LetterMask ^ b.LetterMask);
        var part = SharesPart(a, b);
        if (letters > MostOtherLetters && !part)
            return Starts(x, y, shorter) ? NameLikeness.Similar : NameLikeness.Differs;
        var edits = EditDistance.Damerau(x, y, 3);
        if ((edits == 1 && longer >= 4) || (edits == 2 && shorter >= 9))
            return NameLikeness.Close;
        if (part)
            return NameLikeness.Part;
        if (Starts(x, y, shorter) || edits == 1 || (edits == 2 && longer >= 6) || (edits == 3 && shorter >= 9))
            return NameLikeness.Similar;
        if (a.Sound.Length >= 2 && a.Sound == b.Sound && x[0] == y[0])
            return NameLikeness.Similar;
        return shorter >= 4 && MayBeAlike(a, b) && EditDistance.JaroWinkler(x, y) >= 0.9 ? NameLikeness.Similar : NameLikeness.Differs;
    }

    /// <summary>
    /// Can Jaro and Winkler's likeness be 0.9 at all? It takes 5/6 before the bonus, so the letters in common, as shares of both names,
    /// must add up to 3/2; a letter that the other name has not at all is not in common.
    /// </summary>
    private static bool MayBeAlike(NameText a, NameText b)
    {
        var (x, y) = (a.Letters.Length, b.Letters.Length);
        var common = Math.Min(
            x - System.Numerics.BitOperations.PopCount(a.LetterMask & ~b.LetterMask), y - System.Numerics.BitOperations.PopCount(b.LetterMask & ~a.LetterMask));
        return 2 * common * (x + y) >= 3 * x * y;
    }

    private static bool Starts(string x, string y, int shorter) =>
        shorter >= 3 && x.AsSpan(0, shorter).SequenceEqual(y.AsSpan(0, shorter));

    private static bool SharesPart(NameText a, NameText b)
    {
        if (a.Parts.Length == 0 && b.Parts.Length == 0)
            return false;
        foreach (var p in a.Parts.Length == 0 ? [a] : a.Parts)
        {
            foreach (var q in b.Parts.Length == 0 ? [b] : b.Parts)
            {
                if (p.Letters.Length >= 3 && (ReferenceEquals(p, q) || (p.Letters.Length >= 5 && EditDistance.Damerau(p.Letters, q.Letters, 1) <= 1)))
                    return true;
            }
        }
        return false;
    }

    private readonly record struct Entry(ulong Key, NameLikeness Value);
}
