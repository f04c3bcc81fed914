namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// A short key of how a name sounds in the languages of Western registries: consonant classes after the first sound,
/// no vowels, no doubles, at most six. Names that sound alike mostly share it; it is only ever used to find candidates
/// and for the "sounds alike" level, never as proof.
/// <para>Source: after L. Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990, shortened.</para>
/// </summary>
public static class PhoneticKey
{
    /// <summary>The key of folded letters without spaces; empty for a text that has no letters.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[6];
        var length = 0;
        var at = SilentStart(name);
        var first = at;
        while (at < name.Length && length < key.Length)
        {
            var (sound, step) = Sound(name, at);
            if (sound == 'a' && at != first)
                sound = '\0';
            if (sound != '\0' && (length == 0 || key[length - 1] != sound))
                key[length++] = sound;
            at += step;
        }
        return new string(key[..length]);
    }

    private static int SilentStart(ReadOnlySpan<char> name) =>
        name.StartsWith("kn") || name.StartsWith("gn") || name.StartsWith("pn") || name.StartsWith("wr") ? 1 : 0;

    private static (char Sound, int Step) Sound(ReadOnlySpan<char> name, int at)
    {
        var next = at + 1 < name.Length ? name[at + 1] : '\0';
        return name[at] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' => ('a', 1),
            'p' when next == 'h' => ('f', 2),
            't' when next == 'h' => ('t', 2),
            's' when next == 'h' => ('x', 2),
            's' when next == 'c' && at + 2 < name.Length && name[at + 2] == 'h' => ('x', 3),
            'c' when next == 'h' => ('x', 2),
            'c' when next is 'e' or 'i' or 'y' => ('s', 1),
            'c' when next == 'k' => ('k', 2),
            'g' when next == 'h' => ('\0', 2),
            'd' when next == 'g' => ('j', 2),
            'w' or 'h' => ('\0', 1),
            'c' or 'q' => ('k', 1),
            'x' or 'z' => ('s', 1),
            'v' => ('f', 1),
            'b' => ('p', 1),
            'd' => ('t', 1),
            'g' => next is 'e' or 'i' ? ('j', 1) : ('k', 1),
            var c => (c, 1),
        };
    }
}
