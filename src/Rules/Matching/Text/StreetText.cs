using System.Collections.Frozen;

namespace Chartroom.Rules.Matching.Text;

/// <summary>
/// A street line taken apart: house number, street without its kind (street, avenue…), unit. All folded; empty when
/// not there. <c>PO Box 12</c> is number 12 on the street <c>pobox</c>.
/// <para>Source: USPS Publication 28, Appendix C (street suffixes, secondary unit designators), shortened.</para>
/// </summary>
public readonly record struct StreetText(string Number, string Street, string Unit)
{
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "street", "st", "str", "avenue", "ave", "av", "road", "rd", "drive", "dr", "drv", "lane", "ln", "place", "pl", "court", "ct", "crt",
        "circle", "cir", "boulevard", "blvd", "parkway", "pkwy", "pkway", "way", "terrace", "ter", "crescent", "cres", "cr", "circuit", "cct", "close", "cl",
        "highway", "hwy", "trail", "trl", "square", "sq", "grove", "gr", "loop", "alley", "aly",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Units = new[]
    {
        "apt", "apartment", "unit", "ste", "suite", "flat", "fl", "floor", "rm", "room", "lot", "trlr", "bldg", "no", "fl",
    }.ToFrozenSet();

    /// <summary>Takes apart number, street line and second line, any of which may hold any part.</summary>
    public static StreetText Parse(string number, string street, string unit)
    {
        var line = Folding.Fold(unit.Length == 0 ? street : street.Replace("#", " apt ", StringComparison.Ordinal));
        if (street.Contains('#', StringComparison.Ordinal))
            line = Folding.Fold(street.Replace("#", " apt ", StringComparison.Ordinal));
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["po", "box", ..] or ["p", "o", "box", ..])
            return new StreetText(words[^1], "pobox", "");
        var house = Folding.Fold(number).TrimStart('0');
        var name = new List<string>(words.Length);
        var flat = "";
        for (var i = 0; i < words.Length; i++)
        {
            if (Units.Contains(words[i]) && i + 1 < words.Length && i > 0)
                flat = words[++i].TrimStart('0');
            else if (house.Length == 0 && char.IsAsciiDigit(words[i][0]) && name.TrueForAll(w => !char.IsAsciiDigit(w[0])) && IsHouse(words, i))
                house = words[i].TrimStart('0');
            else
                name.Add(words[i]);
        }
        if (name.Count > 1 && Kinds.Contains(name[^1]))
            name.RemoveAt(name.Count - 1);
        return new StreetText(house, string.Join(' ', name), flat.Length > 0 ? flat : UnitOf(unit));
    }

    /// <summary>A house number comes first, or after the name of an institution; never "8th".</summary>
    private static bool IsHouse(string[] words, int i) => char.IsAsciiDigit(words[i][^1]) || words[i].Length <= 5 && char.IsAsciiDigit(words[i][0]) && i == 0;

    private static string UnitOf(string unit)
    {
        var words = Folding.Fold(unit).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var only] when char.IsAsciiDigit(only[0]) || only.Length <= 2 => only,
            [.., var kind, var value] when Units.Contains(kind) => value,
            _ => "",
        };
    }
}
