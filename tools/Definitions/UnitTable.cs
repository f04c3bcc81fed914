using System.Globalization;
using System.Text.Json.Nodes;

namespace Chartroom.Tools.Definitions;

/// <summary>
/// UCUM's atoms, prefixes. Records: <c>X prefix value</c>; <c>U code metric arbitrary factor unit function</c>: the atom is
/// <c>factor</c> times <c>unit</c> (a UCUM expression, empty for a base unit), on the named scale when it is special.
/// </summary>
internal static class UnitTable
{
    public static IEnumerable<string> Lines(string file)
    {
        var all = JsonNode.Parse(File.ReadAllBytes(file))!;
        yield return $"# UCUM units, from npm {Packages.Ucum} by tools/Definitions. UCUM is copyright Regenstrief Institute and the UCUM Organization; https://ucum.org/license";
        foreach (var prefix in all["prefixes"]!["data"]!.AsArray())
            yield return Tables.Line("X", prefix![0]!.ToString(), Number(prefix[4]!, prefix[5]?.ToString()));
        var columns = all["units"]!["config"]!.AsArray().Select((c, i) => (Name: c is JsonArray a ? a[0]!.ToString() : c!.ToString(), i)).ToDictionary(c => c.Name, c => c.i);
        foreach (var unit in all["units"]!["data"]!.AsArray().Where(u => u![columns["source_"]]?.ToString() == "UCUM"))
        {
            string Field(string name) => unit![columns[name]]?.ToString() ?? "";
            yield return Tables.Line(
                "U",
                Field("csCode_"),
                Field("isMetric_") == "true" || Field("isBase_") == "true" ? "m" : "",
                Field("isArbitrary_") == "true" ? "a" : "",
                Field("isBase_") == "true" ? "" : Field("baseFactorStr_") is { Length: > 0 } f ? f : Field("baseFactor_"),
                Field("isBase_") == "true" ? "" : Field("csUnitString_"),
                Field("cnv_"));
        }
    }

    private static string Number(JsonNode value, string? exponent) =>
        exponent is null ? value.ToString() : "1e" + int.Parse(exponent, CultureInfo.InvariantCulture);
}
