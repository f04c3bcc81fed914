using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Stays;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// What the rules of the abstract ask besides grouper and code editor: a principal diagnosis, present-on-admission
/// indicators, days of procedures, no code twice, what a claim has room for.
/// Source: UHDDS definitions (principal diagnosis); UB-04 form locators 66–74; CMS present-on-admission reporting; ASC X12 837I
/// 005010X223 (25 diagnoses, 25 procedures).
/// </summary>
internal static class AbstractChecks
{
    private const int OnClaim = 25;

    public static IEnumerable<Finding> Of(Stay stay, AbstractCodes codes)
    {
        if (codes.Diagnoses.Count == 0)
            yield return new Finding(FindingLevel.Stop, "Abstract 1", "No principal diagnosis", "Code the condition that after study occasioned the admission; it comes first.");
        foreach (var finding in Patient(stay))
            yield return finding;
        if (stay.Kind == StayKind.Inpatient)
        {
            for (var i = 0; i < codes.Diagnoses.Count; i++)
            {
                if (Poa(codes.Diagnoses[i], i) is { } finding)
                    yield return finding;
            }
        }
        for (var i = 0; i < codes.Procedures.Count; i++)
        {
            if (Day(stay, codes.Procedures[i], i) is { } finding)
                yield return finding;
        }
        foreach (var finding in Twice(codes).Concat(Room(codes)).Concat(Unsupported(codes)))
            yield return finding;
    }

    private static IEnumerable<Finding> Patient(Stay stay)
    {
        if (stay.Gender is not ("male" or "female"))
            yield return new Finding(FindingLevel.Warning, "Abstract 2", "Sex is not known", "The record says neither male nor female. Some diagnoses cannot be grouped or edited without it; registration corrects it.");
        if (stay.Age is null)
            yield return new Finding(FindingLevel.Warning, "Abstract 3", "Age is not known", "The record has no date of birth, or no admission date. Age edits cannot be judged; registration corrects it.");
    }

    private static Finding? Poa(CodedDiagnosis diagnosis, int index)
    {
        if (diagnosis.Poa is "Y" or "N" or "U" or "W" or "1")
            return null;
        if (diagnosis.Poa.Length > 0)
            return new Finding(FindingLevel.Stop, "POA 2", "POA indicator is none", $"“{diagnosis.Poa}” is no indicator. Say Y, N, U, W, or 1 when the code is exempt.", FindingTarget.Diagnosis, index);
        // Most codes that are exempt from reporting are among these letters; the list itself is in no release here.
        var often = CodeNames.Plain(diagnosis.Code) is [>= 'V' and <= 'Z', ..];
        return often
            ? new Finding(FindingLevel.Info, "POA 3", "POA is not said", "Codes of this letter are often exempt from reporting. Say 1 when it is exempt, else Y, N, U or W.", FindingTarget.Diagnosis, index)
            : new Finding(FindingLevel.Stop, "POA 1", "POA is missing", "Say whether it was present on admission: Y, N, U, W — or 1 when the code is exempt from reporting.", FindingTarget.Diagnosis, index);
    }

    private static Finding? Day(Stay stay, CodedProcedure procedure, int index)
    {
        if (procedure.Date.Length == 0)
            return new Finding(FindingLevel.Stop, "Abstract 4", "Day of the procedure is missing", "Each procedure needs the day on which it was done.", FindingTarget.Procedure, index);
        if (Stay.Day(procedure.Date) is not { } day)
            return new Finding(FindingLevel.Stop, "Abstract 5", "Day of the procedure is none", $"“{procedure.Date}” is no day; write yyyy-MM-dd.", FindingTarget.Procedure, index);
        if (stay.Discharged is { } discharged && day > discharged)
            return new Finding(FindingLevel.Stop, "Abstract 6", "Procedure after discharge", $"The patient was discharged on {discharged:yyyy-MM-dd}.", FindingTarget.Procedure, index);
        // Services of the three days before admission are part of the stay's bill.
        if (stay.Admitted is { } admitted && day < admitted.AddDays(-3))
            return new Finding(FindingLevel.Warning, "Abstract 7", "Procedure before the stay", $"The patient was admitted on {admitted:yyyy-MM-dd}; three days before belong to the stay's bill.", FindingTarget.Procedure, index);
        return null;
    }

    private static IEnumerable<Finding> Twice(AbstractCodes codes)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < codes.Diagnoses.Count; i++)
        {
            // The repeated principal diagnosis is the code editor's own finding.
            if (!seen.TryAdd(CodeNames.Plain(codes.Diagnoses[i].Code), i) && seen[CodeNames.Plain(codes.Diagnoses[i].Code)] > 0)
                yield return new Finding(FindingLevel.Stop, "Abstract 8", "Code is there twice", $"{codes.Diagnoses[i].Code} is coded already as number {seen[CodeNames.Plain(codes.Diagnoses[i].Code)] + 1}.", FindingTarget.Diagnosis, i);
        }
    }

    private static IEnumerable<Finding> Room(AbstractCodes codes)
    {
        if (codes.Diagnoses.Count > OnClaim)
            yield return new Finding(FindingLevel.Info, "Abstract 9", "More codes than a claim holds", $"{codes.Diagnoses.Count} diagnoses: a claim holds {OnClaim}. All are grouped and kept; sequence those that matter first.");
        if (codes.Procedures.Count > OnClaim)
            yield return new Finding(FindingLevel.Info, "Abstract 10", "More procedures than a claim holds", $"{codes.Procedures.Count} procedures: a claim holds {OnClaim}. All are grouped and kept.");
    }

    private static IEnumerable<Finding> Unsupported(AbstractCodes codes)
    {
        var without = codes.Diagnoses.Count(d => d.Evidence.Count == 0) + codes.Procedures.Count(p => p.Evidence.Count == 0);
        if (without > 0)
            yield return new Finding(FindingLevel.Info, "Evidence 1", "Codes without evidence", $"{without} {(without == 1 ? "code names" : "codes name")} no words of a document. An auditor or a payer will ask for them.");
    }
}
