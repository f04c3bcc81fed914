using System.Globalization;

namespace Chartroom.Fhir.Units;

/// <summary>
/// A decimal number times a power of ten, so that factors from 1e-24 to 1e27 keep all 28 digits. Products and quotients are
/// exact where 28 digits suffice.
/// </summary>
internal readonly record struct Scaled(decimal Mantissa, int Exponent)
{
    /// <summary>The powers of ten that a decimal has, from 1.</summary>
    private static readonly decimal[] Powers = [.. Enumerable.Range(0, 29).Select(digits => decimal.Parse("1" + new string('0', digits), CultureInfo.InvariantCulture))];

    public static Scaled One { get; } = new(1, 0);

    public static Scaled Parse(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        return e < 0
            ? new Scaled(decimal.Parse(text, CultureInfo.InvariantCulture), 0).Normal()
            : new Scaled(decimal.Parse(text[..e], CultureInfo.InvariantCulture), int.Parse(text[(e + 1)..])).Normal();
    }

    public static Scaled operator *(Scaled a, Scaled b)
    {
        var (x, y) = (a.Normal(), b.Normal());
        return new Scaled(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent).Normal();
    }

    public static Scaled operator /(Scaled a, Scaled b)
    {
        var (x, y) = (a.Normal(), b.Normal());
        return new Scaled(x.Mantissa / y.Mantissa, x.Exponent - y.Exponent).Normal();
    }

    public Scaled Power(int exponent)
    {
        var result = One;
        for (var i = 0; i < Math.Abs(exponent); i++)
            result *= this;
        return exponent < 0 ? One / result : result;
    }

    /// <summary>The plain decimal, or null when it does not fit 28 digits before the point.</summary>
    public decimal? ToDecimal()
    {
        var normal = Normal();
        if (normal.Mantissa == 0)
            return 0;
        if (normal.Exponent is > 27 or < -28)
            return normal.Exponent < 0 ? 0 : null;
        var value = normal.Mantissa;
        var scale = value.Scale - normal.Exponent;
        if (scale < 0)
            return Trim(WithScale(value, 0) * Powers[-scale]);
        if (scale < Powers.Length)
            return Trim(WithScale(value, scale));
        for (var i = normal.Exponent; i < 0; i++)
            value /= 10;
        return Trim(value);
    }

    /// <summary>A mantissa of one digit before the point, the exponent to match; so products never overflow.</summary>
    private Scaled Normal()
    {
        if (Mantissa == 0)
            return new Scaled(0, 0);
        if (Math.Abs(Mantissa) is >= 1 and < 10)
            return this;
        var whole = Math.Abs(WithScale(Mantissa, 0));
        var digits = 1;
        while (digits < Powers.Length && whole >= Powers[digits])
            digits++;
        return new Scaled(WithScale(Mantissa, digits - 1), Exponent + digits - 1 - Mantissa.Scale);
    }

    /// <summary>The same digits with the point elsewhere.</summary>
    private static decimal WithScale(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        return new decimal(bits[0], bits[1], bits[2], value < 0, (byte)scale);
    }

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
