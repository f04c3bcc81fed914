using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>HD, XON and CWE as Organization. Source: HL7 v2-to-FHIR HD[Organization], XON[Organization], CWE[Organization].</summary>
internal static class Organizations
{
    public static Entry? FromHd(MessageWalk walk, Hd hd, string place = "MSH[1]")
    {
        if (!hd.Exists)
            return null;
        var system = Identifiers.System(hd, null)!;
        var entry = walk.Entries.ByNature("Organization", "authority|" + system, place, out var isNew);
        entry.Referenced = true;
        if (!isNew)
            return entry;
        if (hd.Namespace is not null)
            entry.Resource.Append("identifier", new JsonObject { ["value"] = hd.Namespace });
        if (hd.UniversalId is not null)
        {
            var universal = new JsonObject();
            if (hd.UniversalIdType is { } kind)
                universal["type"] = FhirJson.Concept(V2.Table("0301"), kind);
            var uri = hd.UniversalIdType is "ISO" or "UUID" or "GUID" || (hd.UniversalIdType is null && Identifiers.LooksLikeOid(hd.UniversalId));
            universal.Put("system", uri ? "urn:ietf:rfc:3986" : null);
            universal["value"] = uri ? system : hd.UniversalId;
            entry.Resource.Append("identifier", universal);
        }
        entry.Resource.Put("name", hd.Namespace ?? hd.UniversalId);
        return entry;
    }

    public static Entry? FromXon(MessageWalk walk, Hl7Value value, string place)
    {
        var xon = new Xon(value);
        if (!xon.Exists)
            return null;
        var system = Identifiers.System(xon.Authority, xon.TypeCode);
        var entry = xon.Id is null
            ? walk.Entries.ByNature("Organization", "name|" + xon.Name!.ToUpperInvariant(), place, out var isNew)
            : walk.Entries.ByIdentifier("Organization", system ?? walk.LocalSystem, xon.Id, place, out isNew);
        entry.Referenced = true;
        if (!isNew)
            return entry;
        if (xon.Id is not null)
        {
            var identifier = new JsonObject();
            Identifiers.AddCheckDigit(identifier, xon.CheckDigit, xon.CheckDigitScheme);
            identifier.Put("type", Identifiers.Type(xon.TypeCode));
            identifier["system"] = system ?? walk.LocalSystem;
            identifier["value"] = xon.Id;
            if (xon.Authority.UniversalId is not null)
                identifier.Put("assigner", FromHd(walk, xon.Authority, place)?.Reference);
            entry.Resource.Append("identifier", identifier);
        }
        entry.Resource.Put("name", xon.Name);
        return entry;
    }

    /// <summary>An organization known by a code: OBX-15, RXA-17, ORC-17.</summary>
    public static Entry? FromCode(MessageWalk walk, Hl7Value value, string place)
    {
        var cwe = new Cwe(value);
        if (!cwe.First.Exists)
            return null;
        var system = CodeSystems.Uri(cwe.First.System, cwe.First.SystemOid);
        var entry = cwe.Code is null
            ? walk.Entries.ByNature("Organization", "name|" + cwe.First.Display!.ToUpperInvariant(), place, out var isNew)
            : walk.Entries.ByIdentifier("Organization", system ?? walk.LocalSystem, cwe.Code, place, out isNew);
        entry.Referenced = true;
        if (!isNew)
            return entry;
        if (cwe.Code is not null)
            entry.Resource.Append("identifier", new JsonObject { ["system"] = system ?? walk.LocalSystem, ["value"] = cwe.Code });
        entry.Resource.Put("name", cwe.First.Display ?? cwe.Code);
        return entry;
    }
}
