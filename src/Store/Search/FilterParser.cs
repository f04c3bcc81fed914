namespace Chartroom.Store.Search;

/// <summary>
/// Reads <c>_filter</c>: <c>param op value</c> joined by <c>and</c>, <c>or</c>, <c>not (…)</c> and parentheses; <c>and</c> and <c>or</c> have
/// the same rank and are read from left to right, as the standard says. Source: FHIR R4 §3.1.3.1 Formal grammar.
/// </summary>
internal sealed class FilterParser
{
    private const int MostComparisons = 50;
    private static readonly HashSet<string> Operators = ["eq", "ne", "co", "sw", "ew", "gt", "lt", "ge", "le", "ap", "sa", "eb", "pr", "po", "ss", "sb", "in", "ni", "re"];

    private readonly string text;
    private int at;
    private int comparisons;

    private FilterParser(string text) => this.text = text;

    /// <summary>The expression; throws <see cref="SearchFault"/> saying at which character it cannot be read.</summary>
    public static FilterExpression Parse(string text)
    {
        var parser = new FilterParser(text);
        var expression = parser.Expression();
        parser.Space();
        return parser.at == text.Length ? expression : throw parser.Unreadable();
    }

    private FilterExpression Expression()
    {
        var left = Part();
        while (true)
        {
            if (Word("and"))
                left = new FilterExpression.Both(left, Part());
            else if (Word("or"))
                left = new FilterExpression.Either(left, Part());
            else
                return left;
        }
    }

    private FilterExpression Part()
    {
        if (++comparisons > MostComparisons)
            throw SearchFault.TooCostly($"A filter has at most {MostComparisons} comparisons.");
        Space();
        if (Word("not"))
        {
            Space();
            return new FilterExpression.Not(Part());
        }
        if (at >= text.Length || text[at] != '(')
            return Comparison();
        at++;
        var inner = Expression();
        Space();
        if (at >= text.Length || text[at] != ')')
            throw Unreadable();
        at++;
        return inner;
    }

    private FilterExpression.Comparison Comparison()
    {
        var path = Token(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        Space();
        var op = Token(char.IsAsciiLetter);
        if (path.Length == 0 || !Operators.Contains(op))
            throw Unreadable();
        Space();
        var value = at < text.Length && text[at] == '"' ? Quoted() : Token(c => !char.IsWhiteSpace(c) && c != ')');
        return value.Length > 0 ? new FilterExpression.Comparison(path, op, value) : throw Unreadable();
    }

    /// <summary>A value in quotes; escapes of JSON, and what search values escape is escaped anew.</summary>
    private string Quoted()
    {
        var value = new System.Text.StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            if (text[at] is ',' or '$' or '\\')
                value.Append('\\');
            value.Append(text[at]);
        }
        if (at >= text.Length)
            throw Unreadable();
        at++;
        return value.ToString();
    }

    private string Token(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[start..at];
    }

    /// <summary>Takes a word when it stands here as a whole.</summary>
    private bool Word(string word)
    {
        Space();
        var end = at + word.Length;
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '('))
            return false;
        at = end;
        return true;
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private SearchFault Unreadable() => SearchFault.Invalid("_filter", $"cannot be read at character {at + 1}");
}
