using System.Text;

namespace Chartroom.Rules.Releases;

/// <summary>
/// A code exactly as a claim or a table writes it, packed into eight bytes: the first character in the highest byte, so
/// that keys sort as the texts do. Holds up to eight ASCII characters; a longer or non-ASCII text gets a hashed key with
/// the top bit set, which equals no code of any table, yet equals itself. Letter case is kept: <c>a00</c> is not <c>A00</c>.
/// </summary>
public readonly record struct CodeKey(ulong Bits) : IComparable<CodeKey>
{
    private const ulong HashedMark = 1UL << 63;

    /// <summary>The key of the empty text.</summary>
    public static CodeKey Empty => default;

    public bool IsEmpty => Bits == 0;

    /// <summary>False for a text that cannot be a code of any table (too long, or not ASCII).</summary>
    public bool CanBeCode => (Bits & HashedMark) == 0;

    public static CodeKey Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > 8)
            return Hashed(text);
        ulong bits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 0 or > 127)
                return Hashed(text);
            bits |= (ulong)text[i] << (56 - (8 * i));
        }
        return new CodeKey(bits);
    }

    public static CodeKey Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The key of the same text in capitals (ASCII letters only).</summary>
    public CodeKey ToUpper()
    {
        if (!CanBeCode)
            return this;
        unchecked
        {
            // All eight bytes at once: mark bytes at or above 'a', unmark those above 'z', subtract 0x20 where marked.
            const ulong sevenBits = 0x7F7F7F7F7F7F7F7F;
            const ulong topBits = 0x8080808080808080;
            var heptets = Bits & sevenBits;
            var atLeastA = heptets + (0x0101010101010101 * (0x80 - 'a'));
            var aboveZ = heptets + (0x0101010101010101 * (0x7F - 'z'));
            var lower = atLeastA & ~aboveZ & topBits;
            return new CodeKey(Bits - (lower >> 2));
        }
    }

    /// <summary>The first character, or NUL of an empty key.</summary>
    public char FirstCharacter => CanBeCode ? (char)(Bits >> 56) : '\uFFFD';

    public int CompareTo(CodeKey other) => Bits.CompareTo(other.Bits);

    public static bool operator <(CodeKey left, CodeKey right) => left.Bits < right.Bits;

    public static bool operator >(CodeKey left, CodeKey right) => left.Bits > right.Bits;

    public static bool operator <=(CodeKey left, CodeKey right) => left.Bits <= right.Bits;

    public static bool operator >=(CodeKey left, CodeKey right) => left.Bits >= right.Bits;

    /// <summary>The text, or <c>(not a code)</c> for a hashed key.</summary>
    public override string ToString()
    {
        if (!CanBeCode)
            return "(not a code)";
        Span<char> text = stackalloc char[8];
        var length = 0;
        for (var bits = Bits; bits != 0; bits <<= 8)
            text[length++] = (char)(bits >> 56);
        return new string(text[..length]);
    }

    private static CodeKey Hashed(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in text)
            hash = unchecked((hash ^ b) * 1099511628211UL);
        return new CodeKey(hash | HashedMark);
    }
}
