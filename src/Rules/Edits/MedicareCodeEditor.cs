using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Edits;

/// <summary>
/// The Medicare Code Editor: checks the codes of an inpatient claim against each other and against age, sex, discharge
/// status and length of stay. Equal to the CMS editor in every field.
/// <para>Immutable and safe to share between threads; each thread brings its own <see cref="EditedClaim"/> and <see cref="MceWork"/>.</para>
/// Source: CMS Definitions of Medicare Code Edits v43; CMS Medicare Code Editor v43.1.
/// </summary>
public sealed class MedicareCodeEditor(MceTables tables)
{
    /// <summary>Discharges after this day may have an unknown sex.</summary>
    internal const int LastDayOfKnownSex = 20240930;

    private readonly DiagnosisEdits diagnosisEdits = new(tables);

    public MceTables Tables { get; } = tables;

    /// <summary>Edits one claim into <paramref name="result"/>, which is overwritten. No input can make it fail.</summary>
    public void Edit(MceClaim claim, EditedClaim result, MceWork work)
    {
        result.Start(claim);
        if (claim.DischargeDate < MceTables.FirstDay || claim.DischargeDate > Tables.LastDay)
        {
            result.Type = MceEditType.InvalidDischargeDate;
            return;
        }
        LookUp(claim, result, work);
        CheckPatient(claim, result);
        if (claim.Diagnoses.Count > 0)
            diagnosisEdits.EditPrincipal(claim, result, work);
        if (claim.AdmitDiagnosis is not null)
            diagnosisEdits.EditAdmit(claim, result, work);
        for (var i = 1; i < claim.Diagnoses.Count; i++)
            diagnosisEdits.EditSecondary(claim, result, work, i);
        for (var i = 0; i < claim.Procedures.Count; i++)
            ProcedureEdits.Edit(claim, result, work, i);
        result.Type = TypeOf(result);
    }

    /// <summary>An empty, blank or all-zero code is no code: it passes as valid.</summary>
    internal static bool IsBlank(CodeKey code)
    {
        if (code.IsEmpty)
            return true;
        if (!code.CanBeCode)
            return false;
        var first = code.Bits >> 56;
        if (first is not (' ' or '0'))
            return false;
        for (var bits = code.Bits; bits != 0; bits <<= 8)
        {
            if (bits >> 56 != first)
                return false;
        }
        return true;
    }

    private void LookUp(MceClaim claim, EditedClaim result, MceWork work)
    {
        var (diagnoses, procedures) = claim.IcdVersion == 9
            ? (Tables.Diagnoses9, Tables.Procedures9)
            : (Tables.Diagnoses10, Tables.Procedures10);
        var date = claim.DischargeDate;
        work.Start(claim);
        if (claim.AdmitDiagnosis is { } admit)
        {
            if (!diagnoses.Find(admit.ToUpper(), date, out var row) && !IsBlank(admit))
            {
                result.Count(MceEdit.InvalidAdmitDiagnosis);
                result.Admit.Add(MceEdit.InvalidAdmitDiagnosis);
            }
            work.AdmitFlags = (DiagnosisFlags)row.Flags;
        }
        for (var i = 0; i < claim.Diagnoses.Count; i++)
        {
            var code = claim.Diagnoses[i];
            var valid = diagnoses.Find(code.ToUpper(), date, out var row);
            if (!valid && (i == 0 || !IsBlank(code)))
                result.OnDiagnosis(i, MceEdit.InvalidCode);
            work.SetDiagnosis(i, (DiagnosisFlags)row.Flags);
        }
        for (var i = 0; i < claim.Procedures.Count; i++)
        {
            var code = claim.Procedures[i];
            if (!procedures.Find(code.ToUpper(), date, out var row) && !IsBlank(code))
                result.OnProcedure(i, MceEdit.InvalidCode);
            work.SetProcedure(i, code, in row);
        }
    }

