using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Abstracts;

/// <summary>The versions of an abstract, each with what it changed over the one before. Pure.</summary>
internal static class AbstractHistory
{
    /// <summary>The history of versions that are given newest first.</summary>
    public static IReadOnlyList<AbstractVersion> Of(IReadOnlyList<StoredVersion> versions)
    {
        var read = versions.Where(v => v.Document is not null).Select(AbstractClaim.Read).ToList();
        return [.. read.Select((now, i) => new AbstractVersion(
            now.Version, AccountViews.Text(now.ChangedAt), now.CoderName, now.Status, WorklistViews.Shown(now.Drg), Changes(i + 1 < read.Count ? read[i + 1] : null, now)))];
    }

    public static IReadOnlyList<string> Changes(EncounterAbstract? before, EncounterAbstract now)
    {
        var changes = new List<string>();
        var (old, codes) = (before?.Codes ?? AbstractCodes.Empty, now.Codes);
        AddSet(changes, old.Diagnoses.Select(d => d.Code), codes.Diagnoses.Select(d => d.Code));
        AddSet(changes, old.Procedures.Select(p => p.Code), codes.Procedures.Select(p => p.Code));
        var (was, isNow) = (old.Principal, codes.Principal);
        if (was is not null && isNow is not null && was != isNow)
            changes.Add($"principal {was} → {isNow}");
        foreach (var diagnosis in codes.Diagnoses)
        {
            var earlier = old.Diagnoses.FirstOrDefault(d => d.Code == diagnosis.Code);
            if (earlier is not null && earlier.Poa != diagnosis.Poa)
                changes.Add($"{diagnosis.Code} POA {Said(earlier.Poa)} → {Said(diagnosis.Poa)}");
        }
        if (changes.Count == 0 && before is not null && !old.Diagnoses.Select(d => d.Code).SequenceEqual(codes.Diagnoses.Select(d => d.Code)))
            changes.Add("sequence");
        if (old.DischargeStatus != codes.DischargeStatus)
            changes.Add($"discharge status {Said(old.DischargeStatus)} → {Said(codes.DischargeStatus)}");
        if (before is not null && before.Status != now.Status)
            changes.Add(now.Status == AbstractStatus.Final ? "finished" : "reopened");
        if (before?.Drg is { } drg && now.Drg is { } then && drg != then)
            changes.Add($"MS-DRG {drg:000} → {then:000}");
        return changes;
    }

    private static void AddSet(List<string> changes, IEnumerable<string> before, IEnumerable<string> now)
    {
        var (was, isNow) = (before.ToHashSet(), now.ToHashSet());
        changes.AddRange(isNow.Where(c => !was.Contains(c)).Select(c => $"+ {c}"));
        changes.AddRange(was.Where(c => !isNow.Contains(c)).Select(c => $"− {c}"));
    }

    private static string Said(string text) => text.Length > 0 ? text : "–";
}
