using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Exchange.Cda.Mapping;

namespace Chartroom.Core.Tests.Exchange.Cda;

/// <summary>Small documents around one section, and what they become.</summary>
internal static class CdaText
{
    public static byte[] Document(string sections = "", string patient = "") => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
          <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
          <id root="1.2.840.99" extension="doc-1"/>
          <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summarization of Episode Note"/>
          <title>Summary</title>
          <effectiveTime value="20240105101500-0500"/>
          <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
          <recordTarget><patientRole>
            <id root="1.2.840.99.1" extension="MRN-7"/>
            <patient><name><given>Ada</given><family>Stone</family></name>
              <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19700203"/>{patient}
            </patient>
          </patientRole></recordTarget>
          <component><structuredBody>{sections}</structuredBody></component>
        </ClinicalDocument>
        """);

    public static string Section(string code, string entries, string text = "<text>As told.</text>") =>
        $"""<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/><title>T</title>{text}{entries}</section></component>""";

    public static List<JsonObject> Resources(byte[] document, string type) =>
        [.. Bundle(document)["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject()).Where(r => (string)r["resourceType"]! == type)];

    public static JsonObject Bundle(byte[] document)
    {
        var converted = CdaMapping.Convert(document);
        return converted.Value ?? throw new InvalidOperationException(converted.Issues[0].Text);
    }

    public static JsonObject Single(string section, string entry, string type, string text = "<text>As told.</text>") =>
        Resources(Document(Section(section, $"<entry>{entry}</entry>", text)), type).Single();
}
