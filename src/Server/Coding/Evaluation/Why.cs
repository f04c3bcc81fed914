using Chartroom.Rules.Grouping;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>
/// Why the codes group as they do: in sentences for the coder, and the trace itself (formulas, what was found true and by
/// which codes, what each CC and MCC did) for who wants to replay it.
/// </summary>
/// <param name="Reason">Why there is nothing to explain; empty when there is.</param>
public sealed record DrgExplanation(string Reason, IReadOnlyList<string> Sentences, GroupingTrace? Trace);

/// <summary>Puts a trace into words. Source: CMS ICD-10 MS-DRG Definitions Manual.</summary>
internal static class Why
{
    public static DrgExplanation Of(CodingEvaluation evaluation, Grouping? grouping)
    {
        if (grouping is null || evaluation.Drg is not { } panel)
            return new DrgExplanation(evaluation.NoDrg, [], null);
        var sentences = new List<string>();
        var (answer, trace) = (grouping.Answer, grouping.Trace);
        sentences.Add($"Version {panel.Version} by the discharge date; principal diagnosis {(evaluation.Diagnoses is [var first, ..] ? first.Code : "(none)")}"
            + (panel.Mdc > 0 ? $" leads to MDC {panel.Mdc:00} {panel.MdcTitle}." : "."));
        foreach (var pass in trace.Passes)
            AddPass(sentences, pass, grouping);
        foreach (var code in trace.Diagnoses.Where(d => d.Severity is "CC" or "MCC"))
            sentences.Add($"{code.Code} is {(code.Severity == "MCC" ? "an MCC" : "a CC")}: {(code.Effect.Length > 0 ? code.Effect : "it counts")}.");
        foreach (var hac in trace.Hacs)
            sentences.Add($"{hac.Code} is on the list of hospital-acquired condition {hac.Hac:00}: {hac.Why}.");
        foreach (var cluster in trace.Clusters)
            sentences.Add($"The procedures {string.Join(", ", cluster.Codes)} count together as one ({cluster.Cluster}).");
        if (answer.Final.ReturnCode != GrouperReturnCode.Ok)
            sentences.Add($"The grouper ends with {GroupedClaimWriter.NameOf(answer.Final.ReturnCode)}.");
        else
            sentences.Add($"So the MS-DRG is {panel.Drg:000} {panel.Title}.");
        return new DrgExplanation("", sentences, trace);
    }

    private static void AddPass(List<string> sentences, PassTrace pass, Grouping grouping)
    {
        // The second pass says something new only where hospital-acquired conditions were taken off.
        if (pass.Pass == "final" && grouping.Answer.Initial.Drg == grouping.Answer.Final.Drg)
            return;
        foreach (var reroute in pass.Reroutes)
            sentences.Add($"{reroute}.");
        var proof = pass.True.Where(t => t.Codes.Count > 0).Select(t => $"{t.Name} by {string.Join(", ", t.Codes)}").ToList();
        var found = proof.Count > 0 ? $": {string.Join("; ", proof)}" : "";
        sentences.Add($"{(pass.Pass == "final" ? "Without hospital-acquired conditions, row" : "Row")} {pass.Sequence} of MDC {pass.Mdc:00} is the first whose formula holds{found}. It gives MS-DRG {pass.Drg:000}.");
    }
}
