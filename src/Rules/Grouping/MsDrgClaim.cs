using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>Sex as the grouper knows it. Source: CMS ICD-10 MS-DRG Grouper, input "Sex".</summary>
public enum GrouperSex : byte { Unknown, Male, Female }

/// <summary>
/// Present-on-admission indicator. <c>One</c> and <c>Exempt</c> mean the code is exempt from reporting; <c>Invalid</c> is
/// any other character. Source: UB-04 manual, form locator 67; CMS HAC-POA reporting instructions.
/// </summary>
public enum PresentOnAdmission : byte { Blank, Yes, No, Unknown, ClinicallyUndetermined, One, Exempt, Invalid }

/// <summary>
/// Whether the hospital is exempt from the hospital-acquired-condition provision.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix I.
/// </summary>
public enum HospitalHacStatus : byte { Unknown, NonExempt, Exempt }

/// <summary>Which of several equal codes is reported as the one that affected the DRG. Source: CMS ICD-10 MS-DRG Grouper, "Marking logic".</summary>
public enum MarkingTieBreaker : byte { ClinicalSignificance, CodeOrder }

/// <summary>A secondary diagnosis with its present-on-admission indicator.</summary>
public readonly record struct ClaimDiagnosis(CodeKey Code, PresentOnAdmission Poa);

/// <summary>
/// What the grouper is told of one inpatient stay. Codes are as the claim writes them, without a dot. The object may be
/// filled again and again (<see cref="Clear"/>), so that a run over millions of claims makes no garbage.
/// Source: CMS ICD-10 MS-DRG Grouper, input record. Age is not here because no formula of these versions asks for it.
/// </summary>
public sealed class MsDrgClaim
{
    /// <summary>Grouper version as CMS counts them: 400 to 431; see <c>version.tsv</c> of the release.</summary>
    public int Version { get; set; }

    public GrouperSex Sex { get; set; }

    /// <summary>UB-04 patient discharge status; null when missing. A number outside the table counts as missing.</summary>
    public int? DischargeStatus { get; set; }

    public HospitalHacStatus Hospital { get; set; }

    public MarkingTieBreaker TieBreaker { get; set; }

    /// <summary>Null when none is given. It is only checked, never grouped on.</summary>
    public CodeKey? AdmitDiagnosis { get; set; }

    /// <summary>The empty key when missing; the claim then has an invalid principal diagnosis.</summary>
    public CodeKey PrincipalDiagnosis { get; set; }

    public List<ClaimDiagnosis> SecondaryDiagnoses { get; } = [];

    public List<CodeKey> Procedures { get; } = [];

    /// <summary>Empties the claim for the next one.</summary>
    public void Clear()
    {
        Version = 0;
        Sex = GrouperSex.Unknown;
        DischargeStatus = null;
        Hospital = HospitalHacStatus.Unknown;
        TieBreaker = MarkingTieBreaker.ClinicalSignificance;
        AdmitDiagnosis = null;
        PrincipalDiagnosis = default;
        SecondaryDiagnoses.Clear();
        Procedures.Clear();
    }

    /// <summary>A copy that can be changed without touching this claim (for what-if).</summary>
    public MsDrgClaim Copy()
    {
        var copy = new MsDrgClaim
        {
            Version = Version,
            Sex = Sex,
            DischargeStatus = DischargeStatus,
            Hospital = Hospital,
            TieBreaker = TieBreaker,
            AdmitDiagnosis = AdmitDiagnosis,
            PrincipalDiagnosis = PrincipalDiagnosis,
        };
        copy.SecondaryDiagnoses.AddRange(SecondaryDiagnoses);
        copy.Procedures.AddRange(Procedures);
        return copy;
    }
}
