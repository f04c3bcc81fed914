using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Edits;

/// <summary>
/// What the code editor is told of one stay. Codes are as the claim writes them, without a dot. The object may be filled
/// again and again. Source: CMS Medicare Code Editor, input record.
/// </summary>
public sealed class MceClaim
{
    /// <summary>9 for ICD-9-CM; anything else is ICD-10.</summary>
    public int IcdVersion { get; set; } = 10;

    /// <summary>yyyymmdd as a number; 0 when missing or not a date.</summary>
    public int DischargeDate { get; set; }

    /// <summary>Whole years; a missing age is -1, which is invalid.</summary>
    public int Age { get; set; } = -1;

    /// <summary>0 unknown, 1 male, 2 female; any other number is invalid.</summary>
    public int Sex { get; set; }

    /// <summary>UB-04 patient discharge status; -1 when missing.</summary>
    public int DischargeStatus { get; set; } = -1;

    /// <summary>Whole days; null when unknown.</summary>
    public int? LengthOfStay { get; set; }

    public CodeKey? AdmitDiagnosis { get; set; }

    /// <summary>The first is the principal diagnosis.</summary>
    public List<CodeKey> Diagnoses { get; } = [];

    public List<CodeKey> Procedures { get; } = [];

    /// <summary>Empties the claim for the next one.</summary>
    public void Clear()
    {
        IcdVersion = 10;
        DischargeDate = 0;
        Age = -1;
        Sex = 0;
        DischargeStatus = -1;
        LengthOfStay = null;
        AdmitDiagnosis = null;
        Diagnoses.Clear();
        Procedures.Clear();
    }
}
