using Chartroom.Rules.Edits;
using Chartroom.Rules.Releases;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// The Medicare Code Editor's findings in three levels. Stops are the edits for which a claim goes back to the hospital;
/// coverage is a warning for Medicare and information for other payers; docs/interpretations.md has the whole list.
/// Source: CMS Definitions of Medicare Code Edits v43, chapter 1; Medicare Claims Processing Manual, chapter 3, §20.2.1.
/// </summary>
internal static class EditChecks
{
    /// <summary>The findings of the editor for the codes as they stand.</summary>
    /// <param name="known">Places where the code itself was found wrong already; the editor's "invalid code" would only repeat it.</param>
    public static IEnumerable<Finding> Of(EditingRelease release, Stay stay, AbstractCodes codes, bool isMedicare, DateOnly today, IReadOnlySet<(FindingTarget, int)> known)
    {
        var (claim, edited) = (ClaimOf(release, stay, codes, today), new EditedClaim());
        release.Editor.Edit(claim, edited, new MceWork());
        var findings = new List<Finding>();
        if (edited.HasAdmitDiagnosis && codes.AdmitDiagnosis.Length > 0 && !known.Contains((FindingTarget.Admit, -1)))
            AddCode(findings, edited.AdmitDiagnosis, FindingTarget.Admit, -1, isMedicare, false);
        for (var i = 0; i < edited.DiagnosisCount; i++)
            AddCode(findings, edited.Diagnosis(i), FindingTarget.Diagnosis, i, isMedicare, known.Contains((FindingTarget.Diagnosis, i)));
        for (var i = 0; i < edited.ProcedureCount; i++)
            AddCode(findings, edited.Procedure(i), FindingTarget.Procedure, i, isMedicare, known.Contains((FindingTarget.Procedure, i)));
        AddClaim(findings, edited, stay);
        return findings;
    }

    /// <summary>How much an edit weighs. Source: Medicare Claims Processing Manual, chapter 3, §20.2.1.</summary>
    public static FindingLevel LevelOf(MceEdit edit, bool isMedicare) => edit switch
    {
        MceEdit.NonCovered or MceEdit.LimitedCoverage or MceEdit.MedicareIsSecondaryPayer or MceEdit.LimitedCoverageLungVolumeReduction
            or MceEdit.LimitedCoverageLungTransplant or MceEdit.LimitedCoverageHeartLungTransplant or MceEdit.LimitedCoverageHeartTransplant
            or MceEdit.LimitedCoverageHeartImplant or MceEdit.LimitedCoverageIntestineTransplant or MceEdit.LimitedCoverageLiverTransplant
            or MceEdit.LimitedCoverageKidneyTransplant or MceEdit.LimitedCoveragePancreasTransplant or MceEdit.LimitedCoverageArtificialHeart
            => isMedicare ? FindingLevel.Warning : FindingLevel.Info,
        MceEdit.QuestionableAdmission or MceEdit.NonspecificPrincipal or MceEdit.NonspecificOperatingRoom or MceEdit.OpenBiopsy or MceEdit.Bilateral
            or MceEdit.WrongProcedurePerformed or MceEdit.Unspecified or MceEdit.TypeOfAgeConflict => FindingLevel.Warning,
        _ => FindingLevel.Stop,
    };

    private static MceClaim ClaimOf(EditingRelease release, Stay stay, AbstractCodes codes, DateOnly today)
    {
        var status = codes.DischargeStatus.Length > 0 ? codes.DischargeStatus : stay.DischargeStatus;
        var claim = new MceClaim
        {
            DischargeDate = (release.Day.Year * 10_000) + (release.Day.Month * 100) + release.Day.Day,
            Age = stay.Age ?? -1,
            Sex = stay.Gender switch { "male" => 1, "female" => 2, _ => 0 },
            // A patient who is still here has no status yet: 30 says so.
            DischargeStatus = int.TryParse(status, out var number) ? number : stay.IsDischarged ? -1 : 30,
            LengthOfStay = stay.DaysAt(today),
            AdmitDiagnosis = codes.AdmitDiagnosis.Length > 0 ? CodeKey.Of(CodeNames.Plain(codes.AdmitDiagnosis)) : null,
        };
        foreach (var diagnosis in codes.Diagnoses)
            claim.Diagnoses.Add(CodeKey.Of(CodeNames.Plain(diagnosis.Code)));
        foreach (var procedure in codes.Procedures)
            claim.Procedures.Add(CodeKey.Of(CodeNames.Plain(procedure.Code)));
        return claim;
    }

    private static void AddCode(List<Finding> findings, in CodeEdits edits, FindingTarget target, int index, bool isMedicare, bool isKnown)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            var edit = edits[i];
            if (edit is MceEdit.InvalidCode or MceEdit.InvalidAdmitDiagnosis && isKnown)
                continue;
            var group = edit == MceEdit.AgeConflict && edits.AgeGroup != MceAgeGroup.None ? $" The code is for {GroupName(edits.AgeGroup)}." : "";
            findings.Add(Found(edit, LevelOf(edit, isMedicare), group, target, index));
        }
    }

    private static void AddClaim(List<Finding> findings, EditedClaim edited, Stay stay)
    {
        // A missing sex or age has its own finding; here are values that are there and are none.
        if (edited.CountOf(MceEdit.InvalidAge) > 0 && stay.Age is not null)
            findings.Add(Found(MceEdit.InvalidAge, FindingLevel.Stop, "", FindingTarget.Claim, -1));
        if (edited.CountOf(MceEdit.InvalidDischargeStatus) > 0 && stay.Kind == StayKind.Inpatient)
            findings.Add(Found(MceEdit.InvalidDischargeStatus, FindingLevel.Stop, "", FindingTarget.Claim, -1));
    }

    private static Finding Found(MceEdit edit, FindingLevel level, string more, FindingTarget target, int index) =>
        new(level, $"MCE {(int)edit}", TitleOf(edit), MceEditText.Of(edit) + more, target, index);

    private static string TitleOf(MceEdit edit)
    {
        var words = MceEditText.NameOf(edit).Replace('_', ' ').ToLowerInvariant()
            .Replace("pdx", "principal diagnosis", StringComparison.Ordinal).Replace("sdx", "a secondary diagnosis", StringComparison.Ordinal)
            .Replace("admit dx", "admitting diagnosis", StringComparison.Ordinal).Replace("e code", "external cause", StringComparison.Ordinal)
            .Replace("poa", "POA", StringComparison.Ordinal).Replace("medicare", "Medicare", StringComparison.Ordinal);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string GroupName(MceAgeGroup group) => group switch
    {
        MceAgeGroup.Newborn => "newborns (age 0)",
        MceAgeGroup.Pediatric => "children",
        MceAgeGroup.Maternity => "women of childbearing age",
        _ => "adults",
    };
}
