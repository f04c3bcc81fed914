namespace Chartroom.Rules.Edits;

/// <summary>
/// Whether Medicare covers a procedure given the claim's other codes, age and discharge date.
/// Source: CMS Definitions of Medicare Code Edits v43, non-covered and limited-coverage procedures.
/// </summary>
internal static class Coverage
{
    private const ProcedureFlags Conditional =
        ProcedureFlags.NonCovered | ProcedureFlags.Ncov2 | ProcedureFlags.Ncov3 | ProcedureFlags.Ncov6 | ProcedureFlags.Ncov7
        | ProcedureFlags.Ncov8 | ProcedureFlags.Ncov13A | ProcedureFlags.Ncov45 | ProcedureFlags.CoveredTo60 | ProcedureFlags.Sterilization
        | ProcedureFlags.LimitedArtificialHeart | ProcedureFlags.LimitedArtificialHeartA | ProcedureFlags.LimitedArtificialHeartB;

    /// <summary>From this discharge on a pancreas transplant is covered by diabetes or a kidney transplant.</summary>
    private const int PancreasRuleChange = 20060426;

    private static readonly (ProcedureFlags Flag, MceEdit Edit)[] Limits =
    [
        (ProcedureFlags.LimitedLungVolumeReduction, MceEdit.LimitedCoverageLungVolumeReduction),
        (ProcedureFlags.LimitedLung, MceEdit.LimitedCoverageLungTransplant),
        (ProcedureFlags.LimitedHeartLung, MceEdit.LimitedCoverageHeartLungTransplant),
        (ProcedureFlags.LimitedHeart, MceEdit.LimitedCoverageHeartTransplant),
        (ProcedureFlags.LimitedHeartImplant, MceEdit.LimitedCoverageHeartImplant),
        (ProcedureFlags.LimitedIntestine, MceEdit.LimitedCoverageIntestineTransplant),
        (ProcedureFlags.LimitedLiver, MceEdit.LimitedCoverageLiverTransplant),
        (ProcedureFlags.LimitedKidney, MceEdit.LimitedCoverageKidneyTransplant),
        (ProcedureFlags.LimitedPancreas, MceEdit.LimitedCoveragePancreasTransplant),
        (ProcedureFlags.LimitedArtificialHeart, MceEdit.LimitedCoverageArtificialHeart),
    ];

    public static bool IsNonCovered(MceClaim claim, MceWork work, ProcedureFlags flags)
    {
        if ((flags & Conditional) == 0)
            return false;
        var all = work.AllFlags;
        return Is(ProcedureFlags.NonCovered)
            || (Is(ProcedureFlags.Ncov45) && IsPancreasNonCovered(claim, work))
            || (IsArtificialHeartPair(work, flags) && !Any(DiagnosisFlags.ClinicalTrial))
            || (Is(ProcedureFlags.Ncov6) && Any(DiagnosisFlags.Ncov6))
            || (Is(ProcedureFlags.Ncov7) && Any(DiagnosisFlags.Ncov7))
            || (Is(ProcedureFlags.CoveredTo60) && claim.Age is > 60 or < 0)
            || (Is(ProcedureFlags.Sterilization) && Any(DiagnosisFlags.Sterilization))
            || (Is(ProcedureFlags.Ncov2) && !Any(DiagnosisFlags.Ncov2) && IsRule2NonCovered(claim, all))
            || (Is(ProcedureFlags.Ncov3) && !Any(DiagnosisFlags.Ncov3))
            || (Is(ProcedureFlags.Ncov8) && !IsRule8Covered(work))
            || (Is(ProcedureFlags.Ncov13A) && (work.ProcedureFlags & ProcedureFlags.Ncov13B) == 0)
            || (Is(ProcedureFlags.LimitedArtificialHeart) && !Any(DiagnosisFlags.ClinicalTrial));

        bool Is(ProcedureFlags flag) => (flags & flag) != 0;
        bool Any(DiagnosisFlags flag) => (all & flag) != 0;
    }

    /// <summary>The limit on a covered procedure, or null.</summary>
    public static MceEdit? LimitOf(MceWork work, ProcedureFlags flags)
    {
        var inTrial = (work.AllFlags & DiagnosisFlags.ClinicalTrial) != 0;
        if ((flags & ProcedureFlags.Limited) != 0 || (IsArtificialHeartPair(work, flags) && inTrial))
            return MceEdit.LimitedCoverage;
        foreach (var (flag, edit) in Limits)
        {
            if ((flags & flag) != 0)
                return edit;
        }
        return null;
    }

    /// <summary>One of two codes that together are an artificial heart, and both are on the claim.</summary>
    private static bool IsArtificialHeartPair(MceWork work, ProcedureFlags flags)
    {
        const ProcedureFlags pair = ProcedureFlags.LimitedArtificialHeartA | ProcedureFlags.LimitedArtificialHeartB;
        return (flags & pair) != 0 && (work.ProcedureFlags & pair) == pair;
    }

    private static bool IsPancreasNonCovered(MceClaim claim, MceWork work)
    {
        const DiagnosisFlags both = DiagnosisFlags.Ncov4 | DiagnosisFlags.Ncov5;
        if (claim.DischargeDate < PancreasRuleChange)
            return (work.AllFlags & both) != both;
        return (work.ProcedureFlags & ProcedureFlags.KidneyTransplant) == 0 && (work.AllFlags & DiagnosisFlags.DiabetesType1) == 0;
    }

    private static bool IsRule2NonCovered(MceClaim claim, DiagnosisFlags all)
    {
        if ((all & DiagnosisFlags.Ncov2Under64) != 0)
            return claim.Age is >= 64 or < 0;
        return (all & DiagnosisFlags.Ncov2Under78) == 0 || claim.Age is >= 78 or < 0;
    }

    private static bool IsRule8Covered(MceWork work) =>
        (work.SecondaryFlags & DiagnosisFlags.Ncov89) != 0 && (work.ProcedureFlags & ProcedureFlags.Ncov9) != 0;
}
