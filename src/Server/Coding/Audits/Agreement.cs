using System.Text.Json.Serialization;
using Chartroom.Server.Coding.Abstracts;

namespace Chartroom.Server.Coding.Audits;

/// <summary>What two coders made of one code.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CodeVerdict>))]
public enum CodeVerdict : byte
{
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>The auditor has it and the coder has not.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    /// <summary>The coder has it and the auditor has not.</summary>
    [JsonStringEnumMemberName("extra")]
    Extra,

    /// <summary>Both have it, with another POA indicator, day, or place as principal.</summary>
    [JsonStringEnumMemberName("differs")]
    Differs,
}

/// <summary>
/// One code in the comparison; <c>Kind</c> is principal, secondary or procedure as the auditor has it, else as the coder; <c>Title</c> is
/// empty until it is shown.
/// </summary>
public sealed record ComparedCode(string Code, string Title, string Kind, CodeVerdict Verdict, string Coder, string Auditor);

/// <summary>How far coder and auditor agree on one encounter. Counts are of the codes that either has.</summary>
public sealed record CodeAgreement(
    IReadOnlyList<ComparedCode> Codes, int Total, int Agreed, bool Principal, bool Drg, int? CoderDrg, int? AuditorDrg)
{
    /// <summary>Agreed codes of all that either has, in percent; 100 when neither has any.</summary>
    public int Percent => Total == 0 ? 100 : Agreed * 100 / Total;
}

/// <summary>
/// Compares two abstracts code over code: every code that either coder has is one unit, right when both have it with the same
/// indicator; principal diagnosis and MS-DRG are judged by themselves. Pure.
/// Source: AHIMA, Benchmarking to Improve Coding Accuracy and Productivity (code-over-code and record-over-record methods).
/// </summary>
internal static class Agreement
{
    public static CodeAgreement Of(EncounterAbstract coder, EncounterAbstract auditor)
    {
        var codes = new List<ComparedCode>();
        var (his, hers) = (Diagnoses(coder), Diagnoses(auditor));
        foreach (var (code, mine) in hers)
            codes.Add(Compared(code, mine.Kind, his.TryGetValue(code, out var other) ? Said(other) : null, Said(mine)));
        codes.AddRange(his.Where(d => !hers.ContainsKey(d.Key)).Select(d => Compared(d.Key, d.Value.Kind, Said(d.Value), null)));
        var (done, redone) = (Procedures(coder), Procedures(auditor));
        foreach (var (code, days) in redone)
            codes.Add(Compared(code, "procedure", done.GetValueOrDefault(code), days));
        codes.AddRange(done.Where(p => !redone.ContainsKey(p.Key)).Select(p => Compared(p.Key, "procedure", p.Value, null)));
        return new CodeAgreement(
            codes, codes.Count, codes.Count(c => c.Verdict == CodeVerdict.Same), coder.Codes.Principal == auditor.Codes.Principal, coder.Drg == auditor.Drg,
            coder.Drg, auditor.Drg);
    }

    private static Dictionary<string, (string Kind, string Poa)> Diagnoses(EncounterAbstract coded)
    {
        var codes = new Dictionary<string, (string, string)>();
        for (var i = 0; i < coded.Codes.Diagnoses.Count; i++)
            codes.TryAdd(coded.Codes.Diagnoses[i].Code, (i == 0 ? "principal" : "secondary", coded.Codes.Diagnoses[i].Poa));
        return codes;
    }

    /// <summary>The days of each procedure; one done twice is one unit with two days.</summary>
    private static Dictionary<string, string> Procedures(EncounterAbstract coded) =>
        coded.Codes.Procedures.GroupBy(p => p.Code).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(p => p.Date).Order(StringComparer.Ordinal)));

    private static string Said((string Kind, string Poa) diagnosis) => $"{diagnosis.Kind}{(diagnosis.Poa.Length > 0 ? $", POA {diagnosis.Poa}" : "")}";

    private static ComparedCode Compared(string code, string kind, string? coder, string? auditor) => new(
        code, "", kind, coder is null ? CodeVerdict.Missed : auditor is null ? CodeVerdict.Extra : coder == auditor ? CodeVerdict.Same : CodeVerdict.Differs,
        coder ?? "", auditor ?? "");
}
