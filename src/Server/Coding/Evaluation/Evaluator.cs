using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Rules.Terminology;
using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>What is judged: the stay, its codes, what the hospital has set, and who pays.</summary>
public sealed record CodingCase(Stay Stay, AbstractCodes Codes, CodingSettings Settings, string Payer, bool IsMedicare, int? WorkingDrg, DateOnly Today)
{
    /// <summary>The day that picks the releases: of discharge, or today while the patient is still here.</summary>
    public DateOnly Day => Stay.Discharged ?? Today;

    public string DischargeStatus => Codes.DischargeStatus.Length > 0 ? Codes.DischargeStatus : Stay.DischargeStatus;
}

/// <summary>
/// Judges an abstract as it stands by every rule of the department, in one call: code validity, the abstract's own rules,
/// code editor, grouper, payment. Whatever is wrong or missing becomes a finding; the rest is still judged.
/// </summary>
public sealed class Evaluator(CodeLibrary library)
{
    public CodingEvaluation Evaluate(CodingCase judged)
    {
        var (diagnosisCodes, procedureCodes) = (library.Codes(CodeSystemNames.Icd10Cm).Value, library.Codes(CodeSystemNames.Icd10Pcs).Value);
        var findings = new List<Finding>();
        AddMissingReleases(findings, judged);
        AddCodeFindings(findings, judged, diagnosisCodes, procedureCodes);
        var known = findings.Where(f => f.Level == FindingLevel.Stop).Select(f => (f.Target, f.Index)).ToHashSet();
        findings.AddRange(AbstractChecks.Of(judged.Stay, judged.Codes));
        if (library.Instructions() is { } instructions)
            findings.AddRange(TabularChecks.Of(instructions, judged.Codes, judged.Day));
        var grouping = Group(judged);
        if (grouping is not null)
            AddGrouperFindings(findings, grouping, judged);
        findings.AddRange(HospitalRules.Of(judged, grouping?.Answer.Final.Drg));
        if (judged.Stay.Kind == StayKind.Inpatient && !judged.Codes.IsEmpty && library.Editing(judged.Day).Value is { } editing)
            findings.AddRange(EditChecks.Of(editing, judged.Stay, judged.Codes, judged.IsMedicare, judged.Today, known));
        return new CodingEvaluation(
            grouping is null ? null : Panel(grouping, judged), NoDrg(judged, grouping), Lines(judged, grouping, diagnosisCodes, known),
            ProcedureLines(judged, grouping, procedureCodes, known), [], new FindingCounts(0, 0, 0), TitleOf(diagnosisCodes, judged.Codes.AdmitDiagnosis)).Ordered(findings);
    }

    /// <summary>The grouping of an inpatient's codes; null for other encounters, without codes and without a release.</summary>
    internal Grouping? Group(CodingCase judged) =>
        judged.Stay.Kind == StayKind.Inpatient && !judged.Codes.IsEmpty && library.Grouping(judged.Day).Value is { } release
            ? Grouping.Of(release, judged.Stay, judged.Codes, judged.Settings)
            : null;

    /// <summary>The title of a code; empty when no release has one.</summary>
    public string TitleOf(string code)
    {
        var system = code.Length == 7 && !code.Contains('.', StringComparison.Ordinal) ? CodeSystemNames.Icd10Pcs : CodeSystemNames.Icd10Cm;
        return TitleOf(library.Codes(system).Value, code);
    }

    private static string TitleOf(CodeSystem? system, string code) => code.Length == 0 ? "" : system?.Find(code)?.Display ?? "";

    private void AddMissingReleases(List<Finding> findings, CodingCase judged)
    {
        foreach (var system in new[] { CodeSystemNames.Icd10Cm, CodeSystemNames.Icd10Pcs })
        {
            if (library.Codes(system).Issues is [var missing, ..])
                findings.Add(new Finding(FindingLevel.Stop, "Release 1", "Codes cannot be checked", missing.Text));
        }
        if (judged.Stay.Kind != StayKind.Inpatient)
            return;
        var grouping = library.Grouping(judged.Day);
        if (grouping.Issues is [var none, ..])
            findings.Add(new Finding(FindingLevel.Stop, "Release 2", "No MS-DRG release", none.Text));
        if (grouping.Value?.Provisional is { } provisional)
        {
            var level = judged.Settings.AllowsProvisional || !judged.Stay.IsDischarged ? FindingLevel.Warning : FindingLevel.Stop;
            findings.Add(new Finding(level, "Release 3", "MS-DRG is provisional", provisional));
        }
        if (library.Editing(judged.Day).Issues is [var noEditor, ..])
            findings.Add(new Finding(FindingLevel.Warning, "Release 4", "No code editor", noEditor.Text));
    }

