using System.Runtime.CompilerServices;

namespace Chartroom.Rules.Edits;

/// <summary>The edits of one code, each once, in the order set.</summary>
public struct CodeEdits
{
    private Buffer edits;
    private ulong present;

    public int Count { get; private set; }

    /// <summary>For an age conflict: the group the code belongs to.</summary>
    public MceAgeGroup AgeGroup { get; internal set; }

    public readonly MceEdit this[int index] => edits[index];

    public readonly bool Has(MceEdit edit) => (present & (1UL << (int)edit)) != 0;

    internal void Add(MceEdit edit)
    {
        if (Has(edit))
            return;
        present |= 1UL << (int)edit;
        edits[Count++] = edit;
    }

    /// <summary>Room for every edit that one code can have: at most eleven are asked of a principal diagnosis.</summary>
    [InlineArray(16)]
    private struct Buffer
    {
        private MceEdit first;
    }
}

/// <summary>
/// Everything the code editor answers for one claim, in claim order. Reused from claim to claim; read it before the next.
/// Source: CMS Medicare Code Editor, output record.
/// </summary>
public sealed class EditedClaim
{
    /// <summary>One more than the highest edit number.</summary>
    public const int EditCount = (int)MceEdit.Unspecified + 1;

    private readonly int[] counts = new int[EditCount];
    private CodeEdits[] diagnoses = new CodeEdits[32];
    private CodeEdits[] procedures = new CodeEdits[32];
    private CodeEdits admit;

    public MceEditType Type { get; internal set; }

    public int DiagnosisCount { get; private set; }

    public int ProcedureCount { get; private set; }

    public bool HasAdmitDiagnosis { get; private set; }

    public ref readonly CodeEdits AdmitDiagnosis => ref admit;

    /// <summary>How often an edit was found on the claim.</summary>
    public int CountOf(MceEdit edit) => counts[(int)edit];

    public ref readonly CodeEdits Diagnosis(int index) => ref diagnoses[index];

    public ref readonly CodeEdits Procedure(int index) => ref procedures[index];

    internal ref CodeEdits Admit => ref admit;

    internal void Start(MceClaim claim)
    {
        DiagnosisCount = claim.Diagnoses.Count;
        ProcedureCount = claim.Procedures.Count;
        HasAdmitDiagnosis = claim.AdmitDiagnosis is not null;
        if (diagnoses.Length < DiagnosisCount)
            diagnoses = new CodeEdits[DiagnosisCount * 2];
        if (procedures.Length < ProcedureCount)
            procedures = new CodeEdits[ProcedureCount * 2];
        Array.Clear(diagnoses, 0, DiagnosisCount);
        Array.Clear(procedures, 0, ProcedureCount);
        Array.Clear(counts);
        admit = default;
        Type = MceEditType.None;
    }

    internal void Count(MceEdit edit) => counts[(int)edit]++;

    internal void OnDiagnosis(int index, MceEdit edit)
    {
        counts[(int)edit]++;
        diagnoses[index].Add(edit);
    }

    internal void OnProcedure(int index, MceEdit edit)
    {
        counts[(int)edit]++;
        procedures[index].Add(edit);
    }

    internal void OnProcedureUncounted(int index, MceEdit edit) => procedures[index].Add(edit);

    internal void SetAgeGroup(int diagnosis, MceAgeGroup group) => diagnoses[diagnosis].AgeGroup = group;
}
