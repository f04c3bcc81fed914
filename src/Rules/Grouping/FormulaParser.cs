namespace Chartroom.Rules.Grouping;

/// <summary>A DRG formula as written: names joined by not, and, or.</summary>
internal abstract record FormulaExpression
{
    private FormulaExpression()
    {
    }

    /// <summary>Number of names in it, which is the number of tests in its program.</summary>
    public abstract int Size { get; }

    internal sealed record Name(string Text) : FormulaExpression
    {
        public override int Size => 1;
    }

    internal sealed record Not(FormulaExpression Operand) : FormulaExpression
    {
        public override int Size => Operand.Size;
    }

    internal sealed record And(FormulaExpression Left, FormulaExpression Right) : FormulaExpression
    {
        public override int Size { get; } = Left.Size + Right.Size;
    }

    internal sealed record Or(FormulaExpression Left, FormulaExpression Right) : FormulaExpression
    {
        public override int Size { get; } = Left.Size + Right.Size;
    }
}

/// <summary>
/// Reads a DRG formula: <c>~</c> not, <c>&amp;</c> and, <c>|</c> or, brackets; and binds tighter than or.
/// Throws <see cref="InvalidDataException"/> with the formula and the place when it cannot be read.
/// </summary>
internal ref struct FormulaParser(string formula)
{
    private readonly ReadOnlySpan<char> text = formula;
    private int at = 0;

    public static FormulaExpression Parse(string formula)
    {
        var parser = new FormulaParser(formula);
        var expression = parser.Or();
        parser.SkipBlanks();
        return parser.at == formula.Length ? expression : throw parser.Wrong(formula);
    }

    private FormulaExpression Or()
    {
        var left = And();
        while (Take('|'))
            left = new FormulaExpression.Or(left, And());
        return left;
    }

    private FormulaExpression And()
    {
        var left = Unary();
        while (Take('&'))
            left = new FormulaExpression.And(left, Unary());
        return left;
    }

    private FormulaExpression Unary()
    {
        if (Take('~'))
            return new FormulaExpression.Not(Unary());
        if (Take('('))
        {
            var inner = Or();
            return Take(')') ? inner : throw Wrong(text.ToString());
        }
        SkipBlanks();
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"~&|()".Contains(text[at]))
            at++;
        return at > start ? new FormulaExpression.Name(text[start..at].ToString()) : throw Wrong(text.ToString());
    }

    private bool Take(char c)
    {
        SkipBlanks();
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private readonly InvalidDataException Wrong(string whole) => new($"The formula '{whole}' cannot be read at character {at + 1}.");
}
