namespace Chartroom.Rules.Grouping;

/// <summary>Facts about the whole claim that formulas ask for by a special name.</summary>
internal enum ClaimFact : byte
{
    Mcc, Cc, NonCc, Alive, Died, LeftAgainstAdvice, Transferred, AnyDiagnosis, OnlyIncident, InvalidPrincipal, ExternalCausePrincipal,
    InvalidDischargeStatus, InvalidSex, MultipleTrauma, Bilateral, FourVessels, FourStents, FourDrugStents, FourPlainStents,
    SingleFusion, MultipleFusion, AnteriorFusions, PosteriorFusions1, AnteriorSectionFusions, PosteriorFusions, FallsThroughMdc20, Never,
}

/// <summary>
/// The facts of one claim as bits, so that an atom of a formula is one bit test. Blocks of 256: names of the principal
/// diagnosis, of any secondary diagnosis, of either, of procedures and clusters; then the facts about the whole claim.
/// </summary>
internal sealed class FactSet
{
    public const int Principal = 0;
    public const int Secondary = 256;
    public const int Any = 512;
    public const int Procedure = 768;
    public const int Claim = 1024;
    private const int ClaimWord = Claim / 64;

    private readonly ulong[] words = new ulong[ClaimWord + 1];

    public ulong[] Words => words;

    public ulong ClaimFacts
    {
        get => words[ClaimWord];
        set => words[ClaimWord] = value;
    }

    public static int Bit(ClaimFact fact) => Claim + (int)fact;

    public void Clear() => Array.Clear(words);

    public bool Has(int bit) => ((words[bit >> 6] >> (bit & 63)) & 1) != 0;

    public bool Has(ClaimFact fact) => Has(Bit(fact));

    public void Set(ClaimFact fact, bool value = true)
    {
        if (value)
            words[ClaimWord] |= 1UL << (int)fact;
    }

    public void Add(int block, in NameSet names)
    {
        var word = block >> 6;
        words[word] |= names.A;
        words[word + 1] |= names.B;
        words[word + 2] |= names.C;
        words[word + 3] |= names.D;
    }

    public void Replace(int block, in NameSet names)
    {
        var word = block >> 6;
        words[word] = names.A;
        words[word + 1] = names.B;
        words[word + 2] = names.C;
        words[word + 3] = names.D;
    }

    public NameSet Block(int block)
    {
        var word = block >> 6;
        return new NameSet(words[word], words[word + 1], words[word + 2], words[word + 3]);
    }
}
