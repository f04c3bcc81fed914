using System.Collections.Frozen;
using Chartroom.Exchange.Hl7v2.Mapping.Types;

namespace Chartroom.Exchange.Hl7v2.Mapping.Tables;

/// <summary>
/// Names of coding systems as URIs: table 0396, and what senders write for the same systems.
/// Source: HL7 v2.8.2 table 0396; FHIR R4 §4.3 and terminologies-systems.
/// </summary>
internal static class CodeSystems
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["LN"] = "http://loinc.org",
        ["LOINC"] = "http://loinc.org",
        ["SCT"] = "http://snomed.info/sct",
        ["SNM"] = "http://snomed.info/sct",
        ["SNOMED"] = "http://snomed.info/sct",
        ["SNOMED-CT"] = "http://snomed.info/sct",
        ["SNOMEDCT"] = "http://snomed.info/sct",
        ["SNOMED CT"] = "http://snomed.info/sct",
        ["I10"] = "http://hl7.org/fhir/sid/icd-10",
        ["ICD10"] = "http://hl7.org/fhir/sid/icd-10",
        ["ICD-10"] = "http://hl7.org/fhir/sid/icd-10",
        ["I10C"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["ICD-10-CM"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["ICD10CM"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["10D"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["I10P"] = "http://www.cms.gov/Medicare/Coding/ICD10",
        ["ICD10PCS"] = "http://www.cms.gov/Medicare/Coding/ICD10",
        ["ICD-10-PCS"] = "http://www.cms.gov/Medicare/Coding/ICD10",
        ["I9"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["I9C"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["I9CDX"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD9"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD-9-CM"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["C4"] = "http://www.ama-assn.org/go/cpt",
        ["C5"] = "http://www.ama-assn.org/go/cpt",
        ["CPT"] = "http://www.ama-assn.org/go/cpt",
        ["CPT4"] = "http://www.ama-assn.org/go/cpt",
        ["CPTM"] = "http://www.ama-assn.org/go/cpt",
        ["HCPCS"] = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["HCPT"] = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["HPC"] = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["NDC"] = "http://hl7.org/fhir/sid/ndc",
        ["RXNORM"] = "http://www.nlm.nih.gov/research/umls/rxnorm",
        ["RXN"] = "http://www.nlm.nih.gov/research/umls/rxnorm",
        ["CVX"] = "http://hl7.org/fhir/sid/cvx",
        ["MVX"] = "http://hl7.org/fhir/sid/mvx",
        ["UCUM"] = Quantities.Ucum,
        ["CDCREC"] = "urn:oid:2.16.840.1.113883.6.238",
        ["DCM"] = "http://dicom.nema.org/resources/ontology/DCM",
        ["UNII"] = "http://fdasis.nlm.nih.gov",
        ["NDFRT"] = "http://hl7.org/fhir/ndfrt",
        ["MEDRT"] = "urn:oid:2.16.840.1.113883.6.345",
        ["NUCC"] = "http://nucc.org/provider-taxonomy",
        ["ISO639"] = "urn:ietf:bcp:47",
        ["ISO3166_1"] = "urn:iso:std:iso:3166",
        ["ISO3166"] = "urn:iso:std:iso:3166",
        ["ACTCODE"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode",
        ["ACTREASON"] = "http://terminology.hl7.org/CodeSystem/v3-ActReason",
        ["NULLFL"] = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor",
        ["ROLECODE"] = "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
        ["MDC"] = "urn:iso:std:iso:11073:10101",
        ["IBTNNNN"] = "urn:oid:2.16.840.1.113883.6.18",
        ["NIP001"] = "urn:oid:2.16.840.1.114222.4.5.274",
        ["NCIT"] = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The URI of a system by its OID, when the sender gives one, or its name; <c>HL7nnnn</c> are HL7's own tables, a name that is not known
    /// becomes <c>urn:id:name</c>. Null when neither is given.
    /// </summary>
    public static string? Uri(string? name, string? oid)
    {
        if (name is not null && Names.TryGetValue(name, out var known))
            return known;
        if (name is not null && name.StartsWith("HL7", StringComparison.OrdinalIgnoreCase) && name.Length > 3)
        {
            var digits = name.AsSpan(3).TrimStart("-_ ").ToString();
            if (digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit))
                return V2.Table(digits.PadLeft(4, '0'));
        }
        if (oid is not null && Identifiers.LooksLikeOid(oid))
            return "urn:oid:" + oid;
        if (name is null)
            return null;
        if (Identifiers.LooksLikeOid(name))
            return "urn:oid:" + name;
        return name.Contains("://", StringComparison.Ordinal) || name.StartsWith("urn:", StringComparison.Ordinal)
            ? name : "urn:id:" + Identifiers.Escaped(name);
    }
}