    private void CheckPatient(MceClaim claim, EditedClaim result)
    {
        var known = claim.Sex is 1 or 2 || (claim.Sex == 0 && claim.DischargeDate > LastDayOfKnownSex);
        if (!known)
            result.Count(MceEdit.InvalidSex);
        if (!Tables.IsDischargeStatus(claim.DischargeStatus, claim.DischargeDate))
            result.Count(MceEdit.InvalidDischargeStatus);
        if (claim.Age is < 0 or > 124)
            result.Count(MceEdit.InvalidAge);
    }

    private MceEditType TypeOf(EditedClaim result)
    {
        var (before, after) = (false, false);
        for (var edit = 0; edit < EditedClaim.EditCount; edit++)
        {
            if (result.CountOf((MceEdit)edit) == 0)
                continue;
            before |= Tables.PaymentOf(edit) == MceEditType.Prepayment;
            after |= Tables.PaymentOf(edit) == MceEditType.Postpayment;
        }
        return (before, after) switch
        {
            (true, true) => MceEditType.Both,
            (true, false) => MceEditType.Prepayment,
            (false, true) => MceEditType.Postpayment,
            _ => MceEditType.None,
        };
    }
}

/// <summary>The flags of a claim's codes while it is being edited; reused from claim to claim.</summary>
public sealed class MceWork
{
    private DiagnosisFlags[] diagnoses = new DiagnosisFlags[32];
    private ProcedureFlags[] procedures = new ProcedureFlags[32];
    private ProcedureSex[] sexes = new ProcedureSex[32];

    internal DiagnosisFlags AdmitFlags { get; set; }

    /// <summary>Flags of all secondary diagnoses together.</summary>
    internal DiagnosisFlags SecondaryFlags { get; private set; }

    internal DiagnosisFlags AllFlags => diagnosisCount == 0 ? DiagnosisFlags.None : SecondaryFlags | diagnoses[0];

    internal ProcedureFlags ProcedureFlags { get; private set; }

    /// <summary>Some procedure is an operating-room procedure and specific.</summary>
    internal bool HasSpecificOperation { get; private set; }

    /// <summary>Number of different bilateral codes, as far as two.</summary>
    internal int BilateralCodes { get; private set; }

    internal bool BilateralCounted { get; set; }

    private int diagnosisCount;
    private CodeKey firstBilateral;

    internal DiagnosisFlags Diagnosis(int index) => diagnoses[index];

    internal ProcedureFlags Procedure(int index) => procedures[index];

    internal ProcedureSex SexOf(int index) => sexes[index];

    internal void Start(MceClaim claim)
    {
        diagnosisCount = claim.Diagnoses.Count;
        if (diagnoses.Length < diagnosisCount)
            diagnoses = new DiagnosisFlags[diagnosisCount * 2];
        if (procedures.Length < claim.Procedures.Count)
        {
            procedures = new ProcedureFlags[claim.Procedures.Count * 2];
            sexes = new ProcedureSex[claim.Procedures.Count * 2];
        }
        AdmitFlags = DiagnosisFlags.None;
        SecondaryFlags = DiagnosisFlags.None;
        ProcedureFlags = ProcedureFlags.None;
        HasSpecificOperation = false;
        BilateralCodes = 0;
        BilateralCounted = false;
    }

    internal void SetDiagnosis(int index, DiagnosisFlags flags)
    {
        diagnoses[index] = flags;
        if (index > 0)
            SecondaryFlags |= flags;
    }

    internal void SetProcedure(int index, CodeKey code, in MceRow row)
    {
        var flags = (ProcedureFlags)row.Flags;
        procedures[index] = flags;
        sexes[index] = row.Sex;
        ProcedureFlags |= flags;
        HasSpecificOperation |= (flags & (ProcedureFlags.OperatingRoom | ProcedureFlags.Nonspecific)) == ProcedureFlags.OperatingRoom;
        if ((flags & ProcedureFlags.Bilateral) == 0)
            return;
        if (BilateralCodes == 0)
            firstBilateral = code;
        if (BilateralCodes == 0 || (BilateralCodes == 1 && code != firstBilateral))
            BilateralCodes++;
    }
}
