using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Settings;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>The hospital's own rules, held against an abstract. A finding leads to the code that the rule names. Source: the hospital's settings.</summary>
internal static class HospitalRules
{
    public static IEnumerable<Finding> Of(CodingCase judged, int? drg)
    {
        for (var i = 0; i < judged.Settings.Rules.Count; i++)
        {
            var rule = judged.Settings.Rules[i];
            if (Holds(rule, judged, drg))
                yield return Place(rule, judged) is var (target, index)
                    ? new Finding(rule.Level, $"Own {i + 1}", rule.Title, rule.Reason, target, index)
                    : new Finding(rule.Level, $"Own {i + 1}", rule.Title, rule.Reason);
        }
    }

    private static bool Holds(HospitalRule rule, CodingCase judged, int? drg)
    {
        var codes = judged.Codes;
        if (codes.IsEmpty)
            return false;
        List<string> all = [.. codes.Diagnoses.Select(d => d.Code), .. codes.Procedures.Select(p => p.Code)];
        var days = judged.Stay.DaysAt(judged.Today);
        return (rule.Principal.Count == 0 || (codes.Diagnoses.Count > 0 && IsOneOf(rule.Principal, codes.Diagnoses[0].Code)))
            && (rule.With.Count == 0 || all.Exists(c => IsOneOf(rule.With, c)))
            && (rule.Without.Count == 0 || !all.Exists(c => IsOneOf(rule.Without, c)))
            && (rule.Drgs.Count == 0 || (drg is { } number && rule.Drgs.Contains(number)))
            && (rule.DischargeStatuses.Count == 0 || rule.DischargeStatuses.Contains(judged.DischargeStatus))
            && (rule.Payer.Length == 0 || judged.Payer.Contains(rule.Payer, StringComparison.OrdinalIgnoreCase))
            && (rule.DaysFrom is not { } from || days >= from) && (rule.DaysTo is not { } to || days <= to);
    }

    private static bool IsOneOf(IReadOnlyList<string> beginnings, string code)
    {
        var plain = CodeNames.Plain(code);
        return beginnings.Any(b => plain.StartsWith(CodeNames.Plain(b), StringComparison.Ordinal));
    }

    private static (FindingTarget, int)? Place(HospitalRule rule, CodingCase judged)
    {
        var (diagnoses, procedures) = (judged.Codes.Diagnoses.Select(d => d.Code).ToList(), judged.Codes.Procedures.Select(p => p.Code).ToList());
        if (rule.With.Count == 0)
            return rule.Principal.Count > 0 ? (FindingTarget.Diagnosis, 0) : null;
        if (diagnoses.FindIndex(c => IsOneOf(rule.With, c)) is var at and >= 0)
            return (FindingTarget.Diagnosis, at);
        return (FindingTarget.Procedure, procedures.FindIndex(c => IsOneOf(rule.With, c)));
    }
}
