namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// The MS-DRG of the codes as they stand, with what it pays. Weights, days and dollars are null where the release or the
/// settings do not say; <c>Notes</c> then say which.
/// </summary>
/// <param name="Drg">The final MS-DRG, after hospital-acquired conditions; 999 = cannot be grouped.</param>
/// <param name="InitialDrg">The MS-DRG before hospital-acquired conditions are taken off.</param>
/// <param name="WorkingDrg">The first MS-DRG that the draft reached; null when there was none.</param>
/// <param name="GeometricMeanStay">Days.</param>
/// <param name="Days">The stay's days, until today when the patient is still here.</param>
/// <param name="Provisional">Why the grouper's version is not that of the discharge; null when it is.</param>
public sealed record DrgPanel(
    int Drg, string Title, int Mdc, string MdcTitle, string Type, string Severity, string Version, int InitialDrg, string InitialTitle, int? WorkingDrg,
    string WorkingTitle, string ReturnCode, decimal? Weight, decimal? GeometricMeanStay, int? Days, ExpectedPayment? Payment, string HacStatus,
    string? Provisional, IReadOnlyList<string> Notes);

/// <summary>The estimate with the rule that bore on it. Outlier, new technology and quality programs are not in it.</summary>
public sealed record ExpectedPayment(decimal Paid, decimal Full, decimal Operating, decimal Capital, decimal? PerDiem, bool IsTransfer, string Rule);

/// <summary>A diagnosis as the panel shows it: what it is and what it does.</summary>
/// <param name="Severity"><c>MCC</c>, <c>CC</c> or empty: what the code is as a secondary diagnosis.</param>
/// <param name="Counts">False when the code's CC or MCC is cancelled; <c>Effect</c> says by what.</param>
/// <param name="Affects">The winning formula rests on it.</param>
public sealed record DiagnosisLine(
    string Code, string Title, string Poa, bool IsValid, string Severity, bool Counts, string Effect, bool Affects, IReadOnlyList<string> Hacs,
    IReadOnlyList<Abstracts.Evidence> Evidence);

/// <summary>A procedure as the panel shows it.</summary>
public sealed record ProcedureLine(
    string Code, string Title, string Date, bool IsValid, bool IsOperatingRoom, bool Affects, IReadOnlyList<string> Hacs, IReadOnlyList<Abstracts.Evidence> Evidence);

/// <summary>How many findings there are of each level.</summary>
public sealed record FindingCounts(int Stops, int Warnings, int Infos);

/// <summary>Everything the rules say of an abstract as it stands.</summary>
/// <param name="Drg">Null for an encounter that has no MS-DRG, or without a release; <c>NoDrg</c> says which.</param>
public sealed record CodingEvaluation(
    DrgPanel? Drg, string NoDrg, IReadOnlyList<DiagnosisLine> Diagnoses, IReadOnlyList<ProcedureLine> Procedures, IReadOnlyList<Finding> Findings,
    FindingCounts Counts, string AdmitTitle)
{
    /// <summary>The same with more findings, gravest first.</summary>
    public CodingEvaluation With(IReadOnlyList<Finding> more) => more.Count == 0 ? this : Ordered([.. Findings, .. more]);

    internal CodingEvaluation Ordered(IEnumerable<Finding> findings)
    {
        var ordered = findings.OrderBy(f => f.Level).ToList();
        return this with { Findings = ordered, Counts = new FindingCounts(Count(FindingLevel.Stop), Count(FindingLevel.Warning), Count(FindingLevel.Info)) };

        int Count(FindingLevel level) => ordered.Count(f => f.Level == level);
    }
}
