namespace Chartroom.Server.Coding.CodeSets;

/// <summary>The URIs under which codes stand in the record. Source: HL7 Terminology, CodeSystem canonicals.</summary>
internal static class CodeNames
{
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Icd10Pcs = "http://www.cms.gov/Medicare/Coding/ICD10";
    public const string MsDrg = "https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software";
    public const string Poa = "https://www.nubc.org/CodeSystem/PresentOnAdmissionIndicator";
    public const string DischargeStatus = "https://www.nubc.org/CodeSystem/PatDischargeStatus";
    public const string DiagnosisType = "http://terminology.hl7.org/CodeSystem/ex-diagnosistype";
    public const string ClaimType = "http://terminology.hl7.org/CodeSystem/claim-type";
    public const string Priority = "http://terminology.hl7.org/CodeSystem/processpriority";

    /// <summary>What the coding department names by itself.</summary>
    public const string Own = "urn:chartroom:coding";

    public const string Task = "urn:chartroom:task";
    public const string Hold = "urn:chartroom:coding-hold";
    public const string EvidenceExtension = "urn:chartroom:extension:coding-evidence";
    public const string DeclinedExtension = "urn:chartroom:extension:coding-declined";
    public const string WorkingDrgExtension = "urn:chartroom:extension:working-drg";

    /// <summary>An ICD-10-CM code as people write it: capitals, a dot after the third character.</summary>
    public static string ShownDiagnosis(string code)
    {
        var plain = Plain(code);
        return plain.Length > 3 ? $"{plain[..3]}.{plain[3..]}" : plain;
    }

    /// <summary>A code as claims write it: capitals, without dot and blanks.</summary>
    public static string Plain(string code) =>
        string.Concat(code.Where(c => c is not ('.' or ' ')).Select(char.ToUpperInvariant));
}
