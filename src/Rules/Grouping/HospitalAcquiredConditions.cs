namespace Chartroom.Rules.Grouping;

/// <summary>
/// Decides which secondary diagnoses are hospital-acquired conditions (HAC), whether the present-on-admission indicators
/// allow a final grouping, and what is reported of each HAC list.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, Appendix I (HAC list); CMS ICD-10 MS-DRG Grouper, HAC step.
/// </summary>
internal sealed class HospitalAcquiredConditions(MsDrgTables tables)
{
    private const int CatheterInfection = 6;

    private readonly int bariatricPrincipal = tables.Names.Diagnosis("hac11_pdx");

    /// <summary>Judges every HAC list of the claim and returns why the claim cannot be grouped finally, or Ok.</summary>
    public GrouperReturnCode Judge(ClaimWork work)
    {
        ListHacs(work);
        if (work.Hacs.Count == 0)
            return GrouperReturnCode.Ok;
        if (work.Hospital == HospitalHacStatus.Exempt)
        {
            SetAll(work, HacUsage.NotApplicableExempt);
            return GrouperReturnCode.Ok;
        }
        work.UseProceduresOf(-1);
        for (var i = 0; i < work.SecondaryCount; i++)
            JudgeDiagnosis(work, ref work.Secondary[i]);
        // CMS asks whether a hospital of unknown status has a HAC before the catheter codes are taken back.
        var anyMet = work.Hacs.Exists(static h => h.Usage == HacUsage.CriteriaMet);
        RequireInfection(work);
        MarkMet(work);
        if (work.Hospital == HospitalHacStatus.NonExempt)
            return ErrorOfNonExempt(work);
        return anyMet ? ErrorOfUnknown(work) : GrouperReturnCode.Ok;
    }

