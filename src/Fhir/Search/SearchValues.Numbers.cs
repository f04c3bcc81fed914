using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Paths.Values;
using Chartroom.Fhir.Units;

namespace Chartroom.Fhir.Search;

internal sealed partial class SearchValues
{
    /// <summary>Half a unit of the last digit, by the number of digits after the point.</summary>
    private static readonly decimal[] Halves = [.. Enumerable.Range(0, 28).Select(digits => new decimal(5, 0, 0, false, (byte)(digits + 1)))];

    /// <summary>
    /// What a number as written stands for: <c>100</c> is [99.5, 100.5), <c>1.50</c> is [1.495, 1.505).
    /// Source: FHIR R4 §3.1.1.4.4 number.
    /// </summary>
    public static (decimal Low, decimal High) Interval(decimal value)
    {
        var half = value.Scale < Halves.Length ? Halves[value.Scale] : 0;
        return Math.Abs(value) > 1e27m ? (value, value) : (value - half, value + half);
    }

    private static void AddNumber(string parameter, in PathValue value, List<SearchValue> into)
    {
        if (!PathValue.TryDecimal(value.Element.Raw, out var number))
            return;
        var (low, high) = Interval(number);
        into.Add(new SearchValue.Number(parameter, number, low, high));
    }

    private void AddQuantity(string parameter, in PathValue value, List<SearchValue> into)
    {
        var element = value.Element;
        switch (value.Type?.Name)
        {
            case "Range":
                AddRange(parameter, element, into);
                break;
            case "Money":
                if (PathValue.TryDecimal(element["value"u8].Raw, out var amount))
                {
                    var (low, high) = Interval(amount);
                    var currency = Text(element["currency"u8]);
                    into.Add(new SearchValue.Quantity(parameter, amount, low, high, "urn:iso:std:iso:4217", currency, currency, null, null));
                }
                break;
            case "SampledData":
                AddQuantity(parameter, element["origin"u8], into);
                break;
            default:
                AddQuantity(parameter, element, into);
                break;
        }
    }

    private void AddQuantity(string parameter, Element quantity, List<SearchValue> into)
    {
        if (!PathValue.TryDecimal(quantity["value"u8].Raw, out var value))
            return;
        var (low, high) = Interval(value);
        var comparator = quantity["comparator"u8];
        if (comparator.Is("<"u8) || comparator.Is("<="u8))
            low = decimal.MinValue;
        else if (comparator.Is(">"u8) || comparator.Is(">="u8))
            high = decimal.MaxValue;
        Add(parameter, value, low, high, quantity, into);
    }

    private void AddRange(string parameter, Element range, List<SearchValue> into)
    {
        var hasLow = PathValue.TryDecimal(range["low"u8]["value"u8].Raw, out var low);
        var hasHigh = PathValue.TryDecimal(range["high"u8]["value"u8].Raw, out var high);
        if (hasLow || hasHigh)
        {
            Add(
                parameter,
                hasLow ? low : high,
                hasLow ? Interval(low).Low : decimal.MinValue,
                hasHigh ? Interval(high).High : decimal.MaxValue,
                hasLow ? range["low"u8] : range["high"u8],
                into);
        }
    }

    private void Add(string parameter, decimal value, decimal low, decimal high, Element quantity, List<SearchValue> into)
    {
        var system = Text(quantity["system"u8]);
        var code = Text(quantity["code"u8]);
        var unit = system == Ucum.System && code is not null ? Ucum.Parse(code) : null;
        var canonical = unit?.ToBase(value);
        into.Add(new SearchValue.Quantity(
            parameter, value, low, high, system, code, Text(quantity["unit"u8]), canonical, canonical is null ? null : unit!.Dimension));
    }

    /// <summary>Latitude as part 0 and longitude as part 1 of one group, for <c>near</c>.</summary>
    private static void AddPosition(string parameter, in PathValue value, List<SearchValue> into)
    {
        if (!PathValue.TryDecimal(value.Element["latitude"u8].Raw, out var latitude) || !PathValue.TryDecimal(value.Element["longitude"u8].Raw, out var longitude))
            return;
        into.Add(new SearchValue.Number(parameter, latitude, latitude, latitude) { Group = 0, Part = 0 });
        into.Add(new SearchValue.Number(parameter, longitude, longitude, longitude) { Group = 0, Part = 1 });
    }
}
