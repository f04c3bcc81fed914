using Chartroom.Server.Coding.Abstracts;
using Chartroom.Store;

namespace Chartroom.Server.Coding.Evaluation;

/// <summary>Whether the documents that codes cite are still as they were when they were cited.</summary>
internal static class EvidenceChecks
{
    public static async Task<IReadOnlyList<Finding>> OfAsync(IRecordStore store, Access access, AbstractCodes codes, CancellationToken cancel)
    {
        var cited = codes.Diagnoses.Select((d, i) => (FindingTarget.Diagnosis, Index: i, d.Code, d.Evidence))
            .Concat(codes.Procedures.Select((p, i) => (FindingTarget.Procedure, Index: i, p.Code, p.Evidence))).Where(c => c.Evidence.Count > 0).ToList();
        var keys = cited.SelectMany(c => c.Evidence).Select(e => e.Document.Split('/')).Where(p => p.Length == 2).Select(p => new ResourceKey(p[0], p[1])).Distinct().ToList();
        if (keys.Count == 0)
            return [];
        var versions = (await store.ReadManyAsync(access, keys, cancel: cancel)).Where(v => !v.IsDeleted).ToDictionary(v => v.Key.ToString(), v => v.Version);
        var findings = new List<Finding>();
        foreach (var (target, index, code, evidence) in cited)
        {
            if (evidence.FirstOrDefault(e => versions.GetValueOrDefault(e.Document) != e.Version) is not { } old)
                continue;
            var reason = versions.TryGetValue(old.Document, out var now)
                ? $"{code} cites version {old.Version} of {old.Document}; it is now version {now}. Read it again."
                : $"{code} cites {old.Document}, which is no longer to be read.";
            findings.Add(new Finding(FindingLevel.Warning, "Evidence 2", "The document was amended", reason, target, index));
        }
        return findings;
    }
}
