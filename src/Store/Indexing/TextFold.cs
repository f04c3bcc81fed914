using System.Text;

namespace Chartroom.Store.Indexing;

/// <summary>
/// Text as it is compared: lower case, without accents, white space joined. Source: FHIR R4 §3.1.1.5.7: string search
/// is insensitive to case and combining characters. The runtime's own normalization needs ICU, which we do without, so
/// the Latin letters of Unicode stand in two tables (by NFKD, and ø, ł, đ, ð, ħ, ı, ŧ, ŋ, ĸ, ſ by their look).
/// </summary>
internal static class TextFold
{
    /// <summary>Longer text is cut: the index serves searches by the beginning of a text.</summary>
    public const int Longest = 256;

    private const char LatinStart = '\u00c0';
    private const char AdditionalStart = '\u1e00';

    private const string Latin =
        "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþy" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllŀ" +
        "ŀllnnnnnnŉnnooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        "ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ" +
        "ǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææøø" +
        "aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ" +
        "ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwyẚsẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

    public static string Fold(string text)
    {
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return IsFolded(text) ? text : FoldAny(text);
    }

    /// <summary>The same of a text of any length, for looking into documents.</summary>
    public static string FoldWhole(string text) => IsFolded(text) ? text : FoldAny(text);

    private static bool IsFolded(string text)
    {
        var space = true;
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or (>= 'A' and <= 'Z') || (c == ' ' && space))
                return false;
            space = c == ' ';
        }
        return !space;
    }

    private static string FoldAny(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        var space = true;
        foreach (var c in text)
        {
            if (c == '\0' || c is >= '\u0300' and <= '\u036f')
                continue;
            var white = char.IsWhiteSpace(c);
            if (white && !space)
                folded.Append(' ');
            else if (!white)
                Append(folded, c);
            space = white;
        }
        if (space && folded.Length > 0)
            folded.Length--;
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case '\u00df' or '\u1e9e':
                folded.Append("ss");
                break;
            case '\u00c6' or '\u00e6':
                folded.Append("ae");
                break;
            case '\u0152' or '\u0153':
                folded.Append("oe");
                break;
            case '\u00de' or '\u00fe':
                folded.Append("th");
                break;
            default:
                folded.Append((c - LatinStart, c - AdditionalStart) switch
                {
                    ( >= 0 and var i, _) when i < Latin.Length => Latin[i],
                    (_, >= 0 and var i) when i < Additional.Length => Additional[i],
                    _ => char.ToLowerInvariant(c),
                });
                break;
        }
    }
}
