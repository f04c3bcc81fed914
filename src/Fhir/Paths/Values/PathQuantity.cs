using System.Globalization;
using Chartroom.Fhir.Primitives;
using Chartroom.Fhir.Units;

namespace Chartroom.Fhir.Paths.Values;

/// <summary>
/// A quantity: a value with a UCUM code, or with a calendar unit (<c>year</c>, <c>day</c>, …, singular) when
/// <c>IsCalendar</c>. Units above weeks of the calendar are no definite lengths of time and do not compare with UCUM's.
/// Source: FHIRPath §4.1.9 Quantity, §6.1.1.
/// </summary>
public sealed record PathQuantity(decimal Value, string Unit, bool IsCalendar)
{
    private static readonly Dictionary<string, string> CalendarCodes = new()
    {
        ["week"] = "wk",
        ["day"] = "d",
        ["hour"] = "h",
        ["minute"] = "min",
        ["second"] = "s",
        ["millisecond"] = "ms",
        ["month"] = "mo",
        ["year"] = "a",
    };

    private bool IsIndefinite => IsCalendar && Unit is "year" or "month";

    /// <summary>Reads <c>5 'mg'</c>, <c>5 days</c> or <c>5</c>; null for anything else.</summary>
    public static PathQuantity? Parse(string text)
    {
        var space = text.AsSpan().IndexOfAny(' ', '\'');
        var number = space < 0 ? text : text[..space];
        if (!decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || number.EndsWith('.'))
            return null;
        var unit = space < 0 ? "" : text[space..].Trim();
        if (unit.Length == 0)
            return new PathQuantity(value, "1", false);
        if (unit.Length > 2 && unit[0] == '\'' && unit[^1] == '\'')
            return new PathQuantity(value, unit[1..^1], false);
        return CalendarCodes.ContainsKey(unit.TrimEnd('s')) ? new PathQuantity(value, unit.TrimEnd('s'), true) : null;
    }

    /// <summary>True when both measure the same thing; false too when a code is unknown and the codes differ.</summary>
    public bool IsComparableTo(PathQuantity other) => Convert(other) is not null;

    /// <summary>Negative, 0 or positive; null when they cannot be compared.</summary>
    public int? CompareTo(PathQuantity other)
    {
        if (IsIndefinite != other.IsIndefinite && Code == other.Code)
            return null;
        return Convert(other) is { } value ? Round(Value).CompareTo(Round(value)) : null;
    }

    /// <summary>The other's value in this one's unit; null when that cannot be.</summary>
    public decimal? Convert(PathQuantity other)
    {
        if (Code == other.Code)
            return other.Value;
        return Ucum.Convert(other.Value, other.Code, Code);
    }

    public PathQuantity? Multiply(PathQuantity other, bool divide)
    {
        if (divide && other.Value == 0)
            return null;
        var value = divide ? Value / other.Value : Value * other.Value;
        if (other.Code == "1")
            return this with { Value = value };
        if (divide && Code == other.Code)
            return new PathQuantity(value, "1", false);
        if (Code == "1" && !divide)
            return other with { Value = value };
        var code = divide ? $"({Code})/({other.Code})" : $"({Code}).({other.Code})";
        return Ucum.Parse(code) is { } unit && unit.ToBase(value) is { } inBase
            ? new PathQuantity(inBase, unit.Dimension, false)
            : null;
    }

    /// <summary>The calendar unit this moves a date by; null when it is not one. UCUM's mean year and month are none.</summary>
    public CalendarUnit? ToCalendarUnit() => (IsCalendar ? Unit : Unit switch
    {
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "ms" => "millisecond",
        _ => CalendarCodes.ContainsKey(Unit.TrimEnd('s')) ? Unit.TrimEnd('s') : "",
    }) switch
    {
        "year" => CalendarUnit.Year,
        "month" => CalendarUnit.Month,
        "week" => CalendarUnit.Week,
        "day" => CalendarUnit.Day,
        "hour" => CalendarUnit.Hour,
        "minute" => CalendarUnit.Minute,
        "second" => CalendarUnit.Second,
        "millisecond" => CalendarUnit.Millisecond,
        _ => null,
    };

    /// <summary>The UCUM code that stands for the unit.</summary>
    public string Code => IsCalendar ? CalendarCodes[Unit] : Unit;

    public override string ToString() => IsCalendar
        ? $"{Value.ToString(CultureInfo.InvariantCulture)} {Unit}{(Value == 1 ? "" : "s")}"
        : $"{Value.ToString(CultureInfo.InvariantCulture)} '{Unit}'";

    /// <summary>Conversion by a quotient may leave the last of 28 digits off.</summary>
    private static decimal Round(decimal value) => Math.Round(value, 20);
}
