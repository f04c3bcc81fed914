using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>One grouping of an abstract's codes: the claim, the answer, and the reasons.</summary>
internal sealed class Grouping
{
    private Grouping(GroupingRelease release, MsDrgClaim claim)
    {
        Release = release;
        Claim = claim;
        release.Grouper.Group(claim, Answer);
        Trace = GroupingTrace.Of(release.Grouper, Answer);
    }

    public GroupingRelease Release { get; }

    public MsDrgClaim Claim { get; }

    public GroupedClaim Answer { get; } = new();

    public GroupingTrace Trace { get; }

    public static Grouping Of(GroupingRelease release, Stay stay, AbstractCodes codes, CodingSettings settings) =>
        new(release, ClaimOf(release, stay, codes, settings));

    public string TitleOf(int drg) => Release.Grouper.Tables.TitleOf(drg, Claim.Version) ?? (drg == 999 ? "Ungroupable" : "");

    public DrgWeight? WeightOf(int drg) => Release.Weights?.Find(drg, Claim.Version);

    /// <summary>The hospital-acquired conditions that a diagnosis meets, by number and title.</summary>
    public IReadOnlyList<string> HacsOf(in DiagnosisMark mark)
    {
        var met = new List<string>();
        foreach (var hac in Answer.HacsOf(mark))
        {
            if (hac.Usage == HacUsage.CriteriaMet)
                met.Add(HacName(hac.Number));
        }
        return met;
    }

    public IReadOnlyList<string> HacsOf(in ProcedureMark mark)
    {
        var met = new List<string>();
        for (var hac = 8; hac <= 14; hac++)
        {
            if ((mark.Hacs & (1 << hac)) != 0)
                met.Add(HacName(hac));
        }
        return met;
    }

    public static PresentOnAdmission PoaOf(string poa) => poa switch
    {
        "" => PresentOnAdmission.Blank,
        "Y" => PresentOnAdmission.Yes,
        "N" => PresentOnAdmission.No,
        "U" => PresentOnAdmission.Unknown,
        "W" => PresentOnAdmission.ClinicallyUndetermined,
        "1" => PresentOnAdmission.One,
        _ => PresentOnAdmission.Invalid,
    };

    private string HacName(int hac) => $"HAC {hac:00} {Release.Grouper.Tables.HacTitleOf(hac, Claim.Version)}".TrimEnd();

    private static MsDrgClaim ClaimOf(GroupingRelease release, Stay stay, AbstractCodes codes, CodingSettings settings)
    {
        var status = codes.DischargeStatus.Length > 0 ? codes.DischargeStatus : stay.DischargeStatus;
        var claim = new MsDrgClaim
        {
            Version = release.Version.Number,
            Sex = stay.Gender switch { "male" => GrouperSex.Male, "female" => GrouperSex.Female, _ => GrouperSex.Unknown },
            // A patient who is still here is grouped as one who will go home.
            DischargeStatus = int.TryParse(status, out var number) ? number : stay.IsDischarged ? null : 1,
            Hospital = settings.IsHacExempt ? HospitalHacStatus.Exempt : HospitalHacStatus.NonExempt,
            AdmitDiagnosis = codes.AdmitDiagnosis.Length > 0 ? CodeKey.Of(CodeNames.Plain(codes.AdmitDiagnosis)) : null,
        };
        if (codes.Diagnoses.Count > 0)
            claim.PrincipalDiagnosis = CodeKey.Of(CodeNames.Plain(codes.Diagnoses[0].Code));
        foreach (var diagnosis in codes.Diagnoses.Skip(1))
            claim.SecondaryDiagnoses.Add(new ClaimDiagnosis(CodeKey.Of(CodeNames.Plain(diagnosis.Code)), PoaOf(diagnosis.Poa)));
        foreach (var procedure in codes.Procedures)
            claim.Procedures.Add(CodeKey.Of(CodeNames.Plain(procedure.Code)));
        return claim;
    }
}
