namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// How far apart two short texts are.
/// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964
/// (restricted form: a transposition is not edited again); W. E. Winkler, "String comparator metrics and enhanced
/// decision rules in the Fellegi-Sunter model", ASA 1990.
/// </summary>
public static class EditDistance
{
    private const int Longest = 64;

    /// <summary>
    /// Insertions, deletions, substitutions and transpositions of neighbours from one text to the other, or
    /// <paramref name="limit"/> + 1 as soon as it must be more. Texts beyond 64 characters are compared on their first 64.
    /// </summary>
    public static int Damerau(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Trim(ref a, ref b);
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        if (a.IsEmpty || b.IsEmpty)
            return Math.Max(a.Length, b.Length);
        if (a.Length == 1 && b.Length == 1)
            return 1;
        if (limit == 1)
            return a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0] ? 1 : 2;
        return Table(a, b, limit);
    }

    /// <summary>
    /// The whole table a column at a time, a row to a bit: the bits say where the distance grows or shrinks by one from row to row.
    /// Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic J. of Computing 10 (2003).
    /// </summary>
    private static int Table(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        unchecked
        {
            ulong grows = ~0UL, shrinks = 0, zero = 0, before = 0;
            var last = 1UL << (a.Length - 1);
            var distance = a.Length;
            foreach (var c in b)
            {
                ulong equal = 0;
                for (var i = 0; i < a.Length; i++)
                    equal |= a[i] == c ? 1UL << i : 0;
                var swapped = (((~zero) & equal) << 1) & before;
                zero = (((equal & grows) + grows) ^ grows) | equal | shrinks | swapped;
                var right = shrinks | ~(zero | grows);
                var left = grows & zero;
                distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
                right = (right << 1) | 1;
                grows = (left << 1) | ~(zero | right);
                shrinks = right & zero;
                before = equal;
            }
            return Math.Min(distance, limit + 1);
        }
    }

    /// <summary>Jaro's similarity with Winkler's bonus for a common beginning; 1 is the same, 0 nothing in common.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, Longest)];
        b = b[..Math.Min(b.Length, Longest)];
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        ulong inA = 0, inB = 0;
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var last = Math.Min(b.Length - 1, i + reach);
            for (var j = Math.Max(0, i - reach); j <= last; j++)
            {
                if (a[i] != b[j] || (inB & (1UL << j)) != 0)
                    continue;
                inA |= 1UL << i;
                inB |= 1UL << j;
                common++;
                break;
            }
        }
        if (common == 0)
            return 0;
        var half = Displaced(a, b, inA, inB);
        var jaro = (((double)common / a.Length) + ((double)common / b.Length) + ((common - (half / 2.0)) / common)) / 3;
        var prefix = Math.Min(4, a.CommonPrefixLength(b));
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    private static int Displaced(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong inA, ulong inB)
    {
        var displaced = 0;
        var j = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if ((inA & (1UL << i)) == 0)
                continue;
            while ((inB & (1UL << j)) == 0)
                j++;
            if (a[i] != b[j])
                displaced++;
            j++;
        }
        return displaced;
    }

    private static void Trim(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, Longest)];
        b = b[..Math.Min(b.Length, Longest)];
        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        while (!a.IsEmpty && !b.IsEmpty && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
    }
}
