using System.Text;
using Chartroom.Rules.Matching.Text;

namespace Chartroom.Server.Records.Patients;

/// <summary>
/// Names as search compares them: without case, accents and punctuation; by sound; by distance in typing errors. Pure.
/// </summary>
public static class NameFolding
{
    /// <summary>
    /// The words of a name, folded as matching folds them: lower case without marks, other alphabets transliterated,
    /// hyphens and spaces parting words, apostrophes joining them (<c>O'Brien</c> is one word).
    /// </summary>
    public static IReadOnlyList<string> Words(string text) => Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// A code that is equal for names that sound alike in English: first letter, then consonant groups without repeats,
    /// with the usual spellings of one sound brought together (ph→f, ck→k, silent h and gh).
    /// </summary>
    public static string Sound(string word)
    {
        var spelled = word.Replace("ph", "f", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal)
            .Replace("sch", "s", StringComparison.Ordinal).Replace("gh", "", StringComparison.Ordinal)
            .Replace("tz", "z", StringComparison.Ordinal).Replace("kn", "n", StringComparison.Ordinal).Replace("wr", "r", StringComparison.Ordinal);
        var code = new StringBuilder(6);
        var last = '\0';
        foreach (var c in spelled)
        {
            var group = c switch
            {
                'b' or 'p' => 'b',
                'f' or 'v' => 'f',
                'c' or 'k' or 'q' or 'g' or 'j' or 'x' => 'k',
                's' or 'z' => 's',
                'd' or 't' => 't',
                'l' => 'l',
                'm' or 'n' => 'm',
                'r' => 'r',
                _ => '\0',
            };
            if (code.Length == 0)
                code.Append(group == '\0' ? 'a' : group);
            else if (group != '\0' && group != last && code.Length < 6)
                code.Append(group);
            last = group;
        }
        return code.ToString();
    }

    /// <summary>
    /// How many letters were left out, added, mistaken or swapped with their neighbour; <paramref name="most"/> + 1 when
    /// more than <paramref name="most"/>.
    /// </summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[65];
        Span<int> last = stackalloc int[65];
        Span<int> row = stackalloc int[65];
        if (b.Length > 64)
            return a == b ? 0 : most + 1;
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.Min(last[b.Length], most + 1);
    }
}