    private static void AddCodeFindings(List<Finding> findings, CodingCase judged, CodeSystem? diagnosisCodes, CodeSystem? procedureCodes)
    {
        var codes = judged.Codes;
        for (var i = 0; i < codes.Diagnoses.Count; i++)
            Add(CodeChecks.Diagnosis(diagnosisCodes, codes.Diagnoses[i].Code, judged.Day, FindingTarget.Diagnosis, i));
        for (var i = 0; i < codes.Procedures.Count; i++)
            Add(CodeChecks.Procedure(procedureCodes, codes.Procedures[i].Code, judged.Day, i));
        if (codes.AdmitDiagnosis.Length > 0)
            Add(CodeChecks.Diagnosis(diagnosisCodes, codes.AdmitDiagnosis, judged.Day, FindingTarget.Admit, -1));

        void Add(Finding? finding)
        {
            if (finding is not null)
                findings.Add(finding);
        }
    }

    private static void AddGrouperFindings(List<Finding> findings, Grouping grouping, CodingCase judged)
    {
        var answer = grouping.Answer;
        // No principal diagnosis is a finding of its own already.
        if (answer.Final.Drg == 999 && judged.Codes.Diagnoses.Count > 0)
            findings.Add(new Finding(FindingLevel.Stop, $"Grouper {(int)answer.Final.ReturnCode}", "Ungroupable (MS-DRG 999)", ReturnText(answer.Final.ReturnCode)));
        else if (answer.Final.Drg == 998)
            findings.Add(new Finding(FindingLevel.Stop, "Grouper 998", "MS-DRG 998", "The principal diagnosis is no discharge diagnosis. Sequence the condition that was treated first.", FindingTarget.Diagnosis, 0));
        if (answer.HacStatus == HacStatus.FinalDrgChanges)
        {
            findings.Add(new Finding(
                FindingLevel.Warning, "HAC", "Hospital-acquired condition changes the MS-DRG",
                $"{answer.Initial.Drg:000} becomes {answer.Final.Drg:000} because a condition that was not present on admission does not count. Check its POA indicator against the record."));
        }
        foreach (var issue in CodeFindings.Of(grouping.Release.Grouper.Tables, grouping.Claim, answer))
        {
            if (TargetOf(issue.Path) is var (target, index) && !findings.Exists(f => f.Target == target && f.Index == index && f.Level == FindingLevel.Stop))
                findings.Add(new Finding(FindingLevel.Warning, "Grouper", "Not in the grouper's version", issue.Text, target, index));
        }
    }

    private static (FindingTarget Target, int Index)? TargetOf(string? path) => path switch
    {
        "pdx" => (FindingTarget.Diagnosis, 0),
        _ when path?.StartsWith("sdx[", StringComparison.Ordinal) == true => (FindingTarget.Diagnosis, int.Parse(path[4..^1]) + 1),
        _ when path?.StartsWith("px[", StringComparison.Ordinal) == true => (FindingTarget.Procedure, int.Parse(path[3..^1])),
        _ => null,
    };

    private static string ReturnText(GrouperReturnCode code) => code switch
    {
        GrouperReturnCode.DiagnosisCannotBePrincipal => "The principal diagnosis is a code that cannot be one. Sequence the condition itself first.",
        GrouperReturnCode.InvalidSex => "The MDC of the principal diagnosis depends on the patient's sex, which is not known.",
        GrouperReturnCode.InvalidDischargeStatus => "The discharge status is missing or none, and a code counts only for patients who did not die.",
        GrouperReturnCode.InvalidPrincipalDiagnosis => "The principal diagnosis is no code of the grouper's version.",
        GrouperReturnCode.HacMissingOnePoa or GrouperReturnCode.HacPoaNotPresentOrUnknown or GrouperReturnCode.HacPoaInvalidOrExempt
            or GrouperReturnCode.HacSeveralCodesNotPresent => "A code may be a hospital-acquired condition, and its POA indicator is missing or none.",
        _ => "The codes group to no MS-DRG.",
    };

