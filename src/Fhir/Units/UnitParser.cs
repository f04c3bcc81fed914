using System.Globalization;
using System.Text;

namespace Chartroom.Fhir.Units;

/// <summary>Reads a UCUM expression: terms joined by <c>.</c> and <c>/</c>, exponents, parentheses, annotations. Source: UCUM §§2-11.</summary>
internal sealed class UnitParser
{
    private const int DeepestNesting = 20;
    private readonly string text;
    private int at;
    private int depth;
    private SpecialScale? scale;

    private UnitParser(string text) => this.text = text;

    public static Unit? Parse(string code)
    {
        var parser = new UnitParser(code);
        if (parser.Expression() is not { } product || parser.at != code.Length)
            return null;
        return new Unit(code, product.Dimension(), parser.scale) { Factor = product.Factor };
    }

    private Product? Expression()
    {
        if (++depth > DeepestNesting)
            return null;
        var result = Product.One;
        if (Take('/'))
            result = Component() is { } first ? result.Times(first, -1) : null;
        else
            result = Component();
        while (result is not null && at < text.Length && text[at] is '.' or '/')
        {
            var sign = text[at++] == '.' ? 1 : -1;
            if (scale is not null || Component() is not { } next || scale is not null)
                return null;
            result = result.Times(next, sign);
        }
        depth--;
        return result;
    }

    private Product? Component()
    {
        Product? result = null;
        if (Take('('))
        {
            result = Expression();
            if (!Take(')'))
                return null;
        }
        else if (at < text.Length && text[at] != '{')
        {
            result = Simple();
            if (result is null)
                return null;
        }
        if (at < text.Length && text[at] == '{')
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
                return null;
            at = end + 1;
            result ??= Product.One;
        }
        return result;
    }

    private Product? Simple()
    {
        var start = at;
        while (at < text.Length && text[at] is not ('.' or '/' or '(' or ')' or '{'))
        {
            if (text[at] == '[' && text.IndexOf(']', at) is var close and > 0)
                at = close;
            at++;
        }
        var token = text[start..at];
        if (token.Length > 0 && token.All(char.IsAsciiDigit))
            return Product.One with { Factor = Scaled.Parse(token) };
        if (Atom(token) is { } whole)
            return whole;
        var end = token.Length;
        while (end > 0 && char.IsAsciiDigit(token[end - 1]))
            end--;
        if (end > 0 && end < token.Length && token[end - 1] is '-' or '+')
            end--;
        if (end is 0 || end == token.Length || !int.TryParse(token[end..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > 30)
            return null;
        return Atom(token[..end])?.Power(exponent);
    }

    private Product? Atom(string token)
    {
        if (Ucum.Atom(token) is { } plain)
            return Define(plain, Scaled.One);
        for (var length = 1; length <= Math.Min(2, token.Length - 1); length++)
        {
            if (Ucum.Prefix(token[..length]) is { } prefix && Ucum.Atom(token[length..]) is { IsMetric: true } atom)
                return Define(atom, prefix);
        }
        return null;
    }

    private Product? Define(UnitAtom atom, Scaled prefix)
    {
        if (atom.Definition.Length == 0 || atom.IsArbitrary || atom.Code == "mol")
            return new Product(prefix, new Dictionary<string, int> { [atom.Code is "[IU]" ? "[iU]" : atom.Code] = 1 });
        if (atom.Function.Length > 0)
        {
            if (SpecialScale.Of(atom.Function, prefix.ToDecimal() ?? 1) is not { } special)
                return new Product(prefix, new Dictionary<string, int> { [atom.Code] = 1 });
            if (text.Length != at || depth > 1)
                return null;
            scale = special;
            return new Product(Scaled.One, new Dictionary<string, int> { ["K"] = 1 });
        }
        var definition = Parse1(atom.Definition);
        return definition is null ? null : definition with { Factor = definition.Factor * Scaled.Parse(atom.Factor) * prefix };
    }

    private Product? Parse1(string definition)
    {
        if (depth > DeepestNesting)
            return null;
        var inner = new UnitParser(definition) { depth = depth + 1 };
        return inner.Expression();
    }

    private bool Take(char expected)
    {
        if (at >= text.Length || text[at] != expected)
            return false;
        at++;
        return true;
    }

    private sealed record Product(Scaled Factor, Dictionary<string, int> Powers)
    {
        public static Product One { get; } = new(Scaled.One, []);

        public Product Times(Product other, int sign)
        {
            var powers = new Dictionary<string, int>(Powers);
            foreach (var (symbol, power) in other.Powers)
                powers[symbol] = powers.GetValueOrDefault(symbol) + (sign * power);
            return new Product(sign > 0 ? Factor * other.Factor : Factor / other.Factor, powers);
        }

        public Product Power(int exponent) =>
            new(Factor.Power(exponent), Powers.ToDictionary(p => p.Key, p => p.Value * exponent));

        public string Dimension()
        {
            var text = new StringBuilder();
            foreach (var (symbol, power) in Powers.Where(p => p.Value != 0).OrderBy(p => p.Key, StringComparer.Ordinal))
                text.Append(text.Length > 0 ? "." : "").Append(symbol).Append(power == 1 ? "" : power.ToString());
            return text.Length == 0 ? "1" : text.ToString();
        }
    }
}
