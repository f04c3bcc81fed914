namespace Chartroom.Rules.Terminology;

/// <summary>How a part of a title speaks: it says what is so, what may be left unsaid, or what is not so.</summary>
internal enum TitleSpeech : byte { Said, Unsaid, Denied }

/// <summary>
/// Parts a title into what it says, what it leaves open and what it denies: nobody says "unspecified eye", "(congestive)" or
/// "initial encounter", yet the code with those words is the one meant when nothing more is said; and "without rupture" does not
/// speak of a rupture. Source: ICD-10-CM Official Guidelines, Section I.A.6.b and I.A.9.b; ICD-10-PCS (approach, character 5).
/// </summary>
internal static class TitleParts
{
    /// <summary>Put before a word that is denied, so that it is another word than the one that is said.</summary>
    public const char Denial = '~';

    private static readonly HashSet<string> OpenAfterUnspecified =
    [
        "site", "trimester", "side", "part", "parts", "cause", "organ", "severity", "degree", "stage", "eye", "ear", "weeks", "intent", "type", "duration",
        "eyelid", "quadrant", "organism", "location", "fetus",
    ];

    /// <summary>Each word of the title with how it is meant.</summary>
    public static IEnumerable<(string Word, TitleSpeech Speech)> Of(string title)
    {
        var approach = ApproachIn(title);
        var (denied, inBrackets, afterUnspecified, at) = (false, false, false, 0);
        foreach (var word in title.Split(' '))
        {
            var place = at;
            at += word.Length + 1;
            if (word.Length == 0)
                continue;
            var plain = word.TrimEnd(',', '.', ';').ToLowerInvariant();
            var denies = plain is "without" or "not";
            var aside = inBrackets || word[0] is '(' or '[';
            inBrackets = aside && !word.Contains(')', StringComparison.Ordinal) && !word.Contains(']', StringComparison.Ordinal);
            var unsaid = aside || denies || plain is "unspecified" or "uncomplicated" or "initial" or "encounter" or "accidental" || (place >= approach.From && place < approach.To)
                || (afterUnspecified && OpenAfterUnspecified.Contains(plain));
            yield return (word, denied ? TitleSpeech.Denied : unsaid ? TitleSpeech.Unsaid : TitleSpeech.Said);
            afterUnspecified = plain == "unspecified";
            denied = (denied || denies) && !word.EndsWith(',');
        }
    }

    /// <summary>Where a PCS title names the approach, from and to; beyond the end when it names none.</summary>
    private static (int From, int To) ApproachIn(string title)
    {
        var from = title.IndexOf(", Via Natural", StringComparison.Ordinal);
        if (from < 0 && title.LastIndexOf(" Approach", StringComparison.Ordinal) is > 0 and var end)
            from = title.LastIndexOf(',', end);
        if (from < 0)
            return (int.MaxValue, int.MaxValue);
        var to = title.IndexOf(',', from + 1);
        return (from + 1, to < 0 ? title.Length : to);
    }
}