    private static string NoDrg(CodingCase judged, Grouping? grouping)
    {
        if (grouping is not null)
            return "";
        if (judged.Stay.Kind != StayKind.Inpatient)
            return "Only inpatient stays have an MS-DRG.";
        return judged.Codes.IsEmpty ? "The MS-DRG appears with the first code." : "There is no MS-DRG release for this discharge.";
    }

    private static DrgPanel Panel(Grouping grouping, CodingCase judged)
    {
        var (answer, notes) = (grouping.Answer, new List<string>());
        var (final, tables) = (answer.Final, grouping.Release.Grouper.Tables);
        var weight = grouping.WeightOf(final.Drg);
        var days = judged.Stay.DaysAt(judged.Today);
        var payment = final.Drg == 999 ? null : Payments.Of(judged.Settings, weight, days, judged.DischargeStatus, notes);
        return new DrgPanel(
            final.Drg, grouping.TitleOf(final.Drg), final.Mdc, tables.MdcTitleOf(final.Mdc, grouping.Claim.Version) ?? "", final.Type.ToString().ToLowerInvariant(),
            SeverityName(final.DrgSeverity), grouping.Release.Version.Label, answer.Initial.Drg, grouping.TitleOf(answer.Initial.Drg), judged.WorkingDrg,
            judged.WorkingDrg is { } working ? grouping.TitleOf(working) : "", GroupedClaimWriter.NameOf(final.ReturnCode), weight?.RelativeWeight,
            weight is { GeometricMeanStay: > 0 } ? weight.GeometricMeanStay : null, days, payment, HacText(answer), grouping.Release.Provisional, notes);
    }

    private static string HacText(GroupedClaim answer) => answer.HacStatus switch
    {
        HacStatus.FinalDrgNoChange => "A hospital-acquired condition, without effect on the MS-DRG",
        HacStatus.FinalDrgChanges => "A hospital-acquired condition changes the MS-DRG",
        HacStatus.FinalDrgUngroupable => "A hospital-acquired condition cannot be judged",
        _ => "",
    };

    private static string SeverityName(ClaimSeverity severity) => severity switch { ClaimSeverity.Mcc => "MCC", ClaimSeverity.Cc => "CC", _ => "" };

    private static List<DiagnosisLine> Lines(CodingCase judged, Grouping? grouping, CodeSystem? system, HashSet<(FindingTarget, int)> wrong)
    {
        var lines = new List<DiagnosisLine>();
        for (var i = 0; i < judged.Codes.Diagnoses.Count; i++)
        {
            var coded = judged.Codes.Diagnoses[i];
            var (severity, counts, effect, affects) = ("", false, "", false);
            IReadOnlyList<string> hacs = [];
            if (grouping is not null)
            {
                var mark = i == 0 ? grouping.Answer.Principal : grouping.Answer.Secondary(i - 1);
                affects = mark.Impact != GroupingImpact.None;
                hacs = grouping.HacsOf(mark);
                severity = SeverityName(grouping.Release.Grouper.Tables.SeverityOf(CodeKey.Of(CodeNames.Plain(coded.Code)), grouping.Claim.Version) ?? ClaimSeverity.None);
                counts = i > 0 && mark.FinalSeverity is SeverityFlag.Cc or SeverityFlag.Mcc;
                effect = i == 0 ? "" : grouping.Trace.Diagnoses[i - 1].Effect;
            }
            lines.Add(new DiagnosisLine(
                coded.Code, TitleOf(system, coded.Code), coded.Poa, !wrong.Contains((FindingTarget.Diagnosis, i)), severity, counts, effect, affects, hacs, coded.Evidence));
        }
        return lines;
    }

    private static List<ProcedureLine> ProcedureLines(CodingCase judged, Grouping? grouping, CodeSystem? system, HashSet<(FindingTarget, int)> wrong)
    {
        var lines = new List<ProcedureLine>();
        for (var i = 0; i < judged.Codes.Procedures.Count; i++)
        {
            var coded = judged.Codes.Procedures[i];
            var mark = grouping?.Answer.Procedure(i) ?? default;
            lines.Add(new ProcedureLine(
                coded.Code, TitleOf(system, coded.Code), coded.Date, !wrong.Contains((FindingTarget.Procedure, i)), mark.IsOperatingRoom,
                mark.Impact != GroupingImpact.None, grouping?.HacsOf(mark) ?? [], coded.Evidence));
        }
        return lines;
    }
}
