using System.Text;
using System.Text.Json.Nodes;
using System.Xml;

namespace Chartroom.Exchange.Cda.Writing;

/// <summary>
/// Writes a Continuity of Care Document of one patient's resources: header, and sections of allergies, problems, medications,
/// immunizations, procedures, results, vital signs, social history and encounters, each with narrative table and entries.
/// Source: C-CDA R2.1 vol. 2, Continuity of Care Document (V3) and its required sections; C-CDA on FHIR (FHIR to C-CDA).
/// </summary>
public static class CcdWriter
{
    /// <summary>
    /// The document as UTF-8 XML. <c>resources</c> holds one Patient and what is to be told of it; other types are left out.
    /// Without a Patient an <see cref="ArgumentException"/> is thrown, for that is a fault of the caller.
    /// </summary>
    public static byte[] Write(IReadOnlyList<JsonObject> resources, CcdHeader header)
    {
        var patient = resources.FirstOrDefault(r => (string?)r["resourceType"] == "Patient")
            ?? throw new ArgumentException("A CCD needs its patient.", nameof(resources));
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            writer.WriteStartElement("ClinicalDocument", "urn:hl7-org:v3");
            writer.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
            var xml = new CdaXml(writer);
            CcdHeaderXml.Write(xml, patient, header);
            xml.Open("component");
            xml.Open("structuredBody");
            var sections = new CcdSections(xml, resources, header);
            sections.Write();
            xml.Close();
            xml.Close();
            writer.WriteEndElement();
        }
        return buffer.ToArray();
    }
}
