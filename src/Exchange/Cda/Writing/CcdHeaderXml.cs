using System.Text.Json.Nodes;

namespace Chartroom.Exchange.Cda.Writing;

/// <summary>The US Realm Header of a CCD. Source: C-CDA R2.1 vol. 2 §1.1.</summary>
internal static class CcdHeaderXml
{
    private const string Loinc = "2.16.840.1.113883.6.1";

    public static void Write(CdaXml xml, JsonObject patient, CcdHeader header)
    {
        var now = header.MadeAt.ToString("yyyyMMddHHmmss") + header.MadeAt.ToString("zzz").Replace(":", "", StringComparison.Ordinal);
        xml.Empty("realmCode", ("code", "US"));
        xml.Empty("typeId", ("root", "2.16.840.1.113883.1.3"), ("extension", "POCD_HD000040"));
        xml.Template("2.16.840.1.113883.10.20.22.1.1", "2015-08-01");
        xml.Template("2.16.840.1.113883.10.20.22.1.2", "2015-08-01");
        xml.Empty("id", ("root", header.Id.ToString("D")));
        xml.Code("code", "34133-9", Loinc, "Summarization of Episode Note");
        xml.Text("title", "Continuity of Care Document");
        xml.Empty("effectiveTime", ("value", now));
        xml.Code("confidentialityCode", "N", "2.16.840.1.113883.5.25");
        xml.Empty("languageCode", ("code", "en-US"));
        Patient(xml, patient, header);
        Author(xml, header, now);
        xml.Open("custodian");
        xml.Open("assignedCustodian");
        Organization(xml, "representedCustodianOrganization", header);
        xml.Close();
        xml.Close();
        xml.Open("documentationOf");
        xml.Open("serviceEvent", ("classCode", "PCPR"));
        xml.Interval("effectiveTime", (string?)patient["birthDate"], header.MadeAt.ToString("yyyy-MM-dd"));
        xml.Close();
        xml.Close();
    }

    private static void Patient(CdaXml xml, JsonObject patient, CcdHeader header)
    {
        xml.Open("recordTarget");
        xml.Open("patientRole");
        xml.Ids(patient, header.CustodianOid);
        Address(xml, patient["address"]?[0]);
        Telecoms(xml, patient["telecom"]);
        xml.Open("patient");
        foreach (var name in patient["name"]?.AsArray() ?? [])
        {
            Name(xml, name!.AsObject());
        }
        if (patient["name"] is null)
            xml.Empty("name", ("nullFlavor", "UNK"));
        Gender(xml, (string?)patient["gender"]);
        xml.Point("birthTime", (string?)patient["birthDate"]);
        if (patient["maritalStatus"] is { } marital)
            xml.Code("maritalStatusCode", marital);
        Category(xml, patient, "raceCode", "us-core-race");
        Category(xml, patient, "ethnicGroupCode", "us-core-ethnicity");
        if ((string?)patient["communication"]?[0]?["language"]?["coding"]?[0]?["code"] is { } language)
        {
            xml.Open("languageCommunication");
            xml.Empty("languageCode", ("code", language));
            xml.Close();
        }
        xml.Close();
        xml.Close();
        xml.Close();
    }

    private static void Gender(CdaXml xml, string? gender)
    {
        var code = gender switch { "male" => "M", "female" => "F", "other" => "UN", _ => null };
        if (code is null)
            xml.Empty("administrativeGenderCode", ("nullFlavor", "UNK"));
        else
            xml.Code("administrativeGenderCode", code, "2.16.840.1.113883.5.1");
    }

    private static void Category(CdaXml xml, JsonObject patient, string element, string extension)
    {
        var coding = patient["extension"]?.AsArray()
            .FirstOrDefault(e => ((string?)e!["url"])?.EndsWith(extension, StringComparison.Ordinal) == true)?["extension"]?.AsArray()
            .FirstOrDefault(e => (string?)e!["url"] == "ombCategory")?["valueCoding"];
        if ((string?)coding?["code"] is { } code && (string?)coding["system"] == "urn:oid:2.16.840.1.113883.6.238")
            xml.Code(element, code, "2.16.840.1.113883.6.238", (string?)coding["display"]);
        else
            xml.Empty(element, ("nullFlavor", "UNK"));
    }

    private static void Name(CdaXml xml, JsonObject name)
    {
        xml.Open("name", ("use", (string?)name["use"] is "official" or "usual" ? "L" : null));
        foreach (var (part, member) in (ReadOnlySpan<(string, string)>)[("prefix", "prefix"), ("given", "given"), ("family", "family"), ("suffix", "suffix")])
        {
            if (name[member] is JsonArray many)
            {
                foreach (var one in many)
                {
                    xml.Text(part, (string)one!);
                }
            }
            else if (name[member] is { } single)
            {
                xml.Text(part, single.GetValue<string>());
            }
        }
        xml.Close();
    }

    private static void Address(CdaXml xml, JsonNode? address)
    {
        if (address is null)
        {
            xml.Empty("addr", ("nullFlavor", "UNK"));
            return;
        }
        xml.Open("addr", ("use", (string?)address["use"] switch { "home" => "HP", "work" => "WP", "temp" => "TMP", _ => null }));
        foreach (var line in address["line"]?.AsArray() ?? [])
        {
            xml.Text("streetAddressLine", (string)line!);
        }
        foreach (var part in (ReadOnlySpan<string>)["city", "state", "postalCode", "country"])
        {
            if ((string?)address[part] is { } text)
                xml.Text(part, text);
        }
        xml.Close();
    }

    private static void Telecoms(CdaXml xml, JsonNode? telecoms)
    {
        var any = false;
        foreach (var telecom in telecoms?.AsArray() ?? [])
        {
            if ((string?)telecom!["value"] is not { } value)
                continue;
            var scheme = (string?)telecom["system"] switch { "email" => "mailto:", "fax" => "fax:", "phone" or "pager" or "sms" => "tel:", _ => "" };
            xml.Empty("telecom", ("value", scheme + value), ("use", (string?)telecom["use"] switch { "home" => "HP", "work" => "WP", "mobile" => "MC", _ => null }));
            any = true;
        }
        if (!any)
            xml.Empty("telecom", ("nullFlavor", "UNK"));
    }

    private static void Author(CdaXml xml, CcdHeader header, string now)
    {
        xml.Open("author");
        xml.Empty("time", ("value", now));
        xml.Open("assignedAuthor");
        Id(xml, header);
        xml.Empty("addr", ("nullFlavor", "UNK"));
        xml.Empty("telecom", ("nullFlavor", "UNK"));
        xml.Open("assignedAuthoringDevice");
        xml.Text("manufacturerModelName", "Chartroom");
        xml.Text("softwareName", "Chartroom");
        xml.Close();
        Organization(xml, "representedOrganization", header);
        xml.Close();
        xml.Close();
    }

    private static void Organization(CdaXml xml, string element, CcdHeader header)
    {
        xml.Open(element);
        Id(xml, header);
        xml.Text("name", header.CustodianName);
        xml.Empty("telecom", ("nullFlavor", "UNK"));
        xml.Empty("addr", ("nullFlavor", "UNK"));
        xml.Close();
    }

    private static void Id(CdaXml xml, CcdHeader header)
    {
        if (header.CustodianNpi is { } npi)
            xml.Empty("id", ("root", "2.16.840.1.113883.4.6"), ("extension", npi));
        else
            xml.Empty("id", ("root", header.CustodianOid));
    }
}
