using Chartroom.Fhir.Outcomes;

namespace Chartroom.Fhir.Paths.Syntax;

/// <summary>
/// Reads an expression by precedence climbing. A wrong expression gives an issue that names line, column and what was
/// expected. Nesting is bounded.
/// Source: FHIRPath Appendix B grammar.
/// </summary>
internal sealed class PathParser
{
    private const int DeepestNesting = 200;

    private static readonly string[][] Levels =
    [
        ["implies"],
        ["or", "xor"],
        ["and"],
        ["in", "contains"],
        ["=", "~", "!=", "!~"],
        ["<=", "<", ">", ">="],
        ["|"],
        ["is", "as"],
        ["+", "-", "&"],
        ["*", "/", "div", "mod"],
    ];

    private static readonly string[] TimeUnits =
        ["year", "month", "week", "day", "hour", "minute", "second", "millisecond"];

    private readonly string text;
    private readonly List<PathToken> tokens;
    private int at;
    private int depth;
    private Issue? issue;

    private PathParser(string text)
    {
        this.text = text;
        tokens = new PathLexer(text).Run();
    }

    private PathToken Current => tokens[at];

    public static Parsed<PathSyntax> Parse(string text)
    {
        var parser = new PathParser(text);
        var syntax = parser.Expression(0);
        if (parser.issue is null && parser.Current.Kind != TokenKind.End)
            parser.Fail(parser.Current.Kind == TokenKind.Wrong ? parser.Current.Text : $"'{parser.Current.Text}' was not expected here.");
        return parser.issue is { } issue ? issue : syntax!;
    }

    private PathSyntax? Expression(int level)
    {
        if (level == Levels.Length)
            return Signed();
        if (level == 0 && ++depth > DeepestNesting)
            return Fail("The expression nests too deeply.");
        var left = Expression(level + 1);
        while (left is not null && Operator(level) is { } op)
        {
            var offset = Current.Offset;
            at++;
            left = op is "is" or "as" ? TypeTest(left, op == "as", offset)
                : Expression(level + 1) is { } right ? new PathSyntax.Binary(offset, op, left, right) : null;
        }
        if (level == 0)
            depth--;
        return left;
    }

    private string? Operator(int level)
    {
        if (Current.Kind is not (TokenKind.Symbol or TokenKind.Identifier))
            return null;
        return Array.IndexOf(Levels[level], Current.Text) >= 0 ? Current.Text : null;
    }

    private PathSyntax.TypeTest? TypeTest(PathSyntax operand, bool isAs, int offset) =>
        TypeName() is { } type ? new PathSyntax.TypeTest(offset, isAs, operand, type) : null;

    private string? TypeName()
    {
        if (Name() is not { } name)
        {
            Fail("A type name was expected.");
            return null;
        }
        if (Current.Is(".") && tokens[at + 1].Kind is TokenKind.Identifier or TokenKind.Delimited)
        {
            at++;
            name += "." + Name();
        }
        return name;
    }

    private PathSyntax? Signed()
    {
        if (!Current.Is("+") && !Current.Is("-"))
            return Postfix();
        var sign = Current;
        at++;
        if (++depth > DeepestNesting)
            return Fail("The expression nests too deeply.");
        var operand = Signed();
        depth--;
        return operand is null ? null : new PathSyntax.Sign(sign.Offset, sign.Text == "-", operand);
    }

    private PathSyntax? Postfix()
    {
        var left = Term();
        while (left is not null)
        {
            if (Current.Is("."))
            {
                at++;
                left = Invocation(left);
            }
            else if (Current.Is("["))
            {
                var offset = Current.Offset;
                at++;
                left = Expression(0) is { } position && Expect("]") ? new PathSyntax.Index(offset, left, position) : null;
            }
            else
            {
                return left;
            }
        }
        return null;
    }

