namespace Chartroom.Rules.Matching.Text;

/// <summary>64-bit hashes of text and of combinations, the same in every run: they name blocks, never prove equality.</summary>
internal static class KeyHash
{
    /// <summary>FNV-1a over UTF-16 units, then mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in text)
                hash = (hash ^ c) * 1099511628211UL;
            return Mix(hash);
        }
    }

    public static ulong Combine(ulong a, ulong b) => unchecked(Mix((a * 0x9E3779B97F4A7C15UL) + b));

    /// <summary>The same for (a, b) and (b, a).</summary>
    public static ulong Unordered(ulong a, ulong b) => unchecked(Mix(a + b) ^ Mix((a ^ b) + 0x632BE59BD9B4E019UL));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