    /// <summary>Writes the HAC lists reported for each diagnosis and counts the categories met.</summary>
    public void Report(ClaimWork work, GroupedClaim result)
    {
        var met = 0;
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            secondary.Mark.HacStart = work.ReportedHacCount;
            met |= ReportDiagnosis(work, in secondary);
            secondary.Mark.HacCount = work.ReportedHacCount - secondary.Mark.HacStart;
        }
        work.Principal.Mark.HacStart = work.ReportedHacCount;
        if ((met & (1 << 11)) != 0 && work.Principal.Traits.Facts.Has(bariatricPrincipal))
            work.Report(new HacEntry(11, HacUsage.NotOnHacList, null));
        work.Principal.Mark.HacCount = work.ReportedHacCount - work.Principal.Mark.HacStart;
        result.HacCategories = int.PopCount(met);
    }

    /// <summary>Gives each secondary diagnosis on a HAC list one entry a list, and the reading of its indicator.</summary>
    private static void ListHacs(ClaimWork work)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            secondary.HacStart = work.Hacs.Count;
            foreach (var listing in secondary.Traits.Hacs)
                work.Hacs.Add(new WorkHac(listing.Number, listing.List, HacUsage.CriteriaNotMet));
            secondary.HacCount = work.Hacs.Count - secondary.HacStart;
            if (secondary.HacCount == 0)
                continue;
            secondary.Mark.Poa = work.Hospital == HospitalHacStatus.Exempt ? PoaFinding.HospitalExempt : secondary.Poa switch
            {
                PresentOnAdmission.Yes or PresentOnAdmission.ClinicallyUndetermined => PoaFinding.RecognizedPresent,
                PresentOnAdmission.No or PresentOnAdmission.Unknown => PoaFinding.RecognizedNotPresent,
                _ => PoaFinding.NotRecognized,
            };
        }
    }

    private void JudgeDiagnosis(ClaimWork work, ref WorkDiagnosis secondary)
    {
        for (var h = secondary.HacStart; h < secondary.HacStart + secondary.HacCount; h++)
        {
            var hac = work.Hacs[h];
            if (secondary.Mark.Poa == PoaFinding.RecognizedPresent)
                hac.Usage = HacUsage.CriteriaNotMet;
            else if (secondary.Excluded)
                hac.Usage = HacUsage.NotApplicableExclusion;
            else if (tables.Formulas.HacFormula(hac.Number, work.Version)?.Holds(work.Facts.Words) == true)
                hac.Usage = HacUsage.CriteriaMet;
            work.Hacs[h] = hac;
        }
    }

    /// <summary>HAC 6 wants an infection code; the codes that only show a catheter do not make it by themselves.</summary>
    private static void RequireInfection(ClaimWork work)
    {
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            if (Meets(work, in work.Secondary[i], CatheterInfection) && !work.Secondary[i].Traits.ShowsHac6)
                return;
        }
        for (var h = 0; h < work.Hacs.Count; h++)
        {
            if (work.Hacs[h].List == "hac06_show")
                work.Hacs[h] = work.Hacs[h] with { Usage = HacUsage.CriteriaNotMet };
        }
    }

    private static void MarkMet(ClaimWork work)
    {
        var met = 0;
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref var secondary = ref work.Secondary[i];
            for (var h = secondary.HacStart; h < secondary.HacStart + secondary.HacCount; h++)
            {
                if (work.Hacs[h].Usage == HacUsage.CriteriaMet)
                {
                    secondary.IsMetHac = true;
                    met |= 1 << work.Hacs[h].Number;
                }
            }
        }
        for (var i = 0; i < work.ProcedureCount; i++)
            work.Procedures[i].Mark.Hacs = work.Procedures[i].Traits.Hacs & met;
    }

    /// <summary>
    /// A non-exempt hospital must have reported the indicator of every code whose HAC was looked at, once a HAC other than 6
    /// is met; and of every code meeting HAC 6, once an infection code meets it.
    /// </summary>
    private static GrouperReturnCode ErrorOfNonExempt(ClaimWork work)
    {
        var (otherMet, infectionMet, unreported, catheterUnreported) = (false, false, false, false);
        for (var i = 0; i < work.SecondaryCount; i++)
        {
            ref readonly var secondary = ref work.Secondary[i];
            for (var h = secondary.HacStart; h < secondary.HacStart + secondary.HacCount; h++)
            {
                var (number, usage) = (work.Hacs[h].Number, work.Hacs[h].Usage);
                var isMet = usage == HacUsage.CriteriaMet;
                var missing = secondary.Mark.Poa == PoaFinding.NotRecognized;
                otherMet |= isMet && number != CatheterInfection;
                unreported |= missing && usage != HacUsage.NotApplicableExclusion;
                infectionMet |= isMet && number == CatheterInfection && !secondary.Traits.ShowsHac6;
                catheterUnreported |= isMet && number == CatheterInfection && missing;
            }
        }
        return (otherMet && unreported) || (infectionMet && catheterUnreported) ? GrouperReturnCode.HacMissingOnePoa : GrouperReturnCode.Ok;
    }

    /// <summary>
    /// Of a hospital whose status is unknown a claim with a met HAC is never grouped finally. The code depends on the first
    /// diagnosis with a HAC list; CMS counts every secondary diagnosis where it means to count those not present on admission.
    /// </summary>
    private static GrouperReturnCode ErrorOfUnknown(ClaimWork work)
    {
        for (var position = 0; position < work.SecondaryCount; position++)
        {
            ref readonly var secondary = ref work.Secondary[work.SecondaryOrder[position]];
            if (secondary.HacCount == 0)
                continue;
            if (work.SecondaryCount >= 2)
                return GrouperReturnCode.HacSeveralCodesNotPresent;
            if (secondary.Mark.Poa == PoaFinding.RecognizedNotPresent)
                return GrouperReturnCode.HacPoaNotPresentOrUnknown;
            if (secondary.Mark.Poa == PoaFinding.NotRecognized)
                return GrouperReturnCode.HacPoaInvalidOrExempt;
        }
        return GrouperReturnCode.Ok;
    }

    /// <summary>Reports one diagnosis and returns the HACs it meets as bits.</summary>
    private static int ReportDiagnosis(ClaimWork work, in WorkDiagnosis secondary)
    {
        var end = secondary.HacStart + secondary.HacCount;
        if (secondary.HacCount == 0)
            return 0;
        if (secondary.Mark.Poa == PoaFinding.RecognizedPresent)
        {
            work.Report(new HacEntry(0, HacUsage.CriteriaNotMet, work.Hacs[secondary.HacStart].List));
            return 0;
        }
        var met = 0;
        var before = work.ReportedHacCount;
        for (var h = secondary.HacStart; h < end; h++)
        {
            var hac = work.Hacs[h];
            if (hac.Usage is not (HacUsage.CriteriaMet or HacUsage.NotApplicableExclusion))
                continue;
            work.Report(new HacEntry(hac.Number, hac.Usage, hac.List));
            met |= hac.Usage == HacUsage.CriteriaMet ? 1 << hac.Number : 0;
        }
        if (work.ReportedHacCount > before)
            return met;
        // Until v40.1 only the first list of an unmet code is reported.
        var shown = work.Version <= 401 && work.Hospital != HospitalHacStatus.Exempt ? secondary.HacStart + 1 : end;
        for (var h = secondary.HacStart; h < shown; h++)
            work.Report(new HacEntry(0, work.Hacs[h].Usage, work.Hacs[h].List));
        return 0;
    }

    private static bool Meets(ClaimWork work, in WorkDiagnosis secondary, int number)
    {
        for (var h = secondary.HacStart; h < secondary.HacStart + secondary.HacCount; h++)
        {
            if (work.Hacs[h].Number == number && work.Hacs[h].Usage == HacUsage.CriteriaMet)
                return true;
        }
        return false;
    }

    private static void SetAll(ClaimWork work, HacUsage usage)
    {
        for (var h = 0; h < work.Hacs.Count; h++)
            work.Hacs[h] = work.Hacs[h] with { Usage = usage };
    }
}
