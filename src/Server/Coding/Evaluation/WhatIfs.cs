using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Chartroom.Rules.Grouping;
using Chartroom.Rules.Releases;
using Chartroom.Server.Coding.CodeSets;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>A change that a coder considers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CandidateKind>))]
public enum CandidateKind : byte
{
    [JsonStringEnumMemberName("add")]
    Add,
    [JsonStringEnumMemberName("remove")]
    Remove,
    [JsonStringEnumMemberName("principal")]
    Principal,
    [JsonStringEnumMemberName("addProcedure")]
    AddProcedure,
    [JsonStringEnumMemberName("removeProcedure")]
    RemoveProcedure,
}

/// <summary>One change: <c>Code</c> for what is added, <c>Index</c> (from 0) for what is removed or made principal.</summary>
public sealed record Candidate(CandidateKind Kind, [property: MaxLength(20)] string Code = "", int Index = -1, [property: MaxLength(1)] string Poa = "Y");

/// <summary>What is asked; without candidates those that are worth a look are tried.</summary>
public sealed record AskWhatIf([property: MaxLength(200)] IReadOnlyList<Candidate>? Candidates = null);

/// <summary>What one change would do. Differences are null where weight or payment is not known.</summary>
public sealed record CandidateEffect(
    Candidate Candidate, string Label, string Title, int Drg, string DrgTitle, bool Changes, decimal? Weight, decimal? WeightDifference, decimal? PaymentDifference);

/// <summary>The effects of all candidates, greatest first. <c>Note</c> says why there are none.</summary>
public sealed record WhatIfAnswer(int Drg, string Note, IReadOnlyList<CandidateEffect> Effects);

/// <summary>Groups the codes once with each candidate. Source: CMS ICD-10 MS-DRG Grouper; IPPS final rule, Table 5.</summary>
internal static class WhatIfs
{
    public static WhatIfAnswer Of(CodingCase judged, Grouping? grouping, string note, IReadOnlyList<Candidate> candidates, Func<string, string> titleOf)
    {
        if (grouping is null)
            return new WhatIfAnswer(0, note, []);
        var now = grouping.Answer.Final.Drg;
        var paid = Paid(judged, grouping, now);
        var tried = candidates.Where(c => ChangeOf(c, judged) is not null).ToList();
        var effects = new WhatIf(grouping.Release.Grouper, grouping.Release.Weights).Of(grouping.Claim, tried.Select(c => ChangeOf(c, judged)!));
        var shown = tried.Zip(effects, (candidate, effect) =>
        {
            var drg = effect.Final.Drg;
            var code = CodeOf(candidate, judged);
            return new CandidateEffect(
                candidate, LabelOf(candidate, code), titleOf(code), drg, grouping.TitleOf(drg), drg != now, grouping.WeightOf(drg)?.RelativeWeight,
                effect.WeightDifference, Paid(judged, grouping, drg) - paid);
        });
        return new WhatIfAnswer(now, "", [.. shown.OrderByDescending(e => e.Changes).ThenByDescending(e => Math.Abs(e.WeightDifference ?? 0))]);
    }

    /// <summary>What is worth a look by itself: each suggestion added, each diagnosis first, each CC, MCC and procedure left out.</summary>
    public static IReadOnlyList<Candidate> Usual(CodingEvaluation evaluation, IEnumerable<string> suggested)
    {
        var candidates = suggested.Take(15).Select(code => new Candidate(CandidateKind.Add, code)).ToList();
        for (var i = 1; i < evaluation.Diagnoses.Count && i <= 25; i++)
        {
            candidates.Add(new Candidate(CandidateKind.Principal, Index: i));
            if (evaluation.Diagnoses[i].Counts || evaluation.Diagnoses[i].Affects)
                candidates.Add(new Candidate(CandidateKind.Remove, Index: i));
        }
        for (var i = 0; i < evaluation.Procedures.Count && i < 25; i++)
            candidates.Add(new Candidate(CandidateKind.RemoveProcedure, Index: i));
        return candidates;
    }

    private static decimal? Paid(CodingCase judged, Grouping grouping, int drg) =>
        Payments.Of(judged.Settings, grouping.WeightOf(drg), judged.Stay.DaysAt(judged.Today), judged.DischargeStatus, [])?.Paid;

    private static CodingChange? ChangeOf(Candidate candidate, CodingCase judged)
    {
        var (diagnoses, procedures) = (judged.Codes.Diagnoses.Count, judged.Codes.Procedures.Count);
        return candidate.Kind switch
        {
            CandidateKind.Add when candidate.Code.Length > 0 => diagnoses == 0
                ? new CodingChange.ReplacePrincipal(KeyOf(candidate))
                : new CodingChange.AddDiagnosis(KeyOf(candidate), Grouping.PoaOf(candidate.Poa)),
            CandidateKind.Remove when candidate.Index > 0 && candidate.Index < diagnoses => new CodingChange.RemoveDiagnosis(candidate.Index - 1),
            CandidateKind.Principal when candidate.Index > 0 && candidate.Index < diagnoses => new CodingChange.MakePrincipal(candidate.Index - 1),
            CandidateKind.AddProcedure when candidate.Code.Length > 0 => new CodingChange.AddProcedure(KeyOf(candidate)),
            CandidateKind.RemoveProcedure when candidate.Index >= 0 && candidate.Index < procedures => new CodingChange.RemoveProcedure(candidate.Index),
            _ => null,
        };
    }

    private static CodeKey KeyOf(Candidate candidate) => CodeKey.Of(CodeNames.Plain(candidate.Code));

    private static string CodeOf(Candidate candidate, CodingCase judged) => candidate.Kind switch
    {
        CandidateKind.Add => CodeNames.ShownDiagnosis(candidate.Code),
        CandidateKind.AddProcedure => CodeNames.Plain(candidate.Code),
        CandidateKind.RemoveProcedure => judged.Codes.Procedures[candidate.Index].Code,
        _ => judged.Codes.Diagnoses[candidate.Index].Code,
    };

    private static string LabelOf(Candidate candidate, string code) => candidate.Kind switch
    {
        CandidateKind.Add or CandidateKind.AddProcedure => $"with {code}",
        CandidateKind.Principal => $"{code} first",
        _ => $"without {code}",
    };
}
