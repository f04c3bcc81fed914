namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// A name (or street, city…) made ready once for many comparisons and shared by all records that have it.
/// Made by <see cref="Vocabulary"/>; two of one vocabulary are the same text exactly when they are the same object.
/// </summary>
public sealed class NameText
{
    internal NameText(int id, string folded, NameText[] parts)
    {
        Id = id;
        Folded = folded;
        Letters = folded.Contains(' ', StringComparison.Ordinal) ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
        Parts = parts;
        Sound = PhoneticKey.Of(Letters);
        SoundHash = KeyHash.Of(Sound);
        Hash = KeyHash.Of(Letters);
        NicknameGroups = Nicknames.GroupsOf(folded);
        if (NicknameGroups.Length == 0 && parts.Length > 1)
            NicknameGroups = parts[0].NicknameGroups;
        foreach (var c in Letters)
            LetterMask |= 1u << (c & 31);
    }

    /// <summary>Small number, unique in the process.</summary>
    public int Id { get; }

    /// <summary>Folded text with single spaces between words.</summary>
    public string Folded { get; }

    /// <summary>Folded text without spaces.</summary>
    public string Letters { get; }

    /// <summary>The words, when there are several; else empty.</summary>
    public NameText[] Parts { get; }

    /// <summary>How it sounds; see <see cref="PhoneticKey"/>.</summary>
    public string Sound { get; }

    public short[] NicknameGroups { get; }


    internal ulong Hash { get; }

    internal ulong SoundHash { get; }

    internal uint LetterMask { get; }

    public override string ToString() => Folded;
}
