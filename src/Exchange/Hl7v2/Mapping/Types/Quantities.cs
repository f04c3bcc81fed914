using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>NM, CQ, SN, NR and units as Quantity, Range and Ratio. Source: HL7 v2-to-FHIR CQ[Quantity], SN[Quantity], SN[Range], SN[Ratio], CWE[Quantity].</summary>
internal static class Quantities
{
    public const string Ucum = "http://unitsofmeasure.org";

    /// <summary>CQ: number, then units as component or subcomponents.</summary>
    public static JsonObject? FromCq(Hl7Value value) => Of(value[1], value[2]);

    public static JsonObject? Of(Hl7Value number, Hl7Value unit)
    {
        if (FhirJson.Decimal(number) is not { } amount)
            return null;
        var quantity = new JsonObject { ["value"] = amount };
        AddUnit(quantity, unit);
        return quantity;
    }

    /// <summary>The code is given as UCUM's only when the sender says so, or says nothing and the code has no blank.</summary>
    public static void AddUnit(JsonObject quantity, Hl7Value unit)
    {
        var (code, display, system) = (unit[1].Text, unit[2].Text, unit[3].Text);
        if ((code ?? display) is not { } shown)
            return;
        quantity["unit"] = display ?? shown;
        if (code is null)
            return;
        var isUcum = system is null or "UCUM" or "ISO+" or "ISO" || system.Contains("UCUM", StringComparison.OrdinalIgnoreCase);
        if (isUcum && code.Contains(' ', StringComparison.Ordinal))
            return;
        quantity["system"] = isUcum ? Ucum : Tables.CodeSystems.Uri(system, null) ?? Ucum;
        quantity["code"] = code;
    }

    public static JsonObject Range(Hl7Value low, Hl7Value high, Hl7Value unit)
    {
        var range = new JsonObject();
        range.Put("low", Of(low, unit));
        range.Put("high", Of(high, unit));
        return range;
    }
}
