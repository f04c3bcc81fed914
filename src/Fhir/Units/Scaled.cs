using System.Globalization;

namespace Chartroom.Fhir.Units;

/// <summary>
/// A decimal number times a power of ten, so that factors from 1e-24 to 1e27 keep all 28 digits. Products and quotients are
/// exact where 28 digits suffice.
/// </summary>
internal readonly record struct Scaled(decimal Mantissa, int Exponent)
{
    public static Scaled One { get; } = new(1, 0);

    public static Scaled Parse(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        return e < 0
            ? new Scaled(decimal.Parse(text, CultureInfo.InvariantCulture), 0).Normal()
            : new Scaled(decimal.Parse(text[..e], CultureInfo.InvariantCulture), int.Parse(text[(e + 1)..])).Normal();
    }

    public static Scaled operator *(Scaled a, Scaled b) => new Scaled(a.Normal().Mantissa * b.Normal().Mantissa, a.Normal().Exponent + b.Normal().Exponent).Normal();

    public static Scaled operator /(Scaled a, Scaled b) => new Scaled(a.Normal().Mantissa / b.Normal().Mantissa, a.Normal().Exponent - b.Normal().Exponent).Normal();

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
        for (var i = normal.Exponent; i > 0; i--)
            value *= 10;
        for (var i = normal.Exponent; i < 0; i++)
            value /= 10;
        return Trim(value);
    }

    /// <summary>A mantissa of one digit before the point, the exponent to match; so products never overflow.</summary>
    private Scaled Normal()
    {
        if (Mantissa == 0)
            return new Scaled(0, 0);
        var (mantissa, exponent) = (Mantissa, Exponent);
        for (; Math.Abs(mantissa) >= 10; exponent++)
            mantissa /= 10;
        for (; Math.Abs(mantissa) < 1; exponent--)
            mantissa *= 10;
        return new Scaled(mantissa, exponent);
    }

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