    private PathSyntax? Term()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.String:
                at++;
                return new PathSyntax.Literal(token.Offset, LiteralKind.String, token.Text);
            case TokenKind.Integer or TokenKind.Decimal or TokenKind.Long:
                at++;
                return Number(token);
            case TokenKind.Date or TokenKind.DateTime or TokenKind.Time:
                at++;
                var kind = token.Kind switch
                {
                    TokenKind.Date => LiteralKind.Date,
                    TokenKind.DateTime => LiteralKind.DateTime,
                    _ => LiteralKind.Time,
                };
                return new PathSyntax.Literal(token.Offset, kind, token.Text);
            case TokenKind.Variable:
                at++;
                return new PathSyntax.Variable(token.Offset, token.Text);
            case TokenKind.Identifier when token.Text is "true" or "false":
                at++;
                return new PathSyntax.Literal(token.Offset, LiteralKind.Boolean, token.Text);
            case TokenKind.Symbol when token.Text == "(":
                at++;
                return Expression(0) is { } inner && Expect(")") ? inner : null;
            case TokenKind.Symbol when token.Text == "{":
                at++;
                return Expect("}") ? new PathSyntax.Empty(token.Offset) : null;
            default:
                return Invocation(null);
        }
    }

    private PathSyntax.Literal Number(PathToken token)
    {
        var unit = Current;
        var isUnit = unit.Kind == TokenKind.String
            || (unit.Kind == TokenKind.Identifier && Array.IndexOf(TimeUnits, unit.Text.TrimEnd('s')) >= 0);
        if (isUnit && token.Kind != TokenKind.Long)
        {
            at++;
            var code = unit.Kind == TokenKind.String ? "'" + unit.Text : unit.Text.TrimEnd('s');
            return new PathSyntax.Literal(token.Offset, LiteralKind.Quantity, token.Text, code);
        }
        var kind = token.Kind switch
        {
            TokenKind.Integer => LiteralKind.Integer,
            TokenKind.Long => LiteralKind.Long,
            _ => LiteralKind.Decimal,
        };
        return new PathSyntax.Literal(token.Offset, kind, token.Text);
    }

    private PathSyntax? Invocation(PathSyntax? target)
    {
        var token = Current;
        if (token.Kind == TokenKind.Special)
        {
            at++;
            return token.Text is "this" or "index" or "total" && target is null
                ? new PathSyntax.Special(token.Offset, token.Text)
                : Fail($"'${token.Text}' is not known here.");
        }
        if (Name() is not { } name)
            return Fail(token.Kind == TokenKind.End ? "The expression ends too early." : $"'{token.Text}' was not expected here.");
        if (!Current.Is("("))
            return new PathSyntax.Member(token.Offset, target, name);
        at++;
        return Arguments() is { } arguments ? new PathSyntax.Call(token.Offset, target, name, arguments) : null;
    }

    private List<PathSyntax>? Arguments()
    {
        var arguments = new List<PathSyntax>();
        if (Current.Is(")"))
        {
            at++;
            return arguments;
        }
        while (Expression(0) is { } argument)
        {
            if (Current.Kind == TokenKind.Identifier && Current.Text is "asc" or "desc")
            {
                argument = new PathSyntax.Call(argument.Offset, argument, Current.Text, []);
                at++;
            }
            arguments.Add(argument);
            if (Current.Is(","))
            {
                at++;
                continue;
            }
            return Expect(")") ? arguments : null;
        }
        return null;
    }

    private string? Name()
    {
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.Delimited))
            return null;
        return tokens[at++].Text;
    }

    private bool Expect(string symbol)
    {
        if (Current.Is(symbol))
        {
            at++;
            return true;
        }
        Fail($"'{symbol}' was expected.");
        return false;
    }

    private PathSyntax? Fail(string why)
    {
        if (Current.Kind == TokenKind.Wrong)
            why = Current.Text;
        issue ??= Place(text, Current.Offset, why);
        return null;
    }

    public static Issue Place(string text, int offset, string why)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        return Issue.Error("invalid", why, null, before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }
}
