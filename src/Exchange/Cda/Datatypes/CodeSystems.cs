using System.Collections.Frozen;

namespace Chartroom.Exchange.Cda.Datatypes;

/// <summary>
/// The FHIR URI of a code system that CDA names by OID, or, in careless documents, by a URI or a plain name.
/// Source: HL7 Terminology, OID identifiers of the code systems; C-CDA on FHIR §Mapping codes.
/// </summary>
public static class CodeSystems
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Cvx = "http://hl7.org/fhir/sid/cvx";
    public const string Ucum = "http://unitsofmeasure.org";
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    private static readonly FrozenDictionary<string, string> ByOid = new Dictionary<string, string>
    {
        ["2.16.840.1.113883.6.1"] = Loinc,
        ["2.16.840.1.113883.6.96"] = Snomed,
        ["2.16.840.1.113883.6.5"] = Snomed,
        ["2.16.840.1.113883.6.88"] = RxNorm,
        ["2.16.840.1.113883.6.8"] = Ucum,
        ["2.16.840.1.113883.6.12"] = "http://www.ama-assn.org/go/cpt",
        ["2.16.840.1.113883.6.2"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["2.16.840.1.113883.6.42"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["2.16.840.1.113883.6.103"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["2.16.840.1.113883.6.104"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["2.16.840.1.113883.6.3"] = "http://hl7.org/fhir/sid/icd-10",
        ["2.16.840.1.113883.6.90"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["2.16.840.1.113883.6.4"] = "http://www.cms.gov/Medicare/Coding/ICD10",
        ["2.16.840.1.113883.6.285"] = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["2.16.840.1.113883.6.14"] = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["2.16.840.1.113883.6.13"] = "http://www.ada.org/cdt",
        ["2.16.840.1.113883.6.59"] = Cvx,
        ["2.16.840.1.113883.12.292"] = Cvx,
        ["2.16.840.1.113883.12.227"] = "http://hl7.org/fhir/sid/mvx",
        ["2.16.840.1.113883.6.69"] = "http://hl7.org/fhir/sid/ndc",
        ["2.16.840.1.113883.6.101"] = "http://nucc.org/provider-taxonomy",
        ["2.16.840.1.113883.6.238"] = "urn:oid:2.16.840.1.113883.6.238",
        ["2.16.840.1.113883.6.259"] = "https://www.cdc.gov/nhsn/cdaportal/terminology/codesystem/hsloc.html",
        ["2.16.840.1.113883.3.26.1.1"] = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
        ["2.16.840.1.113883.4.9"] = "http://fdasis.nlm.nih.gov",
        ["2.16.840.1.113883.6.209"] = "http://hl7.org/fhir/ndfrt",
        ["2.16.840.1.113883.6.345"] = "http://va.gov/terminology/medrt",
        ["2.16.840.1.113883.6.254"] = "http://hl7.org/fhir/sid/icf",
        ["2.16.840.1.113883.6.43.1"] = Terminology + "icd-o-3",
        ["2.16.840.1.113883.6.24"] = "urn:iso:std:iso:11073:10101",
        ["2.16.840.1.113883.6.121"] = "urn:ietf:bcp:47",
        ["2.16.840.1.113883.6.301.3"] = "https://www.nubc.org/CodeSystem/RevenueCodes",
        ["2.16.840.1.113883.6.301.5"] = "https://www.nubc.org/CodeSystem/PatDischargeStatus",
        ["2.16.840.1.113883.6.301.11"] = "https://www.nubc.org/CodeSystem/PresentOnAdmissionIndicator",
        ["2.16.840.1.113883.3.221.5"] = "https://nahdo.org/sopt",
        ["2.16.840.1.113883.5.1"] = Terminology + "v3-AdministrativeGender",
        ["2.16.840.1.113883.5.2"] = Terminology + "v3-MaritalStatus",
        ["2.16.840.1.113883.5.4"] = Terminology + "v3-ActCode",
        ["2.16.840.1.113883.5.6"] = Terminology + "v3-ActClass",
        ["2.16.840.1.113883.5.7"] = Terminology + "v3-ActPriority",
        ["2.16.840.1.113883.5.8"] = Terminology + "v3-ActReason",
        ["2.16.840.1.113883.5.14"] = Terminology + "v3-ActStatus",
        ["2.16.840.1.113883.5.25"] = Terminology + "v3-Confidentiality",
        ["2.16.840.1.113883.5.53"] = Terminology + "v3-IntegrityCheckAlgorithm",
        ["2.16.840.1.113883.5.60"] = Terminology + "v3-LanguageAbilityMode",
        ["2.16.840.1.113883.5.61"] = Terminology + "v3-LanguageAbilityProficiency",
        ["2.16.840.1.113883.5.63"] = Terminology + "v3-MaterialDangerInfectious",
        ["2.16.840.1.113883.5.83"] = Terminology + "v3-ObservationInterpretation",
        ["2.16.840.1.113883.5.84"] = Terminology + "v3-ObservationMethod",
        ["2.16.840.1.113883.5.88"] = Terminology + "v3-ParticipationFunction",
        ["2.16.840.1.113883.5.90"] = Terminology + "v3-ParticipationType",
        ["2.16.840.1.113883.5.110"] = Terminology + "v3-RoleClass",
        ["2.16.840.1.113883.5.111"] = Terminology + "v3-RoleCode",
        ["2.16.840.1.113883.5.112"] = Terminology + "v3-RouteOfAdministration",
        ["2.16.840.1.113883.5.129"] = Terminology + "v3-SpecimenType",
        ["2.16.840.1.113883.5.139"] = Terminology + "v3-TimingEvent",
        ["2.16.840.1.113883.5.1008"] = Terminology + "v3-NullFlavor",
        ["2.16.840.1.113883.5.1063"] = Terminology + "v3-ObservationValue",
        ["2.16.840.1.113883.5.1070"] = Terminology + "v3-SubstanceAdminSubstitution",
        ["2.16.840.1.113883.5.1076"] = Terminology + "v3-ReligiousAffiliation",
        ["2.16.840.1.113883.1.11.19185"] = Terminology + "v3-ReligiousAffiliation",
        ["2.16.840.1.113883.1.11.78"] = Terminology + "v3-ObservationInterpretation",
        ["2.16.840.1.113883.1.11.19563"] = Terminology + "v3-RoleCode",
        ["2.16.840.1.113883.12.1"] = Terminology + "v2-0001",
        ["2.16.840.1.113883.12.4"] = Terminology + "v2-0004",
        ["2.16.840.1.113883.12.112"] = Terminology + "v2-0112",
        ["2.16.840.1.113883.12.443"] = Terminology + "v2-0443",
        ["2.16.840.1.113883.12.203"] = Terminology + "v2-0203",
        ["2.16.840.1.113883.12.78"] = Terminology + "v2-0078",
        ["2.16.840.1.113883.4.642.1.1125"] = Terminology + "condition-clinical",
        ["1.2.840.10008.2.16.4"] = "http://dicom.nema.org/resources/ontology/DCM",
        ["1.0.3166.1.2.2"] = "urn:iso:std:iso:3166",
        ["2.16.840.1.113883.6.255.1336"] = "https://x12.org/codes/claim-filing-indicator-codes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Of several OIDs for one system (CVX has an old one) those of the current guide.</summary>
    private static readonly FrozenDictionary<string, string> ByUri = ByOid
        .Where(s => s.Key is not ("2.16.840.1.113883.6.5" or "2.16.840.1.113883.6.59" or "2.16.840.1.113883.6.2" or "2.16.840.1.113883.6.42"
            or "2.16.840.1.113883.6.104" or "2.16.840.1.113883.6.14" or "2.16.840.1.113883.1.11.78" or "2.16.840.1.113883.1.11.19185"
            or "2.16.840.1.113883.1.11.19563"))
        .ToFrozenDictionary(s => s.Value, s => s.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["LOINC"] = Loinc,
        ["LN"] = Loinc,
        ["SNOMED"] = Snomed,
        ["SNOMED CT"] = Snomed,
        ["SNOMED-CT"] = Snomed,
        ["SNOMEDCT"] = Snomed,
        ["SCT"] = Snomed,
        ["RXNORM"] = RxNorm,
        ["CPT"] = "http://www.ama-assn.org/go/cpt",
        ["CPT4"] = "http://www.ama-assn.org/go/cpt",
        ["CPT-4"] = "http://www.ama-assn.org/go/cpt",
        ["ICD9"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD-9"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD9CM"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD-9-CM"] = "http://hl7.org/fhir/sid/icd-9-cm",
        ["ICD10"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["ICD-10"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["ICD10CM"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["ICD-10-CM"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["CVX"] = Cvx,
        ["MVX"] = "http://hl7.org/fhir/sid/mvx",
        ["NDC"] = "http://hl7.org/fhir/sid/ndc",
        ["HCPCS"] = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        ["UNII"] = "http://fdasis.nlm.nih.gov",
        ["UCUM"] = Ucum,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The URI for what <c>codeSystem</c> says, else for <c>codeSystemName</c>; null when neither names a system.
    /// An unknown OID becomes <c>urn:oid:</c>, a UUID <c>urn:uuid:</c>; a URI is kept.
    /// </summary>
    public static string? Uri(string? codeSystem, string? codeSystemName = null)
    {
        if (codeSystem is not null)
        {
            var oid = codeSystem.StartsWith("urn:oid:", StringComparison.OrdinalIgnoreCase) ? codeSystem[8..] : codeSystem;
            if (ByOid.TryGetValue(oid, out var uri))
                return uri;
            if (IsOid(oid))
                return "urn:oid:" + oid;
            if (Guid.TryParseExact(codeSystem, "D", out _))
                return "urn:uuid:" + codeSystem.ToLowerInvariant();
            if (codeSystem.Contains(':') && System.Uri.IsWellFormedUriString(codeSystem, UriKind.Absolute))
                return codeSystem;
            if (ByName.TryGetValue(codeSystem, out uri))
                return uri;
        }
        return codeSystemName is not null && ByName.TryGetValue(codeSystemName, out var named) ? named : null;
    }

    /// <summary>The OID under which CDA names a system of FHIR; null when it has none.</summary>
    public static string? Oid(string? uri)
    {
        if (uri is null)
            return null;
        if (ByUri.TryGetValue(uri, out var oid))
            return oid;
        return uri.StartsWith("urn:oid:", StringComparison.Ordinal) ? uri[8..] : null;
    }

    /// <summary>True for a dotted object identifier such as <c>2.16.840.1.113883.6.1</c>.</summary>
    public static bool IsOid(string text)
    {
        if (text.Length < 3 || text[0] is < '0' or > '2' || text[1] != '.')
            return false;
        for (var i = 2; i < text.Length; i++)
        {
            var first = text[i - 1] == '.';
            if (text[i] == '.' ? first : !char.IsAsciiDigit(text[i]))
                return false;
            if (first && text[i] == '0' && i + 1 < text.Length && text[i + 1] != '.')
                return false;
        }
        return text[^1] != '.';
    }
}
