using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>CWE, CE, CNE, CF, IS and ID as CodeableConcept, Coding and code. Source: HL7 v2-to-FHIR CWE[CodeableConcept].</summary>
internal static class Codes
{
    /// <summary>All codings of the value, or null when it is empty.</summary>
    /// <param name="table">Number of the HL7 table that the field is bound to: the system when none is sent.</param>
    /// <param name="map">A code map of the field: a mapped code comes first, the one that was sent after it.</param>
    public static JsonObject? Concept(Hl7Value value, string? table = null, CodeMap? map = null)
    {
        var cwe = new Cwe(value);
        var concept = new JsonObject();
        var mapped = map?.Find(cwe.Code, cwe.First.System);
        if (mapped is { } target)
            concept.Append("coding", FhirJson.Coding(target.System, target.Code, target.Display));
        AddCoding(concept, cwe.First, table, mapped?.Code);
        if (mapped is null && map?.Find(cwe.Second.Code, cwe.Second.System) is { } second)
            concept.Append("coding", FhirJson.Coding(second.System, second.Code, second.Display));
        AddCoding(concept, cwe.Second, null, null);
        AddCoding(concept, cwe.Third, null, null);
        concept.Put("text", cwe.OriginalText ?? (cwe.First.Code is null ? cwe.First.Display : null));
        return concept.Count == 0 ? null : concept;
    }

    public static JsonObject? Coding(Hl7Value value, string? table = null, CodeMap? map = null)
    {
        var cwe = new Cwe(value);
        if (map?.Find(cwe.Code, cwe.First.System) is { } target)
            return FhirJson.Coding(target.System, target.Code, target.Display);
        return One(cwe.First, table);
    }

    /// <summary>The FHIR code that a v2 code stands for, or null.</summary>
    public static string? Code(Hl7Value value, CodeMap map) => map.Find(value[1].Text, value[3].Text)?.Code;

    private static void AddCoding(JsonObject concept, CodedPart part, string? table, string? alreadyMapped)
    {
        if (part.Code is null || (alreadyMapped is not null && part.Code == alreadyMapped))
            return;
        concept.Append("coding", One(part, table));
    }

    private static JsonObject? One(CodedPart part, string? table)
    {
        if (!part.Exists)
            return null;
        var coding = FhirJson.Coding(
            CodeSystems.Uri(part.System, part.SystemOid) ?? (table is null || part.Code is null ? null : V2.Table(table)), part.Code, part.Display);
        coding.Put("version", part.Version);
        return coding;
    }
}
