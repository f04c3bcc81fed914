namespace Chartroom.Rules.Edits;

/// <summary>An edit of the Medicare Code Editor; numbers are CMS's ordinals. Source: CMS Definitions of Medicare Code Edits v43, chapter 1.</summary>
public enum MceEdit : byte
{
    InvalidCode = 0,
    SexConflict = 1,
    AgeConflict = 2,
    QuestionableAdmission = 3,
    ManifestationAsPrincipal = 4,
    NonspecificPrincipal = 5,
    ExternalCauseAsPrincipal = 6,
    UnacceptablePrincipal = 7,
    DuplicateOfPrincipal = 8,
    MedicareIsSecondaryPayer = 9,
    RequiresSecondary = 10,
    NonspecificOperatingRoom = 11,
    OpenBiopsy = 12,
    NonCovered = 13,
    Bilateral = 14,
    LimitedCoverageLungVolumeReduction = 15,
    LimitedCoverage = 16,
    LimitedCoverageLungTransplant = 17,
    QuestionableObstetricAdmission = 18,
    LimitedCoverageHeartLungTransplant = 19,
    LimitedCoverageHeartTransplant = 20,
    LimitedCoverageHeartImplant = 21,
    LimitedCoverageIntestineTransplant = 22,
    LimitedCoverageLiverTransplant = 23,
    InvalidAdmitDiagnosis = 24,
    InvalidAge = 25,
    InvalidSex = 26,
    InvalidDischargeStatus = 27,
    LimitedCoverageKidneyTransplant = 28,
    LimitedCoveragePancreasTransplant = 29,
    TypeOfAgeConflict = 30,
    InvalidPoa = 31,
    LimitedCoverageArtificialHeart = 32,
    WrongProcedurePerformed = 33,
    InconsistentWithLengthOfStay = 34,
    Unspecified = 35,
}

/// <summary>When the edits of a claim bear on payment. Source: CMS Medicare Code Editor, output "edit type".</summary>
public enum MceEditType : byte { None, Prepayment, Postpayment, Both, InvalidDischargeDate }

/// <summary>The age groups whose codes fit some ages only. Source: CMS Definitions of Medicare Code Edits v43, age conflict.</summary>
public enum MceAgeGroup : byte { None, Pediatric, Newborn, Maternity, Adult }
