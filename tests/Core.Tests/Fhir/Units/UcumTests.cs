using System.Globalization;
using Chartroom.Fhir.Units;
using Xunit;

namespace Chartroom.Core.Tests.Fhir.Units;

public sealed class UcumTests
{
    [Theory]
    [InlineData(1, "[in_i]", "cm", 2.54)]
    [InlineData(185, "[lb_av]", "kg", 83.91458845)]
    [InlineData(1, "g/dL", "g/L", 10)]
    [InlineData(120, "mm[Hg]", "kPa", 15.99864)]
    [InlineData(1, "wk", "d", 7)]
    [InlineData(37, "Cel", "[degF]", 98.6)]
    [InlineData(98.6, "[degF]", "Cel", 37)]
    [InlineData(5, "mmol/L", "umol/mL", 5)]
    [InlineData(1, "10*3/uL", "10*9/L", 1)]
    [InlineData(50, "%", "1", 0.5)]
    public void Values_convert_as_UCUM_defines(decimal value, string from, string to, decimal expected) =>
        Assert.Equal(expected, Math.Round(Ucum.Convert(value, from, to)!.Value, 8));

    /// <summary>All digits of a value are kept where they fit.</summary>
    [Theory]
    [InlineData("23.123456789012345678", "kg", "g", "23123.456789012345678")]
    [InlineData("0.000000000000000000000000001", "kg", "g", "0.000000000000000000000001")]
    [InlineData("-1200.50", "mg", "g", "-1.2005")]
    [InlineData("7922816251426433759354395033", "g", "g", "7922816251426433759354395033")]
    [InlineData("0", "mg", "g", "0")]
    [InlineData("5", "pg", "kg", "0.000000000000005")]
    public void Conversion_keeps_the_digits(string value, string from, string to, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Ucum.Convert(decimal.Parse(value, CultureInfo.InvariantCulture), from, to));

    [Theory]
    [InlineData("mg", "mL")]
    [InlineData("[iU]", "mg")]
    [InlineData("mol", "g")]
    [InlineData("mg", "nonsense")]
    public void Unlike_or_unknown_units_do_not_convert(string from, string to) => Assert.Null(Ucum.Convert(1, from, to));

    [Theory]
    [InlineData("{beats}/min", "s-1")]
    [InlineData("mg/dL", "g.m-3")]
    [InlineData("m2", "m2")]
    [InlineData("{score}", "1")]
    [InlineData("kg.m/s2", "g.m.s-2")]
    public void Codes_have_one_canonical_dimension(string code, string dimension) => Assert.Equal(dimension, Ucum.Parse(code)!.Dimension);

    [Theory]
    [InlineData("")]
    [InlineData("MGG")]
    [InlineData("m//s")]
    [InlineData("(m")]
    [InlineData("k[in_i]")]
    public void What_is_no_unit_is_not_read(string code) => Assert.Null(Ucum.Parse(code));
}
