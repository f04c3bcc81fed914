namespace Chartroom.Fhir.Units;

/// <summary>
/// What a UCUM code means: a factor over base units, written in one canonical way (<c>g.m-3</c>; <c>1</c> without dimension).
/// Amount of substance and arbitrary units are dimensions of their own, so that <c>mol</c> is no mere number.
/// Source: UCUM §§3-4, §21 base units.
/// </summary>
/// <param name="Scale">For special units (temperatures, pH, levels): how a value turns into the base unit; null otherwise.</param>
public sealed record Unit(string Code, string Dimension, SpecialScale? Scale)
{
    internal Scaled Factor { get; init; } = Scaled.One;

    /// <summary>The value in base units; null when it does not fit a decimal.</summary>
    public decimal? ToBase(decimal value) => Scale is null ? (new Scaled(value, 0) * Factor).ToDecimal() : Scale.ToBase(value);

    /// <summary>The value that is so much in base units; null when it does not fit a decimal.</summary>
    public decimal? FromBase(decimal value) => Scale is null ? (new Scaled(value, 0) / Factor).ToDecimal() : Scale.FromBase(value);

    /// <summary>A value of this unit in another; null when they measure different things.</summary>
    public decimal? Convert(decimal value, Unit target)
    {
        if (Dimension != target.Dimension)
            return null;
        if (Scale is null && target.Scale is null)
            return (new Scaled(value, 0) * Factor / target.Factor).ToDecimal();
        return ToBase(value) is { } inBase ? target.FromBase(inBase) : null;
    }
}

/// <summary>A scale that is not a mere factor of its base unit. Source: UCUM §§22, 42, 46 special units.</summary>
public sealed record SpecialScale(string Name, Func<decimal, decimal?> ToBase, Func<decimal, decimal?> FromBase)
{
    /// <summary>The scales that UCUM's functions name; null for one that cannot be converted here.</summary>
    internal static SpecialScale? Of(string name, decimal prefix) => name switch
    {
        "Cel" => new(name, v => (v * prefix) + 273.15m, v => (v - 273.15m) / prefix),
        "degF" => new(name, v => ((v * prefix) + 459.67m) * 5 / 9, v => ((v * 9 / 5) - 459.67m) / prefix),
        "degRe" => new(name, v => (v * prefix * 1.25m) + 273.15m, v => (v - 273.15m) / 1.25m / prefix),
        _ => null,
    };
}
