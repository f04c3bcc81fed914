using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>
/// Finds the procedure clusters on a claim. A cluster is present as soon as each of its choices is filled by some procedure,
/// taken in working order; it then counts as a procedure of its own, and the procedures used so far no longer count in the
/// MDCs that the cluster suppresses.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, procedure clusters; CMS ICD-10 MS-DRG Grouper, cluster step.
/// </summary>
internal static class Clusters
{
    public static void Find(ClaimWork work, ClusterTable table, ProcedureTable procedures)
    {
        work.Clusters.Clear();
        work.HasSuppression = false;
        if (work.ProcedureCount < 2)
            return;
        work.Stamp++;
        for (var position = 0; position < work.ProcedureCount; position++)
        {
            var code = work.Procedures[work.ProcedureOrder[position]].Code;
            foreach (var part in table.PartsOf(code))
            {
                var cluster = table[part.Cluster];
                if (cluster.From > work.Version || work.Version > cluster.To)
                    continue;
                var before = work.ClusterStamp[part.Cluster] == work.Stamp ? work.ClusterFilled[part.Cluster] : 0;
                var after = before | part.Choices;
                work.ClusterStamp[part.Cluster] = work.Stamp;
                work.ClusterFilled[part.Cluster] = after;
                if (after == cluster.AllChoices && before != after)
                    TakePlace(work, table, procedures, part.Cluster, position);
            }
        }
        if (work.Clusters.Count > 1)
            work.Clusters.Sort(static (a, b) => a.Code.CompareTo(b.Code));
    }

    /// <summary>Whether a procedure code is one of a cluster's codes.</summary>
    public static bool IsPart(ClusterTable table, int cluster, CodeKey code)
    {
        foreach (var part in table.PartsOf(code))
        {
            if (part.Cluster == cluster)
                return true;
        }
        return false;
    }

    private static void TakePlace(ClaimWork work, ClusterTable table, ProcedureTable procedures, int cluster, int last)
    {
        var found = table[cluster];
        var row = procedures.Find(found.Code, work.Version);
        work.Clusters.Add(new PresentCluster(cluster, found.Code, procedures.TraitsOf(row), last));
        for (var position = 0; position <= last; position++)
        {
            var code = work.Procedures[work.ProcedureOrder[position]].Code;
            if (!IsPart(table, cluster, code))
                continue;
            for (var i = 0; i < work.ProcedureCount; i++)
            {
                if (work.Procedures[i].Code == code)
                    work.Procedures[i].SuppressedMdcs |= found.SuppressedMdcs;
            }
        }
        work.HasSuppression = true;
    }
}
