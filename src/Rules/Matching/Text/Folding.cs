using System.Collections.Frozen;

namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// Text as it is compared: lower case, Latin letters without marks, digits, single spaces. Cyrillic and Greek are
/// transliterated; letters of other scripts are kept as they are; everything else separates words, except the
/// apostrophe, which disappears (<c>O'Brien</c> is <c>obrien</c>).
/// <para>Source: ISO 9:1995 and ISO 843:1997, without marks.</para>
/// </summary>
public static class Folding
{
    private const string Accented =
        "àáâãāăąǎ=a çćĉċč=c ďđð=d èéêëēĕėęě=e ĝğġģ=g ĥħ=h ìíîïĩīĭįı=i ĵ=j ķ=k ĺļľŀł=l ñńņňŋ=n òóôõøōŏőǒ=o ŕŗř=r śŝşšș=s ţťŧț=t "
        + "ùúûüũūŭůűųǔ=u ŵ=w ýÿŷ=y źżž=z æ=ae œ=oe ß=ss þ=th "
        + "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ie ж=zh з=z и=i і=i ї=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
        + "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya "
        + "αά=a β=v γ=g δ=d εέ=e ζ=z ηή=i θ=th ιίϊΐ=i κ=k λ=l μ=m ν=n ξ=x οό=o π=p ρ=r σς=s τ=t υύϋΰ=y φ=f χ=ch ψ=ps ωώ=o";

    private static readonly FrozenDictionary<char, string> Latin = Read();

    /// <summary>The folded text; empty when nothing is left.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return "";
        var output = text.Length <= 128 ? new ValueText(stackalloc char[384]) : new ValueText(new char[text.Length * 4]);
        var gap = false;
        foreach (var c in text)
            Append(ref output, c, ref gap);
        return output.ToString();
    }

    private static void Append(ref ValueText output, char c, ref bool gap)
    {
        if (c is '\'' or '’' or '`' or 'ʼ' or '´' || c is >= '\u0300' and <= '\u036f')
            return;
        if (!char.IsLetterOrDigit(c))
        {
            gap = output.Length > 0;
            return;
        }
        if (gap)
            output.Add(' ');
        gap = false;
        var lower = char.ToLowerInvariant(c);
        if (lower < 128)
            output.Add(lower);
        else if (Latin.TryGetValue(lower, out var replacement))
            output.Add(replacement);
        else
            output.Add(lower);
    }

    private static FrozenDictionary<char, string> Read()
    {
        var table = new Dictionary<char, string>();
        foreach (var entry in Accented.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            foreach (var c in entry.AsSpan(0, at))
                table[c] = entry[(at + 1)..];
        }
        return table.ToFrozenDictionary();
    }

    private ref struct ValueText(Span<char> buffer)
    {
        private readonly Span<char> buffer = buffer;

        public int Length { get; private set; }

        public void Add(char c) => buffer[Length++] = c;

        public void Add(string text)
        {
            foreach (var c in text)
                buffer[Length++] = c;
        }

        public override readonly string ToString() => new(buffer[..Length]);
    }
}
