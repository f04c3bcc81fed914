namespace Chartroom.Rules.Edits;

/// <summary>
/// The edits of procedures, in CMS's order. Source: CMS Definitions of Medicare Code Edits v43, chapter 1, procedure edits.
/// </summary>
internal static class ProcedureEdits
{
    public static void Edit(MceClaim claim, EditedClaim result, MceWork work, int index)
    {
        var flags = work.Procedure(index);
        var sex = work.SexOf(index);
        if (sex != ProcedureSex.None
            && DiagnosisEdits.IsSexConflict(claim, (sex & ProcedureSex.Male) != 0, (sex & ProcedureSex.Female) != 0))
        {
            result.OnProcedure(index, MceEdit.SexConflict);
        }
        if (flags == ProcedureFlags.None)
            return;
        if ((flags & ProcedureFlags.Nonspecific) != 0 && !work.HasSpecificOperation)
            result.OnProcedure(index, MceEdit.NonspecificOperatingRoom);
        if ((flags & ProcedureFlags.Biopsy) != 0)
            result.OnProcedure(index, MceEdit.OpenBiopsy);
        if ((flags & ProcedureFlags.LengthOfStay) != 0 && claim.LengthOfStay < (claim.IcdVersion == 9 ? 4 : 5))
            result.OnProcedure(index, MceEdit.InconsistentWithLengthOfStay);
        if (Coverage.IsNonCovered(claim, work, flags))
            result.OnProcedure(index, MceEdit.NonCovered);
        else if (Coverage.LimitOf(work, flags) is { } limit)
            result.OnProcedure(index, limit);
        EditBilateral(result, work, flags, index);
        if ((flags & ProcedureFlags.Delivery) != 0 && (work.SecondaryFlags & DiagnosisFlags.DeliveryOutcome) == 0)
            result.OnProcedure(index, MceEdit.QuestionableObstetricAdmission);
    }

    /// <summary>Listed on each bilateral code, counted once a claim.</summary>
    private static void EditBilateral(EditedClaim result, MceWork work, ProcedureFlags flags, int index)
    {
        var applies = (flags & ProcedureFlags.Bilateral) != 0 && work.BilateralCodes >= 2
            && result.DiagnosisCount > 0 && (work.Diagnosis(0) & DiagnosisFlags.Mdc8) != 0;
        if (!applies)
            return;
        if (work.BilateralCounted)
            result.OnProcedureUncounted(index, MceEdit.Bilateral);
        else
            result.OnProcedure(index, MceEdit.Bilateral);
        work.BilateralCounted = true;
    }
}
