using System.Collections.Frozen;
using Chartroom.Fhir.Documents;

namespace Chartroom.Server.Records.Entries;

/// <summary>Reading the datatypes of FHIR as a person reads them.</summary>
internal static class Reading
{
    private static readonly FrozenDictionary<string, string> Systems = new Dictionary<string, string>
    {
        ["http://snomed.info/sct"] = "SNOMED CT",
        ["http://loinc.org"] = "LOINC",
        ["http://www.nlm.nih.gov/research/umls/rxnorm"] = "RxNorm",
        ["http://hl7.org/fhir/sid/icd-10-cm"] = "ICD-10-CM",
        ["http://hl7.org/fhir/sid/icd-10"] = "ICD-10",
        ["http://hl7.org/fhir/sid/icd-9-cm"] = "ICD-9-CM",
        ["http://www.cms.gov/Medicare/Coding/ICD10"] = "ICD-10-PCS",
        ["http://hl7.org/fhir/sid/cvx"] = "CVX",
        ["http://hl7.org/fhir/sid/ndc"] = "NDC",
        ["http://www.ama-assn.org/go/cpt"] = "CPT",
        ["https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"] = "HCPCS",
    }.ToFrozenDictionary();

    extension(Element element)
    {
        /// <summary>A CodeableConcept: its text, else the first display, else the first code; empty when there is none.</summary>
        public string Concept()
        {
            if (element["text"u8].Text is { Length: > 0 } text)
                return text;
            foreach (var coding in element["coding"u8].Items)
            {
                if (coding["display"u8].Text is { Length: > 0 } display)
                    return display;
            }
            return element["coding"u8][0]["code"u8].Text ?? "";
        }

        /// <summary>The first coding that has a code, such as <c>LOINC 2160-0</c>; codes of unnamed systems stand alone.</summary>
        public string CodeWithSystem()
        {
            foreach (var coding in element["coding"u8].Items)
            {
                if (coding["code"u8].Text is not { Length: > 0 } code)
                    continue;
                return Systems.TryGetValue(coding["system"u8].Text ?? "", out var system) ? $"{system} {code}" : code;
            }
            return "";
        }

        /// <summary>The code of the first coding, for closed sets such as clinicalStatus.</summary>
        public string FirstCode() => element["coding"u8][0]["code"u8].Text ?? element["text"u8].Text ?? "";

        /// <summary>A reference: its display, else what it points to.</summary>
        public string Referred() => element["display"u8].Text ?? element["identifier"u8]["value"u8].Text ?? "";

        /// <summary>A quantity as written, with its unit.</summary>
        public string Quantity()
        {
            if (element["value"u8].Text is not { } value)
                return "";
            var unit = element["unit"u8].Text ?? element["code"u8].Text ?? "";
            var sign = element["comparator"u8].Text ?? "";
            return unit.Length > 0 && unit != "1" ? $"{sign}{Short(value)} {unit}" : sign + Short(value);
        }

        /// <summary>A HumanName as LAST, First Middle; a name given only as text stays as it is.</summary>
        public string PersonName()
        {
            var family = element["family"u8].Text;
            var given = string.Join(' ', Texts(element["given"u8]));
            if (family is null && given.Length == 0)
                return element["text"u8].Text ?? "";
            return family is null ? given : given.Length == 0 ? family.ToUpperInvariant() : $"{family.ToUpperInvariant()}, {given}";
        }

        /// <summary>The plain reference (<c>Encounter/12</c>) or empty.</summary>
        public string Target() => element["reference"u8].Text ?? "";
    }

    public static IEnumerable<string> Texts(Element list)
    {
        var found = new List<string>();
        foreach (var item in list.Items)
        {
            if (item.Text is { Length: > 0 } text)
                found.Add(text);
        }
        return found;
    }

    /// <summary>
    /// A number for reading: more than four decimals, which no instrument shows, are rounded; the digits of shorter ones
    /// stay, because they carry precision.
    /// </summary>
    public static string Short(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || number.Length - point <= 5 || !decimal.TryParse(number, out var value))
            return number;
        return Math.Round(value, 4).ToString("0.####");
    }

    /// <summary>Security labels of a resource, as <c>system|code</c>; null when it has none.</summary>
    public static IReadOnlyList<string>? Labels(Element root)
    {
        List<string>? labels = null;
        foreach (var label in root["meta"u8]["security"u8].Items)
            (labels ??= []).Add($"{label["system"u8].Text}|{label["code"u8].Text}");
        return labels;
    }
}
