namespace Chartroom.Rules.Grouping;

/// <summary>Where an atom of a formula looks.</summary>
internal enum AtomScope : byte { Principal, Secondary, Any, Procedure, Claim }

/// <summary>
/// One name of a formula, resolved: <c>Bit</c> in the <see cref="FactSet"/>, <c>Name</c> the number of the interned name
/// (diagnosis or procedure by scope; -1 for a fact of the claim).
/// </summary>
internal sealed record FormulaAtom(string Text, AtomScope Scope, int Bit, int Name)
{
    public bool IsSeverity => Bit is FactSet.Claim + (int)ClaimFact.Mcc or FactSet.Claim + (int)ClaimFact.Cc;

    /// <summary>The fact of the claim asked for, or null.</summary>
    public ClaimFact? Fact => Scope == AtomScope.Claim ? (ClaimFact)(Bit - FactSet.Claim) : null;
}

/// <summary>One test of a compiled formula: which bit, and where to go on.</summary>
internal readonly record struct FormulaTest(ushort Bit, ushort Atom, ushort OnTrue, ushort OnFalse);

/// <summary>
/// A DRG formula compiled to bit tests with jumps: left to right with short-circuit, exactly as CMS evaluates it, because
/// which atoms were looked at decides which codes are reported as affecting the DRG.
/// Source: CMS ICD-10 MS-DRG Grouper v43.1, DRG formulas.
/// </summary>
internal sealed class Formula
{
    private const ushort True = ushort.MaxValue;
    private const ushort False = ushort.MaxValue - 1;

    private readonly FormulaTest[] tests;

    private Formula(string text, FormulaTest[] tests)
    {
        Text = text;
        this.tests = tests;
    }

    public string Text { get; }

    public static Formula Compile(string text, Func<string, int> atomOf, IReadOnlyList<FormulaAtom> atoms)
    {
        var expression = FormulaParser.Parse(text);
        var emitted = new List<FormulaTest>(expression.Size);
        Emit(expression, True, False);
        return new Formula(text, [.. emitted]);

        void Emit(FormulaExpression part, ushort whenTrue, ushort whenFalse)
        {
            switch (part)
            {
                case FormulaExpression.Name name:
                    var atom = atomOf(name.Text);
                    emitted.Add(new FormulaTest((ushort)atoms[atom].Bit, (ushort)atom, whenTrue, whenFalse));
                    break;
                case FormulaExpression.Not not:
                    var (holds, fails) = (whenFalse, whenTrue);
                    Emit(not.Operand, holds, fails);
                    break;
                case FormulaExpression.And and:
                    Emit(and.Left, (ushort)(emitted.Count + and.Left.Size), whenFalse);
                    Emit(and.Right, whenTrue, whenFalse);
                    break;
                case FormulaExpression.Or or:
                    Emit(or.Left, whenTrue, (ushort)(emitted.Count + or.Left.Size));
                    Emit(or.Right, whenTrue, whenFalse);
                    break;
            }
        }
    }

    public bool Holds(ulong[] words)
    {
        var at = 0;
        do
        {
            ref readonly var test = ref tests[at];
            at = ((words[test.Bit >> 6] >> (test.Bit & 63)) & 1) != 0 ? test.OnTrue : test.OnFalse;
        }
        while (at < False);
        return at == True;
    }

    /// <summary>Evaluates once more and notes the atoms found true, in the order met.</summary>
    public bool Holds(ulong[] words, AtomList found)
    {
        var at = 0;
        do
        {
            ref readonly var test = ref tests[at];
            var isTrue = ((words[test.Bit >> 6] >> (test.Bit & 63)) & 1) != 0;
            if (isTrue)
                found.Add(test.Atom);
            at = isTrue ? test.OnTrue : test.OnFalse;
        }
        while (at < False);
        return at == True;
    }
}

/// <summary>A short reusable list of different atom numbers.</summary>
internal sealed class AtomList
{
    private ushort[] atoms = new ushort[32];

    public int Count { get; private set; }

    public ushort this[int index] => atoms[index];

    public ReadOnlySpan<ushort> Atoms => atoms.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public bool Contains(ushort atom) => Atoms.Contains(atom);

    public void Add(ushort atom)
    {
        if (Contains(atom))
            return;
        if (Count == atoms.Length)
            Array.Resize(ref atoms, Count * 2);
        atoms[Count++] = atom;
    }

    public void CopyFrom(AtomList other)
    {
        Clear();
        foreach (var atom in other.Atoms)
            Add(atom);
    }
}
