using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>XTN as ContactPoint. Source: HL7 v2-to-FHIR XTN[ContactPoint].</summary>
internal static class Contacts
{
    /// <summary>A way to reach somebody, or null when the number is missing.</summary>
    /// <param name="use">The use to take when XTN.2 does not say one.</param>
    public static JsonObject? FromXtn(MessageWalk walk, Hl7Value value, string? use = null)
    {
        var xtn = new Xtn(value);
        var electronic = xtn.EquipmentCode is "Internet" or "X.400" || xtn.UseCode is "NET" || (xtn.EquipmentCode is null && xtn.Address is not null);
        var number = electronic ? xtn.Address ?? xtn.Number : Number(xtn);
        if (number is null)
            return null;
        var contact = new JsonObject
        {
            ["system"] = electronic ? "email" : V2.ContactSystem.GetValueOrDefault(xtn.EquipmentCode ?? "", "phone"),
            ["value"] = number,
        };
        contact.Put("use", xtn.EquipmentCode == "CP" ? "mobile" : V2.ContactUse.GetValueOrDefault(xtn.UseCode ?? "") ?? (xtn.UseCode is null ? use : null));
        contact.Put("rank", int.TryParse(xtn.Preference, out var rank) && rank > 0 ? rank : null);
        contact.Put("period", Periods.Between(walk, xtn.Effective, xtn.Expires));
        contact.Extend("http://hl7.org/fhir/StructureDefinition/contactpoint-country", "valueString", xtn.Country);
        contact.Extend("http://hl7.org/fhir/StructureDefinition/contactpoint-area", "valueString", xtn.Area);
        contact.Extend("http://hl7.org/fhir/StructureDefinition/contactpoint-local", "valueString", electronic ? null : xtn.Local);
        contact.Extend("http://hl7.org/fhir/StructureDefinition/contactpoint-extension", "valueString", xtn.Extension);
        return contact;
    }

    private static string? Number(Xtn xtn)
    {
        if (xtn.Unformatted is not null)
            return xtn.Unformatted;
        if (xtn.Local is null)
            return xtn.Number ?? xtn.Address;
        var area = xtn.Area is null ? "" : xtn.Area + " ";
        var country = xtn.Country is null ? "" : "+" + xtn.Country.TrimStart('+') + " ";
        var extension = xtn.Extension is null ? "" : " X" + xtn.Extension;
        return country + area + xtn.Local + extension;
    }
}
