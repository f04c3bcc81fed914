namespace Chartroom.Rules.Grouping;

/// <summary>A set of up to 256 interned attribute names.</summary>
internal readonly record struct NameSet(ulong A, ulong B, ulong C, ulong D)
{
    public const int Words = 4;

    public bool IsEmpty => (A | B | C | D) == 0;

    public static NameSet Of(int name) => default(NameSet).With(name);

    /// <summary>The set with one more name; a name that no code of the release has (-1) changes nothing.</summary>
    public NameSet With(int name)
    {
        if (name < 0)
            return this;
        var bit = 1UL << (name & 63);
        return (name >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }

    public bool Has(int name) => name >= 0 && ((Word(name >> 6) >> (name & 63)) & 1) != 0;

    public bool Intersects(in NameSet other) => ((A & other.A) | (B & other.B) | (C & other.C) | (D & other.D)) != 0;

    public bool HasAll(in NameSet other) =>
        ((other.A & ~A) | (other.B & ~B) | (other.C & ~C) | (other.D & ~D)) == 0;

    public NameSet Or(in NameSet other) => new(A | other.A, B | other.B, C | other.C, D | other.D);

    public NameSet And(in NameSet other) => new(A & other.A, B & other.B, C & other.C, D & other.D);

    private ulong Word(int word) => word switch { 0 => A, 1 => B, 2 => C, _ => D };
}
