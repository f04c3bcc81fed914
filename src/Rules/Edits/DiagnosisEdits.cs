namespace Chartroom.Rules.Edits;

/// <summary>
/// The edits of principal, admitting and secondary diagnoses, in CMS's order.
/// Source: CMS Definitions of Medicare Code Edits v43, chapter 1, diagnosis edits.
/// </summary>
internal sealed class DiagnosisEdits(MceTables tables)
{
    private static readonly (MceAgeGroup Group, DiagnosisFlags Flag)[] AgeGroups =
    [
        (MceAgeGroup.Pediatric, DiagnosisFlags.Pediatric),
        (MceAgeGroup.Newborn, DiagnosisFlags.Newborn),
        (MceAgeGroup.Maternity, DiagnosisFlags.Maternity),
        (MceAgeGroup.Adult, DiagnosisFlags.Adult),
    ];

    public void EditPrincipal(MceClaim claim, EditedClaim result, MceWork work)
    {
        var flags = work.Diagnosis(0);
        if (flags == DiagnosisFlags.None)
            return;
        AddIf(flags, DiagnosisFlags.ExternalCause, MceEdit.ExternalCauseAsPrincipal);
        AddIf(flags, DiagnosisFlags.Manifestation, MceEdit.ManifestationAsPrincipal);
        EditUnacceptable(claim, result, flags);
        if (claim.DischargeStatus != 20)
            AddIf(flags, DiagnosisFlags.Nonspecific, MceEdit.NonspecificPrincipal);
        AddIf(flags, DiagnosisFlags.QuestionableAdmission, MceEdit.QuestionableAdmission);
        EditPatient(claim, result, flags, 0);
        AddIf(flags, DiagnosisFlags.WrongProcedure, MceEdit.WrongProcedurePerformed);
        AddIf(flags, DiagnosisFlags.SecondaryPayer, MceEdit.MedicareIsSecondaryPayer);
        AddIf(flags, DiagnosisFlags.Unspecified, MceEdit.Unspecified);

        void AddIf(DiagnosisFlags all, DiagnosisFlags flag, MceEdit edit)
        {
            if ((all & flag) != 0)
                result.OnDiagnosis(0, edit);
        }
    }

    /// <summary>Conflicts of the admitting diagnosis are listed but not counted.</summary>
    public void EditAdmit(MceClaim claim, EditedClaim result, MceWork work)
    {
        var group = AgeConflict(claim, work.AdmitFlags);
        if (group != MceAgeGroup.None)
        {
            result.Admit.Add(MceEdit.AgeConflict);
            result.Admit.AgeGroup = group;
        }
        if (IsSexConflict(claim, (work.AdmitFlags & DiagnosisFlags.Male) != 0, (work.AdmitFlags & DiagnosisFlags.Female) != 0))
            result.Admit.Add(MceEdit.SexConflict);
    }

    public void EditSecondary(MceClaim claim, EditedClaim result, MceWork work, int index)
    {
        if (claim.Diagnoses[index] == claim.Diagnoses[0])
            result.OnDiagnosis(index, MceEdit.DuplicateOfPrincipal);
        var flags = work.Diagnosis(index);
        if (flags == DiagnosisFlags.None)
            return;
        if ((flags & DiagnosisFlags.SecondaryPayer) != 0)
            result.OnDiagnosis(index, MceEdit.MedicareIsSecondaryPayer);
        if ((flags & DiagnosisFlags.Unspecified) != 0)
            result.OnDiagnosis(index, MceEdit.Unspecified);
        if ((flags & DiagnosisFlags.WrongProcedure) != 0)
            result.OnDiagnosis(index, MceEdit.WrongProcedurePerformed);
        EditPatient(claim, result, flags, index);
    }

    /// <summary>Whether a code for one sex stands on a claim of another; an unknown sex is no conflict since 2024-10-01.</summary>
    public static bool IsSexConflict(MceClaim claim, bool male, bool female)
    {
        if (claim.Sex == 0 && claim.DischargeDate > MedicareCodeEditor.LastDayOfKnownSex)
            return false;
        return (male && claim.Sex != 1) || (female && claim.Sex != 2);
    }

    private static void EditUnacceptable(MceClaim claim, EditedClaim result, DiagnosisFlags flags)
    {
        if ((flags & DiagnosisFlags.Unacceptable) == 0)
            return;
        if ((flags & DiagnosisFlags.RequiresSecondary) == 0)
            result.OnDiagnosis(0, MceEdit.UnacceptablePrincipal);
        else if (claim.Diagnoses.Count == 1)
            result.OnDiagnosis(0, MceEdit.RequiresSecondary);
    }

    private void EditPatient(MceClaim claim, EditedClaim result, DiagnosisFlags flags, int index)
    {
        var group = AgeConflict(claim, flags);
        if (group != MceAgeGroup.None)
        {
            result.OnDiagnosis(index, MceEdit.AgeConflict);
            result.SetAgeGroup(index, group);
        }
        if (IsSexConflict(claim, (flags & DiagnosisFlags.Male) != 0, (flags & DiagnosisFlags.Female) != 0))
            result.OnDiagnosis(index, MceEdit.SexConflict);
    }

    /// <summary>The first of the code's age groups that does not hold the patient's age.</summary>
    private MceAgeGroup AgeConflict(MceClaim claim, DiagnosisFlags flags)
    {
        if ((flags & DiagnosisFlags.AnyAge) == 0)
            return MceAgeGroup.None;
        foreach (var (group, flag) in AgeGroups)
        {
            if ((flags & flag) != 0 && tables.IsOutside(group, claim.Age, claim.DischargeDate))
                return group;
        }
        return MceAgeGroup.None;
    }
}
