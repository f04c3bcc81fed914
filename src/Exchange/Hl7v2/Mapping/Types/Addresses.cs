using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>XAD as Address. Source: HL7 v2-to-FHIR XAD[Address], SAD[Address].</summary>
internal static class Addresses
{
    public static JsonObject? FromXad(MessageWalk walk, Hl7Value value)
    {
        var xad = new Xad(value);
        var address = new JsonObject();
        address.Put("use", V2.AddressUse.GetValueOrDefault(xad.TypeCode ?? ""));
        address.Put("type", xad.TypeCode is "M" or "SH" ? "postal" : null);
        foreach (var part in xad.Street.Parts)
            address.Append("line", part.Text);
        address.Append("line", xad.Other);
        address.Append("line", xad.Addressee);
        address.Put("city", xad.City);
        address.Put("district", xad.County);
        address.Put("state", xad.State);
        address.Put("postalCode", xad.PostalCode);
        address.Put("country", xad.Country);
        address.Put("period", Periods.Between(walk, xad.Effective, xad.Expires) ?? Periods.FromRange(walk, xad.Range));
        if (address.Count == 0)
            return null;
        address.Extend("http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract", "valueString", xad.CensusTract);
        if (xad.TypeCode == "HV")
            address.Extend("http://hl7.org/fhir/StructureDefinition/iso21090-AD-use", "valueCode", "HV");
        return address;
    }
}
