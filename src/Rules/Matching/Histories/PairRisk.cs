using Chartroom.Rules.Matching.Weights;

namespace Chartroom.Rules.Matching.Histories;

/// <summary>How much harm it does that a pair waits.</summary>
public enum RiskGrade
{
    Low,
    Medium,
    High,
}

/// <summary>
/// What speaks for haste with a pair of possible duplicates: how sure it is that they are one person, whether care is being
/// given on both halves now, and whether one half knows an allergy that the other does not.
/// </summary>
public sealed record PairRiskFacts(MatchDecision Decision, bool OpenEncounter, bool BothInUse, bool AllergyOnOneSide);

/// <summary>
/// The order in which a steward takes pairs: harm first.
/// <para>Source: AHIMA, "Managing the Integrity of Patient Identity" (2014): duplicates of patients in care first;
/// ECRI, Patient Identification Errors (2016): missed allergies and results are the harm of a split record.</para>
/// </summary>
public static class PairRisk
{
    public static (RiskGrade Grade, string Why) Of(PairRiskFacts facts)
    {
        var reasons = new List<string>();
        if (facts.OpenEncounter)
            reasons.Add("in care now");
        if (facts.AllergyOnOneSide)
            reasons.Add("an allergy on one side only");
        if (facts.BothInUse)
            reasons.Add("both used in the last year");
        var grade = facts switch
        {
            { OpenEncounter: true } or { AllergyOnOneSide: true, BothInUse: true } => RiskGrade.High,
            { AllergyOnOneSide: true } or { BothInUse: true } => RiskGrade.Medium,
            _ => RiskGrade.Low,
        };
        if (facts.Decision == MatchDecision.Match && grade == RiskGrade.Medium)
            grade = RiskGrade.High;
        return (grade, reasons.Count == 0 ? "neither is in use" : string.Join(", ", reasons));
    }
}
