namespace Chartroom.Rules.Terminology;

/// <summary>How many slips of the hand lie between two words.</summary>
internal static class Spelling
{
    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours; anything above <paramref name="limit"/> comes back as limit + 1.
    /// Source: Damerau 1964, "A technique for computer detection and correction of spelling errors" (optimal string alignment).
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (b.Length > 62 || a.Length > 62)
            return limit + 1;
        Span<byte> before = stackalloc byte[64];
        Span<byte> last = stackalloc byte[64];
        Span<byte> row = stackalloc byte[64];
        for (var j = 0; j <= b.Length; j++)
            last[j] = (byte)j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = (byte)i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                row[j] = (byte)value;
                best = Math.Min(best, value);
            }
            if (best > limit)
                return limit + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.Min(last[b.Length], limit + 1);
    }
}
