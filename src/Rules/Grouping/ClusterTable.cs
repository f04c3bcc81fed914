using Chartroom.Rules.Releases;

namespace Chartroom.Rules.Grouping;

/// <summary>A set of procedures that together count as one. <c>SuppressedMdcs</c>: bit per MDC in which the single codes then do not count.</summary>
internal sealed record ProcedureCluster(CodeKey Code, int From, int To, ulong SuppressedMdcs, int Choices)
{
    public int AllChoices => (1 << Choices) - 1;
}

/// <summary>A procedure's part in a cluster: which choices it fills.</summary>
internal readonly record struct ClusterPart(int Cluster, int Choices);

/// <summary>
/// The clusters of a grouper release and, for each procedure code, the clusters that name it.
/// Source: CMS ICD-10 MS-DRG Definitions Manual, procedure clusters of the MDCs.
/// </summary>
internal sealed class ClusterTable
{
    private readonly List<ProcedureCluster> clusters = [];
    private readonly CodeMap codes = new(4096);
    private readonly List<List<ClusterPart>> building = [];
    private ClusterPart[][] parts = [];

    public int Count => clusters.Count;

    public ProcedureCluster this[int cluster] => clusters[cluster];

    /// <summary>The clusters that name the code, spelled exactly as given; of all versions.</summary>
    public ReadOnlySpan<ClusterPart> PartsOf(CodeKey code)
    {
        var at = codes.Find(code);
        return at < 0 ? [] : parts[at];
    }

    public static ClusterTable Load(string folder)
    {
        var table = new ClusterTable();
        var tsv = TsvBytes.Open(folder, "procedure_cluster.tsv");
        var (cluster, from, to) = (tsv.Column("cluster"), tsv.Column("version_from"), tsv.Column("version_to"));
        var (suppressed, count) = (tsv.Column("suppressed_mdcs"), tsv.Column("choice_count"));
        var (choice, list) = (tsv.Column("choice"), tsv.Column("codes"));
        var known = new Dictionary<(CodeKey, int, int), int>();
        while (tsv.Next())
        {
            var key = (tsv.Code(cluster), tsv.Number(from), tsv.Number(to));
            if (!known.TryGetValue(key, out var number))
            {
                number = table.clusters.Count;
                known.Add(key, number);
                table.clusters.Add(new ProcedureCluster(
                    key.Item1, key.Item2, key.Item3, MdcBits(tsv.Cell(suppressed)), tsv.Number(count)));
            }
            table.AddCodes(tsv.Cell(list), number, 1 << (tsv.Number(choice) - 1));
        }
        table.parts = [.. table.building.Select(p => p.ToArray())];
        table.building.Clear();
        return table;
    }

    private void AddCodes(ReadOnlySpan<byte> list, int cluster, int choice)
    {
        foreach (var range in list.Split((byte)' '))
        {
            var code = CodeKey.Of(list[range]);
            var at = codes.Find(code);
            if (at < 0)
            {
                at = building.Count;
                codes.Set(code, at);
                building.Add([]);
            }
            var own = building[at];
            if (own.Count > 0 && own[^1].Cluster == cluster)
                own[^1] = new ClusterPart(cluster, own[^1].Choices | choice);
            else
                own.Add(new ClusterPart(cluster, choice));
        }
    }

    private static ulong MdcBits(ReadOnlySpan<byte> list)
    {
        ulong bits = 0;
        foreach (var range in list.Split((byte)' '))
        {
            if (int.TryParse(list[range], out var mdc) && mdc < 64)
                bits |= 1UL << mdc;
        }
        return bits;
    }
}
