namespace Chartroom.Fhir.Paths.Syntax;

internal enum TokenKind : byte { End, Identifier, Delimited, String, Integer, Long, Decimal, Date, DateTime, Time, Variable, Special, Symbol, Wrong }

/// <summary>One word of an expression; <c>Text</c> is its value (unescaped, without quotes or <c>@</c>).</summary>
internal readonly record struct PathToken(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Identifier && Text == symbol;
}
