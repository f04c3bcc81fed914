namespace Chartroom.Fhir.Paths.Syntax;

/// <summary>A FHIRPath expression as read. <c>Offset</c> is where it begins in the text. Source: FHIRPath Appendix B grammar.</summary>
internal abstract record PathSyntax(int Offset)
{
    internal sealed record Literal(int Offset, LiteralKind Kind, string Text, string? Unit = null) : PathSyntax(Offset);

    internal sealed record Empty(int Offset) : PathSyntax(Offset);

    /// <summary><c>$this</c>, <c>$index</c>, <c>$total</c>.</summary>
    internal sealed record Special(int Offset, string Name) : PathSyntax(Offset);

    internal sealed record Variable(int Offset, string Name) : PathSyntax(Offset);

    /// <summary>A member by name, of a target or of the focus.</summary>
    internal sealed record Member(int Offset, PathSyntax? Target, string Name) : PathSyntax(Offset);

    internal sealed record Call(int Offset, PathSyntax? Target, string Name, IReadOnlyList<PathSyntax> Arguments) : PathSyntax(Offset);

    internal sealed record Index(int Offset, PathSyntax Target, PathSyntax Position) : PathSyntax(Offset);

    internal sealed record Sign(int Offset, bool Negative, PathSyntax Operand) : PathSyntax(Offset);

    internal sealed record Binary(int Offset, string Operator, PathSyntax Left, PathSyntax Right) : PathSyntax(Offset);

    /// <summary><c>is</c> or <c>as</c> with a type name, perhaps qualified.</summary>
    internal sealed record TypeTest(int Offset, bool IsAs, PathSyntax Operand, string Type) : PathSyntax(Offset);
}

internal enum LiteralKind : byte { Boolean, Integer, Long, Decimal, String, Date, DateTime, Time, Quantity }
