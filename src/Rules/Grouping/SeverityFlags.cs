namespace Chartroom.Rules.Grouping;

/// <summary>
/// The severity of the claim for a formula, and the flag each secondary diagnosis gets for what it did.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix C; CMS ICD-10 MS-DRG Grouper, "CodeSeverityFlag".
/// </summary>
internal static class SeverityFlags
{
    /// <summary>
    /// The highest severity among the secondary diagnoses that count for a row: not excluded by the principal diagnosis, by death
    /// or by the row itself, and in the final pass not a hospital-acquired condition.
    /// </summary>
    public static ClaimSeverity Of(ClaimWork work, in NameSet suppression)
    {
        var highest = ClaimSeverity.NonCc;
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref readonly var secondary = ref work.Secondary[i];
            if (secondary.Severity > highest && !secondary.Excluded && !secondary.DeathExcluded && !secondary.IsMetHac
                && !secondary.Traits.Facts.Intersects(suppression))
            {
                highest = secondary.Severity;
            }
        }
        return highest;
    }

    /// <summary>Notes on each secondary diagnosis whether the winning row itself excludes it.</summary>
    public static void ExcludeByDrgLogic(ClaimWork work, in NameSet suppression)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
            work.Secondary[i].ExcludedByDrgLogic = work.Secondary[i].Traits.Facts.Intersects(suppression);
    }

    public static void FlagInitial(ClaimWork work)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            secondary.Mark.InitialSeverity = Flag(in secondary, ReportsDrgLogic(work.Version));
        }
    }

    /// <summary>The final flags: a condition acquired in the hospital no longer counts.</summary>
    public static void FlagFinal(ClaimWork work)
    {
        var reported = ReportsDrgLogic(work.Version);
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            var flag = Flag(in secondary, reported);
            var byDrgLogic = flag is SeverityFlag.CcExcludedByDrgLogic or SeverityFlag.MccExcludedByDrgLogic;
            secondary.Mark.FinalSeverity = secondary.IsMetHac && !byDrgLogic ? SeverityFlag.Neither : flag;
        }
    }

    public static void ClearFlags(ClaimWork work)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            work.Secondary[i].Mark.InitialSeverity = SeverityFlag.Neither;
            work.Secondary[i].Mark.FinalSeverity = SeverityFlag.Neither;
        }
    }

    /// <summary>"Excluded by DRG logic" is reported since v41.1.</summary>
    private static bool ReportsDrgLogic(int version) => version >= 411;

    private static SeverityFlag Flag(in WorkDiagnosis secondary, bool reportsDrgLogic)
    {
        if (secondary.Severity == ClaimSeverity.NonCc)
            return SeverityFlag.Neither;
        var mcc = secondary.Severity == ClaimSeverity.Mcc;
        if (secondary.Excluded)
            return mcc ? SeverityFlag.MccExcluded : SeverityFlag.CcExcluded;
        if (secondary.DeathExcluded)
            return SeverityFlag.Neither;
        if (secondary.ExcludedByDrgLogic && reportsDrgLogic)
            return mcc ? SeverityFlag.MccExcludedByDrgLogic : SeverityFlag.CcExcludedByDrgLogic;
        return mcc ? SeverityFlag.Mcc : SeverityFlag.Cc;
    }
}
