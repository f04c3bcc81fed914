using System.Globalization;
using System.Text;

namespace Chartroom.Fhir.Paths.Syntax;

/// <summary>Cuts an expression into tokens. Source: FHIRPath Appendix B grammar, lexical rules.</summary>
internal sealed class PathLexer(string text)
{
    private int at;

    public List<PathToken> Run()
    {
        var tokens = new List<PathToken>();
        do
            tokens.Add(Next());
        while (tokens[^1].Kind is not (TokenKind.End or TokenKind.Wrong));
        return tokens;
    }

    private PathToken Next()
    {
        if (!SkipBlank())
            return Wrong("A comment is not closed.");
        if (at >= text.Length)
            return new PathToken(TokenKind.End, "", text.Length);
        var start = at;
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
            return new PathToken(TokenKind.Identifier, Word(), start);
        if (char.IsAsciiDigit(c))
            return Number(start);
        switch (c)
        {
            case '\'':
                return Quoted('\'', TokenKind.String);
            case '`':
                return Quoted('`', TokenKind.Delimited);
            case '"':
                return Quoted('"', TokenKind.Delimited);
            case '@':
                return Moment(start);
            case '%':
                at++;
                return Variable(start);
            case '$':
                at++;
                return new PathToken(TokenKind.Special, Word(), start);
            default:
                return Symbol(start);
        }
    }

    private PathToken Symbol(int start)
    {
        foreach (var two in (ReadOnlySpan<string>)["<=", ">=", "!=", "!~"])
        {
            if (string.CompareOrdinal(text, at, two, 0, 2) == 0)
            {
                at += 2;
                return new PathToken(TokenKind.Symbol, two, start);
            }
        }
        if (!"+-*/&|<>=~.,()[]{}".Contains(text[at]))
            return Wrong($"The character '{text[at]}' has no place here.");
        at++;
        return new PathToken(TokenKind.Symbol, text[start].ToString(), start);
    }

    private PathToken Number(int start)
    {
        Digits();
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
            return new PathToken(TokenKind.Decimal, text[start..at], start);
        }
        if (at < text.Length && text[at] == 'L')
        {
            at++;
            return new PathToken(TokenKind.Long, text[start..(at - 1)], start);
        }
        return new PathToken(TokenKind.Integer, text[start..at], start);
    }

    private PathToken Moment(int start)
    {
        at++;
        var from = at;
        var isTime = at < text.Length && text[at] == 'T';
        if (isTime)
            from = ++at;
        else
            DatePart();
        var hasTime = !isTime && at < text.Length && text[at] == 'T';
        if (hasTime)
            at++;
        if (isTime || hasTime)
            TimePart(withZone: hasTime);
        return new PathToken(isTime ? TokenKind.Time : hasTime ? TokenKind.DateTime : TokenKind.Date, text[from..at], start);
    }

    private void DatePart()
    {
        Digits();
        for (var i = 0; i < 2 && at + 2 < text.Length && text[at] == '-' && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]); i++)
            at += 3;
    }

    private void TimePart(bool withZone)
    {
        Digits();
        while (at + 1 < text.Length && (text[at] is ':' || (text[at] == '.' && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
            Digits();
        }
        if (withZone && at < text.Length && text[at] == 'Z')
        {
            at++;
        }
        else if (withZone && at + 5 < text.Length && text[at] is '+' or '-' && text[at + 3] == ':')
        {
            at += 6;
        }
    }

    private PathToken Variable(int start)
    {
        if (at < text.Length && text[at] is '`' or '\'' or '"')
            return Quoted(text[at], TokenKind.Variable) with { Offset = start };
        var name = Word();
        if (name is "vs" or "ext" && at + 1 < text.Length && text[at] == '-' && char.IsAsciiLetter(text[at + 1]))
            name = $"{name}{text[at++]}{Word()}";
        return name.Length == 0 ? Wrong("A variable needs a name after '%'.") : new PathToken(TokenKind.Variable, name, start);
    }

    private PathToken Quoted(char quote, TokenKind kind)
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] != '\\')
                value.Append(text[at++]);
            else if (!Escape(value))
                return Wrong("An escape in a string is not known.");
        }
        if (at >= text.Length)
        {
            at = start;
            return Wrong("A quotation is not closed.");
        }
        at++;
        return new PathToken(kind, value.ToString(), start);
    }

    private bool Escape(StringBuilder value)
    {
        if (at + 1 >= text.Length)
            return false;
        var c = text[at + 1];
        if (c == 'u')
        {
            if (at + 6 > text.Length || !int.TryParse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                return false;
            value.Append((char)code);
            at += 6;
            return true;
        }
        var plain = "`'\\/\"frnt".IndexOf(c);
        if (plain < 0)
            return false;
        value.Append("`'\\/\"\f\r\n\t"[plain]);
        at += 2;
        return true;
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return text[start..at];
    }

    private void Digits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
    }

    private bool SkipBlank()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (string.CompareOrdinal(text, at, "//", 0, 2) == 0)
            {
                var end = text.AsSpan(at).IndexOfAny('\r', '\n');
                at = end < 0 ? text.Length : at + end;
            }
            else if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0)
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return false;
                at = end + 2;
            }
            else
            {
                return true;
            }
        }
        return true;
    }

    private PathToken Wrong(string why) => new(TokenKind.Wrong, why, at);
}
