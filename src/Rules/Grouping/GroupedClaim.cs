namespace Chartroom.Rules.Grouping;

/// <summary>Why a claim was or was not grouped. Source: CMS ICD-10 MS-DRG Grouper, return codes (same numbers).</summary>
public enum GrouperReturnCode : byte
{
    Ok = 0,
    DiagnosisCannotBePrincipal = 1,
    InvalidSex = 4,
    InvalidDischargeStatus = 5,
    InvalidPrincipalDiagnosis = 7,
    HacMissingOnePoa = 9,
    HacPoaNotPresentOrUnknown = 10,
    HacPoaInvalidOrExempt = 11,
    HacSeveralCodesNotPresent = 15,
}

/// <summary>Medical or surgical DRG. Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix A.</summary>
public enum DrgType : byte { None, Medical, Surgical }

/// <summary>Highest severity among the secondary diagnoses that count. Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix C.</summary>
public enum ClaimSeverity : byte { None, NonCc, Cc, Mcc }

/// <summary>What one diagnosis did for severity. Source: CMS ICD-10 MS-DRG Grouper, "CodeSeverityFlag".</summary>
public enum SeverityFlag : byte { Neither, Cc, Mcc, CcExcluded, MccExcluded, CcExcludedByDrgLogic, MccExcludedByDrgLogic }

/// <summary>In which of the two groupings a code helped to reach the DRG. Source: CMS ICD-10 MS-DRG Grouper, "GroupingImpact".</summary>
public enum GroupingImpact : byte { None, Initial, Final, Both }

/// <summary>How the present-on-admission indicator of a code on a HAC list was read. Source: CMS ICD-10 MS-DRG Grouper, "PoaErrorCode".</summary>
public enum PoaFinding : byte { NotChecked, NotRecognized, RecognizedNotPresent, RecognizedPresent, HospitalExempt }

/// <summary>What became of a hospital-acquired condition. Source: CMS ICD-10 MS-DRG Grouper, "HacUsage".</summary>
public enum HacUsage : byte { NotOnHacList, CriteriaMet, CriteriaNotMet, NotApplicableExclusion, NotApplicableExempt }

/// <summary>What the HAC step did to the DRG. Source: CMS ICD-10 MS-DRG Grouper, "HacStatus".</summary>
public enum HacStatus : byte { NotApplicable, FinalDrgNoChange, FinalDrgChanges, FinalDrgUngroupable }

/// <summary>What was found about the admitting diagnosis. Source: CMS ICD-10 MS-DRG Grouper, "AdmitDxGrouperFlag".</summary>
public enum AdmitDiagnosisFlag : byte { NotGiven, Valid, Invalid }

/// <summary>
/// The answer of one grouping, before (initial) or after (final) hospital-acquired conditions.
/// <para><c>Severity</c> is that of the claim; <c>DrgSeverity</c> the one that the winning formula asked for (<c>NonCc</c> when it asked for none).</para>
/// Source: CMS ICD-10 MS-DRG Grouper, output record.
/// </summary>
public readonly record struct DrgAssignment(
    GrouperReturnCode ReturnCode, int Mdc, int Drg, int BaseDrg, DrgType Type, ClaimSeverity Severity, ClaimSeverity DrgSeverity)
{
    /// <summary>The answer to a claim that cannot be grouped: DRG 999.</summary>
    public static DrgAssignment Ungroupable(GrouperReturnCode why) =>
        new(why, 0, 999, 999, DrgType.None, ClaimSeverity.None, ClaimSeverity.NonCc);
}

/// <summary>One HAC list that a diagnosis is on, and what became of it. <c>Number</c> 0: not met; <c>List</c> null: the principal of HAC 11.</summary>
public readonly record struct HacEntry(byte Number, HacUsage Usage, string? List);

/// <summary>What the grouper says of one diagnosis.</summary>
public struct DiagnosisMark
{
    /// <summary>The code is in the tables of the version.</summary>
    public bool Recognized { get; internal set; }

    public GroupingImpact Impact { get; internal set; }

    public SeverityFlag InitialSeverity { get; internal set; }

    public SeverityFlag FinalSeverity { get; internal set; }

    public PoaFinding Poa { get; internal set; }

    internal int HacStart { get; set; }

    internal int HacCount { get; set; }
}

/// <summary>What the grouper says of one procedure. <c>Hacs</c> is a bit set: bit 8 for HAC 8 and so on.</summary>
public struct ProcedureMark
{
    /// <summary>The code is known to the version and takes part in its logic.</summary>
    public bool Recognized { get; internal set; }

    public GroupingImpact Impact { get; internal set; }

    public bool IsOperatingRoom { get; internal set; }

    public int Hacs { get; internal set; }
}

/// <summary>
/// Everything the grouper answers for one claim, in claim order. Reused from claim to claim by <see cref="MsDrgGrouper.Group"/>;
/// read it before the next call. Not safe for use by two threads at once: give each thread its own.
/// Source: CMS ICD-10 MS-DRG Grouper, output record.
/// </summary>
public sealed class GroupedClaim
{
    internal ClaimWork Work { get; } = new();

    public DrgAssignment Initial { get; internal set; }

    public DrgAssignment Final { get; internal set; }

    public AdmitDiagnosisFlag AdmitDiagnosis { get; internal set; }

    /// <summary>Number of different HACs whose criteria were met.</summary>
    public int HacCategories { get; internal set; }

    public HacStatus HacStatus { get; internal set; }

    public DiagnosisMark Principal => Work.Principal.Mark;

    public int SecondaryCount => Work.SecondaryCount;

    public int ProcedureCount => Work.ProcedureCount;

    public DiagnosisMark Secondary(int index) => Work.Secondary[index].Mark;

    public ProcedureMark Procedure(int index) => Work.Procedures[index].Mark;

    /// <summary>The HAC lists reported for a diagnosis mark of this claim.</summary>
    public ReadOnlySpan<HacEntry> HacsOf(in DiagnosisMark mark) => Work.ReportedHacs.AsSpan(mark.HacStart, mark.HacCount);
}
