using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>CX, EI, EIP, DLN and HD as Identifier. Source: HL7 v2-to-FHIR CX[Identifier], EI[Identifier], HD[uri].</summary>
internal static class Identifiers
{
    public const string Ssn = "http://hl7.org/fhir/sid/us-ssn";
    public const string Npi = "http://hl7.org/fhir/sid/us-npi";

    /// <summary>
    /// The URI of an assigning authority: its universal id as <c>urn:oid:</c>, <c>urn:uuid:</c> or itself, else its local name as
    /// <c>urn:id:</c>; null when there is neither. The type code decides for numbers that one authority alone gives out.
    /// </summary>
    public static string? System(Hd authority, string? typeCode)
    {
        if (typeCode is "NPI" || authority.UniversalId is "2.16.840.1.113883.4.6" || authority.Namespace is "NPI")
            return Npi;
        if (authority.UniversalId is "2.16.840.1.113883.4.1" || authority.Namespace is "USSSA" or "SSA" || (typeCode is "SS" && !authority.Exists))
            return Ssn;
        if (authority.UniversalId is { } id)
        {
            switch (authority.UniversalIdType?.ToUpperInvariant())
            {
                case "ISO":
                    return "urn:oid:" + id;
                case "UUID" or "GUID":
                    return "urn:uuid:" + id;
                case "URI" or "URL":
                    return id.Contains(':', StringComparison.Ordinal) ? id : "urn:id:" + id;
                case "DNS":
                    return "urn:dns:" + id;
                case null when LooksLikeOid(id):
                    return "urn:oid:" + id;
                default:
                    break;
            }
        }
        return (authority.Namespace ?? authority.UniversalId) is { } name ? "urn:id:" + Escaped(name) : null;
    }

    public static bool LooksLikeOid(string text) =>
        text.Length > 4 && text[0] is >= '0' and <= '2' && text[1] == '.' && text.All(c => char.IsAsciiDigit(c) || c == '.');

    /// <summary>An identifier value as FHIR wants a bare name in a URN: no blanks.</summary>
    public static string Escaped(string name) => Uri.EscapeDataString(name.Trim());

    public static JsonObject? FromCx(MessageWalk walk, Hl7Value value)
    {
        var cx = new Cx(value);
        if (cx.Id is null)
            return null;
        var identifier = new JsonObject();
        AddCheckDigit(identifier, cx.CheckDigit, cx.CheckDigitScheme);
        identifier.Put("type", Type(cx.TypeCode));
        identifier.Put("system", System(cx.Authority, cx.TypeCode));
        identifier["value"] = cx.Id;
        identifier.Put("period", Periods.Between(walk, cx.Effective, cx.Expires));
        var assigner = cx.Authority.UniversalId is not null ? cx.Authority : cx.Facility;
        identifier.Put("assigner", Organizations.FromHd(walk, assigner)?.Reference);
        return identifier;
    }

    public static JsonObject? FromEi(Hl7Value value, string? type = null)
    {
        var ei = new Ei(value);
        if (ei.Id is null)
            return null;
        var identifier = new JsonObject();
        identifier.Put("type", Type(type));
        identifier.Put("system", System(ei.Authority, null));
        identifier["value"] = ei.Id;
        return identifier;
    }

    /// <summary>EIP: the placer's and the filler's number of one thing.</summary>
    public static IEnumerable<JsonObject> FromEip(Hl7Value value, string placerType = "PGN", string fillerType = "FGN")
    {
        if (FromEi(value[1], placerType) is { } placer)
            yield return placer;
        if (FromEi(value[2], fillerType) is { } filler)
            yield return filler;
    }

    public static JsonObject? FromLicense(MessageWalk walk, Hl7Value value)
    {
        if (value[1].Text is not { } number)
            return null;
        var identifier = new JsonObject { ["type"] = Type("DL") };
        if (value[2].Text is { } state)
            identifier["system"] = "urn:id:" + Escaped(state);
        identifier["value"] = number;
        if (walk.DateTime(value[3]) is { } end)
            identifier["period"] = new JsonObject { ["end"] = end };
        return identifier;
    }

    public static JsonObject? Type(string? code) =>
        code is null ? null : FhirJson.Concept(V2.Table("0203"), code, V2.IdentifierTypes.GetValueOrDefault(code));

    public static void AddCheckDigit(JsonObject identifier, string? digit, string? scheme)
    {
        identifier.Extend("http://hl7.org/fhir/StructureDefinition/identifier-checkDigit", "valueString", digit);
        identifier.Extend("http://hl7.org/fhir/StructureDefinition/namingsystem-checkDigit", "valueString", scheme);
    }
}
